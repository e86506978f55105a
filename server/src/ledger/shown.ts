import {
  apply,
  type BoardId,
  EMPTY_LEDGER,
  type EventDraft,
  invariant,
  LEDGER_CLIENT,
  LEDGER_FORM,
  type Ledger,
  seal,
  writeLedger,
} from "@acuerdo/shared";
import * as Y from "yjs";
import type { Commit } from "../store/store.ts";
import { dayOf } from "./anonymity.ts";

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

/** A new board's opening: its first event and the document that shows it. */
export function openingCommit(
  board: BoardId,
  opened: Extract<EventDraft, { kind: "board.opened" }>["data"],
  now: number,
): Commit {
  const draft = { kind: "board.opened", actor: "server", data: { ...opened, form: LEDGER_FORM } } as const;
  const at = opened.voices === "anonymous" ? dayOf(EMPTY_LEDGER, now) : now;
  const events = seal([draft], { board, seq: 0, hash: EMPTY_LEDGER.hash }, at);
  const doc = new Y.Doc();
  doc.clientID = LEDGER_CLIENT;
  return { after: 0, events, update: updateBetween(doc, null, events.reduce(apply, EMPTY_LEDGER)) };
}
