import type { AgreementId, CommitmentId, MemberId, PositionId, VersionId } from "@acuerdo/shared";
import { expect, test } from "vitest";
import { named, Table } from "../../support/ledger/ledger.ts";

const p1 = named<PositionId>("p1");
const a1 = named<AgreementId>("a1");
const v1 = named<VersionId>("v1");
const v2 = named<VersionId>("v2");
const k1 = named<CommitmentId>("k1");

function board() {
  const table = new Table();
  const ana = table.member("ana", "participant", "Escuela");
  const luis = table.member("luis", "participant", "Centro");
  const mara = table.member("mara", "mediator");
  const otto = table.member("otto", "observer");
  return { table, ana, luis, mara, otto };
}

const place = {
  kind: "position.place",
  positionId: p1,
  positionKind: "need",
  text: "Un teléfono al que llamar",
} as const;
const stance = (grade: "agree" | "object" | "reserve", reason = "", statementId: PositionId | VersionId = p1) =>
  ({ kind: "stance.take", statementId, grade, reason, condition: "" }) as const;

function tested() {
  const all = board();
  all.table
    .do(all.ana, place)
    .do(all.luis, {
      kind: "agreement.word",
      agreementId: a1,
      clusterId: null,
      text: "Una llamada a las 48 horas",
      base: 0,
    })
    .do(all.luis, { kind: "version.test", agreementId: a1, versionId: v1, base: 1, why: "", sources: [p1] });
  return all;
}

test("[PO1] a position belongs to whoever placed it; nobody else rewords or withdraws it", () => {
  const { table, ana, luis, mara } = board();
  table.do(ana, place);
  for (const other of [luis, mara]) {
    expect(table.ask(other, { kind: "position.withdraw", positionId: p1 })).toBe("not-yours");
    expect(table.ask(other, { ...place, kind: "position.reword", text: "otra cosa" })).toBe("not-yours");
  }
  expect(table.ledger.positions.get(p1)).toMatchObject({ by: ana.voiceId, text: place.text, withdrawn: false });
});

test("[PO2] a position can be reworded until somebody else has answered it", () => {
  const { table, ana, luis } = board();
  table.do(ana, place).do(ana, { ...place, kind: "position.reword", text: "Un teléfono de guardia" });
  table.do(luis, stance("agree"));
  expect(table.ask(ana, { ...place, kind: "position.reword", text: "Ningún teléfono" })).toBe("already-answered");
  expect(table.ledger.positions.get(p1)?.text).toBe("Un teléfono de guardia");
});

test("[PO3] a withdrawn position stays in the record and takes no more stances", () => {
  const { table, ana, luis } = board();
  table.do(ana, place).do(ana, { kind: "position.withdraw", positionId: p1 });
  expect(table.ask(luis, stance("agree"))).toBe("withdrawn");
  expect(table.ledger.positions.get(p1)?.withdrawn).toBe(true);
});

test("[PO4] an id that is in use is refused, so that nothing is ever overwritten", () => {
  const { table, ana, luis } = board();
  table.do(ana, place);
  expect(table.ask(luis, place)).toBe("id-taken");
});

test("[RO1] an observer asks for nothing but a change of their own name", () => {
  const { table, ana, otto } = board();
  expect(table.ask(otto, place)).toBe("may-not-write");
  table.do(ana, place);
  expect(table.ask(otto, stance("agree"))).toBe("may-not-write");
  expect(table.ask(otto, { kind: "member.change", name: "Otto B." })).toBeNull();
  expect(table.ask(otto, { kind: "member.change", takesPart: true })).toBe("may-not-write");
});

test("[RO2] phase, door, board and excuses belong to the wheel", () => {
  const { table, ana, mara } = board();
  const asked = [
    { kind: "phase.move", phase: "agree" },
    { kind: "door.set", open: false },
    { kind: "board.change", title: "Otro" },
    { kind: "member.excuse", memberId: ana.memberId, excused: true },
  ] as const;
  for (const intent of asked) {
    expect(table.ask(ana, intent)).toBe("not-the-wheel");
    expect(table.ask(mara, intent)).toBeNull();
  }
});

test("[SN1] a later stance replaces the earlier one; the record keeps both", () => {
  const { table, ana, luis } = board();
  table.do(ana, place).do(luis, stance("agree")).do(luis, stance("reserve", "falta gente"));
  expect(table.ledger.stances.get(p1)?.get(luis.voiceId)).toMatchObject({ grade: "reserve", reason: "falta gente" });
  expect(table.events.filter((event) => event.kind === "stance.taken")).toHaveLength(2);
});

test("[SN2] a mediator takes a stance only after choosing to take part", () => {
  const { table, ana, mara } = board();
  table.do(ana, place);
  expect(table.ask(mara, stance("agree"))).toBe("not-taking-part");
  table.do(mara, { kind: "member.change", takesPart: true });
  expect(table.ask(mara, stance("agree"))).toBeNull();
});

