import type { PositionId, VersionId } from "@acuerdo/shared";
import { describe, expect, test } from "vitest";
import { waitsFor } from "../../../client/src/weigh/use-waits.ts";
import { named, Table } from "../../support/ledger/ledger.ts";

/** What waits for somebody's answer, on a phone as on a laptop. */

function board() {
  const table = new Table();
  const [mara, ana] = [table.member("mara", "mediator"), table.member("ana")];
  const observer = table.member("olga", "observer");
  const position = named<PositionId>("p1");
  const version = named<VersionId>("v1");
  table.do(mara, { kind: "position.place", positionId: position, positionKind: "need", text: "Un banco" });
  table.do(ana, { kind: "position.place", positionId: named<PositionId>("p2"), positionKind: "need", text: "Sombra" });
  const agreementId = named<never>("a1");
  table.do(mara, { kind: "agreement.word", agreementId, clusterId: null, text: "Un banco a la sombra", base: 0 });
  table.do(mara, { kind: "version.test", agreementId, versionId: version, base: 1, why: "", sources: [] });
  return { table, mara, ana, observer, position, version };
}

const NOTHING = { agreements: 0, positions: 0, asks: 0 };

describe("[WI8] what waits", () => {
  test("is what is tested and what others have put on the table, until it is answered", () => {
    const { table, ana, position, version } = board();
    expect(waitsFor(table.ledger, ana)).toEqual({ agreements: 1, positions: 1, asks: 0 });
    for (const statementId of [version, position])
      table.do(ana, { kind: "stance.take", statementId, grade: "agree", reason: "", condition: "" });
    expect(waitsFor(table.ledger, ana)).toEqual(NOTHING);
  });
  test("is nothing for whoever looks on or does not take part", () => {
    const { table, mara, observer } = board();
    expect(waitsFor(table.ledger, observer)).toEqual(NOTHING);
    expect(waitsFor(table.ledger, mara)).toEqual(NOTHING);
  });
  test("withdrawn or let go it waits no more", () => {
    const { table, mara, ana, position } = board();
    table.do(mara, { kind: "position.withdraw", positionId: position });
    table.do(mara, { kind: "agreement.let-go", agreementId: named("a1"), why: "Otra vez será" });
    expect(waitsFor(table.ledger, ana)).toEqual(NOTHING);
  });
});
