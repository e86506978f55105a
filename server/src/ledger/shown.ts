import { invariant, LEDGER_CLIENT, type Ledger, writeLedger } from "@acuerdo/shared";
import * as Y from "yjs";

/** The ledger's document, as the writer handles it. */

/** Brings the document from one state to the next and gives the bytes that do so. */
export function updateBetween(doc: Y.Doc, before: Ledger | null, after: Ledger): Uint8Array {
  let update: Uint8Array | null = null;
  const take = (bytes: Uint8Array) => {
    update = bytes;
  };
  doc.on("update", take);
  writeLedger(doc, before, after);
  doc.off("update", take);
  invariant(update, "a new event changes the ledger document");
  return update;
}

export function documentOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  // Only now: Yjs gives itself another client id when it meets its own in what it applies.
  doc.clientID = LEDGER_CLIENT;
  return doc;
}