test("[SN3] an objection to a version needs its reason; to a position it does not", () => {
  const { table, luis } = tested();
  expect(table.ask(luis, stance("object"))).toBeNull();
  expect(table.ask(luis, stance("object", "", v1))).toBe("reason-missing");
  expect(table.ask(luis, stance("object", "No hay personal", v1))).toBeNull();
});

test("[OB1] only the objector eases an objection; changing the stance settles it too", () => {
  const { table, ana, luis, mara } = tested();
  table.do(luis, stance("object", "No hay personal", v1));
  for (const other of [ana, mara])
    expect(table.ask(other, { kind: "objection.ease", versionId: v1 })).toBe("no-such-objection");
  table.do(luis, { kind: "objection.ease", versionId: v1 });
  expect([...table.ledger.objections.values()][0]).toMatchObject({ state: "eased", reason: "No hay personal" });
  table.do(luis, stance("agree", "", v1));
  expect([...table.ledger.objections.values()][0]).toMatchObject({ state: "changed" });
});

test("[AG1] a version is what was put to the test, word for word; only a new version changes the words", () => {
  const { table, ana } = tested();
  expect(table.ask(ana, { kind: "version.test", agreementId: a1, versionId: v2, base: 1, why: "", sources: [] })).toBe(
    "unchanged-wording",
  );
  table.do(ana, {
    kind: "agreement.word",
    agreementId: a1,
    clusterId: null,
    text: "Una llamada a las 72 horas",
    base: 1,
  });
  expect(table.ledger.versions.get(v1)?.text).toBe("Una llamada a las 48 horas");
  table.do(ana, {
    kind: "version.test",
    agreementId: a1,
    versionId: v2,
    base: 2,
    why: "48 no se puede",
    sources: [p1, p1],
  });
  expect(table.ledger.versions.get(v2)).toMatchObject({ number: 2, text: "Una llamada a las 72 horas", sources: [p1] });
});

test("[AG2] a stance belongs to its version: a new version starts unheard and the old one takes no more", () => {
  const { table, ana, luis } = tested();
  table.do(luis, stance("agree", "", v1));
  table.do(ana, { kind: "agreement.word", agreementId: a1, clusterId: null, text: "Una visita", base: 1 });
  table.do(ana, { kind: "version.test", agreementId: a1, versionId: v2, base: 2, why: "", sources: [] });
  expect(table.ledger.stances.get(v2)).toBeUndefined();
  expect(table.ask(luis, stance("reserve", "", v1))).toBe("superseded");
});

test("[AG3] whoever rewords from an older wording is told, and nothing is overwritten", () => {
  const { table, ana, luis } = tested();
  table.do(ana, { kind: "agreement.word", agreementId: a1, clusterId: null, text: "Dos llamadas", base: 1 });
  expect(table.ask(luis, { kind: "agreement.word", agreementId: a1, clusterId: null, text: "Tres", base: 1 })).toBe(
    "changed-meanwhile",
  );
  expect(table.ask(luis, { kind: "version.test", agreementId: a1, versionId: v2, base: 1, why: "", sources: [] })).toBe(
    "changed-meanwhile",
  );
  expect(table.ledger.agreements.get(a1)?.draft?.text).toBe("Dos llamadas");
});

test("[AG4] an agreement that was let go keeps its reason and takes nothing more", () => {
  const { table, ana, mara } = tested();
  expect(table.ask(ana, { kind: "agreement.let-go", agreementId: a1, why: "No" })).toBe("not-the-wheel");
  table.do(mara, { kind: "agreement.let-go", agreementId: a1, why: "No depende de esta red" });
  expect(table.ask(ana, stance("agree", "", v1))).toBe("let-go");
  expect(table.ask(ana, { kind: "agreement.word", agreementId: a1, clusterId: null, text: "x", base: 1 })).toBe(
    "let-go",
  );
});

test("[CM1] a commitment is made only by oneself, and only for an agreement that was put to the test", () => {
  const { table, ana, luis } = tested();
  const make = {
    kind: "commitment.make" as const,
    commitmentId: k1,
    agreementId: a1,
    hands: "do" as const,
    text: "Hago la lista",
    due: null,
    with: [luis.memberId, ana.memberId] as MemberId[],
    asOrganization: true,
  };
  expect(table.ask(ana, { ...make, agreementId: named("a2") })).toBe("no-such-agreement");
  table.do(ana, make);
  expect(table.ledger.commitments.get(k1)).toMatchObject({ by: ana.memberId, asked: [luis.memberId], state: "open" });
  expect(table.ask(luis, { kind: "commitment.report", commitmentId: k1, state: "done" })).toBe("not-yours");
  table.do(ana, { kind: "commitment.report", commitmentId: k1, state: "done" });
  expect(table.ledger.commitments.get(k1)?.state).toBe("done");
});

test("[LG1] what changes nothing makes no event", () => {
  const { table, ana } = board();
  table.do(ana, place).do(ana, stance("agree"));
  const before = table.ledger.seq;
  table
    .do(ana, stance("agree"))
    .do(ana, { ...place, kind: "position.reword" })
    .do(ana, { kind: "member.change", name: "ana" });
  expect(table.ledger.seq).toBe(before);
});
