import { IndexeddbPersistence } from "y-indexeddb";
import type * as Y from "yjs";

/**
 * A document's copy on this device: read before the server is asked, so that what was done offline outlives the tab, and
 * only what is missing travels. Where the browser keeps nothing (private windows), everything works without it.
 */

/** Longer than a slow phone takes to read a large board, shorter than anybody waits. */
const PATIENCE_MS = 3_000;

const databaseName = (boardId: string, name: string) => `acuerdo.${boardId}.${name}`;

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
  #persistence: IndexeddbPersistence | null = null;
  #closed = false;
  /** Resolves when what the device keeps is in the document, or when it is not worth waiting any longer. */
  readonly loaded: Promise<void>;

  constructor(boardId: string, name: string, doc: Y.Doc) {
    this.#name = databaseName(boardId, name);
    const patience = new Promise<void>((resolve) => setTimeout(resolve, PATIENCE_MS));
    this.loaded = Promise.race([this.#load(doc), patience]);
  }

  get kept(): boolean {
    return this.#persistence !== null;
  }

  /** Removes the copy: the document has been refused, or somebody leaves a shared computer. */
  async clear(): Promise<void> {
    this.#closed = true;
    await this.#persistence?.clearData();
  }

  close(): void {
    this.#closed = true;
    void this.#persistence?.destroy();
  }

  async #load(doc: Y.Doc): Promise<void> {
    if (!(await works()) || this.#closed) return;
    this.#persistence = new IndexeddbPersistence(this.#name, doc);
    await this.#persistence.whenSynced;
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
