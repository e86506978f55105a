import { statSync } from "node:fs";
import { resolve } from "node:path";

/**
 * Where the files of an open database are. What was taken away, or replaced by another, is written on without a fault, and all of it is
 * gone at the end: the database itself as well as its log, in which lies what was written last. Nothing of that may be called saved.
 */

const fileAt = (path: string): number | null => statSync(path, { throwIfNoEntry: false })?.ino ?? null;

export class OpenFiles {
  readonly #path: string;
  /** Null: not in a file. */
  readonly #file: number | null;
  /** SQLite makes it with the first write, and keeps it for as long as somebody has the database open. */
  #log: number | null = null;

  /** @param path of a database that has just been opened. */
  constructor(path: string) {
    this.#path = resolve(path);
    this.#file = fileAt(path);
  }

  /** @throws Error where one of them is not at its place. */
  check(): void {
    if (this.#file === null) return;
    const [file, log] = [fileAt(this.#path), fileAt(`${this.#path}-wal`)];
    this.#log ??= log;
    if (file === this.#file && log === this.#log) return;
    const gone = file === this.#file ? `${this.#path}-wal` : this.#path;
    const message = `${gone} was taken away or replaced while it was open`;
    throw Object.assign(new Error(message), { code: "SQLITE_IOERR_VNODE" });
  }
}
