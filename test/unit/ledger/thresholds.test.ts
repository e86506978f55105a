import {
  type Actor,
  type AgreementId,
  compileMinutes,
  type Grade,
  intentSchema,
  LEDGER_CLIENT,
  type Ledger,
  layFloor,
  minutesMarkdown,
  type Preset,
  readLedger,
  sayEvent,
  type VersionId,
  writeLedger,
} from "@acuerdo/shared";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { named, Table } from "../../support/ledger/ledger.ts";

/** What an agreement has to reach is a setting of the board. */

const GRADES: readonly Grade[] = ["endorse", "agree", "agree", "reserve", "reserve"];

function board() {
  const table = new Table();
  const mara = table.member("mara", "mediator");
  const otto = table.member("otto", "observer");
  const people = GRADES.map((_, n) => table.member(`p${n}`));
  const [first] = people as [Actor];
  const agreementId = named<AgreementId>("a1");
  const versionId = named<VersionId>("v1");
  table
    .do(first, { kind: "agreement.word", agreementId, clusterId: null, text: "Una llamada a las 48 horas", base: 0 })
    .do(first, { kind: "version.test", agreementId, versionId, base: 1, why: "", sources: [] });
  people.forEach((person, n) => {
    const grade = GRADES[n] as Grade;
    table.do(person, { kind: "stance.take", statementId: versionId, grade, reason: "", condition: "" });
  });
  return { table, mara, otto, first };
}

const choose = (thresholds: Preset) => ({ kind: "board.change", thresholds }) as const;
const standing = (ledger: Ledger) => layFloor(ledger).map(({ words, plank }) => `${words} ${plank}`);

describe("who chooses", () => {
  test("[CV48] whoever holds the wheel, and nobody else", () => {
    const { table, mara, otto, first } = board();
    expect(table.ask(first, choose("strict"))).toBe("not-the-wheel");
    expect(table.ask(otto, choose("strict"))).toBe("not-the-wheel");
    expect(table.ledger.board.thresholds).toBe("standard");
    expect(table.ask(mara, choose("strict"))).toBeNull();
    expect(table.ledger.board.thresholds).toBe("strict");
  });

  test("[CV48] one of the three; the same again makes no event", () => {
    const asked = (thresholds: string) =>
      intentSchema.safeParse({ id: "intent-0001", kind: "board.change", thresholds }).success;
    expect(["consent", "standard", "strict"].every(asked)).toBe(true);
    expect(asked("majority")).toBe(false);
    const { table, mara } = board();
    const { seq } = table.ledger;
    table.do(mara, choose("standard"));
    expect(table.ledger.seq).toBe(seq);
  });

  test("[CV48] the record says to what it was changed", () => {
    const { table, mara } = board();
    table.do(mara, choose("consent"));
    const entry = table.ledger.record.at(-1);
    if (!entry) throw new Error("an event was recorded");
    expect(entry).toMatchObject({ kind: "board.changed", data: { thresholds: "consent" } });
    expect(sayEvent("en", table.ledger, entry)).toBe("mara ◆ changed when an agreement stands (now: “By consent”)");
    expect(sayEvent("es", table.ledger, entry)).toBe(
      "mara ◆ cambió cuándo está en pie un acuerdo (ahora: «Por consentimiento»)",
    );
  });
});

describe("what follows", () => {
  test("[CV48] every agreement is judged by them at once, and again when they change back", () => {
    const { table, mara } = board();
    expect(standing(table.ledger)).toEqual(["not-enough-common-ground thin"]);
    expect(standing(table.do(mara, choose("consent")).ledger)).toEqual(["standing-with-reservations thin"]);
    expect(standing(table.do(mara, choose("strict")).ledger)).toEqual(["not-enough-common-ground thin"]);
    expect(layFloor(table.ledger)[0]?.judgement).toMatchObject({ acceptanceMissing: 2 });
    expect(standing(table.do(mara, choose("standard")).ledger)).toEqual(["not-enough-common-ground thin"]);
    expect(layFloor(table.ledger)[0]?.judgement).toMatchObject({ acceptanceMissing: 1 });
  });

  test("[MI6] the minutes judge by them and say which were in force", () => {
    const { table, mara } = board();
    table.do(mara, choose("consent"));
    const minutes = compileMinutes(table.ledger, [], 0);
    expect(minutes.standing.map(({ agreement }) => agreement.number)).toEqual([1]);
    expect(minutesMarkdown(minutes, "en")).toContain(
      "When an agreement stands: “By consent”. Four in five have answered and nobody objects.",
    );
    expect(minutesMarkdown(minutes, "es")).toContain("Cuándo está en pie un acuerdo: «Por consentimiento».");
    const before = compileMinutes(board().table.ledger, [], 0);
    expect(before.unsettled).toHaveLength(1);
    expect(minutesMarkdown(before, "es")).toContain("Cuándo está en pie un acuerdo: «Acuerdo mínimo».");
  });

  test("[CV48] a document from before there was a choice shows the standard ones", () => {
    const { table } = board();
    const doc = new Y.Doc();
    doc.clientID = LEDGER_CLIENT;
    writeLedger(doc, null, table.ledger);
    doc.getMap("board").delete("thresholds");
    const read = readLedger(doc);
    expect(read?.board).toEqual(table.ledger.board);
    expect(standing(read as Ledger)).toEqual(standing(table.ledger));
  });
});
