import {
  type Actor,
  type AgreementId,
  type CommitmentId,
  canonicalJson,
  compileMinutes,
  expectedMembers,
  judgeStatement,
  LEDGER_CLIENT,
  type Ledger,
  LIMITS,
  layFloor,
  type MemberId,
  minutesMarkdown,
  type PositionId,
  presentMembers,
  readLedger,
  sayEvent,
  speakerName,
  tallyStatement,
  type VersionId,
  type VoiceId,
  writeLedger,
} from "@acuerdo/shared";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { tablesOf } from "../../../server/src/ledger/tables.ts";
import type { Applier } from "../../../shared/src/ledger/applier.ts";
import { named, Table } from "../../support/ledger/ledger.ts";
import { type Change, weakly } from "../../support/weakening.ts";

/** Made-up people can be taken out of a count, and come back where it was a mistake. */

const a1 = named<AgreementId>("a1");
const v1 = named<VersionId>("v1");
const p1 = named<PositionId>("p1");
const p2 = named<PositionId>("p2");

const stance = (statementId: PositionId | VersionId, grade: "endorse" | "object", reason = "Porque sí") =>
  ({ kind: "stance.take", statementId, grade, reason, condition: "" }) as const;
const place = (positionId: PositionId, text: string) =>
  ({ kind: "position.place", positionId, positionKind: "need", text }) as const;
const remove = ({ memberId }: Actor, reason = "No es de aquí") =>
  ({ kind: "member.remove", memberId, reason }) as const;

/** Eight who endorse, and three of 'Parents' whom somebody made up, who object. */
function board() {
  const table = new Table();
  const mara = table.member("Mara", "mediator");
  const honest = Array.from({ length: 8 }, (_, n) => table.member(`Vecina ${n}`, "participant", "Vecinos"));
  const parents = Array.from({ length: 3 }, (_, n) => table.member(`Parent ${n}`, "participant", "Parents"));
  const [ana, , ...rest] = honest as [Actor, Actor, ...Actor[]];
  const mallory = parents[0] as Actor;
  table
    .do(ana, place(p1, "Luz de noche"))
    .do(mallory, place(p2, "Nada de nada"))
    .do(ana, { kind: "agreement.word", agreementId: a1, clusterId: null, text: "Abrimos de noche", base: 0 })
    .do(ana, { kind: "version.test", agreementId: a1, versionId: v1, base: 1, why: "", sources: [] });
  for (const actor of honest) table.do(actor, stance(v1, "endorse"));
  for (const actor of parents) table.do(actor, stance(v1, "object", "Nunca"));
  table.do(mallory, stance(p1, "object"));
  return { table, mara, ana, honest, parents, mallory, rest };
}

const words = ({ ledger }: Table) => layFloor(ledger)[0]?.words;

describe("[RM1] a mediator takes somebody off the board", () => {
  test("with a reason, which the record tells; nobody else does, and somebody always mediates", () => {
    const { table, mara, ana, mallory } = board();
    expect(table.ask(ana, remove(mallory))).toBe("not-the-wheel");
    expect(table.ask(mallory, remove(mara))).toBe("not-the-wheel");
    expect(table.ask(mara, remove(mara))).toBe("last-mediator");
    expect(table.ask(mara, { ...remove(mallory), memberId: named<MemberId>("nobody") })).toBe("no-such-member");
    table.do(mara, remove(mallory, "Tres personas de un solo móvil"));
    const entry = table.ledger.record.at(-1);
    if (!entry) throw new Error("an event was recorded");
    expect(sayEvent("en", table.ledger, entry)).toBe(
      "Mara ◆ took Parent 0 off the board: “Tres personas de un solo móvil”",
    );
    expect(sayEvent("es", table.ledger, entry)).toBe(
      "Mara ◆ sacó a Parent 0 del tablero: «Tres personas de un solo móvil»",
    );
    const { seq } = table.ledger;
    table.do(mara, remove(mallory, "Otra razón"));
    expect(table.ledger.seq).toBe(seq);
  });

  test("of two who mediate one can be taken off, the other not", () => {
    const { table, mara } = board();
    const mia = table.member("Mia", "mediator");
    table.do(mia, remove(mara));
    expect(table.ask(mia, remove(mia))).toBe("last-mediator");
    expect(table.ask(mara, remove(mia))).toBe("removed");
  });
});

