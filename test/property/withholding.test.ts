import {
  applyAll,
  checkChain,
  EMPTY_LEDGER,
  type EventData,
  type LedgerEvent,
  meantIn,
  seal,
  sealedData,
  textAt,
  withoutTexts,
  writtenPlaces,
} from "@acuerdo/shared";
import fc from "fast-check";
import { expect, test } from "vitest";
import { tablesOf } from "../../server/src/ledger/tables.ts";
import { verify } from "../../server/src/verify.ts";
import { playLedger } from "../support/ledger/workshop.ts";
import { readWorkshop } from "../support/simulate/workshop.ts";

/** Any mix of withheld texts, on the record of a whole workshop. */

const { table } = playLedger(readWorkshop("es"));
const lines = table.events.filter(({ kind, data }) => writtenPlaces(kind, data).length > 0).map(({ seq }) => seq);

const digestAt = (event: LedgerEvent, place: string) => (textAt(sealedData(event), place) as { sha256: string }).sha256;

/** The record after these lines were withheld, one after the other. */
function recordWithout(gone: readonly number[]): LedgerEvent[] {
  let events: LedgerEvent[] = [...table.events];
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
    fc.property(fc.uniqueArray(fc.constantFrom(...lines), { maxLength: 12 }), (gone) => {
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
