import {
  type Actor,
  type AgreementId,
  type Grade,
  judge,
  type Ledger,
  layFloor,
  mayBreakDown,
  nearestOnFloor,
  sayMissing,
  saySilent,
  saySilentCount,
  sayStanding,
  silentMembers,
  tallyOf,
  type VersionId,
  type Voices,
} from "@acuerdo/shared";
import { expect, test } from "vitest";
import type { Counted } from "../../shared/src/convergence/tally.ts";
import { named, Table } from "../support/ledger/ledger.ts";

/** What people read about an agreement that does not stand yet. */

const room = (answers: readonly Counted[], groups: Readonly<Record<string, readonly Counted[]>> = {}) => {
  const named = Object.entries(groups).map(([id, given]) => ({ id, expected: given.length, answers: given }));
  const expected = answers.length + named.reduce((sum, { answers: given }) => sum + given.length, 0);
  return judge(tallyOf({ expected, groups: named, ungrouped: answers }));
};

const school = { School: [null, null, null] } as const;

test("[NV1] two things that are missing are joined in one sentence", () => {
  const judgement = room([2, 1, 1, 1, 1, 1, 1, 2, 2, 1, -1, -1], school);
  expect(sayMissing("en", judgement)).toBe("Two reservations and answers missing from School.");
  expect(sayMissing("es", judgement)).toBe("Dos reservas y faltan respuestas de School.");
});

test("[NV1] an objection comes first, then the answers that are missing", () => {
  const judgement = room([-2, 1, 1, 1, 1, null, null, null, null, null]);
  expect(judgement.answersMissing).toBe(3);
  expect(sayMissing("en", judgement)).toBe("One open objection and three more answers needed.");
  expect(sayMissing("es", judgement)).toBe("Una objeción abierta y hacen falta tres respuestas más.");
});

test("[NV1] more than two things are set apart", () => {
  const judgement = room([-2, -1, 1, 1, 1, 1, 1, 1], { School: [null, null, null], "Town hall": [null, null, null] });
  expect(sayMissing("en", judgement)).toBe(
    "One open objection and one reservation; answers missing from School and Town hall.",
  );
  expect(sayMissing("es", judgement)).toContain(
    "Una objeción abierta y una reserva; faltan respuestas de School y Town hall.",
  );
});

test("[NV2] it says how many people would have to move, and nothing that is not missing", () => {
  expect(sayMissing("en", room([2, 1, 1, 1, 0, 0, 1, -1, -1, -1]))).toBe(
    "Three reservations and one more person would have to be able to live with it.",
  );
  expect(sayMissing("es", room([0, 0, 0, 0, 0, 0]))).toBe("Faltan dos personas que lo apoyen (4 o 5 dedos).");
  expect(sayMissing("en", room([1, 1, 1, "abstain", "abstain", "abstain", "abstain", "abstain", "abstain", 1]))).toBe(
    "Too many people stood aside to judge it.",
  );
});

test("[NV3] who has not been heard is named by organisation, or counted", () => {
  const people = [
    { name: "Ana", organization: "School" },
    { name: "Marta", organization: null },
    { name: "Luis", organization: "School" },
  ];
  expect(saySilent("en", people)).toBe("Still to answer: School (Ana and Luis) and Marta.");
  expect(saySilent("es", people)).toBe("Faltan por responder: School (Ana y Luis) y Marta.");
  expect(saySilentCount("es", 1)).toBe("Falta por responder una persona.");
  expect(saySilentCount("en", 4)).toBe("Four people have not answered yet.");
});

function tested(voices: Voices, answers: readonly Grade[]): Ledger {
  const table = new Table(voices);
  const people = ["a", "b", "c", "d"].map((name) => table.member(name));
  const [first] = people as [Actor];
  ["one", "two"].forEach((id) => {
    const agreementId = named<AgreementId>(`agreement-${id}`);
    table.do(first, { kind: "agreement.word", agreementId, clusterId: null, text: `We hold ${id}`, base: 0 });
    const versionId = named<VersionId>(`version-${id}`);
    table.do(first, { kind: "version.test", agreementId, versionId, base: 1, why: "", sources: [] });
  });
  answers.forEach((grade, n) => {
    const statementId = named<VersionId>("version-two");
    table.do(people[n] as Actor, { kind: "stance.take", statementId, grade, reason: "", condition: "" });
  });
  return table.ledger;
}

test("[NV4] on an anonymous board fewer than three answers are not broken down, and nobody is named as silent", () => {
  const ledger = tested("anonymous", ["agree", "reserve"]);
  expect(mayBreakDown(ledger, 2)).toBe(false);
  expect(mayBreakDown(ledger, 3)).toBe(true);
  expect(mayBreakDown(tested("named", []), 1)).toBe(true);
  expect(silentMembers(ledger, named<VersionId>("version-two"))).toEqual([]);
  expect(silentMembers(tested("named", ["agree"]), named<VersionId>("version-two")).map(({ name }) => name)).toEqual([
    "b",
    "c",
    "d",
  ]);
});

test("[NV5] what is nearest to agreement comes first, whatever its number", () => {
  const floor = layFloor(tested("named", ["agree", "agree"]));
  expect(nearestOnFloor(floor).map(({ agreement }) => agreement.number)).toEqual([2, 1]);
  expect(nearestOnFloor(layFloor(tested("named", ["agree", "agree", "agree", "agree"])))).toHaveLength(1);
});

test.each([
  [[null, null], "hacen falta al menos tres personas que respondan", "At least three people have to answer"],
  [[2, 1], "hacen falta al menos tres personas que respondan", "At least three people have to answer"],
] as const)("[NV11] two people %j are told how many it takes, not how many answers are missing", (answers, es, en) => {
  const judgement = room([...answers]);
  expect(sayStanding("es", judgement)).toContain(es);
  expect(sayMissing("en", judgement)).toContain(en);
  for (const said of [sayStanding("es", judgement), sayMissing("es", judgement)])
    expect(said).not.toMatch(/faltan? \S+ respuesta/);
});

test("[NV11] three who have not all answered are waited for", () => {
  expect(sayMissing("es", room([2, 1, null]))).toMatch(/falta una respuesta/i);
});
