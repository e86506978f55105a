import { type BoardId, checkChain, type LedgerEvent } from "@acuerdo/shared";
import { withTexts } from "@acuerdo/shared/stored";
import Database from "libsql";
import * as Y from "yjs";
import { openSqlite } from "../../../server/src/store/sql.ts";
import type { StoredCanvas, StoredLedger } from "../../../server/src/store/store.ts";

/**
 * Prints all that a server would show of a board in a file; ends with 1 where it would refuse to. With `trusting` as the
 * third word the rows are believed as they stand: no checksum, no hash, no chain.
 */

interface Shown {
  readonly canvas: Pick<StoredCanvas, "updates">;
  readonly ledger: StoredLedger;
}

async function checked(path: string, board: string): Promise<Shown | null> {
  const store = await openSqlite(path).catch(() => null);
  if (!store) return null;
  try {
    const canvas = await store.canvas(board as BoardId);
    const ledger = await store.ledger(board as BoardId);
    return checkChain(ledger.events) === null ? { canvas, ledger } : null;
  } catch {
    return null; // said so, and shown to nobody
  } finally {
    await store.close().catch(() => undefined);
  }
}

type Row = Record<string, string & ArrayBuffer>;

/** An event with its texts where their digests stand, whether or not they are what these were made from. */
function plain({ board, seq, at, actor, kind, data, words, prev, hash }: Row): LedgerEvent {
  const kept = Object.entries(JSON.parse(words ?? "{}") as Record<string, readonly [string, string]>);
  const texts = Object.fromEntries(kept.map(([place, [, text]]) => [place, text]));
  const salts = Object.fromEntries(kept.map(([place, [salt]]) => [place, salt]));
  const said = { data: withTexts(JSON.parse(String(data)), texts), ...(kept.length > 0 && { salts }) };
  return { board, seq, at, actor, kind, prev, ...said, hash } as unknown as LedgerEvent;
}

function trusting(path: string, board: string): Shown {
  const file = new Database(path);
  const rows = (query: string) => file.prepare(query).all(board) as Row[];
  const canvas = rows("SELECT data FROM canvas_updates WHERE board = ? ORDER BY seq");
  const events = rows("SELECT * FROM events WHERE board = ? ORDER BY seq");
  file.close();
  const updates = events.flatMap(({ doc_update }) => (doc_update ? [new Uint8Array(doc_update)] : []));
  return {
    canvas: { updates: canvas.map(({ data }) => new Uint8Array(data as ArrayBuffer)) },
    ledger: { events: events.map(plain), updates },
  };
}

function textOf({ canvas, ledger }: Shown): string | null {
  if (canvas.updates.length === 0 || ledger.events.length === 0) return null;
  const docs = [canvas.updates, ledger.updates].map((all) => {
    const doc = new Y.Doc();
    for (const update of all) Y.applyUpdate(doc, update);
    return Object.fromEntries([...doc.share.keys()].sort().map((name) => [name, doc.getMap(name).toJSON()]));
  });
  return JSON.stringify([docs, ledger.events]);
}

const [path = "", board = "", mode] = process.argv.slice(2);
const found = mode === "trusting" ? trusting(path, board) : await checked(path, board);
const text = found && textOf(found);
if (text !== null) process.stdout.write(text);
process.exitCode = text === null ? 1 : 0;
