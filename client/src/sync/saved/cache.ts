import * as Y from "yjs";
import { isBorrowed } from "./borrowed.ts";
import { openDatabase, within } from "./database.ts";
import { type Aside, type Entry, type Held, type Row, Rows } from "./rows.ts";

/**
 * A document's copy on this device: read before the server is asked, so that what was done offline outlives the tab, and
 * only what is missing travels. All tabs write to one copy and read from it what the others wrote. Where the browser keeps
 * nothing (private windows, a full disk, a damaged database), and on a device that is not one's own, everything works without it, and the sign says so.
 */

/** Longer than a slow phone takes to open and read a large board, shorter than anybody waits. */
const LOAD_MS = 3_000;
/** A disk that has not taken something after so long does not take it. */
const WRITE_MS = 10_000;
/** Changes this small that wait together are one row. */
const SMALL_BYTES = 65_536;

const databaseName = (boardId: string, name: string): string => `acuerdo.${boardId}.${name}`;

export interface CachePort {
  /** The device keeps more or less than it did. */
  readonly changed: () => void;
  /** Something came out of the device that this page had not seen: another tab's work, or this one's of before. */
  readonly came: () => void;
  /** What has come out so far is a whole document. */
  readonly whole: () => void;
  /** What comes out from here on is a part of one. */
  readonly part: () => void;
}

export class Cache {
  readonly #name: string;
  readonly #doc: Y.Doc;
  readonly #port: CachePort;
  #rows: Rows | null = null;
  #channel: BroadcastChannel | null = null;
  #isRefused = false;
  /** Among what waits is something that this page did. */
  #hasOwn = false;
  #closed = false;
  #isWriting = false;
  #waiting: Entry[] = [];
  /** Changes of the document, and how many of them are known to be on the disk. */
  #changes = 0;
  #written = 0;
  #aside: Aside | null;
  /** Up to where the copy is to be written anew. */
  #mark = 0;
  #settledBefore: ReadonlyMap<number, number> = new Map();
  /** Resolves when what the device keeps is in the document, or when it is not worth waiting any longer. */
  readonly loaded: Promise<void>;

  /** @param aside what this page has set aside already. */
  constructor(boardId: string, name: string, doc: Y.Doc, port: CachePort, aside: Aside | null = null) {
    this.#name = databaseName(boardId, name);
    this.#doc = doc;
    this.#port = port;
    this.#aside = aside;
    doc.on("update", this.#onUpdate);
    this.loaded = within(this.#load(), LOAD_MS).then((isLoaded) => {
      if (!isLoaded) this.#refused();
    });
    addEventListener("pagehide", this.#flush);
  }

  /** False once the browser has refused to keep it. */
  get kept(): boolean {
    return !this.#isRefused;
  }

  /** Whether everything that this page did would outlive it. */
  get written(): boolean {
    return this.kept && this.#rows !== null && this.#written === this.#changes;
  }

  /** Whether it is known what the device keeps. */
  get isLoaded(): boolean {
    return this.#isRefused || this.#rows !== null;
  }

  /** The state vector up to which the server had everything of ours, on an earlier visit. */
  get settledBefore(): ReadonlyMap<number, number> {
    return this.#settledBefore;
  }

  /** What was set aside, if there is anything. */
  get aside(): Aside | null {
    return this.#aside;
  }

  /** Keeps what was refused, or lets go of it. */
  async setAside(aside: Aside | null): Promise<void> {
    this.#aside = aside;
    await this.#ask((rows) => rows.setAside(aside));
  }

  /** Sets aside what the server has refused a part of, empties the copy in the same step, and writes to it no more. */
  async empty(aside: Aside | null): Promise<void> {
    this.#aside = aside;
    const rows = this.#isRefused ? null : this.#rows;
    this.#stop();
    if (rows) await within(rows.setAside(aside, true), WRITE_MS);
    rows?.close();
  }

  /** From here on the document has come in part, until it is whole. */
  part(): void {
    this.#queue("part");
  }

  whole(): void {
    this.#queue("whole");
  }

  /** Texts were withheld in the event of this number: from here on the copy does not hold them either. */
  forget(mark: number): void {
    this.#mark = mark;
    if (mark > 0) void this.#ask((rows) => rows.rewrite(() => Y.encodeStateAsUpdate(this.#doc), mark));
  }

  /** The server has everything of ours up to this state vector. */
  settled(vector: Uint8Array): void {
    void this.#ask((rows) => rows.keepSettled(vector));
  }

  close(): void {
    this.#flush();
    this.#stop();
    this.#rows?.close(); // when what is being written has been
  }

  #stop(): void {
    this.#closed = true;
    this.#channel?.close();
    this.#doc.off("update", this.#onUpdate);
    removeEventListener("pagehide", this.#flush);
  }

  /** True when the device keeps a copy, and it has been read. */
  async #load(): Promise<boolean> {
    const opened = isBorrowed() ? null : await openDatabase(this.#name);
    if (!opened) return false;
    const rows = new Rows(opened.db);
    const held = this.#isOver ? null : await rows.read();
    const bad = held && !this.#isOver ? this.#take(held) : [];
    // what was damaged is sound again for the next visit; this one does not rely on it
    if (bad.length > 0) void within(rows.drop(bad), WRITE_MS);
    const isGood = held !== null && opened.isSound && bad.length === 0 && !this.#isOver;
    if (isGood) this.#begin(rows, opened.db, held.rows);
    else rows.close();
    return isGood;
  }

  get #isOver(): boolean {
    return this.#closed || this.#isRefused;
  }

