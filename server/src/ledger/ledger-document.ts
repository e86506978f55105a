import { invariant } from "@acuerdo/shared";
import * as Y from "yjs";
import { documentOf } from "./loading.ts";

/**
 * The document in which a ledger is shown. It is open while somebody reads it; while nobody does, a small one is bytes: open
 * it is more than all else that a quiet board takes. That of a long record is not read before somebody wants it.
 */

/** Up to here it is closed and opened again in less time than the commit between takes. */
const SMALL_BYTES = 16_384;

export class LedgerDocument {
  readonly #load: () => Promise<Y.Doc>;
  #state: Y.Doc | readonly Uint8Array[] | null = [];
  /** Bytes of the updates that it is made of. */
  #size = 0;

  /** @param load reads one that was not kept. */
  constructor(load: () => Promise<Y.Doc>) {
    this.#load = load;
  }

  get isHere(): boolean {
    return this.#state !== null;
  }

  /** To be awaited before `doc` is asked for. @throws Error when it is damaged. */
  async open(): Promise<void> {
    this.#state ??= await this.#load();
  }

  get doc(): Y.Doc {
    invariant(this.#state, "the document has been opened");
    if (!(this.#state instanceof Y.Doc)) this.#state = documentOf(this.#state);
    return this.#state;
  }

  /** What was read from disk; null where it is too long to be kept. */
  become(updates: readonly Uint8Array[] | null): void {
    if (this.#state instanceof Y.Doc) this.#state.destroy();
    this.#state = updates;
    this.#size = updates?.reduce((sum, { length }) => sum + length, 0) ?? Number.POSITIVE_INFINITY;
  }

  grow(bytes: number): void {
    this.#size += bytes;
  }

  /** While nobody reads it. */
  rest(): void {
    if (this.#size > SMALL_BYTES || !(this.#state instanceof Y.Doc)) return;
    const update = Y.encodeStateAsUpdate(this.#state);
    this.#state.destroy();
    this.#state = [update];
    this.#size = update.length;
  }
}
