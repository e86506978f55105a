import { type BoardId, isRefusal, type Ledger } from "@acuerdo/shared";
import { EXPORT_VERSION, tablesOf } from "../ledger/tables.ts";
import { COSTS } from "../limits/costs.ts";
import { pause } from "../limits/pace.ts";
import type { Asker, Slots } from "../limits/slots.ts";
import type { Store } from "../store/store.ts";

/**
 * The complete export, a piece at a time, as fast as it is read: a board of years is many megabytes, which nobody else should
 * have to wait for. One line a row, event and record.
 */

export interface Source {
  readonly ledger: Ledger;
  readonly records: Readonly<Record<string, unknown>>;
}

export interface Complete extends Source {
  readonly board: BoardId;
  readonly store: Store;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** In whose turn the record is read. */
  readonly asker: Asker;
  readonly pages: Slots;
}

/** Characters of one piece: some milliseconds to put together. */
const PIECE = 65_536;
/** Until a page is asked for again where too many wait for theirs. */
const AGAIN_MS = 250;

/** Puts lines together with what stands between and around them. */
function* listed(open: string, lines: Iterable<string>, close: string): Generator<string> {
  let piece = open;
  let separator = "\n";
  for (const line of lines) {
    piece += separator + line;
    separator = ",\n";
    if (piece.length < PIECE) continue;
    yield piece;
    piece = "";
  }
  yield `${piece}${close}`;
}

function* rowsOf(rows: readonly unknown[]): Generator<string> {
  for (const row of rows) yield JSON.stringify(row);
}

function* tables(ledger: Ledger): Generator<string> {
  let separator = ',"ledger":{';
  for (const [name, rows] of Object.entries(tablesOf(ledger))) {
    yield* listed(`${separator}"${name}":[`, rowsOf(rows), "]");
    separator = ",";
  }
  yield "}";
}

function* entriesOf(records: Source["records"]): Generator<string> {
  for (const [key, value] of Object.entries(records)) yield `${JSON.stringify(key)}:${JSON.stringify(value)}`;
}

async function pageOf({ pages, asker, store, board }: Complete, after: number, limit: number): Promise<string> {
  for (;;) {
    const page = await pages.run(asker, async () => ({ text: await store.eventsText(board, after, limit) }));
    if (!isRefusal(page)) return page.text;
    await pause(AGAIN_MS);
  }
}

/** @throws Error when the record cannot be read to its end. */
export async function* completeExport(complete: Complete): AsyncGenerator<string> {
  const { ledger, records, at } = complete;
  const { seq, hash } = ledger;
  const head = { format: "acuerdo", version: EXPORT_VERSION, exportedAt: at, board: ledger.board, last: { seq, hash } };
  yield JSON.stringify(head).slice(0, -1);
  yield* tables(ledger);
  yield* listed(',"canvas":{', entriesOf(records), "}");
  yield ',"events":[';
  for (let after = 0; after < seq; after += COSTS.pageEvents) {
    const page = await pageOf(complete, after, Math.min(COSTS.pageEvents, seq - after));
    yield (after === 0 ? "" : ",\n") + page.slice(1, -1);
  }
  yield "]}";
}
