import {
  type AgreementId,
  type Asked,
  type ClusterId,
  type CommitmentId,
  expectedCount,
  type Identity,
  isRemoved,
  LIMITS,
  type VersionId,
} from "@acuerdo/shared";
import { afterEach, beforeEach, expect, test } from "vitest";
import { MIX } from "../../../server/src/ledger/mix.ts";
import { AnonymousBoard, answer, newId, position } from "../../support/judge/anonymous.ts";

/** Taking somebody off a board on which nobody is in a list: by their voice, or by the name that they signed with. */

let at: AnonymousBoard;
let mediator: Identity;
let people: readonly Identity[];
const person = (n: number) => people[n] as Identity;
const reason = "No existe";
beforeEach(async () => {
  at = await AnonymousBoard.open();
  mediator = await at.join("mediator");
  people = await at.people(5);
  await at.ticks(2);
});
afterEach(() => at.close());

const off = (memberId: string) => ({ kind: "member.remove", memberId, reason }) as Asked;
const back = (memberId: string) => ({ kind: "member.restore", memberId }) as Asked;

test("[RM1] [AN1] a voice is taken off by whoever mediates, and neither event nor table says whose it is", async () => {
  const { voiceId, memberId, signature } = person(1);
  await at.do(person(1), position());
  expect(await at.ask(person(2), off(voiceId))).toMatchObject({ refused: "not-the-wheel" });
  expect(await at.ask(mediator, off(memberId))).toEqual({ refused: "no-such-member" });
  expect(await at.ask(mediator, off(person(2).voiceId))).toEqual({ refused: "no-such-member" });
  for (const nobody of ["wheel", "somebody", "server"])
    expect(await at.ask(mediator, off(nobody))).toMatchObject({ refused: "no-such-member" });
  await at.do(mediator, off(voiceId));
  expect((await at.events()).at(-1)).toMatchObject({ kind: "member.removed", actor: "wheel", data: { reason } });
  expect(JSON.stringify([...at.writer.state.removed.values()])).not.toContain(mediator.memberId);
  expect(isRemoved(at.writer.state, person(1))).toBe(true);
  expect(await at.ask(person(1), position())).toEqual({ refused: "removed" });
  expect(at.writer.backstage.letIn(at.writer.state, { ...person(1) }, at.board.keys)).toEqual({ refused: "removed" });
  expect(JSON.stringify(await at.events())).not.toMatch(new RegExp(`${memberId}|${signature}`));
});

test("[RM6] [AN1] several voices are taken off together, and it is not said whose they are", async () => {
  for (const n of [0, 1, 2]) await at.do(person(n), position());
  const memberIds = [1, 2].map((n) => person(n).voiceId);
  const off = { kind: "member.remove-some", memberIds, reason } as unknown as Asked;
  expect(await at.ask(mediator, { ...off, memberIds: [person(0).memberId] } as never)).toMatchObject({
    refused: "no-such-member",
  });
  await at.do(mediator, off);
  expect((await at.events()).slice(-2)).toMatchObject(
    memberIds.map((memberId) => ({ kind: "member.removed", actor: "wheel", data: { memberId, reason } })),
  );
  expect(expectedCount(at.writer.state)).toBe(3);
  for (const n of [1, 2]) expect(await at.ask(person(n), position())).toEqual({ refused: "removed" });
  await at.do(person(0), position());
});

test("[RM2] [AN1] one less is waited for, as long as the voice is off", async () => {
  const { state } = at.writer;
  expect(expectedCount(state)).toBe(5);
  await at.do(person(1), position());
  await at.do(mediator, off(person(1).voiceId));
  expect(expectedCount(at.writer.state)).toBe(4);
  await at.people(3);
  await at.ticks();
  expect(expectedCount(at.writer.state)).toBe(7);
  await at.do(mediator, back(person(1).voiceId));
  expect(expectedCount(at.writer.state)).toBe(8);
  await at.do(person(1), position());
});