describe("[RM2] whoever was taken off is out of every count", () => {
  test("an agreement stands again once the made-up objections are out", () => {
    const { table, mara, parents } = board();
    expect(words(table)).toBe("open-objection");
    for (const actor of parents) table.do(mara, remove(actor));
    expect(words(table)).toBe("standing");
    expect(judgeStatement(table.ledger, v1)).toMatchObject({ answered: 8, expected: 8, objections: 0 });
    expect(tallyStatement(table.ledger, v1).groups.map(({ id }) => id)).toEqual(["Vecinos"]);
    expect(expectedMembers(table.ledger)).toHaveLength(8);
    expect(table.ledger.objections.size).toBe(0);
    expect(table.ledger.stances.get(p1)?.size).toBe(0);
  });

  test("a ledger in which their answers stay is caught", async () => {
    const { table, parents } = board();
    type Rules = { apply: { "member.removed": Applier<"member.removed"> } };
    const off = async (...changes: Change[]) => {
      const { apply: rules } = await weakly<Rules>("shared/src/nouns/removal/apply.ts", ...changes);
      const envelope = { actor: named<MemberId>("member-Mara"), at: 1, seq: 99, board: table.ledger.board.id };
      const gone = (ledger: Ledger, { memberId }: Actor): Ledger => ({
        ...ledger,
        ...rules["member.removed"](ledger, { memberId, reason: "x" }, envelope as never),
      });
      return layFloor(parents.reduce(gone, table.ledger))[0]?.words;
    };
    expect(await off()).toBe("standing");
    const stay: Change[] = [
      ["stances.set(statement, new Map([...given].filter(([by]) => by !== voice)));", ""],
      ["new Map([...ledger.objections].filter(([, { by }]) => by !== voice))", "ledger.objections"],
      ["({ ...member, removed: isOff })", "member"],
    ];
    expect(await off(...stay)).toBe("open-objection");
  });

  test("what they put on the table goes off it; what they worded alone is let go; the words stay, marked", () => {
    const { table, mara, mallory, ana } = board();
    const draft = named<AgreementId>("a2");
    table.do(mallory, { kind: "agreement.word", agreementId: draft, clusterId: null, text: "Nada", base: 0 });
    table.do(mara, remove(mallory, "Inventada"));
    expect(table.ledger.positions.get(p2)).toMatchObject({ withdrawn: true, removed: true, text: "Nada de nada" });
    expect(table.ledger.agreements.get(draft)).toMatchObject({ letGo: "Inventada", removed: true });
    expect(table.ask(ana, stance(p2, "endorse"))).toBe("withdrawn");
    expect(speakerName(table.ledger, mallory.voiceId, "es")).toBe("Parent 0 (fuera)");
    const text = minutesMarkdown(compileMinutes(table.ledger, [], 0), "es");
    expect(text).toContain("**Fuera del tablero**\n\n- Parent 0: Inventada");
    expect(text).toContain("Nada de nada — Parent 0 (fuera) (Parents) (fuera del tablero con su autoría)");
    expect(text).toContain("No cuenta: lo dijo alguien a quien se sacó del tablero");
    expect(text).toContain("10 personas de 2 organizaciones");
  });

  test("their places are free, and nobody else is called by another name because of it", () => {
    const { table, mara, mallory } = board();
    for (let n = 1; n < LIMITS.positionsPerVoice; n += 1) table.do(mallory, place(named(`m${n}`), "Otra"));
    expect(table.ask(mallory, place(named("more"), "Otra"))).toBe("too-many");
    const live = () => [...table.ledger.positions.values()].filter(({ withdrawn }) => !withdrawn).length;
    expect(live()).toBe(LIMITS.positionsPerVoice + 1);
    table.do(mara, remove(mallory));
    expect(live()).toBe(1);
    const real = table.member("Parent 0", "participant", null, "member-real");
    expect(speakerName(table.ledger, real.voiceId, "en")).toBe("Parent 0 (2)");
    expect(presentMembers(table.ledger)).toHaveLength(12);
  });
});

test("[RM3] whoever was taken off asks for nothing any more", () => {
  const { table, mara, mallory } = board();
  table.do(mara, remove(mallory));
  for (const asked of [
    place(named("p3"), "Otra"),
    stance(p1, "endorse"),
    { kind: "member.change", brings: "x" } as const,
  ])
    expect(table.ask(mallory, asked)).toBe("removed");
});

describe("[RM4] let back in", () => {
  test("they have back what they said, as if nothing had been", () => {
    const { table, mara, parents, mallory } = board();
    const before = table.ledger;
    for (const actor of parents) table.do(mara, remove(actor));
    for (const { memberId } of parents.toReversed()) table.do(mara, { kind: "member.restore", memberId });
    const { members, positions, stances, agreements, objections, commitments, removed } = table.ledger;
    const tables = { members, positions, stances, agreements, objections, commitments, removed };
    const ordered = (ledger: Ledger) =>
      canonicalJson(
        tablesOf({ ...ledger, stances: new Map([...ledger.stances].sort(([a], [b]) => (a < b ? -1 : 1))) }),
      );
    expect(ordered({ ...before, ...tables })).toBe(ordered(before));
    expect(words(table)).toBe("open-objection");
    const entry = table.ledger.record.at(-1);
    expect(entry && sayEvent("en", table.ledger, entry)).toBe("Mara ◆ let Parent 0 back in");
    expect(table.ask(mallory, stance(p1, "endorse"))).toBeNull();
    expect(table.ask(mara, { kind: "member.restore", memberId: mallory.memberId })).toBeNull();
  });

  test("but not their answer to words that were changed meanwhile, nor what they had withdrawn themselves", () => {
    const { table, mara, mallory, ana } = board();
    table.do(mallory, { kind: "position.withdraw", positionId: p2 }).do(mara, remove(mallory));
    table.do(ana, { kind: "position.reword", positionId: p1, positionKind: "need", text: "Luz y música de noche" });
    table.do(mara, { kind: "member.restore", memberId: mallory.memberId });
    expect(table.ledger.stances.get(p1)?.has(mallory.voiceId)).toBe(false);
    expect(table.ledger.stances.get(v1)?.get(mallory.voiceId)?.grade).toBe("object");
    expect(table.ledger.positions.get(p2)).toMatchObject({ withdrawn: true, removed: false });
  });
});

