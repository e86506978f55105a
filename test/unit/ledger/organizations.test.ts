import { apply, byOrganization, EMPTY_LEDGER, organizationId, organizationName } from "@acuerdo/shared";
import { expect, test } from "vitest";
import { organizationsHere } from "../../../client/src/facilitate/organizations-here.ts";
import { Table } from "../../support/ledger/ledger.ts";

/** Organisations: one each, and two that are one. */

const BOARD = "board-0001" as never;
const idOf = (name: string) => organizationId(BOARD, name);

function table() {
  const at = new Table();
  const mara = at.member("mara", "mediator");
  const people = ["AV Barrio", "A.V. barrio", "Asociación Vecinal", "UAM"].map((from, n) =>
    at.member(`persona-${n}`, "participant", from),
  );
  const merge = (from: string, into: string) =>
    at.ask(mara, { kind: "organization.merge", from: idOf(from), into: idOf(into) });
  const groups = () =>
    byOrganization(
      at.ledger.members,
      [...at.ledger.members.values()].filter(({ takesPart }) => takesPart),
    ).map(([name, members]) => [name, members.length]);
  return { at, mara, people, merge, groups };
}

test("[OR1] one id for every spelling, another on another board", () => {
  const { at } = table();
  expect([...at.ledger.organizations.keys()]).toEqual(["AV Barrio", "Asociación Vecinal", "UAM"].map(idOf));
  expect(idOf("a. v.  BÁRRIO")).toBe(idOf("A V barrio"));
  expect(organizationId("board-0002" as never, "UAM")).not.toBe(idOf("UAM"));
  expect(idOf("UAM")).toMatch(/^[A-Za-z0-9_-]{8,40}$/);
});

test("[OR2] put together they are one group, also with those who come later, until they are taken apart", () => {
  const { at, mara, people, merge, groups } = table();
  expect(groups()).toEqual([
    ["AV Barrio", 2],
    ["Asociación Vecinal", 1],
    ["UAM", 1],
  ]);
  expect(merge("Asociación Vecinal", "AV Barrio")).toBeNull();
  expect(groups()).toEqual([
    ["AV Barrio", 3],
    ["UAM", 1],
  ]);
  at.member("tarde", "participant", "Asociacion vecinal");
  const [first] = people;
  at.do(first as never, { kind: "member.change", organization: "ASOCIACIÓN VECINAL" } as never);
  expect(groups()).toEqual([
    ["AV Barrio", 4],
    ["UAM", 1],
  ]);
  expect(organizationName(at.ledger.members, "asociación vecinal")).toBe("AV Barrio");
  expect(at.ask(mara, { kind: "organization.part", organizationId: idOf("Asociación Vecinal") })).toBeNull();
  expect(groups().map(([, n]) => n)).toEqual([3, 1, 1]);
  expect(at.events.reduce(apply, EMPTY_LEDGER)).toEqual(at.ledger);
});

test("[OR3] no circle, and a third counts with both", () => {
  const { at, merge, groups } = table();
  expect(merge("Asociación Vecinal", "AV Barrio")).toBeNull();
  const { seq } = at.ledger;
  expect(merge("AV Barrio", "Asociación Vecinal")).toBeNull();
  expect(at.ledger.seq).toBe(seq);
  expect(merge("AV Barrio", "UAM")).toBeNull();
  expect(groups()).toEqual([["UAM", 4]]);
  expect(merge("UAM", "Nadie")).toBe("no-such-organization");
});

test("[OR2] [RM5] of people who were taken off nobody is asked whether their organisation is another's", () => {
  const { at, mara, people, merge } = table();
  const names = () => organizationsHere(at.ledger).map(({ name }) => name);
  const takeOff = (...gone: typeof people) =>
    at.do(mara, {
      kind: "member.remove-silent",
      memberIds: gone.map(({ memberId }) => memberId),
      reason: "Inventadas",
    });
  expect(merge("Asociación Vecinal", "AV Barrio")).toBeNull();
  takeOff(people[3] as never);
  expect(names()).toEqual(["AV Barrio", "Asociación Vecinal"]);
  takeOff(...people.slice(0, 3));
  expect(names()).toEqual(["AV Barrio", "Asociación Vecinal"]); // put together: that can be undone
  expect(at.ask(mara, { kind: "organization.part", organizationId: idOf("Asociación Vecinal") })).toBeNull();
  expect(names()).toEqual([]);
  expect(organizationsHere(at.ledger)).not.toEqual([...at.ledger.organizations.values()]);
});
