import {
  type Actor,
  type AgreementId,
  type Asked,
  askedAnew,
  type BoardId,
  type ClusterId,
  type CommentId,
  type CommitmentId,
  decide,
  type Intent,
  type IntentKind,
  intentSchema,
  isRefusal,
  organizationId,
  POLICY,
  type PositionId,
  sayGround,
  type VersionId,
  type Voices,
  withBase,
  wordsSeen,
} from "@acuerdo/shared";
import { describe, expect, test } from "vitest";
import { named, Table } from "../../support/ledger/ledger.ts";

/** Two people act on what both look at: whoever is later is told, and nothing is undone or answered unseen. */

const p1 = named<PositionId>("p1");
const c1 = named<ClusterId>("c1");
const a1 = named<AgreementId>("a1");
const k1 = named<CommitmentId>("k1");
const version = (name: string) => named<VersionId>(name);

const word = (text: string, base: number) =>
  ({ kind: "agreement.word", agreementId: a1, clusterId: null, text, base }) as const;
const put = (name: string, base: number) =>
  ({ kind: "version.test", agreementId: a1, versionId: version(name), base, why: "", sources: [] }) satisfies Asked;
const stance = (reason = "") =>
  ({ kind: "stance.take", statementId: p1, grade: "endorse", reason, condition: "" }) as const;
const reword = (text: string) => ({ kind: "position.reword", positionId: p1, positionKind: "need", text }) as const;

const organization = (name: string) => organizationId("board-0001" as BoardId, name);
const merge = (from: string, into: string) =>
  ({ kind: "organization.merge", from: organization(from), into: organization(into) }) as const;

/** A board with one of everything. */
function board(voices: Voices = "named") {
  const table = new Table(voices);
  const [mara, mia] = [table.member("mara", "mediator"), table.member("mia", "mediator", "Norte")];
  const [ana, berta] = [table.member("ana", "participant", "Sur"), table.member("berta", "participant", "Este")];
  table
    .do(ana, { kind: "position.place", positionId: p1, positionKind: "need", text: "El parque abre de noche" })
    .do(ana, { kind: "cluster.name", clusterId: c1, sentence: "De noche" })
    .do(ana, word("Abrimos de noche", 0))
    .do(ana, put("v1", 1))
    .do(ana, {
      ...{ kind: "commitment.make", commitmentId: k1, agreementId: a1, hands: "do", text: "Abrir" },
      ...{ due: null, with: [], asOrganization: false },
    });
  return { table, mara, mia, ana, berta };
}
type Scene = ReturnType<typeof board>;

interface Crossing {
  /** Where it is asked; on a board with named voices unless said. */
  readonly voices?: Voices;
  /** Who asks, what, on what they see. */
  readonly late: (at: Scene) => readonly [Actor, Asked];
  /** What others did since. */
  readonly early: (at: Scene) => readonly (readonly [Actor, Asked])[];
  /** What was so before both. */
  readonly before?: (at: Scene) => readonly (readonly [Actor, Asked])[];
}

