import {
  type AgreementId,
  type Asked,
  applyData,
  type Commitment,
  type CommitmentId,
  type Identity,
  isRefusal,
  type VersionId,
} from "@acuerdo/shared";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isTold } from "../../../client/src/sync/ledger/told.ts";
import { MIX } from "../../../server/src/ledger/mix.ts";
import { AnonymousBoard, answer, newId, position } from "../../support/judge/anonymous.ts";

/** What people do in their own names is no clock: it is said together with others', at moments that it does not choose. */

let at: AnonymousBoard;
let people: readonly Identity[];
const agreementId = newId<AgreementId>();
const versionId = newId<VersionId>();
beforeEach(async () => {
  at = await AnonymousBoard.open();
  people = await at.people(5);
  await at.do(person(0), { kind: "agreement.word", agreementId, clusterId: null, text: "Acordamos", base: 0 });
  await at.do(person(0), { kind: "version.test", agreementId, versionId, base: 1, why: "", sources: [] });
  at.clock.pass(2 * MIX.lateMs - (at.clock.now() % MIX.lateMs)); // from a mark on, so that ticks can be counted
  await at.ticks(0);
});
afterEach(() => at.close());

const person = (n: number) => people[n] as Identity;

const commitment = (name: string, text = "Lo hago") =>
  ({
    ...{ kind: "commitment.make", commitmentId: newId<CommitmentId>(), agreementId, hands: "do", text },
    ...{ due: null, with: [], asOrganization: false, name },
  }) as Asked & { kind: "commitment.make" };

/** From one mark to the next. */
const mark = () => at.ticks(MIX.lateMs / MIX.tickMs);
const names = () => [...at.writer.state.members.values()].map(({ name }) => name);
const acts = async () => (await at.events()).filter(({ kind }) => kind.startsWith("commitment."));

test("[AN3] a lone act waits for the next mark of the clock, whenever it was done; its author is told what is held", async () => {
  await at.ticks(3);
  expect(await at.ask(person(1), commitment("Ana"))).toMatchObject({ held: true });
  expect(at.writer.backstage.heldOf(person(1))).toMatchObject([{ kind: "commitment.made", data: { text: "Lo hago" } }]);
  expect(at.writer.busy).toBe(true);
  await at.ticks(MIX.lateMs / MIX.tickMs - 4);
  expect(await acts()).toEqual([]);
  await at.ticks();
  expect(names()).toEqual(["Ana"]);
  expect(at.writer.backstage.heldOf(person(1))).toEqual([]);
  expect((await at.store.aside(at.board.id)).held).toEqual([]);
  expect(at.writer.busy).toBe(false);
  await at.ticks();
  await at.do(person(2), commitment("Berta"));
  await at.ticks();
  expect(names()).toEqual(["Ana"]);
});

test("[AN3] three people's are said at the next tick, each person's in its own order, people in any", async () => {
  const order = new Set<string>();
  for (let n = 0; n < 12; n += 1) {
    const made = [1, 2, 3].map((who) => commitment(`P${who}`, `n${n}`));
    for (const [index, one] of made.entries()) await at.do(person(index + 1), one);
    const { commitmentId } = made[0] as (typeof made)[number];
    await at.do(person(1), { kind: "commitment.report", commitmentId, state: "going" });
    const before = (await acts()).length;
    expect(before).toBe(n * 4);
    await (n === 0 ? mark() : at.ticks()); // who worded the agreement has spoken
    const said = (await acts()).slice(before);
    expect(said).toHaveLength(4);
    order.add(said.map(({ actor }) => actor).join());
    expect(at.writer.state.commitments.get(commitmentId)?.state).toBe("going");
  }
  expect(order.size).toBeGreaterThan(2);
});

test("[AN3] where anybody has spoken since such acts were last said three people's wait for the mark, also where everybody has", async () => {
  const commit = async () => {
    for (const n of [1, 2, 3]) await at.do(person(n), commitment(`P${n}`));
  };
  await commit();
  await mark();
  expect(await acts()).toHaveLength(3);
  await commit();
  await at.ticks();
  expect(await acts()).toHaveLength(6);
  for (const n of [0, 4, 1, 2, 3]) {
    await at.do(person(n), position());
    if (n === 0 || n === 3) await commit();
    await at.ticks();
    expect(await acts()).toHaveLength(6);
  }
  await mark();
  expect(await acts()).toHaveLength(12);
});

