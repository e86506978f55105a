import { applyAll, type BoardId, EMPTY_LEDGER, invariant, LEDGER_CLIENT, type Ledger } from "@acuerdo/shared";
import * as Y from "yjs";
import { COSTS } from "../limits/costs.ts";
import type { Store } from "../store/store.ts";

/**
 * Reads a board's ledger from its record, page by page: between two pages everybody else has a turn, in the store's thread
 * and on the event loop. The chain of hashes is followed from the first event to the last, however long it is.
 */

/** Up to here the document is closed and opened again in less time than the commit between takes. */
export const SMALL_BYTES = 16_384;

export interface LoadedLedger {
  readonly state: Ledger;
  /** A large one is open; a small one is bytes: open it is more than all else that a quiet board takes. */
  readonly doc: Y.Doc | readonly Uint8Array[];
  /** Bytes of the updates that it is made of. */
  readonly size: number;
}

export function applyUpdates(doc: Y.Doc, updates: readonly Uint8Array[]): void {
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
}

/** To be called once all is in it: Yjs gives itself another client id when it meets its own in what it applies. */
export function claimDocument(doc: Y.Doc): Y.Doc {
  doc.clientID = LEDGER_CLIENT;
  return doc;
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** @throws Error when a row is damaged or the chain does not hold. */
export async function loadLedger(board: BoardId, store: Store): Promise<LoadedLedger> {
  let state = EMPTY_LEDGER;
  let doc: Y.Doc | null = null;
  let updates: Uint8Array[] = [];
  let size = 0;
  for (let isLast = false; !isLast; ) {
    const page = await store.ledger(board, state.seq, COSTS.loadPage);
    state = applyAll(state, page.events);
    updates.push(...page.updates);
    size += page.updates.reduce((sum, { length }) => sum + length, 0);
    isLast = page.events.length < COSTS.loadPage;
    if (size <= SMALL_BYTES) continue;
    doc ??= new Y.Doc();
    applyUpdates(doc, updates);
    updates = [];
    await turn();
  }
  invariant(state.seq > 0, "a board begins with its opening");
  return { state, doc: doc ? claimDocument(doc) : updates, size };
}