test("[RM2] [AN4] what they answered and nobody knows yet waits until they are let back in", async () => {
  const placed = position();
  await at.do(person(0), placed);
  await at.do(person(1), position());
  await at.do(person(1), answer(placed.positionId));
  await at.do(person(2), answer(placed.positionId));
  await at.do(mediator, off(person(1).voiceId));
  await at.do(person(3), answer(placed.positionId));
  const given = () => [...(at.writer.state.stances.get(placed.positionId)?.keys() ?? [])];
  expect(given()).toEqual([]);
  await at.restart();
  await at.do(mediator, back(person(1).voiceId));
  await at.do(person(4), answer(placed.positionId));
  expect(given().sort()).toEqual([1, 2, 3, 4].map((n) => person(n).voiceId).sort());
});

test("[RM1] [AN3] whoever signed is taken off by that name; what they signed and nobody knows yet waits", async () => {
  const agreementId = newId<AgreementId>();
  await at.do(person(0), { kind: "agreement.word", agreementId, clusterId: null, text: "Acordamos", base: 0 });
  const versionId = newId<VersionId>();
  await at.do(person(0), { kind: "version.test", agreementId, versionId, base: 1, why: "", sources: [] });
  const commitment = () =>
    ({
      ...{ kind: "commitment.make", commitmentId: newId<CommitmentId>(), agreementId, hands: "do", text: "Lo hago" },
      ...{ due: null, with: [], asOrganization: false, name: "Ana" },
    }) as Asked;
  const late = () => at.ticks((2 * MIX.lateMs) / MIX.tickMs); // the talk about the version ends first
  await at.do(person(1), commitment());
  await late();
  await at.do(person(1), commitment());
  await at.do(mediator, off(person(1).signature));
  expect(at.writer.state.members.get(person(1).signature)).toMatchObject({ name: "Ana", removed: true });
  expect(await at.ask(person(1), position())).toEqual({ refused: "removed" });
  await late();
  expect(at.writer.state.commitments.size).toBe(1);
  await at.do(mediator, back(person(1).signature));
  await late();
  expect(at.writer.state.commitments.size).toBe(2);
});

test("[RM1] whoever mediates alone does not take off their own voice", async () => {
  const other = await at.join("mediator", true);
  await at.do(other, position());
  await at.ticks(MIX.lateMs / MIX.tickMs);
  await at.do(other, off(other.voiceId));
  const alone = await AnonymousBoard.open();
  const only = await alone.join("mediator", true);
  await alone.do(only, position());
  expect(await alone.ask(only, off(only.voiceId))).toEqual({ refused: "last-mediator" });
  await alone.close();
});

test("[RM1] two who mediate do not both go: whoever has taken somebody off may be the last", async () => {
  const two = await AnonymousBoard.open();
  const [one, other] = [await two.join("mediator", true), await two.join("mediator", true)];
  for (const who of [one, other]) await two.do(who, position());
  await two.people(3);
  await two.ticks(MIX.lateMs / MIX.tickMs);
  expect(two.writer.state.board.people).toMatchObject({ mediators: 2 });
  await two.do(one, off(other.voiceId));
  expect(await two.ask(one, off(one.voiceId))).toEqual({ refused: "last-mediator" });
  await two.do(one, back(other.voiceId));
  await two.do(one, off(one.voiceId));
  await two.close();
});

test("[LM1] [AN6] no event says who named a cluster, and still nobody takes every place, also after a restart", async () => {
  const cluster = () => ({ kind: "cluster.name", clusterId: newId<ClusterId>(), sentence: "Lo que va junto" }) as const;
  for (let n = 0; n < LIMITS.clustersPerVoice; n += 1) await at.do(person(1), cluster());
  await at.restart();
  expect(await at.ask(person(1), cluster())).toMatchObject({ refused: "too-many" });
  await at.do(person(2), cluster());
  expect(at.writer.backstage.heldOf(person(1))).toEqual([]);
  expect(JSON.stringify(await at.events())).not.toContain(person(1).voiceId);
});