test("[RM2] where voices are anonymous a voice can be taken out of the count as well", () => {
  const table = new Table("anonymous");
  const [mara, ...people] = [table.member("m", "mediator"), ...["a", "b", "c", "d"].map((name) => table.member(name))];
  table.do(people[0] as Actor, place(p1, "Luz"));
  for (const actor of people) table.do(actor, stance(p1, "endorse"));
  const voice = (people[3] as Actor).voiceId;
  table.do(mara as Actor, { kind: "member.remove", memberId: voice, reason: "Inventada" });
  expect(table.ledger.stances.get(p1)?.has(voice)).toBe(false);
  expect(table.ask(people[3] as Actor, stance(p1, "object"))).toBe("removed");
  expect(table.ask(mara as Actor, { kind: "member.remove", memberId: named<VoiceId>("nobody"), reason: "x" })).toBe(
    "no-such-member",
  );
});

describe("[RM5] those who have said nothing are taken off together", () => {
  const k1 = named<CommitmentId>("k1");
  const removeSilent = (...actors: readonly Actor[]) =>
    ({
      kind: "member.remove-silent",
      memberIds: actors.map(({ memberId }) => memberId),
      reason: "Inventadas",
    }) as const;

  test("by one intent, each with an event; whoever has said anything by then stays, and nobody is forgotten", () => {
    const { table, mara, ana, honest, mallory } = board();
    const [mute, late, asked] = [table.member("Muda"), table.member("Tarde"), table.member("Invitada")];
    const crowd = Array.from({ length: LIMITS.removedAtOnce - 8 }, (_, n) => table.member(`Nadie ${n}`));
    table.do(ana, {
      ...{ kind: "commitment.make", commitmentId: k1, agreementId: a1, hands: "do", text: "Abrir", due: null },
      ...{ with: [asked.memberId], asOrganization: false },
    } as const);
    table.do(asked, { kind: "commitment.accept", commitmentId: k1 });
    const list = removeSilent(mara, ana, honest[3] as Actor, mallory, mute, late, asked, ...crowd, mute);
    table.do(late, place(named("p9"), "Aún estoy"));
    const { seq } = table.ledger;
    table.do(mara, list);
    expect(table.ledger.seq).toBe(seq + crowd.length + 1);
    expect([...table.ledger.removed.keys()].toSorted()).toEqual(
      [mute, ...crowd].map(({ memberId }) => memberId).toSorted(),
    );
    expect(presentMembers(table.ledger)).toHaveLength(14);
    table.do(mara, list);
    expect(table.ledger.seq).toBe(seq + crowd.length + 1);
  });

  test("by whoever mediates, of people who are known, on boards where they are", () => {
    const { table, mara, ana, mallory } = board();
    expect(table.ask(ana, removeSilent(mallory))).toBe("not-the-wheel");
    expect(table.ask(mara, removeSilent(mallory, { ...ana, memberId: named<MemberId>("nobody") }))).toBe(
      "no-such-member",
    );
    const dark = new Table("anonymous");
    const [one, other] = [dark.member("m", "mediator"), dark.member("a")];
    expect(dark.ask(one, removeSilent(other))).toBe("voices-anonymous");
  });
});

test("[LG3] the document shows who was taken off, and who was let back in", () => {
  const { table, mara, parents } = board();
  const doc = new Y.Doc();
  doc.clientID = LEDGER_CLIENT;
  let written: Ledger | null = null;
  const show = () => {
    writeLedger(doc, written, table.ledger);
    written = table.ledger;
    const read = readLedger(doc) as Ledger;
    for (const name of ["removed", "members", "positions", "objections", "agreements"] as const)
      expect([...read[name].values()]).toEqual([...table.ledger[name].values()]);
    for (const [statement, given] of table.ledger.stances)
      expect([...(read.stances.get(statement)?.values() ?? [])]).toEqual([...given.values()]);
  };
  show();
  for (const actor of parents) {
    table.do(mara, remove(actor));
    show();
  }
  for (const { memberId } of parents) {
    table.do(mara, { kind: "member.restore", memberId });
    show();
  }
});
