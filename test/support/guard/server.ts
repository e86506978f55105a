/** A server node for honest worlds: a guard before a document, and a store that survives both and that nodes share. */
import * as Y from "yjs";
import type { Claim } from "../../../server/src/guard/claims.ts";
import { CanvasGuard } from "../../../server/src/guard/guard.ts";
import type { GuardActor, GuardRefusal, GuardVerdict } from "../../../server/src/guard/verdict.ts";

/** What is on disk. Updates in the order in which they were accepted, on whichever node. */
export interface Store {
  log: Uint8Array[];
  readonly claims: Claim[];
}

export class Node {
  doc = new Y.Doc();
  guard = new CanvasGuard(this.doc);
  readonly #store: Store;
  readonly #nodes: readonly Node[];
  /** How much of the log this node has read. */
  #read = 0;

  /** @param nodes all of them, this one included. */
  constructor(store: Store, nodes: readonly Node[]) {
    this.#store = store;
    this.#nodes = nodes;
  }

  admit(ids: readonly number[], actor: GuardActor): GuardRefusal | null {
    const refusal = this.guard.admit(ids, actor);
    this.#tellClaims();
    return refusal;
  }

  /** The claims are stored, and known to all nodes, before anybody hears of the update. */
  write(actor: GuardActor, update: Uint8Array): GuardVerdict {
    const verdict = this.guard.write(actor, update);
    this.#tellClaims();
    if (verdict.ok) this.#store.log.push(verdict.update);
    return verdict;
  }

  #tellClaims(): void {
    const fresh = this.guard.claims.fresh();
    this.#store.claims.push(...fresh);
    for (const node of this.#nodes) if (node !== this) node.guard.claims.learn(fresh);
  }

  /** Reads on in the log; gives what was read. */
  catchUp(most: number): Uint8Array[] {
    const updates = this.#store.log.slice(this.#read, this.#read + most);
    this.#read += updates.length;
    for (const update of updates) Y.applyUpdate(this.doc, update);
    return updates;
  }

  /** Begins again from the store, which may have lost its newest updates, or been compacted. */
  restart(lost: number, compact: boolean): void {
    const kept = this.#store.log.slice(0, Math.max(0, this.#store.log.length - lost));
    this.#store.log = compact && kept.length > 0 ? [Y.mergeUpdates(kept)] : kept;
    this.doc = new Y.Doc();
    this.#read = 0;
    this.catchUp(Number.POSITIVE_INFINITY);
    this.guard = new CanvasGuard(this.doc, { claims: this.#store.claims });
  }
}