/** Every kind whose meaning hangs on what others, or another device of one's own, change. */
const CROSSINGS: Partial<Record<IntentKind, Crossing>> = {
  "board.change": {
    late: ({ mara }) => [mara, { kind: "board.change", title: "Uno" }],
    early: ({ mia }) => [[mia, { kind: "board.change", title: "Otro" }]],
  },
  "phase.move": {
    late: ({ mara }) => [mara, { kind: "phase.move", phase: "weigh" }],
    early: ({ mia }) => [[mia, { kind: "phase.move", phase: "commit" }]],
  },
  "door.set": {
    late: ({ mara }) => [mara, { kind: "door.set", open: true }],
    early: ({ mia }) => [[mia, { kind: "door.set", open: false }]],
  },
  "member.change": {
    late: ({ ana }) => [ana, { kind: "member.change", name: "Anna" }],
    early: ({ ana }) => [[ana, { kind: "member.change", name: "Ana B." }]],
  },
  "people.excuse": {
    voices: "anonymous",
    late: ({ mara }) => [mara, { kind: "people.excuse", count: 1 }],
    early: ({ mia }) => [[mia, { kind: "people.excuse", count: 2 }]],
  },
  "member.excuse": {
    late: ({ mara, ana }) => [mara, { kind: "member.excuse", memberId: ana.memberId, excused: false }],
    early: ({ mia, ana }) => [[mia, { kind: "member.excuse", memberId: ana.memberId, excused: true }]],
  },
  "member.restore": {
    late: ({ mara, berta }) => [mara, { kind: "member.restore", memberId: berta.memberId }],
    early: ({ mia, berta }) => [
      [mia, { kind: "member.restore", memberId: berta.memberId }],
      [mia, { kind: "member.remove", memberId: berta.memberId, reason: "Otra vez" }],
    ],
    before: ({ mia, berta }) => [[mia, { kind: "member.remove", memberId: berta.memberId, reason: "No existe" }]],
  },
  "organization.part": {
    late: ({ mara }) => [mara, { kind: "organization.part", organizationId: organization("Sur") }],
    early: ({ mia }) => [
      [mia, { kind: "organization.part", organizationId: organization("Sur") }],
      [mia, merge("Sur", "Este")],
    ],
    before: ({ mia }) => [[mia, merge("Sur", "Norte")]],
  },
  "words.withhold": {
    late: ({ mara }) => [mara, { kind: "words.withhold", about: p1, why: "Nombra a alguien" }],
    early: ({ ana }) => [[ana, reword("El parque cierra de noche")]],
  },
  "organization.merge": {
    late: ({ mara }) => [mara, merge("Sur", "Este")],
    early: ({ mia }) => [[mia, merge("Sur", "Norte")]],
  },
  "position.reword": {
    late: ({ ana }) => [ana, reword("El parque abre hasta las diez")],
    early: ({ ana }) => [[ana, reword("El parque cierra de noche")]],
  },
  "stance.take": {
    late: ({ berta }) => [berta, stance()],
    early: ({ ana }) => [[ana, reword("El parque cierra de noche")]],
  },
  "comment.add": {
    late: ({ berta }) => [
      berta,
      { kind: "comment.add", commentId: named<CommentId>("n1"), positionId: p1, text: "¿Y los domingos?" },
    ],
    early: ({ ana }) => [[ana, reword("El parque cierra de noche")]],
  },
  "cluster.name": {
    late: ({ berta }) => [berta, { kind: "cluster.name", clusterId: c1, sentence: "La noche" }],
    early: ({ ana }) => [[ana, { kind: "cluster.name", clusterId: c1, sentence: "El día" }]],
  },
  "agreement.word": {
    late: ({ berta }) => [berta, word("Abrimos hasta las diez", 1)],
    early: ({ ana }) => [[ana, word("Cerramos de noche", 1)]],
  },
  "version.test": {
    late: ({ berta }) => [berta, put("v3", 2)],
    early: ({ ana }) => [
      [ana, word("Cerramos de noche", 1)],
      [ana, put("v2", 2)],
    ],
  },
  "agreement.let-go": {
    late: ({ mara }) => [mara, { kind: "agreement.let-go", agreementId: a1, why: "No" }],
    early: ({ ana }) => [[ana, word("Cerramos de noche", 1)]],
  },
  "commitment.make": {
    late: ({ berta }) => [
      berta,
      {
        ...{ kind: "commitment.make", commitmentId: named("k2"), agreementId: a1, hands: "do", text: "Limpiar" },
        ...{ due: null, with: [], asOrganization: false },
      } as Asked,
    ],
    early: ({ ana }) => [
      [ana, word("Cerramos de noche", 1)],
      [ana, put("v2", 2)],
    ],
  },
  "commitment.report": {
    late: ({ ana }) => [ana, { kind: "commitment.report", commitmentId: k1, state: "going" }],
    early: ({ ana }) => [[ana, { kind: "commitment.report", commitmentId: k1, state: "done" }]],
  },
};

/** What concerns only things that nobody else changes, or that cannot change at all. */
const ALONE: readonly IntentKind[] = [
  ...(["member.remove", "member.remove-silent", "member.remove-some"] as const),
  "position.place",
  "position.withdraw",
  "stance.withdraw",
  "objection.ease",
  "commitment.accept",
  "commitment.decline",
  "commitment.withdraw",
  "comment.withdraw",
  "line.withhold",
  "member.join-answer",
  "member.join-as",
  ...(["member.leave", "member.return"] as const),
];

test("[BA1] every kind of intent says what it is decided on, or depends on nothing that others change", () => {
  expect([...Object.keys(CROSSINGS), ...ALONE].toSorted()).toEqual(Object.keys(POLICY).toSorted());
});

const asIntent = (asked: Asked): Intent => intentSchema.parse({ ...asked, id: "intent-late" });

