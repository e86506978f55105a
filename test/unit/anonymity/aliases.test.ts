import {
  type Aliases,
  aliasIn,
  aliasOf,
  apply,
  BIRDS,
  EMPTY_LEDGER,
  LANGUAGES,
  LEDGER_CLIENT,
  type Ledger,
  type LedgerEvent,
  type PositionId,
  readLedger,
  speakerName,
  type VoiceId,
  writeLedger,
} from "@acuerdo/shared";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { random } from "../../support/attack/attack.ts";
import { oldExport } from "../../support/ledger/before.ts";
import { named, Table } from "../../support/ledger/ledger.ts";
import { weakly } from "../../support/weakening.ts";

/** The names of voices on a board where nobody gives one. */

/** A board on which so many voices have spoken. */
function spoken(voices: number, seed = 0): Ledger {
  const next = random(seed);
  const table = new Table("anonymous");
  const ana = table.member("ana");
  for (let n = 0; n < voices; n += 1) {
    const voiceId = Buffer.from(next.bytes(16)).toString("base64url") as VoiceId;
    const positionId = named<PositionId>(`p${n}`);
    table.do({ ...ana, voiceId }, { kind: "position.place", positionId, positionKind: "need", text: `n${n}` });
  }
  return table.ledger;
}

const namesOn = (ledger: Ledger, language: "es" | "en") =>
  [...ledger.positions.values()].map(({ by }) => speakerName(ledger, by, language));

test("[AN10] two voices of a board never share a name, however many speak", () => {
  for (let board = 0; board < 100; board += 1) expect(new Set(namesOn(spoken(60, board), "es")).size).toBe(60);
  expect(new Set(namesOn(spoken(2_600), "es")).size).toBe(2_600);
});

/** How many names so many voices have together, each given as it comes. */
function namesOf(choose: typeof aliasIn, voices: number): number {
  const aliases = new Map() as Map<VoiceId, Aliases extends ReadonlyMap<VoiceId, infer A> ? A : never>;
  for (let seq = 0; seq < voices; seq += 1) {
    const voice = named<VoiceId>(`voice ${seq}`);
    aliases.set(voice, { ...choose(aliases, voice), voice, seq });
  }
  return new Set([...aliases.values()].map(({ bird, number }) => `${bird} ${number}`)).size;
}

test("[AN10] names that are given without a look at those that others have are caught", async () => {
  expect(namesOf(aliasIn, 300)).toBe(300);
  const before = await weakly<{ aliasIn: typeof aliasIn }>("shared/src/alias.ts", [
    "taken.has(",
    "false && taken.has(",
  ]);
  expect(namesOf(before.aliasIn, 300)).toBeLessThan(300);
});

test("[AN10] a name is in the board's language for everybody, and the same in every copy", () => {
  const ledger = spoken(40);
  const names = namesOn(ledger, "es");
  expect(namesOn(ledger, "en")).toEqual(names);
  const doc = new Y.Doc();
  doc.clientID = LEDGER_CLIENT;
  writeLedger(doc, null, ledger);
  expect(namesOn(readLedger(doc) as Ledger, "en")).toEqual(names);
  const inEnglish = namesOn({ ...ledger, board: { ...ledger.board, language: "en" } }, "es");
  const numbers = (all: readonly string[]) => all.map((name) => name.replace(/\D/g, ""));
  expect(numbers(inEnglish)).toEqual(numbers(names));
  expect(inEnglish).not.toEqual(names);
});

test("[AN10] a voice keeps its name whatever others say, and hears it before its first words", () => {
  const table = new Table("anonymous");
  const ana = table.member("ana");
  const foreseen = speakerName(table.ledger, ana.voiceId, "es");
  const place = (who: typeof ana, id: string) =>
    table.do(who, { kind: "position.place", positionId: named(id), positionKind: "need", text: "Luz" });
  place(ana, "p1");
  expect(speakerName(table.ledger, ana.voiceId, "es")).toBe(foreseen);
  for (let n = 0; n < 300; n += 1) place({ ...table.member(`m${n}`) }, `q${n}`);
  expect(speakerName(table.ledger, ana.voiceId, "es")).toBe(foreseen);
});

test("[AN10] the voices of a board of before have names too", () => {
  const { events } = JSON.parse(oldExport("anonymous")) as { events: LedgerEvent[] };
  const ledger = events.reduce(apply, EMPTY_LEDGER);
  const voices = [...new Set([...ledger.positions.values()].map(({ by }) => by))];
  expect(voices.map((voice) => ledger.aliases.has(voice))).toEqual(voices.map(() => true));
  expect(new Set(voices.map((voice) => speakerName(ledger, voice, "es"))).size).toBe(voices.length);
});

/** Heard as an insult, or as something else, in one of the two languages; or first names of people. */
const UNFIT =
  /choch|pardillo|cern[ií]calo|chorlito|wren|linnet|kestrel|plover|robin|\bjay\b|lark|alondra|swallow|flamenco|b[uú]ho|mirlo|blackbird|abejaruco|\b(?:14|18|69|88)\b/i;

test("[AN10] no name offends, in either language", () => {
  expect(BIRDS.length).toBe(24);
  expect([BIRDS[12], BIRDS[16], BIRDS[21], BIRDS[22]]).toEqual(["falcon", "swan", "quetzal", "toucan"]);
  for (const language of LANGUAGES) {
    const names = new Set(Array.from({ length: 20_000 }, (_, n) => aliasOf(`seed ${n}`, language)));
    expect([...names].filter((name) => UNFIT.test(name))).toEqual([]);
    expect(new Set([...names].map((name) => name.replace(/ \d+$/, ""))).size).toBe(24);
  }
});
