import * as Y from "yjs";
import { answerOf, CUSTOM, endOf, UPDATES } from "./database.ts";

/** The updates of a document in this device's database, under growing numbers that all tabs share. */

/** So many that this page has written are put together: the whole is not read and written again for it. */
const MERGED_AT = 128;
/** At the start, a copy of more rows than this is written anew as one. */
const MOST_ROWS = 96;

const ASIDE = "aside";
/** The number of the last row of those that are a whole document; what is behind it has come in part. */
const WHOLE_TO = "whole-to";
/** The state vector of what the server had of all this. */
const SETTLED = "settled";
/** The document was whole once: where no row lies here, it is empty. */
const KNOWN = "known";

/** Up to which event the copy was written anew, because texts were withheld. */
const REWRITTEN = "rewritten";

/** What the server refused, as it stood on this device: the document, and why. */
export interface Aside {
  readonly update: Uint8Array;
  readonly code: string;
  /** How often it was refused. */
  readonly times: number;
  /** Bytes that no message to the server may have more of, where that is why. */
  readonly limit?: number;
  /** State vector of what the server had of it and names no more: it is not lacking there, it was taken away. */
  readonly gone?: Uint8Array;
}

export interface Row {
  readonly key: number;
  readonly update: Uint8Array;
}

export interface Held {
  readonly rows: readonly Row[];
  readonly aside: Aside | null;
  /** Rows up to this number are a whole document; null where all of them are. */
  readonly wholeTo: number | null;
  readonly settled: Uint8Array | null;
  /** It was whole once, if only to say that nothing is in it. */
  readonly isKnown: boolean;
}

/** What is written in one go: updates, and what has begun or ended between them. */
export type Entry = Uint8Array | "part" | "whole";

export class Rows {
  readonly #db: IDBDatabase;
  /** The last row that this page has seen. */
  #seen = 0;
  #toMerge = 0;
  /** From here on rows are small. */
  #mergeFrom = 1;
  #isPart = false;

  constructor(db: IDBDatabase) {
    this.#db = db;
  }

