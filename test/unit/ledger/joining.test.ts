import {
  type Actor,
  apply,
  checkChain,
  decideJoin,
  EMPTY_LEDGER,
  expectedMembers,
  idsOf,
  isRefusal,
  isSelf,
  type MemberId,
  memberName,
  personOf,
  presentMembers,
  type StatementId,
  sayEvent,
  tallyStatement,
  type VersionId,
} from "@acuerdo/shared";
import { expect, test } from "vitest";
import { named, Table } from "../../support/ledger/ledger.ts";

/** Two members who are one person. */

const P1 = named<StatementId>("p1");
const V1 = named<VersionId>("v1");
const grade = (statementId: StatementId, given: string, reason = "") =>
  ({ kind: "stance.take", statementId, grade: given, reason, condition: "" }) as never;

function table() {
  const at = new Table();
  const mara = at.member("mara", "mediator");
  const [phone, laptop, luis] = [
    at.member("ana", "participant", null, "member-phone"),
    at.member("ana", "participant", "UAM", "member-laptop"),
    at.member("luis"),
  ];
  at.do(luis, { kind: "position.place", positionId: P1 as never, positionKind: "need", text: "Luz" });
  at.do(luis, { kind: "agreement.word", agreementId: named("a1"), clusterId: null, text: "Luz", base: 0 });
  at.do(luis, { kind: "version.test", agreementId: named("a1"), versionId: V1, base: 1, why: "", sources: [] });
  return { at, mara, phone, laptop, luis };
}

/** As a mediator who asks and two who say yes. */
function joined(at: Table, mara: Actor, from: Actor, into: Actor): void {
  const pair = { from: from.memberId, into: into.memberId };
  at.do(mara, { kind: "member.join-as", ...pair });
  for (const one of [from, into]) at.do(one, { kind: "member.join-answer", ...pair, yes: true });
}

test("[JO1] both say yes, and they are one: counted once, with the later of two answers", () => {
  const { at, mara, phone, laptop } = table();
  at.do(phone, grade(P1, "agree")).do(laptop, grade(P1, "reserve")).do(phone, grade(V1, "endorse"));
  at.do(laptop, { kind: "position.place", positionId: named("p2"), positionKind: "idea", text: "Farolas" });
  joined(at, mara, laptop, phone);
  expect(presentMembers(at.ledger).map(({ id }) => id)).not.toContain(laptop.memberId);
  expect(expectedMembers(at.ledger)).toHaveLength(2);
  expect([...(at.ledger.stances.get(P1)?.values() ?? [])]).toMatchObject([{ by: phone.memberId, grade: "reserve" }]);
  expect(tallyStatement(at.ledger, V1).whole).toMatchObject({ expected: 2, endorse: 1 });
  expect(at.ledger.positions.get(named("p2"))?.by).toBe(phone.memberId);
  expect(idsOf(at.ledger, laptop.memberId)).toEqual([phone.memberId, laptop.memberId]);
  expect(personOf(at.ledger, laptop)).toMatchObject({ memberId: phone.memberId, voiceId: phone.memberId });
});

test("[JO1] one yes joins nobody, a no ends the question, and nobody else answers it", () => {
  const { at, mara, phone, laptop, luis } = table();
  const pair = { from: laptop.memberId, into: phone.memberId };
  expect(at.ask(phone, { kind: "member.join-as", ...pair })).toBe("not-the-wheel");
  at.do(mara, { kind: "member.join-as", ...pair });
  const { seq } = at.ledger;
  at.do(mara, { kind: "member.join-as", from: pair.into, into: pair.from });
  expect(at.ledger.seq).toBe(seq);
  for (const other of [mara, luis])
    expect(at.ask(other, { kind: "member.join-answer", ...pair, yes: true })).toBe("not-yours");
  at.do(phone, { kind: "member.join-answer", ...pair, yes: true }).do(phone, {
    kind: "member.join-answer",
    ...pair,
    yes: true,
  });
  expect(at.ledger.members.get(laptop.memberId)).toMatchObject({
    asked: { into: phone.memberId, yes: [phone.memberId] },
  });
  at.do(laptop, { kind: "member.join-answer", ...pair, yes: false });
  expect(at.ledger.members.get(laptop.memberId)).not.toHaveProperty("asked");
  expect(at.ask(laptop, { kind: "member.join-answer", ...pair, yes: true })).toBe("changed-meanwhile");
  expect(presentMembers(at.ledger)).toHaveLength(4);
});

