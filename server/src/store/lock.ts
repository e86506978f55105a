import { join } from "node:path";
import Database from "libsql";

/**
 * One server a data folder: two would each write boards that the other holds in memory. The lock is SQLite's own on a file
 * of no bytes, so the system lets go of it however the process ends, and none is ever left behind.
 */

const FILE = "lock";

export interface FolderLock {
  release(): void;
}

/** Holds a data folder until it is released or the process ends. @throws Error when another process, or another server of this one, holds it. */
export function lockFolder(folder: string): FolderLock {
  const file = new Database(join(folder, FILE));
  try {
    file.pragma("busy_timeout = 0");
    file.pragma("journal_mode = MEMORY");
    file.exec("BEGIN EXCLUSIVE");
  } catch (fault) {
    file.close();
    if ((fault as { code?: string }).code !== "SQLITE_BUSY") throw fault;
    const message = `The data folder ${folder} is in use by another server: stop that one first.`;
    throw Object.assign(new Error(message), { code: "FOLDER_IN_USE" });
  }
  const release = () => {
    file.exec("ROLLBACK");
    file.close();
  };
  return { release };
}
