import { applyAll, type BoardId, EMPTY_LEDGER, invariant, LEDGER_CLIENT, type Ledger } from "@acuerdo/shared";
import * as Y from "yjs";
import { COSTS } from "../limits/costs.ts";
import { checkLinks } from "../store/rows.ts";
import type { Store } from "../store/store.ts";
import { turn } from "../turn.ts";

/**
 * Reads a board's ledger from its record, page by page: between two pages everybody else has a turn, in the store's thread
 * and on the event loop. The chain of hashes is followed from the first event to the last, however long it is. The document
 * of a long one is several times as large, and is read only when somebody wants it.
 */

export interface LoadedLedger {
  readonly state: Ledger;
  /** The updates that the document is made of; null where they are too many to be kept as they are. */
  readonly updates: readonly Uint8Array[] | null;
}

export function documentOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  applyUpdates(doc, updates);
  return claim(doc);
}

function applyUpdates(doc: Y.Doc, updates: readonly Uint8Array[]): void {
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
}

/** Once all is in it: Yjs gives itself another client id when it meets its own in what it applies. */
function claim(doc: Y.Doc): Y.Doc {
  doc.clientID = LEDGER_CLIENT;
  return doc;
}

/** @throws Error when a row is damaged or the chain does not hold. */
export async function loadLedger(board: BoardId, store: Store): Promise<LoadedLedger> {
  const { events, updates } = await store.ledger(board, 0, COSTS.loadPage);
  let state = applyAll(EMPTY_LEDGER, events);
  invariant(state.seq > 0, "a board begins with its opening");
  if (events.length < COSTS.loadPage) return { state, updates };
  for (let isLast = false; !isLast; await turn()) {
    const page = await store.events(board, state.seq, COSTS.loadPage);
    checkLinks(page, state.seq, state.hash);
    state = applyAll(state, page);
    isLast = page.length < COSTS.loadPage;
  }
  return { state, updates: null };
}

/** The document after these events. @throws Error when a row is damaged. */
export async function loadDocument(board: BoardId, store: Store, { seq }: Ledger): Promise<Y.Doc> {
  const doc = new Y.Doc();
  for (let after = 0; after < seq; after += COSTS.loadPage) {
    applyUpdates(doc, await store.ledgerUpdates(board, after, Math.min(COSTS.loadPage, seq - after)));
    await turn();
  }
  return claim(doc);
}
