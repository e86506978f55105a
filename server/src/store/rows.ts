import { type BoardId, hashEvent, type LedgerEvent, NO_HASH, type Role } from "@acuerdo/shared";
import { crc32 } from "./crc.ts";
import { damaged } from "./fault.ts";
import type { StoredBoard } from "./store.ts";
import type { BoardRow, EventRow } from "./tables.ts";

/** Rows of the tables, and what they stand for. What is read is checked: it may have been damaged on disk. */

export function toBoard(row: BoardRow): StoredBoard {
  const keys: Record<Role, string> = {
    mediator: row.mediator_key,
    participant: row.participant_key,
    observer: row.observer_key,
  };
  return {
    id: row.id as BoardId,
    createdAt: row.created_at,
    code: row.code,
    doorOpen: row.door_open === 1,
    keys,
    ...(row.owner_key !== null && { owner: row.owner_key }),
    secret: row.secret,
  };
}

export function parseJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw damaged(`${what} is damaged`); // What it says instead is nobody's business.
  }
}

/** @throws Error when the event is not what its hash was made from. */
export function toEvent(row: EventRow): LedgerEvent {
  const { board, seq, at, actor, kind, prev, hash } = row;
  const data = parseJson(row.data, `event ${seq}`);
  const event = { board, seq, at, actor, kind, data, prev, hash } as LedgerEvent;
  if (hashEvent(event) !== hash) throw damaged(`event ${seq} is damaged`);
  return event;
}

/** @throws Error when they are not a board's events from the first on. */
export function checkLinks(events: readonly LedgerEvent[]): void {
  let prev = NO_HASH;
  for (const [index, event] of events.entries()) {
    if (event.seq !== index + 1 || event.prev !== prev) throw damaged(`event ${index + 1} is damaged`);
    prev = event.hash;
  }
}

export function toRow(event: LedgerEvent, update: Uint8Array | null): EventRow {
  const crc = update && crc32(event.board, event.seq, update);
  return { ...event, data: JSON.stringify(event.data), doc_update: update, crc };
}

/** The update that came with an event, or none. @throws Error when it is damaged. */
export function toUpdates({ board, seq, doc_update, crc }: EventRow): Uint8Array[] {
  if (crc !== (doc_update && crc32(board, seq, doc_update))) throw damaged(`ledger row ${seq} is damaged`);
  return doc_update ? [doc_update] : [];
}
