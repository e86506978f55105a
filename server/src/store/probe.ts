import { type Kysely, sql } from "kysely";
import type { Tables } from "./tables.ts";

/** Whether a store can be written: asked by whoever decides if people are to be sent to it. */

/** With one number in each some 260 KiB: more than a request writes, so that a full disk takes this no sooner than a request. */
const ROWS = 20_000;

/** Rewrites one row and reads it back. On a full disk it may still find its place, where one that was there before is used again. */
export async function probe(db: Kysely<Tables>, now: number): Promise<void> {
  const write = db.insertInto("probes").values({ id: 1, at: now });
  await write.onConflict((conflict) => conflict.column("id").doUpdateSet({ at: now })).execute();
  const row = await db.selectFrom("probes").select("at").where("id", "=", 1).executeTakeFirst();
  if (row?.at !== now) throw new Error("the store does not give back what was written");
}

/** Writes as much as a large request, and takes it away again. */
export async function probeThoroughly(db: Kysely<Tables>, now: number): Promise<void> {
  await sql`INSERT OR REPLACE INTO probes (id, at)
    WITH RECURSIVE numbers (id) AS (VALUES (2) UNION ALL SELECT id + 1 FROM numbers WHERE id < ${ROWS})
    SELECT id, ${now} FROM numbers`.execute(db);
  await db.deleteFrom("probes").where("id", ">", 1).execute();
}
