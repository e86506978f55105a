import type { BoardId } from "@acuerdo/shared";
import { type Kysely, sql, type Transaction } from "kysely";
import { damaged } from "./fault.ts";
import { parseJson } from "./rows.ts";
import type { Withheld } from "./store.ts";
import type { Tables } from "./tables.ts";

/** Destroys salts and texts of events, and the updates of the ledger document in which the texts stand too. */
export async function withhold(db: Transaction<Tables>, board: BoardId, withheld: readonly Withheld[]): Promise<void> {
  for (const { seq, places } of withheld) {
    const row = db.selectFrom("events").select("words").where("board", "=", board).where("seq", "=", seq);
    const words = (await row.executeTakeFirst())?.words;
    if (!words) throw damaged(`event ${seq} is damaged`);
    const gone = Object.fromEntries(places.map((place) => [place, null]));
    const less = JSON.stringify({ ...(parseJson(words, `event ${seq}`) as object), ...gone });
    await db.updateTable("events").set({ words: less }).where("board", "=", board).where("seq", "=", seq).execute();
  }
  await db.updateTable("events").set({ doc_update: null, crc: null }).where("board", "=", board).execute();
}

/** What was written over stands in the log until it is folded into the file: best done at once, and done at the next chance otherwise. */
export async function foldLog(db: Kysely<Tables>): Promise<void> {
  await sql`PRAGMA wal_checkpoint(TRUNCATE)`.execute(db);
}
