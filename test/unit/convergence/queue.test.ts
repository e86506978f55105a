import type { Actor, AgreementId, Grade, PositionId, StatementId, VersionId } from "@acuerdo/shared";
import { describe, expect, test } from "vitest";
import { nextOf } from "../../../client/src/weigh/next.ts";
import { queueFor } from "../../../client/src/weigh/queue.ts";
import { named, Table } from "../../support/ledger/ledger.ts";

/** The respond queue on the ledger itself, as a phone asks it. */

const NEW = named<PositionId>("new");
const CONTESTED = named<PositionId>("contested");
const SETTLED = named<PositionId>("settled");

function board(people: number) {
  const table = new Table();
  const author = table.member("author", "mediator");
  const members = Array.from({ length: people }, (_, n) => table.member(`m${n}`));
  for (const positionId of [NEW, CONTESTED, SETTLED])
    table.do(author, { kind: "position.place", positionId, positionKind: "idea", text: positionId });
  const answer = (by: Actor, statementId: StatementId, grade: Grade) =>
    table.do(by, { kind: "stance.take", statementId, grade, reason: "", condition: "" });
  // the last one has answered nothing
  members.slice(0, -1).forEach((member, n) => {
    answer(member, CONTESTED, n % 2 === 0 ? "object" : "endorse");
    answer(member, SETTLED, "agree");
  });
  return { table, author, me: members.at(-1) as Actor };
}

/** How often each is asked first, over many draws. */
function drawn(people: number, draws: number): ReadonlyMap<string | undefined, number> {
  const { table, me } = board(people);
  const { waiting } = queueFor(table.ledger, me.voiceId);
  const times = new Map<string | undefined, number>();
  for (let step = 0; step < draws; step++) {
    const id = nextOf(table.ledger, me.voiceId, waiting, step);
    times.set(id, (times.get(id) ?? 0) + 1);
  }
  return times;
}

describe("a crowd of sixty", () => {
  test("[CV32] is asked by weight, and one time in five anything: nothing quiet is buried", () => {
    const times = drawn(60, 3000);
    // the new statement outweighs the others a thousand times, so that theirs is the even fifth: a third of it each
    expect(times.get(CONTESTED)).toBeGreaterThan(150);
    expect(times.get(CONTESTED)).toBeLessThan(250);
    expect(times.get(SETTLED)).toBeGreaterThan(150);
    expect(times.get(SETTLED)).toBeLessThan(250);
    expect(times.get(NEW)).toBeGreaterThan(2500);
  });

  test("[CV32] is asked the same after a reload, and something else after an answer", () => {
    const { table, me } = board(60);
    const { waiting, answered, all } = queueFor(table.ledger, me.voiceId);
    expect([waiting.length, answered, all]).toEqual([3, 0, 3]);
    const once = nextOf(table.ledger, me.voiceId, waiting, answered) as StatementId;
    expect(nextOf(table.ledger, me.voiceId, [...waiting].reverse(), answered)).toBe(once);
    table.do(me, { kind: "stance.take", statementId: once, grade: "accept", reason: "", condition: "" });
    const left = queueFor(table.ledger, me.voiceId);
    expect([left.waiting.length, left.answered]).toEqual([2, 1]);
    expect(left.waiting).toContain(nextOf(table.ledger, me.voiceId, left.waiting, left.answered));
  });

  test("[CV32] is asked about a wording under test before any position", () => {
    const { table, author, me } = board(60);
    const [agreementId, versionId] = [named<AgreementId>("a1"), named<VersionId>("v1")];
    table
      .do(author, { kind: "agreement.word", agreementId, clusterId: null, text: "Una llamada", base: 0 })
      .do(author, { kind: "version.test", agreementId, versionId, base: 1, why: "", sources: [] });
    const { waiting } = queueFor(table.ledger, me.voiceId);
    for (let step = 0; step < 50; step++) expect(nextOf(table.ledger, me.voiceId, waiting, step)).toBe(versionId);
  });
});

test("[CV30] a room of fifty is asked in order, whatever the step", () => {
  expect(drawn(50, 100)).toEqual(new Map([[NEW, 100]]));
});