  /** Gives the numbers of the rows that cannot be read. */
  #take({ rows, aside, wholeTo, settled, isKnown }: Held): number[] {
    this.#aside ??= aside;
    if (settled) this.#settledBefore = Y.decodeStateVector(settled);
    const end = wholeTo ?? Number.POSITIVE_INFINITY;
    const before = rows.filter(({ key }) => key <= end);
    const bad = this.#apply(before);
    if ((before.length > 0 || isKnown) && bad.length === 0) this.#port.whole();
    const behind = rows.filter(({ key }) => key > end);
    if (behind.length > 0) this.#port.part();
    return [...bad, ...this.#apply(behind)];
  }

  #apply(rows: readonly Row[]): number[] {
    const bad: number[] = [];
    if (rows.length === 0) return bad;
    Y.transact(
      this.#doc,
      () => {
        for (const { key, update } of rows) {
          try {
            Y.applyUpdate(this.#doc, update);
          } catch {
            bad.push(key);
          }
        }
      },
      this,
      false,
    );
    return bad;
  }

  #begin(rows: Rows, db: IDBDatabase, read: readonly Row[]): void {
    this.#rows = rows;
    // versionchange: somebody leaves the board in another tab; close: the browser has cleared what it kept
    for (const end of ["close", "versionchange"]) db.addEventListener(end, () => this.#refused());
    if (typeof BroadcastChannel === "function") {
      this.#channel = new BroadcastChannel(this.#name);
      this.#channel.onmessage = () => void this.#hear();
    }
    void this.#ask((rows) => rows.shorten(read, () => Y.encodeStateAsUpdate(this.#doc)));
    this.forget(this.#mark);
    this.#write();
    this.#port.changed();
  }

  /** Another tab has written something. */
  async #hear(): Promise<void> {
    const news = await this.#ask((rows) => rows.news());
    if (!news || news === true || this.#isOver) return;
    if (news.isPart) this.#port.part();
    this.#apply(news.rows);
    if (!news.isPart) this.#port.whole();
  }

  /** The browser keeps no more: what is in memory is all there is. */
  #refused(): void {
    if (this.#isOver) return;
    this.#isRefused = true;
    this.#waiting = [];
    this.#channel?.close();
    this.#rows?.close();
    this.#port.changed();
  }

  readonly #onUpdate = (update: Uint8Array, origin: unknown, _: Y.Doc, { local }: Y.Transaction): void => {
    this.#hasOwn ||= local && origin !== this;
    if (origin === this) this.#port.came();
    else this.#queue(update);
  };

  #queue(entry: Entry): void {
    if (this.#isOver) return;
    this.#changes += 1;
    const last = this.#waiting.at(-1);
    const isSmall = last instanceof Uint8Array && typeof entry !== "string" && last.length + entry.length < SMALL_BYTES;
    if (isSmall) this.#waiting[this.#waiting.length - 1] = Y.mergeUpdates([last, entry]);
    else this.#waiting.push(entry);
    this.#write();
  }

  /** Writes what waits: at once, and what comes while that is being written in one go behind it. */
  #write(): void {
    if (!this.#isWriting) this.#flush();
  }

  /** Writes what waits without waiting for what is being written: this page may not be there any more when that has ended. */
  readonly #flush = (): void => {
    if (!this.#rows || this.#isOver || this.#waiting.length === 0) return;
    const entries = this.#waiting.splice(0);
    const [changes, isOwn] = [this.#changes, this.#hasOwn];
    this.#hasOwn = false;
    this.#isWriting = true;
    void this.#ask((rows) => rows.write(entries, isOwn)).then((isOnDisk) => {
      this.#isWriting = false;
      if (isOnDisk === null || this.#isOver) return;
      this.#written = changes;
      this.#channel?.postMessage(null);
      this.#port.changed();
      this.#write();
    });
  };

  /** An answer that is an error, or does not come, is the browser's way to say that it keeps no more: then null. */
  async #ask<T>(question: (rows: Rows) => Promise<T>): Promise<T | true | null> {
    if (!this.#rows || this.#isOver) return null;
    const answer = question(this.#rows).then((value) => value ?? true);
    const told = await within(answer, WRITE_MS);
    if (told === null) this.#refused();
    return told;
  }
}
