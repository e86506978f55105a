import { statSync } from "node:fs";
import { join } from "node:path";
import type Database from "libsql";
import { LOCK } from "./names.ts";
import { openDatabase } from "./open.ts";

/**
 * One server a data folder: two would each write boards that the other holds in memory. The lock is SQLite's own on a file
 * of no bytes, so the system lets go of it however the process ends, and none is ever left behind.
 */

export interface FolderLock {
  release(): void;
}

/** Which file it is, whatever its name; null where there is none. */
const fileAt = (path: string): number | null => statSync(path, { throwIfNoEntry: false })?.ino ?? null;

/** Holds the file at `path`. @throws Error with SQLite's code, `SQLITE_BUSY` when another holds it. */
function hold(path: string): Database.Database {
  const file = openDatabase(path);
  try {
    file.pragma("busy_timeout = 0");
    file.pragma("journal_mode = MEMORY");
    file.exec("BEGIN EXCLUSIVE");
    return file;
  } catch (fault) {
    file.close();
    throw fault;
  }
}

function letGo(file: Database.Database): void {
  file.exec("ROLLBACK");
  file.close();
}

/** Holds a data folder until it is released or the process ends. @throws Error when another process, or another server of this one, holds it. */
export function lockFolder(folder: string): FolderLock {
  const path = join(folder, LOCK);
  try {
    for (;;) {
      const known = fileAt(path);
      const file = hold(path);
      // A start that failed has taken the file away meanwhile: who comes next holds another one.
      if (known === null || fileAt(path) === known) return { release: () => letGo(file) };
      letGo(file);
    }
  } catch (fault) {
    if ((fault as { code?: string }).code !== "SQLITE_BUSY") throw fault;
    const message = `The data folder ${folder} is in use by another server: stop that one first.`;
    throw Object.assign(new Error(message), { code: "FOLDER_IN_USE" });
  }
}
