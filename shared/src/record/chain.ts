import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { BoardId } from "../ids.ts";
import type { EventDraft, LedgerEvent } from "../ledger/event.ts";
import { NO_HASH } from "../ledger/ledger.ts";
import { canonicalJson } from "./canonical.ts";

/** The hash chain: each event carries the hash of the one before, so that a record or an export can be checked by anybody. */

export function hashEvent(event: Omit<LedgerEvent, "hash">): string {
  const { hash: _, ...rest } = event as LedgerEvent;
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(rest))));
}

/** Gives drafts their number, time and place in the chain. */
export function seal(
  drafts: readonly EventDraft[],
  after: { board: BoardId; seq: number; hash: string },
  at: number,
): LedgerEvent[] {
  let { seq, hash } = after;
  return drafts.map((draft) => {
    seq += 1;
    const event = { board: after.board, seq, at, actor: draft.actor, kind: draft.kind, data: draft.data, prev: hash };
    hash = hashEvent(event as Omit<LedgerEvent, "hash">);
    return { ...event, hash } as LedgerEvent;
  });
}

export type ChainFault = { readonly seq: number; readonly fault: "number" | "link" | "hash" | "board" };

/** The first event that does not fit, or null when every number, link and hash holds. */
export function checkChain(events: readonly LedgerEvent[]): ChainFault | null {
  let prev = NO_HASH;
  for (const [index, event] of events.entries()) {
    if (event.seq !== index + 1) return { seq: event.seq, fault: "number" };
    if (event.board !== events[0]?.board) return { seq: event.seq, fault: "board" };
    if (event.prev !== prev) return { seq: event.seq, fault: "link" };
    if (hashEvent(event) !== event.hash) return { seq: event.seq, fault: "hash" };
    prev = event.hash;
  }
  return null;
}
