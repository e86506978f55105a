import type { BoardId } from "@acuerdo/shared";
import { type Kysely, type RawBuilder, sql } from "kysely";
import { toBoard } from "./rows.ts";
import type { Weight } from "./store.ts";
import type { Tables } from "./tables.ts";

/** How much a board is to load, without reading any of it: lengths stand at the beginning of a row. One question, for every board that is loaded asks it. */

const bytesIn = (table: "canvas_updates" | "canvas_snapshots"): RawBuilder<number> =>
  sql<number>`(SELECT COALESCE(SUM(LENGTH(data)), 0) FROM ${sql.table(table)} WHERE board = boards.id)`;
const LAST_EVENT = sql<number>`(SELECT COALESCE(MAX(seq), 0) FROM events WHERE board = boards.id)`;

/** Null where there is no such board. */
export async function weigh(db: Kysely<Tables>, board: BoardId): Promise<Weight | null> {
  const query = db
    .selectFrom("boards")
    .selectAll()
    .select([LAST_EVENT.as("events"), bytesIn("canvas_updates").as("logged"), bytesIn("canvas_snapshots").as("whole")]);
  const row = await query.where("id", "=", board).executeTakeFirst();
  return row ? { board: toBoard(row), events: row.events, canvasBytes: row.logged + row.whole } : null;
}
