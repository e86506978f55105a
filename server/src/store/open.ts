import { existsSync, statSync } from "node:fs";
import { pathToFileURL } from "node:url";
import Database from "libsql";

/** How a database file is opened. libsql says in a sentence alone, and with SQLite's number in it, why one cannot be. */

/** SQLite's numbers (sqlite.org/rescode.html) of what a file can be. */
const CODES: Readonly<Record<string, string>> = {
  "8": "SQLITE_READONLY",
  "10": "SQLITE_IOERR",
  "13": "SQLITE_FULL",
  "14": "SQLITE_CANTOPEN",
  "23": "SQLITE_AUTH",
  "26": "SQLITE_NOTADB",
};

/** @throws Error with SQLite's code when there is no opening it. A file that is no database is noticed when it is first read. */
export function openDatabase(path: string): Database.Database {
  try {
    return new Database(path);
  } catch (fault) {
    const [, number = ""] = /: (\d+)"?\)?$/.exec((fault as Error).message) ?? [];
    const code = CODES[number] ?? "SQLITE_CANTOPEN";
    throw Object.assign(new Error(`${path} cannot be opened`, { cause: fault }), { code });
  }
}

/**
 * Only to be read, and without a trace: neither the file nor what stands beside it changes, and nothing is made. What is still in the
 * log is read with it; where there is no log, SQLite is told that nobody writes, or it would make one.
 */
export function openToRead(path: string): Database.Database {
  const log = `${path}-wal`;
  const mode = existsSync(log) && statSync(log).size > 0 ? "mode=ro" : "immutable=1";
  return openDatabase(`${pathToFileURL(path).href}?${mode}`);
}
