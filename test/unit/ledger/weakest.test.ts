import { type PositionId, weakestOf } from "@acuerdo/shared";
import { expect, test } from "vitest";
import { named, Table } from "../../support/ledger/ledger.ts";

/** A cluster of positions, each with the people who accept it, or have a reservation where a minus stands before them. */
function answered(accepting: Readonly<Record<string, readonly string[]>>): Table {
  const table = new Table();
  const people = ["ana", "bea", "cai"].map((name) => ({ name, actor: table.member(name) }));
  const [ana] = people;
  if (!ana) throw new Error("a board has people");
  for (const [name, yes] of Object.entries(accepting)) {
    const positionId = named<PositionId>(name);
    table.do(ana.actor, { kind: "position.place", positionId, positionKind: "need", text: name });
    for (const { name: who, actor } of people) {
      if (!yes.includes(who) && !yes.includes(`-${who}`)) continue;
      const grade = yes.includes(who) ? "accept" : "reserve";
      table.do(actor, { kind: "stance.take", statementId: positionId, grade, reason: "", condition: "" });
    }
  }
  return table;
}

test("[NV10] of equal shares the one with fewer people is the weakest, from whichever end one looks", () => {
  const { ledger } = answered({ all: ["ana", "bea", "cai"], two: ["bea", "cai"], half: ["ana", "-bea"] });
  const ids = ["all", "two"].map((name) => named<PositionId>(name));
  for (const order of [ids, ids.toReversed()])
    expect(weakestOf(ledger, order)).toEqual({ positionId: named("two"), accepting: 2, answered: 2 });
  expect(weakestOf(ledger, [...ids, named<PositionId>("half")])?.accepting).toBe(1);
});

test("[NV10] where nobody accepts, the one that more people refused is the weakest", () => {
  const { ledger } = answered({ one: ["-bea"], two: ["-bea", "-cai"] });
  const ids = ["one", "two"].map((name) => named<PositionId>(name));
  for (const order of [ids, ids.toReversed()])
    expect(weakestOf(ledger, order)).toEqual({ positionId: named("two"), accepting: 0, answered: 2 });
});
