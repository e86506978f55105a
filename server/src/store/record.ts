import type { BoardId, LedgerEvent } from "@acuerdo/shared";
import type { Kysely } from "kysely";
import { checkLinks, toEvent, toUpdates } from "./rows.ts";
import type { StoredLedger } from "./store.ts";
import type { Tables } from "./tables.ts";

/** A board's record, whole or a page of it: the events, and the updates of the ledger document that came with them. */

/** What an event is made of, and what came with it. */
const EVENT = ["board", "seq", "at", "actor", "kind", "data", "words", "prev", "hash"] as const;
const UPDATE = ["board", "seq", "doc_update", "crc"] as const;
/** SQLite's own word for all. */
const NO_LIMIT = -1;

const rowsOf = (db: Kysely<Tables>, board: BoardId) => db.selectFrom("events").where("board", "=", board);

export async function readLedger(
  db: Kysely<Tables>,
  board: BoardId,
  after = 0,
  limit = NO_LIMIT,
): Promise<StoredLedger> {
  const page = rowsOf(db, board).selectAll().where("seq", ">", after).orderBy("seq").limit(limit);
  const before = after > 0 ? rowsOf(db, board).select("hash").where("seq", "=", after) : null;
  const rows = await page.execute();
  const events = rows.map(toEvent);
  checkLinks(events, after, (await before?.executeTakeFirst())?.hash);
  return { events, updates: rows.flatMap(toUpdates) };
}

export async function readEvents(
  db: Kysely<Tables>,
  board: BoardId,
  after: number,
  limit: number,
): Promise<readonly LedgerEvent[]> {
  const page = rowsOf(db, board).select(EVENT).where("seq", ">", after).orderBy("seq").limit(limit);
  return (await page.execute()).map(toEvent);
}

export async function readUpdates(
  db: Kysely<Tables>,
  board: BoardId,
  after: number,
  events: number,
): Promise<readonly Uint8Array[]> {
  const page = rowsOf(db, board).select(UPDATE).where("seq", ">", after).orderBy("seq").limit(events);
  return (await page.execute()).flatMap(toUpdates);
}
