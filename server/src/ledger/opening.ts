import { apply, type BoardId, EMPTY_LEDGER, type EventDraft, LEDGER_CLIENT, LEDGER_FORM, seal } from "@acuerdo/shared";
import * as Y from "yjs";
import { sha256 } from "../digest.ts";
import type { Commit } from "../store/store.ts";
import { dayOf } from "./anonymity.ts";
import { updateBetween } from "./shown.ts";

/** A new board's opening: its first event and the document that shows it. */
export function openingCommit(
  board: BoardId,
  opened: Extract<EventDraft, { kind: "board.opened" }>["data"],
  now: number,
): Commit {
  const draft = { kind: "board.opened", actor: "server", data: { ...opened, form: LEDGER_FORM } } as const;
  const at = opened.voices === "anonymous" ? dayOf(EMPTY_LEDGER, now) : now;
  const events = seal([draft], { board, seq: 0, hash: EMPTY_LEDGER.hash }, at, sha256);
  const doc = new Y.Doc();
  doc.clientID = LEDGER_CLIENT;
  return { after: 0, events, update: updateBetween(doc, null, events.reduce(apply, EMPTY_LEDGER)) };
}