test("[JO1] a mediator who is one of the two has said yes by asking", () => {
  const { at, mara, phone } = table();
  const pair = { from: mara.memberId, into: phone.memberId };
  at.do(mara, { kind: "member.join-as", ...pair }).do(phone, { kind: "member.join-answer", ...pair, yes: true });
  expect(at.ledger.members.get(phone.memberId)).toMatchObject({ role: "mediator", takesPart: true });
  expect(at.ledger.members.get(mara.memberId)).toMatchObject({ as: phone.memberId });
  expect(at.ask({ ...phone, role: "mediator" }, { kind: "member.leave" })).toBe("last-mediator");
});

test("[JO2] an objection is that of the answer that holds, and is there once", () => {
  const states = (first: string, then: string) => {
    const { at, mara, phone, laptop } = table();
    at.do(laptop, grade(V1, first, "porque")).do(phone, grade(V1, then, "porque"));
    joined(at, mara, laptop, phone);
    return [...at.ledger.objections.values()].map(({ id, by, state }) => [id, by, state]);
  };
  const id = `${V1}/member-phone`;
  expect(states("object", "agree")).toEqual([[id, "member-phone", "changed"]]);
  expect(states("agree", "object")).toEqual([[id, "member-phone", "open"]]);
  expect(states("object", "object")).toEqual([[id, "member-phone", "open"]]);
  expect(states("agree", "reserve")).toEqual([]);
});

test("[JO2] what was asked of either is asked of the one, and of nobody what they do themselves", () => {
  const { at, mara, phone, laptop, luis } = table();
  const make = (by: Actor, id: string, people: readonly Actor[]) =>
    at.do(by, {
      kind: "commitment.make",
      commitmentId: named(id),
      agreementId: named("a1"),
      hands: "do",
      text: "Ir",
      due: null,
      with: people.map(({ memberId }) => memberId),
      asOrganization: false,
    });
  make(luis, "c1", [phone, laptop]);
  make(laptop, "c2", [phone, luis]);
  at.do(laptop, { kind: "commitment.accept", commitmentId: named("c1") });
  joined(at, mara, laptop, phone);
  expect(at.ledger.commitments.get(named("c1"))).toMatchObject({ asked: [], joined: [phone.memberId] });
  expect(at.ledger.commitments.get(named("c2"))).toMatchObject({ by: phone.memberId, asked: [luis.memberId] });
});

test("[JO2] whoever said no to a task by one device later than yes by the other has said no, and the other way round", () => {
  for (const order of [
    ["accept", "decline"],
    ["decline", "accept"],
  ] as const) {
    const { at, mara, phone, laptop, luis } = table();
    at.do(luis, {
      ...{ kind: "commitment.make", commitmentId: named("c1"), agreementId: named("a1"), hands: "do", text: "x" },
      ...{ due: null, with: [phone.memberId, laptop.memberId], asOrganization: false },
    });
    at.do(phone, { kind: `commitment.${order[0]}`, commitmentId: named("c1") });
    at.do(laptop, { kind: `commitment.${order[1]}`, commitmentId: named("c1") });
    joined(at, mara, laptop, phone);
    const {
      with: named_,
      asked,
      joined: willing,
    } = at.ledger.commitments.get(named("c1")) as never as Record<string, []>;
    expect([named_, asked, willing]).toEqual([[], [], order[1] === "accept" ? [phone.memberId] : []]);
  }
});

