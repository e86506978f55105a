import { type Kysely, sql } from "kysely";
import type { Tables } from "./tables.ts";

/** What others write meanwhile: kept out of what belongs together, or noticed. */

/** What several queries read is of one moment; no writer is waited for. */
export function atOneMoment<T>(db: Kysely<Tables>, read: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
  return db.connection().execute(async (connection) => {
    await sql`BEGIN DEFERRED`.execute(connection);
    try {
      return await read(connection);
    } finally {
      await sql`COMMIT`.execute(connection);
    }
  });
}

/** Changes with every commit that is not this connection's. */
export async function versionOf(db: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{ data_version: number }>`PRAGMA data_version`.execute(db);
  return rows[0]?.data_version ?? 0;
}
