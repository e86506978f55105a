import {
  type AgreementId,
  type Asked,
  type ClusterId,
  type CommitmentId,
  GRADES,
  grades,
  type Intent,
  isNews,
  LANGUAGES,
  layFloor,
  type MemberId,
  PHASES,
  POLICY,
  type PositionId,
  partsOf,
  phases,
  say,
  sayAsked,
  sayDone,
  sayEvent,
  sayNews,
  sayStandingNews,
  theirsIn,
  type VersionId,
} from "@acuerdo/shared";
import { describe, expect, test } from "vitest";
import { named, Table } from "../support/ledger/ledger.ts";
import { screens } from "../support/sentences.ts";

const [a1, v1, v2, p1] = [
  named<AgreementId>("a1"),
  named<VersionId>("v1"),
  named<VersionId>("v2"),
  named<PositionId>("p1"),
];
const [k1, c1] = [named<CommitmentId>("k1"), named<ClusterId>("c1")];
const wording = { kind: "agreement.word", agreementId: a1, clusterId: null, text: "Una llamada", base: 0 } as const;
const sources: PositionId[] = [];
const testing = { kind: "version.test", agreementId: a1, versionId: v1, base: 1, why: "", sources } as const;
const answer = { reason: "", condition: "" } as const;

function tested() {
  const table = new Table();
  const [ana, luis] = [table.member("ana", "participant"), table.member("luis", "participant")];
  table.do(ana, wording).do(ana, testing);
  return { table, ana, luis };
}

/** One of each kind. */
const acts = (memberId: MemberId): readonly Asked[] =>
  [
    { kind: "board.change", title: "Otro" },
    { kind: "phase.move", phase: "close" },
    { kind: "door.set", open: false },
    { kind: "member.change", name: "Ana" },
    { kind: "member.excuse", memberId, excused: true },
    { kind: "people.excuse", count: 2 },
    { kind: "member.remove", memberId, reason: "x" },
    { kind: "member.remove-silent", memberIds: [memberId], reason: "x" },
    { kind: "member.remove-some", memberIds: [memberId], reason: "x" },
    { kind: "member.restore", memberId },
    { kind: "position.place", positionId: p1, positionKind: "need", text: "Luz" },
    { kind: "position.reword", positionId: p1, positionKind: "need", text: "Luz" },
    { kind: "position.withdraw", positionId: p1 },
    { kind: "stance.take", statementId: v1, grade: "object", reason: "No", condition: "" },
    { kind: "stance.withdraw", statementId: v1 },
    { kind: "objection.ease", versionId: v1 },
    { kind: "cluster.name", clusterId: c1, sentence: "Juntas" },
    wording,
    testing,
    { kind: "agreement.let-go", agreementId: a1, why: "x" },
    {
      kind: "commitment.make",
      commitmentId: k1,
      agreementId: a1,
      hands: "do",
      text: "Llamar",
      due: null,
      with: [],
      asOrganization: false,
    },
    { kind: "commitment.accept", commitmentId: k1 },
    { kind: "commitment.decline", commitmentId: k1 },
    { kind: "commitment.report", commitmentId: k1, state: "done" },
    { kind: "commitment.withdraw", commitmentId: k1 },
    { kind: "member.leave" },
    { kind: "member.return" },
    { kind: "member.join-as", from: memberId, into: memberId },
    { kind: "member.join-answer", from: memberId, into: memberId, yes: true },
    { kind: "organization.merge", from: "o1______", into: "o2______" },
    { kind: "organization.part", organizationId: "o1______" },
    { kind: "comment.add", commentId: "n1______", positionId: p1, text: "¿Cuándo?" },
    { kind: "comment.withdraw", commentId: "n1______" },
    { kind: "words.withhold", about: p1, why: "x" },
    { kind: "line.withhold", line: 1, why: "x" },
  ] as unknown as readonly Asked[];
/** Acts that are done with the same words: what is gone is gone, and who is off is off. */
const ALIKE = 2;

const spokenOf = (said: string) =>
  partsOf(said)
    .map(({ text }) => text)
    .join("");

test.each(LANGUAGES)("[SP1] each act has a sentence of its own in %s, whole and short", (language) => {
  const { table, luis } = tested();
  const said = acts(luis.memberId).map((asked) => spokenOf(sayDone(language, table.ledger, asked)));
  expect(new Set(said).size).toBe(said.length - ALIKE);
  for (const sentence of said) {
    expect(sentence).toMatch(/^[\p{L}\d“«].*[.»”\p{L}]$/u);
    expect(sentence).not.toMatch(/[{}|]|undefined/);
    expect(sentence.length).toBeLessThan(100);
  }
});

test("[SP1] of every act that there is, one is told", () => {
  const { luis } = tested();
  expect(
    acts(luis.memberId)
      .map(({ kind }) => kind)
      .toSorted(),
  ).toEqual(Object.keys(POLICY).toSorted());
});

