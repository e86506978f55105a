import type { BoardId } from "@acuerdo/shared";
import { type Kysely, sql } from "kysely";
import type { Tables } from "./tables.ts";

/** When somebody who facilitates was last on a board. Of one where nobody has been yet, when it was opened. */

const LAST = sql<number>`COALESCE(visits.at, boards.created_at)`;

export async function visit(db: Kysely<Tables>, board: BoardId, at: number): Promise<void> {
  const write = db.insertInto("visits").values({ board, at });
  await write.onConflict((conflict) => conflict.column("board").doUpdateSet({ at })).execute();
}

const visited = (db: Kysely<Tables>) => db.selectFrom("boards").leftJoin("visits", "visits.board", "boards.id");

export async function lastVisit(db: Kysely<Tables>, board: BoardId): Promise<number> {
  const row = await visited(db).select(LAST.as("last")).where("boards.id", "=", board).executeTakeFirst();
  return row?.last ?? 0;
}

export async function unvisited(
  db: Kysely<Tables>,
  since: number,
  limit: number,
  until: number,
): Promise<readonly BoardId[]> {
  const open = visited(db).select("boards.id").where("boards.door_open", "=", 1);
  const meant = open.where(({ eb, or }) => or([eb(LAST, "<", since), eb(LAST, ">", until)]));
  const rows = await meant.orderBy(LAST).limit(limit).execute();
  return rows.map(({ id }) => id as BoardId);
}
