import type { ClusterId, Identity, MemberId, VersionId } from "@acuerdo/shared";
import { afterEach, beforeEach, expect, test } from "vitest";
import { awaitedBy, cameBy, hashOf, isCurrent } from "../../../server/src/auth.ts";
import { MIX } from "../../../server/src/ledger/mix.ts";
import { Seats } from "../../../server/src/ledger/seats.ts";
import type { StoredBoard } from "../../../server/src/store/store.ts";
import { AnonymousBoard, newId, position } from "../../support/judge/anonymous.ts";
import { named } from "../../support/ledger/ledger.ts";

/** Who is on a board with anonymous voices: nobody is named, and the count is no clock. */

let at: AnonymousBoard;
beforeEach(async () => {
  at = await AnonymousBoard.open();
  at.clock.pass(MIX.lateMs - (at.clock.now() % MIX.lateMs));
});
afterEach(() => at.close());

const people = () => at.writer.state.board.people;
const late = () => at.ticks(MIX.lateMs / MIX.tickMs);

test("[AN1] nobody who comes is in an event; people are counted from three on, several at once or late", async () => {
  await at.join("mediator");
  await at.people(1);
  await late();
  expect(people()).toBeUndefined();
  expect(await at.events()).toHaveLength(1);
  await at.people(1);
  await at.ticks();
  expect(people()).toMatchObject({ mediators: 1, participants: 2, observers: 0, expected: 2 });
  await at.people(2);
  await at.ticks(5);
  expect(people()?.participants).toBe(2);
  await at.people(1);
  await at.ticks();
  expect(people()?.participants).toBe(5);
  await at.join("observer");
  await at.ticks();
  expect(people()?.observers).toBe(0);
  await late();
  expect(people()).toMatchObject({ observers: 1, participants: 5 });
  expect(at.writer.state.members.size).toBe(0);
});

test("[AN1] the wheel says how many are not waited for, and names nobody", async () => {
  const mediator = await at.join("mediator");
  const [ana] = (await at.people(4)) as [Identity];
  await at.ticks();
  expect(await at.ask(ana, { kind: "people.excuse", count: 1 })).toMatchObject({ refused: "not-the-wheel" });
  await at.do(mediator, { kind: "people.excuse", count: 2 });
  expect(people()).toMatchObject({ expected: 4, excused: 2 });
  await at.people(3);
  await at.ticks();
  expect(people()).toMatchObject({ expected: 7, excused: 2 });
  expect(await at.ask(mediator, { kind: "member.excuse", memberId: ana.memberId, excused: true })).toEqual({
    refused: "no-such-member",
  });
});

test("[AN1] a mediator's taking part is in no event, and counts with the others'", async () => {
  const mediator = await at.join("mediator");
  await at.people(3);
  await at.ticks();
  await at.do(mediator, { kind: "member.change", takesPart: true });
  expect(at.writer.backstage.member(at.writer.state, mediator.memberId)).toMatchObject({ takesPart: true });
  const [ana] = (await at.people(1)) as [Identity];
  expect(await at.ask(ana, { kind: "member.change", takesPart: false })).toMatchObject({ refused: "not-yours" });
  await late();
  expect(people()).toMatchObject({ mediators: 1, participants: 4, expected: 5 });
  await at.restart();
  expect(at.writer.backstage.member(at.writer.state, mediator.memberId)).toMatchObject({ takesPart: true });
});

test("[AN5] times are days, and never go back", async () => {
  const DAY = 86_400_000;
  const [ana] = (await at.people(3)) as [Identity];
  await at.do(ana, position());
  at.clock.pass(DAY);
  await at.do(ana, position());
  const times = (await at.events()).map((event) => event.at);
  for (const time of times) expect(time % DAY).toBe(0);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  expect(new Set(times).size).toBe(2);
  expect(at.writer.state.board.openedAt % DAY).toBe(0);
});

test("[AN11] what only mediators do is done by whoever mediates, as is what one says who does not take part", async () => {
  const [mediator, second] = [await at.join("mediator"), await at.join("mediator", true)];
  await at.people(3);
  const placed = position();
  const agreementId = newId<never>();
  await at.do(mediator, placed);
  await at.do(mediator, { kind: "phase.move", phase: "weigh" });
  await at.do(second, { kind: "agreement.word", agreementId, clusterId: null, text: "Acordamos", base: 0 });
  await at.do(mediator, {
    kind: "version.test",
    agreementId,
    versionId: newId<VersionId>(),
    base: 1,
    why: "",
    sources: [],
  });
  await at.do(second, { kind: "agreement.let-go", agreementId, why: "No" });
  const by = Object.fromEntries((await at.events()).map(({ kind, actor }) => [kind, actor]));
  expect(by).toEqual({
    ...{ "board.opened": "server", "position.placed": "wheel", "phase.moved": "wheel" },
    ...{ "agreement.worded": second.voiceId, "version.tested": "wheel", "agreement.let-go": "wheel" },
  });
  await at.do(second, { ...placed, kind: "position.reword", text: "De quien media" });
  const [ana] = (await at.people(1)) as [Identity];
  expect(await at.ask(ana, { kind: "position.withdraw", positionId: placed.positionId })).toEqual({
    refused: "not-yours",
  });
});

test("[AN11] whoever names a cluster is somebody", async () => {
  const [ana] = (await at.people(3)) as [Identity];
  await at.do(ana, { kind: "cluster.name", clusterId: newId<ClusterId>(), sentence: "Horarios" });
  expect((await at.events()).at(-1)).toMatchObject({ kind: "cluster.named", actor: "somebody" });
  expect(at.writer.state.aliases.size).toBe(0);
});

test("[AN1] whoever opened the board is counted once they have come, not before", () => {
  const keys = { mediator: hashOf("m"), participant: hashOf("p"), observer: hashOf("o") };
  const owner = hashOf("owner's key");
  const memberId = named<MemberId>("opener");
  const opener = { memberId, role: "mediator", key: awaitedBy(owner), takesPart: false } as const;
  const seats = new Seats([opener, { ...opener, memberId: named<MemberId>("ana"), key: keys.mediator }]);
  expect(seats.counted()).toMatchObject({ mediators: 1 });
  expect(isCurrent({ keys, owner } as StoredBoard, opener)).toBe(true);
  seats.take({ ...opener, key: cameBy(opener.key) });
  expect(cameBy(opener.key)).toBe(owner);
  expect(seats.counted()).toMatchObject({ mediators: 2 });
});
