import { fetchUpdates, IndexeddbPersistence } from "y-indexeddb";
import type * as Y from "yjs";
import { isBorrowed } from "./borrowed.ts";

/**
 * A document's copy on this device: read before the server is asked, so that what was done offline outlives the tab, and
 * only what is missing travels. All tabs write to one copy and read from it what the others wrote. Where the browser keeps
 * nothing (private windows, a full disk), everything works without it, and the sign says so.
 */

/** Longer than a slow phone takes to read a large board, shorter than anybody waits. */
const PATIENCE_MS = 3_000;
/** How often it is asked whether what was written is on the disk. */
const LOOK_MS = 150;
/** y-indexeddb's names. */
const UPDATES = "updates";
const ASIDE = "aside";

const databaseName = (boardId: string, name: string) => `acuerdo.${boardId}.${name}`;

/** What the server refused, as it stood on this device: the document, and why. */
export interface Aside {
  readonly update: Uint8Array;
  readonly code: string;
  /** How often it was refused. */
  readonly times: number;
}

export interface CachePort {
  /** The device keeps more or less than it did. */
  readonly changed: () => void;
  /** Something came out of the device that this page had not seen: another tab's work, or this one's of before. */
  readonly came: () => void;
}

function works(): Promise<boolean> {
  return new Promise((resolve) => {
    try {
      const request = indexedDB.open("acuerdo.probe");
      request.onsuccess = () => {
        request.result.close();
        resolve(true);
      };
      request.onerror = () => resolve(false);
    } catch {
      resolve(false); // no IndexedDB in this browser: the answer is no
    }
  });
}

export class Cache {
  readonly #name: string;
  readonly #doc: Y.Doc;
  readonly #port: CachePort;
  #persistence: IndexeddbPersistence | null = null;
  #channel: BroadcastChannel | null = null;
  #isRefused = false;
  #closed = false;
  /** Changes of the document, and how many of them are known to be on the disk. */
  #changes = 0;
  #written = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #aside: Aside | null = null;
  /** Resolves when what the device keeps is in the document, or when it is not worth waiting any longer. */
  readonly loaded: Promise<void>;

  /** @param aside what this page has set aside already. */
  constructor(boardId: string, name: string, doc: Y.Doc, port: CachePort, aside: Aside | null = null) {
    this.#name = databaseName(boardId, name);
    this.#doc = doc;
    this.#port = port;
    this.#aside = aside;
    doc.on("update", this.#onUpdate);
    const patience = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS));
    this.loaded = Promise.race([this.#load(), patience]);
  }

  /** False once the browser has refused to keep it. */
  get kept(): boolean {
    return !this.#isRefused;
  }

  /** Whether everything that this page did would outlive it. */
  get written(): boolean {
    return this.kept && this.#written === this.#changes;
  }

  /** What was set aside, if there is anything. */
  get aside(): Aside | null {
    return this.#aside;
  }

  /** Keeps what was refused, or lets go of it. */
  async setAside(aside: Aside | null): Promise<void> {
    this.#aside = aside;
    if (this.#isRefused) return;
    // its type is narrower than what a browser can keep
    const value = aside as unknown as ArrayBuffer | null;
    await (value ? this.#persistence?.set(ASIDE, value) : this.#persistence?.del(ASIDE));
  }

  /** Empties the copy and writes to it no more: the server has refused a part of it. */
  async clear(): Promise<void> {
    const db = this.#persistence?.db;
    this.close();
    await new Promise<void>((done) => {
      if (!db || this.#isRefused) return done();
      const transaction = db.transaction(UPDATES, "readwrite");
      transaction.objectStore(UPDATES).clear();
      transaction.oncomplete = () => done();
      transaction.onabort = () => done();
    });
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#channel?.close();
    this.#doc.off("update", this.#onUpdate);
    void this.#persistence?.destroy();
  }

  async #load(): Promise<void> {
    if (isBorrowed() || !(await works())) return this.#refused();
    if (this.#closed) return;
    const persistence = new IndexeddbPersistence(this.#name, this.#doc);
    this.#persistence = persistence;
    await persistence.whenSynced;
    const { db } = persistence;
    if (!db || this.#closed) return;
    this.#aside ??= (await persistence.get(ASIDE)) ?? null;
    // a write that the browser does not take comes up here; versionchange: somebody leaves the board in another tab
    for (const end of ["abort", "error", "close", "versionchange"]) db.addEventListener(end, () => this.#refused());
    this.#channel = new BroadcastChannel(this.#name);
    this.#channel.onmessage = () => void fetchUpdates(persistence);
    this.#look();
  }

  /** The browser keeps no more: what is in memory is all there is. */
  #refused(): void {
    if (this.#isRefused || this.#closed) return;
    this.#isRefused = true;
    this.#channel?.close();
    void this.#persistence?.destroy();
    this.#port.changed();
  }

  readonly #onUpdate = (_: Uint8Array, origin: unknown): void => {
    if (origin === this.#persistence && origin !== null) {
      this.#port.came();
      return;
    }
    this.#changes += 1;
    this.#timer ??= setTimeout(() => this.#look(), LOOK_MS);
  };

  /** A reader waits for the writers before it: when it is answered, their work is on the disk. */
  #look(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const db = this.#persistence?.db;
    if (!db || this.#isRefused || this.#closed) return;
    const changes = this.#changes;
    db.transaction(UPDATES, "readonly").objectStore(UPDATES).count().onsuccess = () => {
      this.#written = changes;
      this.#channel?.postMessage(null);
      this.#port.changed();
    };
  }
}

/** Removes everything that this device keeps of a board. */
export function clearCaches(boardId: string): void {
  for (const name of ["ledger", "canvas"]) {
    try {
      indexedDB.deleteDatabase(databaseName(boardId, name));
    } catch {
      return; // no IndexedDB: nothing is kept
    }
  }
}
