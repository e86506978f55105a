import type { BoardId } from "@acuerdo/shared";
import { type Kysely, sql } from "kysely";
import type { Weight } from "./store.ts";
import type { Tables } from "./tables.ts";

/** How much a board is to load, without reading any of it: lengths stand at the beginning of a row. */

const BYTES = sql<number>`COALESCE(SUM(LENGTH(data)), 0)`;

export async function weigh(db: Kysely<Tables>, board: BoardId): Promise<Weight> {
  const last = db.selectFrom("events").select("seq").where("board", "=", board).orderBy("seq", "desc").limit(1);
  const log = db.selectFrom("canvas_updates").select(BYTES.as("bytes")).where("board", "=", board);
  const snapshot = db.selectFrom("canvas_snapshots").select(BYTES.as("bytes")).where("board", "=", board);
  const [events, logged, whole] = [
    await last.executeTakeFirst(),
    await log.executeTakeFirst(),
    await snapshot.executeTakeFirst(),
  ];
  return { events: events?.seq ?? 0, canvasBytes: (logged?.bytes ?? 0) + (whole?.bytes ?? 0) };
}
