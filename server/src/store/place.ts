import { closeSync, openSync, readSync, statSync } from "node:fs";
import { resolve } from "node:path";

/**
 * Where the files of an open database are, and whether they are still what was opened. What was taken away, replaced, cut short or
 * overwritten is written on without a fault, and all of it is gone at the end: the database itself as well as its log, in which lies what
 * was written last. Nothing of that may be called saved.
 */

/** The first page's beginning (sqlite.org/fileformat.html, 1.3): what it is, how large its pages are and how many, who made it. */
const HEADER = 100;
const MAGIC = "SQLite format 3\0";
const [PAGE_SIZE, COUNTER, PAGES, ID] = [16, 24, 28, 68] as const;
/** How 65,536 is written in two bytes. */
const LARGEST = 1;

/** What of a log is in the database by now. @throws Error when the log is not what was written. */
export type FoldLog = () => { readonly log: number; readonly checkpointed: number };

const found = (path: string) => statSync(path, { throwIfNoEntry: false });

/** Bytes that a database with this header has at least. */
function bytesOf(header: Buffer): number {
  const size = header.readUInt16BE(PAGE_SIZE);
  return header.readUInt32BE(PAGES) * (size === LARGEST ? 65_536 : size);
}

export class OpenFiles {
  readonly #path: string;
  readonly #fold: FoldLog;
  /** Kept open: whoever closes a file of SQLite's takes its locks away. Null: not in a file. */
  readonly #open: number | null;
  readonly #file: number | null;
  /** Numbers by which it is known: the one that it has, and one that may still be in the log. */
  #ids: readonly number[] = [];
  #header: Buffer = Buffer.alloc(HEADER);
  /** SQLite makes it with the first write, and keeps it for as long as somebody has the database open. */
  #log: number | null = null;
  #logBytes = 0;

  /** @param path of a database that has just been opened. */
  constructor(path: string, fold: FoldLog) {
    this.#path = resolve(path);
    this.#fold = fold;
    this.#file = found(this.#path)?.ino ?? null;
    this.#open = this.#file === null ? null : openSync(this.#path, "r");
  }

  /** What it is now is what it has to be: `id`, the number by which it is known once its log is in it. */
  know(id: number): void {
    this.#header = this.#read();
    this.#ids = [id, this.#header.readUInt32BE(ID)];
  }

  /** @throws Error where one of them is not at its place, or not what it was. */
  check(): void {
    if (this.#file === null) return;
    const [file, log] = [found(this.#path), found(`${this.#path}-wal`)];
    this.#log ??= log?.ino ?? null;
    if (file?.ino !== this.#file) this.#refuse(this.#path, "taken away or replaced");
    if ((log?.ino ?? null) !== this.#log) this.#refuse(`${this.#path}-wal`, "taken away or replaced");
    if (!this.#isSame(file.size)) this.#refuse(this.#path, "overwritten or cut short");
    if (!this.#isWhole(log?.size ?? 0)) this.#refuse(`${this.#path}-wal`, "cut short");
  }

  /** Only after the database itself. */
  close(): void {
    if (this.#open !== null) closeSync(this.#open);
  }

  #read(): Buffer {
    const header = Buffer.alloc(HEADER);
    if (this.#open !== null) readSync(this.#open, header, 0, HEADER, 0);
    return header;
  }

  /** What SQLite has brought into it from the log makes it another, but never one of before, of somebody else's, or one without its pages. */
  #isSame(bytes: number): boolean {
    const header = this.#read();
    if (bytes < bytesOf(header)) return false;
    if (header.equals(this.#header)) return true;
    const isOurs =
      header.toString("latin1", 0, MAGIC.length) === MAGIC &&
      this.#ids.includes(header.readUInt32BE(ID)) &&
      header.readUInt32BE(COUNTER) >= this.#header.readUInt32BE(COUNTER);
    if (isOurs) this.#header = header;
    return isOurs;
  }

  /** SQLite itself empties a log, also for another process, once all of it is in the database; it never makes one shorter. */
  #isWhole(bytes: number): boolean {
    const before = this.#logBytes;
    if (bytes < before && (bytes > 0 || !this.#isFolded())) return false;
    this.#logBytes = bytes;
    return true;
  }

  #isFolded(): boolean {
    try {
      const { log, checkpointed } = this.#fold();
      return log === checkpointed;
    } catch {
      return false;
    }
  }

  #refuse(path: string, what: string): never {
    throw Object.assign(new Error(`${path} was ${what} while it was open`), { code: "SQLITE_IOERR_VNODE" });
  }
}
