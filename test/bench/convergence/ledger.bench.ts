import { type AgreementId, applyData, type Grade, type Ledger, layFloor, type VersionId } from "@acuerdo/shared";
import { bench, describe } from "vitest";
import { named, Table } from "../../support/ledger/ledger.ts";
import { stancesOf } from "../../unit/convergence/camps.ts";

/** The whole way from one more stance to the floor that a screen shows, on the ledger itself. */

const SHAPE = { seed: "room", people: 60, statements: 200, camps: 5, rated: 0.8, noise: 1 };
const GRADES: readonly Grade[] = ["object", "reserve", "accept", "agree", "endorse"];

const table = new Table();
// the first words everything, which only whoever mediates may
const people = Array.from({ length: SHAPE.people }, (_, p) =>
  table.member(`p${p}`, p === 0 ? "mediator" : "participant", `org ${p % 5}`),
);
const versionOf = (n: number) => named<VersionId>(`version-${n}`);

function stanceOn(ledger: Ledger, person: number, statement: number, grade: Grade): Ledger {
  const data = { statementId: versionOf(statement), grade, reason: "It ends what we do", condition: "" };
  const actor = people[person]?.voiceId ?? "server";
  return applyData(ledger, { kind: "stance.taken", data, board: ledger.board.id, seq: ledger.seq, at: 0, actor });
}

function board(): Ledger {
  const [first] = people;
  if (!first) throw new Error("a board has people");
  for (let n = 0; n < SHAPE.statements; n++) {
    const agreementId = named<AgreementId>(`agreement-${n}`);
    table.do(first, { kind: "agreement.word", agreementId, clusterId: null, text: `Wording ${n}`, base: 0 });
    table.do(first, { kind: "version.test", agreementId, versionId: versionOf(n), base: 1, why: "", sources: [] });
  }
  return stancesOf(SHAPE).reduce((ledger, [person, statement, answer]) => {
    const grade = GRADES[Number(answer) + 2] ?? "accept";
    return stanceOn(ledger, Number(person.slice(1)), Number(statement.slice(1)), grade);
  }, table.ledger);
}

describe("60 people, 200 wordings under test, one stance more", () => {
  let ledger = board();
  layFloor(ledger);
  let n = 0;

  bench("the ledger after it and its whole floor", () => {
    n += 1;
    ledger = stanceOn(ledger, n % SHAPE.people, n % SHAPE.statements, n % 2 === 0 ? "agree" : "accept");
    layFloor(ledger);
  });
});
