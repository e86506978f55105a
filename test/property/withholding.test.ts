import {
  applyAll,
  checkChain,
  compileMinutes,
  EMPTY_LEDGER,
  type EventData,
  type EventDraft,
  LANGUAGES,
  type LedgerEvent,
  meantIn,
  minutesMarkdown,
  seal,
  sealedData,
  textAt,
  withoutTexts,
  withTexts,
  writeLedger,
  writtenPlaces,
} from "@acuerdo/shared";
import fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { tablesOf } from "../../server/src/ledger/tables.ts";
import { verify } from "../../server/src/verify.ts";
import { playLedger } from "../support/ledger/workshop.ts";
import { readWorkshop } from "../support/simulate/workshop.ts";

/** Any mix of withheld texts, on the record of a whole workshop. */

const { table } = playLedger(readWorkshop("es"));
const lines = table.events.filter(({ kind, data }) => writtenPlaces(kind, data).length > 0).map(({ seq }) => seq);

const digestAt = (event: LedgerEvent, place: string) => (textAt(sealedData(event), place) as { sha256: string }).sha256;

/** The record after these lines were withheld, one after the other. */
function recordWithout(gone: readonly number[], all: readonly LedgerEvent[] = table.events): LedgerEvent[] {
  let events: LedgerEvent[] = [...all];
  for (const line of gone) {
    const words: EventData["words.withheld"] = { about: null, by: null, lines: [line], why: "" };
    const after = events.at(-1) as LedgerEvent;
    const said = seal([{ kind: "words.withheld", actor: "server", data: words }], after, after.at);
    events = [...events.map((event) => withoutTexts(event, meantIn(words, event), digestAt)), ...said];
  }
  return events;
}

function exportOf(events: readonly LedgerEvent[]): string {
  const ledger = applyAll(EMPTY_LEDGER, events);
  const { board, seq, hash } = ledger;
  return JSON.stringify({
    format: "acuerdo",
    version: 3,
    board,
    last: { seq, hash },
    ledger: tablesOf(ledger),
    events,
  });
}

test("[WH6] whatever is withheld, the chain is whole, and the verifier counts what is not there", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.constantFrom(...lines), { maxLength: 12, size: "max" }), (gone) => {
      const events = recordWithout(gone);
      expect(checkChain(events)).toBeNull();
      const texts = events.reduce((sum, { withheld = {} }) => sum + Object.keys(withheld).length, 0);
      const { ok, sentence } = verify(exportOf(events));
      expect({ ok, sentence }).toEqual({
        ok: true,
        sentence: expect.stringMatching(texts === 0 ? /add up to\.$/ : new RegExp(` ${texts} texts? withheld`)),
      });
    }),
    { numRuns: 10, seed: 2026 },
  );
});

/** Each workshop with a word of its own in every text, so that none can be taken for another's. */
const MARKED = (["es", "en"] as const).map((language) => {
  const { table } = playLedger(readWorkshop(language));
  const word = (seq: number, place: string) => `Zarza${seq}${place.replace(".", "")}parrilla`;
  const drafts = table.events.map(({ kind, actor, data, seq }) => {
    const places = writtenPlaces(kind, data);
    return { kind, actor, data: withTexts(data, Object.fromEntries(places.map((each) => [each, word(seq, each)]))) };
  });
  const first = { board: table.ledger.board.id, seq: 0, hash: EMPTY_LEDGER.hash };
  return { language, word, events: seal(drafts as EventDraft[], first, 1_800_000_000_000) };
});

/** All bytes that are made of a record: its export, the document, minutes in both languages. */
function bytesMadeOf(events: readonly LedgerEvent[]): string {
  const ledger = applyAll(EMPTY_LEDGER, events);
  const doc = new Y.Doc();
  writeLedger(doc, null, ledger);
  const minutes = LANGUAGES.map((language) => minutesMarkdown(compileMinutes(ledger, [], 0), language));
  return [exportOf(events), Buffer.from(Y.encodeStateAsUpdate(doc)).toString("latin1"), ...minutes].join("\n");
}

test.each(MARKED)("[WH1] $language: of any mix of withheld texts no word is in any byte", ({ word, events: all }) => {
  const written = all.filter(({ kind, data }) => writtenPlaces(kind, data).length > 0).map(({ seq }) => seq);
  const isIn = (bytes: string, { seq, kind, data }: LedgerEvent) =>
    writtenPlaces(kind, data).some((place) => bytes.includes(word(seq, place)));
  fc.assert(
    fc.property(fc.uniqueArray(fc.constantFrom(...written), { maxLength: 40, size: "max" }), (gone) => {
      const bytes = bytesMadeOf(recordWithout(gone, all));
      const of = all.filter((event) => written.includes(event.seq) && isIn(bytes, event)).map(({ seq }) => seq);
      // where somebody comes from stays: an event of which more than that was said has nothing else left
      const organization = (seq: number) => typeof textAt(all[seq - 1]?.data, "organization") === "string";
      expect(of.filter((seq) => gone.includes(seq) && !organization(seq))).toEqual([]);
      expect(written.filter((seq) => !gone.includes(seq) && !of.includes(seq))).toEqual([]);
      for (const seq of gone) for (const place of ["name", "brings"]) expect(bytes).not.toContain(word(seq, place));
    }),
    { numRuns: 10, seed: 2026 },
  );
});

const line = lines[3] ?? 0;
const OTHER = { text: "Otra", name: "Otra", title: "Otra" };
type Change = (event: LedgerEvent) => LedgerEvent;
const changed = (events: readonly LedgerEvent[], change: Change) =>
  events.map((event) => (event.seq === line ? change(event) : event));
const otherwise = (texts: Readonly<Record<string, string>> | undefined) =>
  Object.fromEntries(
    Object.entries(texts ?? {}).map(([place, hex]) => [place, hex.replace(/^./, (c) => (c === "0" ? "1" : "0"))]),
  );

test.each<[what: string, gone: readonly number[], change: Change]>([
  ["a salt", [], (event) => ({ ...event, salts: otherwise(event.salts) })],
  ["a salt that is not there", [], ({ salts: _, ...event }) => event as LedgerEvent],
  ["the digest of a withheld text", [line], (event) => ({ ...event, withheld: otherwise(event.withheld) })],
  [
    "a text where one is withheld",
    [line],
    (event) => ({ ...event, data: { ...event.data, ...OTHER } }) as unknown as LedgerEvent,
  ],
])("[WH6] %s is found", (_, gone, change) => {
  expect(checkChain(changed(recordWithout(gone), change))).toEqual({ seq: line, fault: "hash" });
});

test("[WH6] a text that went though no event says so is found, and one that stayed in spite of one", () => {
  const silently = table.events.map((event) =>
    event.seq === line ? withoutTexts(event, writtenPlaces(event.kind, event.data), digestAt) : event,
  );
  expect(checkChain(silently)).toBeNull();
  expect(verify(exportOf(silently))).toMatchObject({
    ok: false,
    sentence: expect.stringContaining("no event says so"),
  });
  const said = recordWithout([line]).map((event) => table.events.find(({ seq }) => seq === event.seq) ?? event);
  expect(checkChain(said)).toBeNull();
  expect(verify(exportOf(said))).toMatchObject({
    ok: false,
    sentence: expect.stringContaining("was withheld, and is there"),
  });
});
