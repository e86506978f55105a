import { decide, expectedMembers, type IntentKind, POLICY, type PositionId, tallyStatement } from "@acuerdo/shared";
import { describe, expect, test } from "vitest";
import { joiningDrafts } from "../../../server/src/ledger/joining.ts";
import { NamedVoices } from "../../../server/src/ledger/named.ts";
import { named, Table } from "../../support/ledger/ledger.ts";
import { weakly } from "../../support/weakening.ts";

/** Leaving a group, and coming back. */

const p2 = named<PositionId>("p2");

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
  expect(anonymous.ask(anonymous.member("ana"), { kind: "member.leave" })).toBe("voices-anonymous");
});

test("[ME2] they come back by saying so, and not because their device comes in again", () => {
  const { at, ana, luis, mara } = table();
  for (const gone of [ana, luis]) at.do(gone, { kind: "member.leave" });
  expect(at.ask(mara, { kind: "member.excuse", memberId: ana.memberId, excused: false })).toBe("has-left");
  at.do(ana, { kind: "member.return" });
  expect(expectedMembers(at.ledger).map(({ id }) => id)).toEqual([ana.memberId]);
  const again = joiningDrafts(at.ledger, { ...luis, role: null });
  expect(again).toMatchObject({ drafts: [] });
});

describe("[ME3] whoever has left says nothing before they are back", () => {
  const asking = (kind: IntentKind) => ({ id: named("intent-1"), kind }) as never;

  test("neither in a tab that was left open nor by their other device; all else of theirs goes on", () => {
    const { at, luis, mara } = table();
    const phone = at.member("luis-phone");
    at.do(mara, { kind: "member.join-as", from: phone.memberId, into: luis.memberId });
    for (const who of [luis, phone])
      at.do(who, { kind: "member.join-answer", from: phone.memberId, into: luis.memberId, yes: true });
    at.do(luis, { kind: "member.leave" });
    const { ledger } = at;
    const person = new NamedVoices();
    const kinds = Object.keys(POLICY) as IntentKind[];
    for (const kind of kinds.filter((one) => POLICY[one] === "voice"))
      for (const device of [luis, phone])
        expect([kind, person.decide(ledger, asking(kind), device)]).toEqual([kind, { refused: "you-left" }]);
    at.do(luis, { kind: "member.change", brings: "una silla" });
    expect(at.ledger.members.get(luis.memberId)?.left).toBe(true);
    expect(at.ask(luis, { kind: "position.place", positionId: p2, positionKind: "need", text: "Mesa" })).toBe(
      "you-left",
    );
    at.do(phone, { kind: "member.return" });
    at.do(luis, { kind: "position.place", positionId: p2, positionKind: "need", text: "Mesa" });
    expect(expectedMembers(at.ledger).map(({ id }) => id)).toContain(luis.memberId);
  });

  test("nor decides anything, where they mediated", () => {
    const { at, mara } = table();
    at.member("mia", "mediator");
    at.do(mara, { kind: "member.leave" });
    for (const [kind, who] of Object.entries(POLICY) as [IntentKind, string][])
      if (who === "wheel")
        expect([kind, decide(at.ledger, asking(kind), mara)]).toEqual([kind, { refused: "you-left" }]);
  });

  test("a ledger that takes them back silently is caught", async () => {
    const check = `return member?.left && POLICY[kind] !== "anyone" ? refuse("you-left") : null;`;
    const { rulesOf } = await weakly<typeof import("../../../shared/src/ledger/rules.ts")>(
      "shared/src/ledger/rules.ts",
      [check, "return null;"],
    );
    const { at, luis } = table();
    at.do(luis, { kind: "member.leave" });
    const rules = rulesOf({ deciders: { "position.place": () => [] }, appliers: {}, grounds: {} });
    expect(rules.decide(at.ledger, asking("position.place"), luis)).toEqual([]);
  });
});
