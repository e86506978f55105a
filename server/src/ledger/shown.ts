import { invariant, type Ledger, writeLedger } from "@acuerdo/shared";
import type * as Y from "yjs";

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