  /** @param durability strict: its end means that no power cut takes it away, which for what the server has too is not worth a phone's time. */
  #store(
    mode: IDBTransactionMode,
    durability: IDBTransactionDurability = "relaxed",
  ): readonly [updates: IDBObjectStore, custom: IDBObjectStore, end: Promise<void>] {
    const transaction = this.#db.transaction([UPDATES, CUSTOM], mode, { durability });
    const end = endOf(transaction);
    end.catch(() => undefined); // whoever waits for it hears of it; a question in between may have failed before
    return [transaction.objectStore(UPDATES), transaction.objectStore(CUSTOM), end];
  }

  /** All that is kept. @throws (rejects) when it cannot be read. */
  async read(): Promise<Held> {
    const [updates, custom, end] = this.#store("readonly");
    const [rows, aside, wholeTo, settled, known] = await Promise.all([
      this.#after(updates, 0),
      answerOf(custom.get(ASIDE)),
      answerOf(custom.get(WHOLE_TO)),
      answerOf(custom.get(SETTLED)),
      answerOf(custom.get(KNOWN)),
      end,
    ]);
    this.#mergeFrom = this.#seen + 1;
    this.#isPart = wholeTo !== undefined;
    const held = { rows, aside: aside ?? null, wholeTo: wholeTo ?? null, settled: settled ?? null };
    return { ...held, isKnown: known === true };
  }

  /** What other tabs have written since, and whether it is a part of a document that is still coming. */
  async news(): Promise<{ readonly rows: readonly Row[]; readonly isPart: boolean }> {
    const [updates, custom, end] = this.#store("readonly");
    const [rows, wholeTo] = await Promise.all([this.#after(updates, this.#seen), answerOf(custom.get(WHOLE_TO)), end]);
    return { rows, isPart: wholeTo !== undefined };
  }

  async #after(updates: IDBObjectStore, seen: number): Promise<Row[]> {
    const range = IDBKeyRange.lowerBound(seen, true);
    const [keys, values] = await Promise.all([answerOf(updates.getAllKeys(range)), answerOf(updates.getAll(range))]);
    this.#seen = Math.max(this.#seen, Number(keys.at(-1) ?? 0));
    return keys.map((key, at) => ({ key: Number(key), update: values[at] as Uint8Array }));
  }

  /** Resolves when all of it is on the disk. @param isOwn whether nobody else may have some of it. */
  async write(entries: readonly Entry[], isOwn: boolean): Promise<void> {
    const [updates, custom, end] = this.#store("readwrite", isOwn ? "strict" : "relaxed");
    for (const entry of entries) {
      if (entry === "part") this.#beginPart(updates, custom);
      else if (entry === "whole") this.#endPart(custom);
      else this.#add(updates, entry);
      if (typeof entry === "string") this.#isPart = entry === "part";
      else this.#toMerge += 1;
    }
    await end;
    if (this.#toMerge >= MERGED_AT && !this.#isPart) await this.#merge();
  }

  /** Its own row is no news, unless another tab's lies before it. */
  #add(updates: IDBObjectStore, update: Uint8Array): void {
    const added = updates.add(update);
    added.onsuccess = () => {
      if (added.result === this.#seen + 1) this.#seen += 1;
    };
  }

  /** What is behind the rows that are here now is a part, unless it was one before. */
  #beginPart(updates: IDBObjectStore, custom: IDBObjectStore): void {
    if (this.#isPart) return;
    const last = updates.openKeyCursor(null, "prev");
    last.onsuccess = () => custom.put(Number(last.result?.key ?? 0), WHOLE_TO);
  }

  #endPart(custom: IDBObjectStore): void {
    custom.delete(WHOLE_TO);
    custom.put(true, KNOWN);
  }

  /** Puts together what has been written since the last time, by all tabs. What cannot be put together stays as it is. */
  async #merge(): Promise<void> {
    const [updates, , end] = this.#store("readwrite", "strict");
    const range = IDBKeyRange.lowerBound(this.#mergeFrom);
    const all = updates.getAll(range);
    all.onsuccess = () => {
      const merged = mergeOf(all.result);
      if (!merged) return;
      updates.delete(range);
      const added = updates.add(merged);
      added.onsuccess = () => {
        this.#mergeFrom = Number(added.result) + 1;
      };
    };
    this.#toMerge = 0;
    await end;
  }

  /** Writes a long copy anew as one row. */
  async shorten(rows: readonly Row[], whole: () => Uint8Array): Promise<void> {
    const last = rows.at(-1)?.key;
    if (rows.length <= MOST_ROWS || this.#isPart || last === undefined) return;
    const [updates, , end] = this.#store("readwrite", "strict");
    updates.delete(IDBKeyRange.upperBound(last));
    updates.add(whole());
    await end;
  }

  /** Writes all of it anew as one row, once for each mark or later: what went out of the document stands in earlier rows. */
  async rewrite(whole: () => Uint8Array, mark: number): Promise<void> {
    if (this.#isPart) return;
    const [updates, custom, end] = this.#store("readwrite", "strict");
    const known = custom.get(REWRITTEN);
    known.onsuccess = () => {
      if (Number(known.result ?? 0) >= mark) return;
      updates.clear();
      const added = updates.add(whole());
      added.onsuccess = () => {
        this.#seen = Number(added.result);
      };
      custom.put(mark, REWRITTEN);
    };
    await end;
  }

  /** Takes rows out that nobody can read. */
  async drop(keys: readonly number[]): Promise<void> {
    const [updates, custom, end] = this.#store("readwrite");
    for (const key of keys) updates.delete(key);
    custom.delete(KNOWN);
    await end;
  }

  async keepSettled(vector: Uint8Array): Promise<void> {
    const [, custom, end] = this.#store("readwrite");
    custom.put(vector, SETTLED);
    await end;
  }

  /** Keeps what was refused, or lets go of it; with `empty`, the document itself goes in the same step. */
  async setAside(aside: Aside | null, empty = false): Promise<void> {
    const [updates, custom, end] = this.#store("readwrite", "strict");
    if (aside) custom.put(aside, ASIDE);
    else custom.delete(ASIDE);
    if (empty) {
      updates.clear();
      for (const name of [WHOLE_TO, SETTLED, KNOWN]) custom.delete(name);
    }
    await end;
  }

  close(): void {
    this.#db.close();
  }
}

/** Null where there is nothing to put together, or one of them is no update. */
function mergeOf(updates: Uint8Array[]): Uint8Array | null {
  if (updates.length < 2) return null;
  try {
    return Y.mergeUpdates(updates);
  } catch {
    return null; // found and said when it is read
  }
}
