import type { Actor } from "@acuerdo/shared";
import * as Y from "yjs";

/** The gate before a canvas document: what an update becomes before anything is stored or sent on. The guard takes this place. */

export interface Passed {
  readonly ok: true;
  /** For everybody else, and for the log. */
  readonly told: readonly Uint8Array[];
  /** For the log alone: what waits for something that is still on its way. */
  readonly kept: readonly Uint8Array[];
  /** What is told holds more than the sender sent: parts of others that waited for it. The sender is told too. */
  readonly hasOthers?: boolean;
}
export interface Stopped {
  readonly ok: false;
  /** Why, for the client's `refused` frame and for the close code. */
  readonly code: string;
}

export interface CanvasGate {
  /** A connection names the Yjs client ids under which its browser writes. Null when they are its to use. */
  admit(actor: Actor, clients: readonly number[]): Stopped | null;
  /** Applies what may be applied. What it returns has been applied; what it stops has left no trace. */
  write(actor: Actor, update: Uint8Array): Passed | Stopped;
}
export type OpenGate = (doc: Y.Doc) => CanvasGate;

/** Updates that wait for others to arrive first may hold this much. */
const MAX_PENDING_BYTES = 1_048_576;

/**
 * Lets through what Yjs can apply. Yjs keeps back what refers to updates that are still on their way; that part is logged
 * as it came, and told to the others once it has found its place. Where Yjs throws half way, what it did apply is passed on.
 */
export class OpenDoor implements CanvasGate {
  readonly #doc: Y.Doc;
  #emitted: Uint8Array[] = [];

  constructor(doc: Y.Doc) {
    this.#doc = doc;
    doc.on("update", (update: Uint8Array) => this.#emitted.push(update));
  }

  admit(): null {
    return null;
  }

  write(_: Actor, update: Uint8Array): Passed | Stopped {
    const { store } = this.#doc;
    if ((store.pendingStructs?.update.length ?? 0) > MAX_PENDING_BYTES) return { ok: false, code: "too-large" };
    const before = { structs: store.pendingStructs, deletions: store.pendingDs };
    this.#emitted = [];
    try {
      Y.applyUpdate(this.#doc, update);
    } catch {
      // Whoever sent it is told; the others get what Yjs did apply, so that all documents stay equal.
      return this.#emitted.length > 0 ? this.#passed([], true) : { ok: false, code: "malformed" };
    }
    const waits = store.pendingStructs !== null && store.pendingStructs !== before.structs;
    const deletes = store.pendingDs !== null && store.pendingDs !== before.deletions;
    return this.#passed(waits || deletes ? [update] : [], before.structs !== null || before.deletions !== null);
  }

  #passed(kept: readonly Uint8Array[], hasOthers: boolean): Passed {
    const told = this.#emitted;
    this.#emitted = [];
    return { ok: true, told, kept, hasOthers };
  }
}