test("[JO2] whoever has sent apologies by either is not waited for", () => {
  for (const way of ["into", "from"] as const) {
    const { at, mara, phone, laptop } = table();
    at.do(mara, { kind: "member.excuse", memberId: phone.memberId, excused: true, reason: "" } as never);
    joined(at, mara, way === "into" ? laptop : phone, way === "into" ? phone : laptop);
    expect(expectedMembers(at.ledger)).toHaveLength(1);
  }
});

test("[JO1] a question ends with no, also about somebody who is gone, and by itself where one of the two goes", () => {
  const ends = [
    { kind: "member.leave" } as const,
    { kind: "member.remove", memberId: named<MemberId>("member-laptop"), reason: "x" } as const,
  ];
  for (const end of ends) {
    const { at, mara, phone, laptop } = table();
    const pair = { from: phone.memberId, into: laptop.memberId };
    at.do(mara, { kind: "member.join-as", ...pair });
    at.do(end.kind === "member.leave" ? laptop : mara, end);
    expect(at.ledger.members.get(phone.memberId)?.asked).toBeUndefined();
    expect(at.ask(phone, { kind: "member.join-answer", ...pair, yes: false })).toBe("changed-meanwhile");
  }
});

test("[JO2] whoever was there by either was there when a version was put to the test", () => {
  const { at, mara, phone } = table();
  const late = at.member("tarde");
  expect(tallyStatement(at.ledger, V1).whole).toMatchObject({ expected: 3, late: 1 });
  joined(at, mara, phone, late);
  expect(at.ledger.members.get(late.memberId)?.since).toBe(at.ledger.members.get(phone.memberId)?.seq);
  expect(tallyStatement(at.ledger, V1).whole).toMatchObject({ expected: 3 });
  expect(tallyStatement(at.ledger, V1).whole.late).toBeUndefined();
});

test("[JO3] nobody is joined with themselves, with who is gone, or where voices are anonymous", () => {
  const { at, mara, phone, laptop, luis } = table();
  const ask = (from: Actor, into: Actor) =>
    at.ask(mara, { kind: "member.join-as", from: from.memberId, into: into.memberId });
  expect(ask(phone, phone)).toBe("same-member");
  expect(at.ask(mara, { kind: "member.join-as", from: named("nadie"), into: phone.memberId })).toBe("no-such-member");
  at.do(luis, { kind: "member.leave" });
  expect(ask(luis, phone)).toBe("has-left");
  expect(ask(phone, luis)).toBe("has-left");
  const gone = at.member("fuera");
  at.do(mara, { kind: "member.remove", memberId: gone.memberId, reason: "Inventada" });
  expect(ask(gone, phone)).toBe("no-such-member");
  joined(at, mara, laptop, phone);
  expect(ask(laptop, mara)).toBe("no-such-member");
  for (const kind of ["member.remove", "member.excuse"] as const)
    expect(at.ask(mara, { kind, memberId: laptop.memberId, reason: "x", excused: true } as never), kind).toBe(
      "no-such-member",
    );
  const anonymous = new Table("anonymous");
  const two = [anonymous.member("ana"), anonymous.member("luis")] as const;
  expect(decideJoin(anonymous.ledger, { from: two[0].memberId, into: two[1].memberId })).toMatchObject({
    refused: "voices-anonymous",
  });
});