describe("[BA1] what others changed meanwhile is never undone or answered unseen", () => {
  const kinds = Object.entries(CROSSINGS) as [IntentKind, Crossing][];
  const play = ({ voices, before }: Crossing): Scene => {
    const at = board(voices);
    for (const [who, did] of before?.(at) ?? []) at.table.do(who, did);
    return at;
  };

  test.each(kinds)("%s is refused on what has changed, and changes nothing", (_, crossing) => {
    const { late, early } = crossing;
    const at = play(crossing);
    const [actor, asked] = late(at);
    const seen = asIntent(withBase(at.table.ledger, asked, actor));
    for (const [who, did] of early(at)) at.table.do(who, did);
    const { seq } = at.table.ledger;
    expect(at.table.ask(actor, seen)).toBe("changed-meanwhile");
    expect(at.table.ledger.seq).toBe(seq);
  });

  test.each(kinds)("%s is done on what still stands", (kind, crossing) => {
    const { late, early } = crossing;
    const at = play(crossing);
    // what is asked anew, once the change has been seen
    for (const [who, did] of early(at)) at.table.do(who, did);
    const [actor, asked] = late(at);
    const anew = asIntent(askedAnew(at.table.ledger, asked, actor));
    const refused = at.table.ask(actor, anew);
    expect(refused).toBe(kind === "version.test" ? "unchanged-wording" : null);
  });

  const OPTIONAL = kinds.filter(([kind]) => kind !== "agreement.word" && kind !== "version.test");
  test.each(OPTIONAL)("%s from a program that does not say what it saw acts on what stands", (_, crossing) => {
    const { late, early } = crossing;
    const at = play(crossing);
    const [actor, asked] = late(at);
    for (const [who, did] of early(at)) at.table.do(who, did);
    expect(at.table.ask(actor, asIntent(asked))).toBeNull();
  });
});

describe("[BA5] what was refused can be asked once more", () => {
  test.each(Object.entries(CROSSINGS) as [IntentKind, Crossing][])(
    "%s: what stands now is said in words, others than before",
    (kind, { voices, late, early, before }) => {
      const at = board(voices);
      for (const [who, did] of before?.(at) ?? []) at.table.do(who, did);
      const [actor, asked] = late(at);
      const seen = asIntent(withBase(at.table.ledger, asked, actor));
      const then = wordsSeen(at.table.ledger, seen) ?? sayGround("es", at.table.ledger, seen);
      for (const [who, did] of early(at)) at.table.do(who, did);
      const now = sayGround("es", at.table.ledger, askedAnew(at.table.ledger, seen, actor));
      expect(now, kind).toBeTruthy();
      expect(now).not.toBe(then);
    },
  );
});

test("[BA1] whoever says themselves what they saw is believed, not what stands by now", () => {
  const { table, ana, berta } = board();
  table.do(ana, reword("El parque cierra de noche"));
  const asked = withBase(table.ledger, { ...stance(), base: 1 }, berta);
  expect(table.ask(berta, asked)).toBe("changed-meanwhile");
});

test("[BA1] of the board's fields only those that are asked for are compared", () => {
  const { table, mara, mia } = board();
  const asked = withBase(table.ledger, { kind: "board.change", thresholds: "strict" } as const, mara);
  table.do(mia, { kind: "board.change", title: "Otro", objective: "Otro" });
  table.do(mara, asked);
  expect(table.ledger.board).toMatchObject({ title: "Otro", objective: "Otro", thresholds: "strict" });
});

test("[BA2] a rewording takes the author's own answer with it: it was given on other words", () => {
  const { table, ana, berta } = board();
  table.do(ana, stance("Porque sí")).do(ana, reword("El parque cierra de noche"));
  expect(table.ledger.stances.get(p1)?.size).toBe(0);
  expect(table.events.slice(-2).map(({ kind }) => kind)).toEqual(["position.reworded", "stance.withdrawn"]);
  table.do(ana, { ...reword("El parque cierra de noche"), positionKind: "concern" });
  expect(table.ledger.positions.get(p1)?.revision).toBe(3);
  table.do(berta, { ...stance(), base: 3 });
  expect(table.ask(ana, reword("Otra cosa"))).toBe("already-answered");
});

test("[BA2] a commitment names the version that it was made for", () => {
  const { table, ana } = board();
  expect(table.ledger.commitments.get(k1)?.versionId).toBe(version("v1"));
  table.do(ana, word("Cerramos de noche", 1)).do(ana, put("v2", 2));
  expect(table.ledger.commitments.get(k1)?.versionId).toBe(version("v1"));
});

test("[BA1] what was seen is compared as it is, also what would be cleaned if it were written now", () => {
  const { table, mara } = board();
  const asked = asIntent({ kind: "board.change", title: "Uno", base: { title: "con\u200e marca " } });
  expect(asked).toMatchObject({ base: { title: "con\u200e marca " } });
  const decision = decide(table.ledger, asked, mara);
  expect(isRefusal(decision) && decision.refused).toBe("changed-meanwhile");
});
