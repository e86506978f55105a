import { existsSync, statSync } from "node:fs";
import type { BoardId } from "@acuerdo/shared";
import { SqliteFile } from "./dialect.ts";
import { openSqlite } from "./sql.ts";

/** Whether a database is whole: SQLite's own check, then every board as a server would read it, its chain and checksums with it. */

export interface Soundness {
  readonly boards: number;
  readonly events: number;
}

function checkPages(path: string): BoardId[] {
  const file = new SqliteFile(path);
  try {
    const [first] = file.pragma("integrity_check") as { integrity_check: string }[];
    if (first?.integrity_check !== "ok") throw new Error(`SQLite finds it damaged: ${first?.integrity_check}`);
    const tables = file.prepare("SELECT name FROM sqlite_master WHERE name = 'boards'").all([]);
    if (tables.length === 0) throw new Error("it holds no boards of this program");
    return (file.prepare("SELECT id FROM boards").all([]) as { id: BoardId }[]).map(({ id }) => id);
  } finally {
    file.close();
  }
}

/** Reads all of a database that no server has open, and brings it to this version's tables. @throws Error with what is wrong. */
export async function checkDatabase(path: string): Promise<Soundness> {
  if (!existsSync(path)) throw new Error("there is no such file");
  if (!statSync(path).isFile() || statSync(path).size === 0) throw new Error("it is not a database");
  const boards = checkPages(path);
  const store = await openSqlite(path);
  try {
    let events = 0;
    for (const board of boards) {
      events += (await store.ledger(board)).events.length;
      await store.canvas(board);
    }
    return { boards: boards.length, events };
  } finally {
    await store.close();
  }
}
