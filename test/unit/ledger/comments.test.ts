import {
  type Asked,
  type CommentId,
  commentsOn,
  compileMinutes,
  LIMITS,
  minutesMarkdown,
  type PositionId,
  sayEvent,
  type Voices,
} from "@acuerdo/shared";
import { expect, test } from "vitest";
import { named, Table } from "../../support/ledger/ledger.ts";

/** What people say about a position, beside their answers to it. */

const p1 = named<PositionId>("p1");
const n1 = named<CommentId>("n1");

const comment = (id: string, text: string, base?: number): Asked => ({
  ...{ kind: "comment.add", commentId: named<CommentId>(id), positionId: p1, text },
  ...(base !== undefined && { base }),
});

function placed(voices: Voices = "named") {
  const table = new Table(voices);
  const [mara, ana, luis] = [table.member("Mara", "mediator"), table.member("Ana"), table.member("Luis")];
  table.do(ana, { kind: "position.place", positionId: p1, positionKind: "need", text: "Luz en la calle" });
  return { table, mara, ana, luis, texts: () => commentsOn(table.ledger.comments, p1).map(({ text }) => text) };
}

const written = ({ ledger }: Table) => minutesMarkdown(compileMinutes(ledger, [], 0), "en", "UTC");

test("[CO1] a comment stands with its position, oldest first, in the record and in the minutes, under the name of its voice", () => {
  const { table, ana, luis, texts } = placed();
  table.do(luis, comment("n1", "¿Toda la noche?")).do(ana, comment("n2", "Hasta las dos"));
  expect(texts()).toEqual(["¿Toda la noche?", "Hasta las dos"]);
  expect(sayEvent("en", table.ledger, table.ledger.record.at(-1) as never)).toBe(
    "Ana commented on “Luz en la calle”: “Hasta las dos”",
  );
  expect(written(table)).toContain("  - ¿Toda la noche? — Luis");
});

test("[CO1] on a board with anonymous voices it bears the same alias as all that its voice says", () => {
  const { table, luis, texts } = placed("anonymous");
  table.do(luis, comment("n1", "¿Toda la noche?"));
  expect(table.ledger.comments.get(n1)?.by).toBe(luis.voiceId);
  expect(texts()).toHaveLength(1);
  expect(written(table)).not.toContain("Luis");
});

test("[CO2] only whoever said it takes it back, once; the record keeps it, and nothing else shows it", () => {
  const { table, mara, luis, texts } = placed();
  table.do(luis, comment("n1", "¿Toda la noche?"));
  const withdraw: Asked = { kind: "comment.withdraw", commentId: n1 };
  expect(table.ask(mara, withdraw)).toBe("not-yours");
  expect(table.ask(luis, { kind: "comment.withdraw", commentId: named<CommentId>("n9") })).toBe("no-such-comment");
  table.do(luis, withdraw);
  expect(table.ask(luis, withdraw)).toBe("withdrawn");
  expect(texts()).toEqual([]);
  expect(written(table)).not.toContain("Toda la noche");
});

test("[CO3] it is about the words that were seen, of a position that is on the table", () => {
  const { table, ana, luis } = placed();
  const other = { kind: "position.reword", positionId: p1, positionKind: "need", text: "Luz en el parque" } as const;
  table.do(ana, other);
  expect(table.ask(luis, comment("n1", "¿Dónde?", 1))).toBe("changed-meanwhile");
  expect(table.ask(luis, { ...comment("n1", "¿Dónde?"), positionId: named<PositionId>("p9") } as Asked)).toBe(
    "no-such-position",
  );
  table.do(luis, comment("n1", "¿Dónde?", 2)).do(ana, { kind: "position.withdraw", positionId: p1 });
  expect(table.ask(luis, comment("n2", "¿Y?", 2))).toBe("withdrawn");
  expect(table.ask(luis, comment("n1", "¿Y?"))).toBe("id-taken");
});

test("[CO4] what one voice says fills no board, and no position; it goes off it with whoever said it, and comes back", () => {
  const { table, mara, luis, ana, texts } = placed();
  const on = (position: string, n: number) =>
    ({ ...comment(`${position}-${n}`, `Otra ${n}`), positionId: named<PositionId>(position) }) as Asked;
  for (let n = 0; n < LIMITS.commentsPerVoiceOnOne; n += 1) table.do(luis, on("p1", n));
  expect(table.ask(luis, on("p1", 99))).toBe("too-many");
  for (let many = LIMITS.commentsPerVoiceOnOne; many < LIMITS.commentsPerVoice; many += LIMITS.commentsPerVoiceOnOne) {
    const positionId = named<PositionId>(`more-${many}`);
    table.do(ana, { kind: "position.place", positionId, positionKind: "need", text: "Más luz" });
    for (let n = 0; n < LIMITS.commentsPerVoiceOnOne; n += 1) table.do(luis, on(positionId, n));
  }
  const last = named<PositionId>("last");
  table.do(ana, { kind: "position.place", positionId: last, positionKind: "need", text: "Más luz" });
  expect(table.ask(luis, on("last", 0))).toBe("too-many");
  table.do(ana, comment("hers", "Una mía"));
  table.do(mara, { kind: "member.remove", memberId: luis.memberId, reason: "Llenó el tablero" });
  expect(texts()).toEqual(["Una mía"]);
  table.do(mara, { kind: "member.restore", memberId: luis.memberId });
  expect(texts()).toHaveLength(LIMITS.commentsPerVoiceOnOne + 1);
});

test("[PO2] [CO3] what somebody has commented on keeps its words; what comes back about other words is not shown", () => {
  const { table, mara, ana, luis } = placed();
  const other = { kind: "position.reword", positionId: p1, positionKind: "need", text: "Sin luz" } as const;
  table.do(ana, comment("own", "La de siempre")).do(luis, comment("n1", "De acuerdo"));
  expect(table.ask(ana, other)).toBe("already-answered");
  table.do(mara, { kind: "member.remove", memberId: luis.memberId, reason: "Se equivocó de tablero" }).do(ana, other);
  table.do(mara, { kind: "member.restore", memberId: luis.memberId });
  expect(written(table)).toContain("Sin luz");
  expect(written(table)).toContain("La de siempre");
  expect(written(table)).not.toContain("De acuerdo");
});