test("[AN3] what is signed for an agreement waits while people talk about it, for an hour at most; for another it does not", async () => {
  const other = newId<AgreementId>();
  const otherVersion = newId<VersionId>();
  await at.do(person(0), { kind: "agreement.word", agreementId: other, clusterId: null, text: "Otro", base: 0 });
  await at.do(person(0), {
    ...{ kind: "version.test", agreementId: other, versionId: otherVersion },
    ...{ base: 1, why: "", sources: [] },
  });
  const inAll = async () => (await acts()).map(({ data }) => (data as { agreementId: AgreementId }).agreementId);
  const made = { ...commitment("P1"), agreementId: other };
  for (const one of [commitment("P1"), made]) await at.do(person(1), one);
  await at.do(person(2), commitment("P2"));
  for (const n of [0, 3, 4]) await at.do(person(n), answer(versionId, "accept"));
  const grades = ["agree", "endorse"] as const;
  for (let n = 0; n < 4; n += 1) {
    await at.do(person(4), answer(versionId, grades[n % 2]));
    await at.ticks(24);
  }
  expect(await inAll()).toEqual([other]);
  expect(at.writer.backstage.heldOf(person(1))).toHaveLength(1);
  await at.do(person(1), { kind: "commitment.report", commitmentId: made.commitmentId, state: "going" });
  await at.do(person(4), answer(versionId, "accept"));
  await mark();
  expect((await acts()).map(({ kind }) => kind)).toContain("commitment.reported");
  for (let n = 0; n < 14; n += 1) {
    await at.do(person(4), answer(versionId, grades[n % 2]));
    await at.ticks(24);
  }
  await mark();
  expect((await inAll()).filter((one) => one === agreementId)).toHaveLength(2);
});

test("[AN3] marks go on from when acts were last said: whoever acts next is one of those of five minutes", async () => {
  for (const n of [1, 2, 3]) await at.do(person(n), commitment(`P${n}`));
  await mark();
  await at.ticks(28);
  for (const n of [1, 2, 3]) await at.do(person(n), commitment(`P${n}`));
  await at.ticks();
  expect(await acts()).toHaveLength(6);
  await at.do(person(4), commitment("P4"));
  await at.ticks(MIX.lateMs / MIX.tickMs - 1);
  expect(await acts()).toHaveLength(6);
  await at.ticks();
  expect(await acts()).toHaveLength(7);
});

test("[AN3] two acts of one person are not two people's", async () => {
  for (let n = 0; n < 4; n += 1) await at.do(person(1), commitment("Ana", `n${n}`));
  await at.do(person(2), commitment("Berta"));
  await at.ticks(3);
  expect(await acts()).toEqual([]);
});

test("[AN3] what is held can be withdrawn and reported by its author, and by nobody else", async () => {
  const made = commitment("Ana");
  const { commitmentId } = made;
  await at.do(person(1), made);
  expect(await at.ask(person(1), { ...made, text: "Otra" })).toEqual({ refused: "id-taken" });
  expect(await at.ask(person(2), { kind: "commitment.withdraw", commitmentId })).toEqual({
    refused: "no-such-commitment",
  });
  expect(await at.ask(person(2), { ...commitment("Eva"), commitmentId })).toEqual({ refused: "id-taken" });
  await at.do(person(1), { kind: "commitment.withdraw", commitmentId });
  await at.ticks(MIX.lateMs / MIX.tickMs);
  expect(at.writer.state.commitments.get(commitmentId)).toMatchObject({ withdrawn: true });
});

test("[AN3] its author sees it marked, until others see the same", async () => {
  const made = commitment("Ana");
  const { commitmentId } = made;
  const mine = () =>
    at.writer.backstage
      .heldOf(person(1))
      .reduce((so, draft) => applyData(so, { ...draft, board: at.board.id, at: 0, seq: so.seq + 1 }), at.writer.state)
      .commitments.get(commitmentId) as Commitment;
  const marked = () => !isTold(at.writer.state, mine());
  const seen: boolean[] = [];
  for (const act of [made, { kind: "commitment.report", commitmentId, state: "going" }] as const) {
    await at.do(person(1), act);
    seen.push(marked());
    await at.ticks(MIX.lateMs / MIX.tickMs);
    seen.push(marked());
  }
  expect(seen).toEqual([true, false, true, false]);
});

test("[AN3] after a restart what was held is said all the same", async () => {
  await at.do(person(1), commitment("Ana"));
  await at.restart();
  expect(at.writer.backstage.heldOf(person(1))).toHaveLength(1);
  expect(at.writer.busy).toBe(true);
  await at.ticks(MIX.lateMs / MIX.tickMs);
  expect(names()).toEqual(["Ana"]);
});

test("[AN2] a commitment is signed: under its name, and under no id that its author is let in or heard by", async () => {
  await at.do(person(1), { ...commitment("Ana"), organization: "Norte", asOrganization: true });
  await at.ticks(MIX.lateMs / MIX.tickMs);
  const { signature, memberId, voiceId } = person(1);
  expect([...at.writer.state.members.values()]).toMatchObject([{ id: signature, name: "Ana", organization: "Norte" }]);
  for (const id of [memberId, voiceId]) expect(JSON.stringify(await at.events())).not.toContain(id);
  const nameless = await at.ask(person(2), commitment(""));
  expect(isRefusal(nameless)).toBe(false);
});