test("[JO4] the record is as it was, says that the two are one, and a replay gives what stands", () => {
  const { at, mara, phone, laptop, luis } = table();
  at.do(laptop, grade(P1, "agree"));
  const before = [...at.events];
  joined(at, mara, laptop, phone);
  joined(at, mara, luis, laptop.memberId === phone.memberId ? laptop : phone);
  expect(at.events.slice(0, before.length)).toEqual(before);
  expect(checkChain(at.events)).toBeNull();
  expect(at.events.reduce(apply, EMPTY_LEDGER)).toEqual(at.ledger);
  expect(idsOf(at.ledger, luis.memberId)).toEqual([phone.memberId, laptop.memberId, luis.memberId]);
  const said = at.ledger.record.filter(({ kind }) => kind === "member.joined-as");
  expect(said.map((entry) => sayEvent("es", at.ledger, entry))[0]).toContain("son la misma persona");
});

test("[JO4] of a person who was two, words and names are withheld in both", () => {
  const { at, mara, phone, laptop } = table();
  at.do(laptop, grade(P1, "reserve", "Por lo de casa"));
  const line = at.ledger.seq;
  joined(at, mara, laptop, phone);
  const me = phone;
  at.do(me, { kind: "line.withhold", line, why: "" });
  expect(at.events.at(-1)?.data).toMatchObject({ about: null, lines: [line] });
  at.do(me, { kind: "words.withhold", about: P1 as never, by: phone.voiceId, why: "" });
  expect(at.events.slice(-2).map(({ data }) => (data as { by: string }).by)).toEqual([phone.memberId, laptop.memberId]);
  at.do(me, { kind: "words.withhold", about: phone.memberId, why: "" });
  expect(at.events.slice(-2).map(({ data }) => (data as { about: string }).about)).toEqual([
    phone.memberId,
    laptop.memberId,
  ]);
});

test("[JO3] who is one already, and whose question is open about somebody else, is asked about whoever is there", () => {
  const { at, mara, phone, laptop, luis } = table();
  at.do(mara, { kind: "member.join-as", from: luis.memberId, into: laptop.memberId });
  joined(at, mara, laptop, phone);
  expect([...at.ledger.members.values()].filter(({ asked }) => asked)).toEqual([]);
  const late = { kind: "member.join-answer", from: luis.memberId, into: laptop.memberId, yes: true } as const;
  expect(at.ask(luis, late)).toBe("no-such-member");
  const found = decideJoin(at.ledger, { from: luis.memberId, into: laptop.memberId as MemberId });
  expect(isRefusal(found) && found.refused).toBe("no-such-member");
});

test("[JO2] the one who stays may be called what both were; what was said before is told under the name of then", () => {
  const { at, mara, phone, laptop, luis } = table();
  at.member("ana", "participant", null, "member-third");
  at.do(mara, { kind: "member.change", brings: "Tiempo" });
  const first = at.ledger.seq;
  const other = at.member("Ana", "participant", null, "member-fourth");
  expect(memberName(at.ledger, other.memberId)).toBe("Ana (3)");
  joined(at, mara, phone, other);
  expect(memberName(at.ledger, other.memberId)).toBe("Ana");
  expect(memberName(at.ledger, other.memberId, first + 1)).toBe("Ana (3)");
  expect(memberName(at.ledger, phone.memberId, first)).toBe("ana");
  expect(memberName(at.ledger, laptop.memberId)).toBe("ana (UAM)");
  expect(memberName(at.ledger, named("member-third"))).toBe("ana (2)");
  at.do(other, { kind: "member.change", name: "Anita" }).do(luis, { kind: "member.change", name: "Ana" });
  expect(memberName(at.ledger, other.memberId)).toBe("Anita");
  expect(memberName(at.ledger, luis.memberId)).toBe("Ana (4)");
});

test("[JO10] what either device did, before and after, is one's own; what others do is not", () => {
  const { at, mara, phone, laptop, luis } = table();
  joined(at, mara, laptop, phone);
  for (const mine of [phone, laptop])
    for (const by of [phone.memberId, laptop.memberId]) expect(isSelf(at.ledger, mine, by)).toBe(true);
  expect(isSelf(at.ledger, phone, luis.memberId)).toBe(false);
  expect(isSelf(at.ledger, luis, laptop.memberId)).toBe(false);
});
