import {
  type Actor,
  type AgreementId,
  apply,
  compileMinutes,
  EMPTY_LEDGER,
  judgeStatement,
  type LedgerEvent,
  minutesMarkdown,
  sayAnswered,
  silentMembers,
  tallyStatement,
  type VersionId,
  type Voices,
  weighStatement,
} from "@acuerdo/shared";
import { describe, expect, test } from "vitest";
import { named, Table } from "../../support/ledger/ledger.ts";

/** Whoever comes in after words were put to the test undoes nothing by coming in. */

const agreementId = named<AgreementId>("a1");
const v1 = named<VersionId>("v1");

function agreed(count: number, organization: string | null = null, voices: Voices = "named") {
  const table = new Table(voices);
  const people = Array.from({ length: count }, (_, i) => table.member(`P${i}`, "participant", organization));
  const [first] = people as [Actor];
  table.do(first, { kind: "agreement.word", agreementId, clusterId: null, text: "Que pase de noche", base: 0 });
  table.do(first, { kind: "version.test", agreementId, versionId: v1, sources: [], why: "", base: 1 });
  return { table, people, first };
}

const answer = (table: Table, actor: Actor, grade: "agree" | "object" = "agree", statementId = v1) =>
  table.do(actor, { kind: "stance.take", statementId, grade, reason: "Porque sí", condition: "" });

describe("[CV50] whoever comes after the test", () => {
  test("is not waited for, however many come, and it is said how many they are", () => {
    const { table, people } = agreed(10);
    for (const person of people) answer(table, person);
    const before = judgeStatement(table.ledger, v1);
    for (let n = 0; n < 30; n += 1) table.member(`X${n}`);
    const now = judgeStatement(table.ledger, v1);
    expect(now).toEqual({ ...before, late: 30 });
    expect(now).toMatchObject({ status: "everyone", answered: 10, expected: 10 });
    expect(silentMembers(table.ledger, v1)).toEqual([]);
    expect(sayAnswered("es", now)).toContain("30 llegaron después");
    const minutes = minutesMarkdown(compileMinutes(table.ledger, [], 0), "es");
    expect(minutes).toContain("Han respondido 10 de 10. 30 personas llegaron después");
  });

  test("counts once they answer: an objection of theirs is one", () => {
    const { table, people } = agreed(10);
    for (const person of people) answer(table, person);
    const [late] = [table.member("Tarde"), table.member("Mira")];
    answer(table, late as Actor, "object");
    expect(judgeStatement(table.ledger, v1)).toMatchObject({ status: "contested", expected: 11, late: 1 });
  });

  test("is waited for on a new version, and those who were there stay waited for", () => {
    const { table, people, first } = agreed(4);
    for (const person of people) answer(table, person);
    table.member("Tarde");
    table.do(first, { kind: "agreement.word", agreementId, clusterId: null, text: "Que pase siempre", base: 1 });
    const v2 = named<VersionId>("v2");
    table.do(first, { kind: "version.test", agreementId, versionId: v2, sources: [], why: "Mejor", base: 2 });
    expect(weighStatement(table.ledger, v2).tally.whole).toMatchObject({ expected: 5 });
    expect(silentMembers(table.ledger, v2)).toHaveLength(5);
    expect(silentMembers(table.ledger, v1)).toEqual([]);
  });

  test("makes no organisation unheard", () => {
    const { table, people } = agreed(4, "Vecinos");
    const other = table.member("Otra", "participant", "Escuela");
    for (const person of people) answer(table, person);
    answer(table, other);
    for (let n = 0; n < 5; n += 1) table.member(`X${n}`, "participant", "Vecinos");
    const tally = tallyStatement(table.ledger, v1);
    expect(tally.groups).toMatchObject([{ id: "Vecinos", expected: 4 }]);
    expect(judgeStatement(table.ledger, v1).status).toBe("everyone");
  });

  test("where nobody has answered, two versions of two moments wait each for its own", () => {
    const { table, first } = agreed(3);
    table.member("Tarde");
    const other = named<AgreementId>("a2");
    const w1 = named<VersionId>("w1");
    table.do(first, { kind: "agreement.word", agreementId: other, clusterId: null, text: "Otra", base: 0 });
    table.do(first, { kind: "version.test", agreementId: other, versionId: w1, sources: [], why: "", base: 1 });
    expect([v1, w1].map((id) => judgeStatement(table.ledger, id).expected)).toEqual([3, 4]);
  });
});

describe("[CV50] where voices are anonymous", () => {
  const crowd = (count: number) => agreed(count, null, "anonymous");

  test("as many are waited for as there were, whoever they are, and it is said how many more there are", () => {
    const { table, people } = crowd(10);
    for (const person of people) answer(table, person);
    const before = judgeStatement(table.ledger, v1);
    for (let n = 0; n < 3; n += 1) table.member(`X${n}`);
    expect(judgeStatement(table.ledger, v1)).toEqual({ ...before, late: 3 });
    expect(before).toMatchObject({ status: "everyone", answered: 10, expected: 10 });
    const minutes = minutesMarkdown(compileMinutes(table.ledger, [], 0), "es");
    expect(minutes).toContain("Han respondido 10 de 10. 3 personas llegaron después");
  });

  test("one who came later counts with their answer, against too", () => {
    const { table, people } = crowd(10);
    for (const person of people) answer(table, person);
    const late = table.member("Tarde");
    answer(table, late, "object");
    expect(judgeStatement(table.ledger, v1)).toMatchObject({ status: "contested", expected: 11 });
    expect(judgeStatement(table.ledger, v1)).not.toHaveProperty("late");
  });

  test("a new version waits for all who are there then, and an excuse takes from the number", () => {
    const { table, people, first } = crowd(4);
    for (const person of people) answer(table, person);
    for (let n = 0; n < 3; n += 1) table.member(`X${n}`);
    table.do(first, { kind: "agreement.word", agreementId, clusterId: null, text: "Que pase siempre", base: 1 });
    const v2 = named<VersionId>("v2");
    table.do(first, { kind: "version.test", agreementId, versionId: v2, sources: [], why: "", base: 2 });
    const expected = (id: VersionId) => weighStatement(table.ledger, id).tally.whole.expected;
    expect([v1, v2].map(expected)).toEqual([4, 7]);
    const mediator = table.member("Media", "mediator");
    table.do(mediator, { kind: "people.excuse", count: 5 });
    expect([v1, v2].map(expected)).toEqual([4, 2]);
  });

  test("what was put to the test before people were counted, or by an earlier version, waits for all", () => {
    const { table } = crowd(3);
    const uncounted = new Table("anonymous");
    const unsaid = (event: LedgerEvent): LedgerEvent => {
      const { expected: _, ...data } = event.data as { expected?: number };
      return event.kind === "version.tested" ? ({ ...event, data } as LedgerEvent) : event;
    };
    uncounted.ledger = table.events.map(unsaid).reduce(apply, EMPTY_LEDGER);
    for (const to of [table, uncounted]) to.member("Tarde");
    expect([table, uncounted].map(({ ledger }) => judgeStatement(ledger, v1).expected)).toEqual([3, 4]);
  });
});
