import { expectedMembers, tallyStatement } from "@acuerdo/shared";
import { expect, test } from "vitest";
import { joiningDrafts } from "../../../server/src/ledger/joining.ts";
import { named, Table } from "../../support/ledger/ledger.ts";

/** Leaving a group, and coming back. */

function table() {
  const at = new Table();
  const mara = at.member("mara", "mediator");
  const [ana, luis] = [at.member("ana"), at.member("luis")];
  at.do(luis, { kind: "position.place", positionId: named("p1"), positionKind: "need", text: "Luz" });
  at.do(ana, { kind: "stance.take", statementId: named("p1"), grade: "agree", reason: "", condition: "" });
  return { at, mara, ana, luis };
}

test("[ME1] whoever leaves is not waited for, and what they said is counted once", () => {
  const { at, ana, luis, mara } = table();
  expect(expectedMembers(at.ledger)).toHaveLength(2);
  for (const gone of [ana, luis]) at.do(gone, { kind: "member.leave" });
  expect(expectedMembers(at.ledger)).toEqual([]);
  expect(tallyStatement(at.ledger, named("p1")).whole).toMatchObject({ expected: 1 });
  expect(at.ledger.positions.get(named("p1"))?.text).toBe("Luz");
  expect(at.ask(ana, { kind: "member.leave" })).toBeNull();
  expect(at.ask(mara, { kind: "member.leave" })).toBe("last-mediator");
  const anonymous = new Table("anonymous");
  expect(anonymous.ask(anonymous.member("ana"), { kind: "member.leave" })).toBe("no-such-member");
});

test("[ME2] they come back by saying so, and not because their device comes in again", () => {
  const { at, ana, luis } = table();
  for (const gone of [ana, luis]) at.do(gone, { kind: "member.leave" });
  at.do(ana, { kind: "member.return" });
  expect(expectedMembers(at.ledger).map(({ id }) => id)).toEqual([ana.memberId]);
  const again = joiningDrafts(at.ledger, { ...luis, role: null });
  expect(again).toMatchObject({ drafts: [] });
});