test("[OF9] what was not done is called by the words of the button by which it was asked for", () => {
  const { luis } = tested();
  const asked = acts(luis.memberId) as readonly Intent[];
  for (const language of LANGUAGES)
    for (const intent of asked) expect(sayAsked(language, intent), intent.kind).toMatch(/^\p{Lu}[^{}|]+$/u);
  const named = (kind: string, fields: object) => sayAsked("en", { kind, ...fields } as unknown as Intent);
  for (const phase of PHASES) expect(named("phase.move", { phase })).toBe(say("en", phases[phase]));
  for (const grade of GRADES) expect(named("stance.take", { grade })).toBe(say("en", grades[grade]));
  expect(named("door.set", { open: true })).not.toBe(named("door.set", { open: false }));
  expect(named("member.join-answer", { yes: true })).not.toBe(named("member.join-answer", { yes: false }));
});

test("[SP1] the act says which agreement, which version, which answer", () => {
  const { table } = tested();
  expect(sayDone("es", table.ledger, testing)).toBe("Acuerdo 1, versión 1, puesto a prueba.");
  expect(sayDone("en", table.ledger, { kind: "stance.take", statementId: v1, grade: "agree", ...answer })).toMatch(
    /^Your answer to agreement 1: /,
  );
});

test("[SP2] of what others do, that is said which asks something of everybody; who answered before is told so", () => {
  const { table, ana, luis } = tested();
  table.do(ana, { kind: "position.place", positionId: p1, positionKind: "need", text: "Luz" });
  table.do(luis, { kind: "stance.take", statementId: v1, grade: "object", reason: "No", condition: "" });
  table.do(luis, { kind: "stance.take", statementId: p1, grade: "object", ...answer });
  table.do(ana, { ...wording, text: "Dos llamadas", base: 1 });
  table.do(ana, { ...testing, versionId: v2, base: 2, why: "Faltaba una" });
  const news = table.ledger.record.filter((entry) => isNews(table.ledger, entry));
  expect(news.map(({ kind }) => kind)).toEqual(["version.tested", "stance.taken", "version.tested"]);
  const last = news.at(-1);
  if (!last) throw new Error("no news");
  expect(sayNews("es", table.ledger, last, true)).toMatch(/versión 2.*\. Se te vuelve a pedir tu respuesta\.$/);
});

test("[SP2] an agreement that begins to stand, or stands no more, is said", () => {
  const { table, ana, luis } = tested();
  const before = layFloor(table.ledger);
  for (const by of [ana, luis, table.member("noa", "participant"), table.member("iker", "participant")])
    table.do(by, { kind: "stance.take", statementId: v1, grade: "endorse", ...answer });
  const now = layFloor(table.ledger);
  expect(sayStandingNews("es", before, now)).toEqual(["Acuerdo 1: En pie."]);
  expect(sayStandingNews("en", now, before)).toHaveLength(1);
  expect(sayStandingNews("en", now, now)).toEqual([]);
});

describe("[SP4] people's words within our sentences bear the board's language", () => {
  test("in the record, and nothing else changes", () => {
    const { table, ana } = tested();
    const texts = ["Luz", "\u05d0\u05d5\u05e8"]; // also from right to left
    for (const [n, text] of texts.entries())
      table.do(ana, { kind: "position.place", positionId: named<PositionId>(`q${n}`), positionKind: "need", text });
    table.do(ana, { kind: "cluster.name", clusterId: c1, sentence: "Calles" });
    const { ledger } = table;
    const parts = ledger.record.flatMap((entry) => {
      const marked = partsOf(sayEvent("en", ledger, entry, theirsIn("es")));
      const plain = (sentence: string) => sentence.replace(/[\u2068\u2069]/g, "");
      expect(plain(marked.map(({ text }) => text).join(""))).toBe(plain(sayEvent("en", ledger, entry)));
      return marked;
    });
    const theirs = parts.filter(({ lang }) => lang === "es").map(({ text }) => text);
    for (const text of [...texts, "Calles", "Una llamada"]) expect(theirs).toContain(text);
    for (const { text, lang } of parts) if (lang === null) expect(texts.some((one) => text.includes(one))).toBe(false);
  });

  test("in what is said of one's own acts", () => {
    const { table, luis } = tested();
    const made = acts(luis.memberId).find(({ kind }) => kind === "commitment.make") as Asked;
    const { language } = table.ledger.board;
    expect(partsOf(sayDone("en", table.ledger, made))).toContainEqual({ text: "Llamar", lang: language });
  });

  /** What a sentence calls people's words and names. */
  const THEIRS =
    /(?:^|,)\s*(?:who|name|by|from|into|cluster|sentence|title|text|words|what|whose|groups|organization)\s*(?=[:,]|$)/;
  /** A name for ears or a page's title has one language; what is told is marked where it is made. */
  const ONE_LANGUAGE = /(?:aria-label=\{|tell\(|usePage\()$/;
  /** Where what is called so is ours, or lies on a device from any board. */
  const OURS = ["arrive/JoinDevices.tsx", "arrive/LeaveDialog.tsx", "table/Waits.tsx"];

  test("in every sentence of a screen", () => {
    const asked = [...screens()].flatMap(([path, source]) =>
      [...source.matchAll(/(.*?)\bt\([\w.]+, \{([^{}]*)\}/g)]
        .filter(([, before = "", values = ""]) => THEIRS.test(values) && !ONE_LANGUAGE.test(before))
        .map(() => ({ path: path.replace("client/src/", ""), isMarked: /\bmark\b/.test(source) })),
    );
    expect(asked.length).toBeGreaterThan(10);
    expect([...new Set(asked.filter(({ isMarked }) => !isMarked).map(({ path }) => path))].sort()).toEqual(OURS);
  });
});
