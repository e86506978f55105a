import { createHash } from "node:crypto";
import type { BoardId, EventKind, LedgerEvent, MemberId, Role, Voices } from "@acuerdo/shared";
import { canonicalJson, EVENTS, fits, NO_HASH } from "@acuerdo/shared/stored";
import { crc32 } from "./crc.ts";
import { damaged } from "./fault.ts";
import type { StoredBoard, StoredMember } from "./store.ts";
import type { BoardRow, EventRow, Tables } from "./tables.ts";

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
    voices: row.voices as Voices,
  };
}

export function toMember({ member_id, role, key, takes_part }: Tables["members"]): StoredMember {
  return { memberId: member_id as MemberId, role: role as Role, key, takesPart: takes_part === 1 };
}

export function parseJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw damaged(`${what} is damaged`); // What it says instead is nobody's business.
  }
}

/** As shared makes it, by the platform's own SHA-256: a record of years is read whole. */
function hashOf(event: Omit<LedgerEvent, "hash">): string {
  return createHash("sha256").update(canonicalJson(event)).digest("hex");
}

/**
 * @throws Error when the event is not what its hash was made from, or says what this version cannot know: a board that was
 * written by a newer one is not loaded in part.
 */
export function toEvent(row: Omit<EventRow, "doc_update" | "crc">): LedgerEvent {
  const { board, seq, at, actor, kind, prev, hash } = row;
  const data = parseJson(row.data, `event ${seq}`);
  const event = { board, seq, at, actor, kind, data, prev };
  if (hashOf(event as Omit<LedgerEvent, "hash">) !== hash) throw damaged(`event ${seq} is damaged`);
  const shape = Object.hasOwn(EVENTS, kind) ? EVENTS[kind as EventKind] : null;
  if (!shape) throw damaged(`event ${seq} is of a kind that this version does not know`);
  if (!fits(shape, data)) throw damaged(`event ${seq} does not say what its kind says`);
  return { ...event, hash } as LedgerEvent;
}

/** @throws Error when they are not a board's events from `after` on, whose hash is given, or from the first. */
export function checkLinks(events: readonly LedgerEvent[], after = 0, hash = NO_HASH): void {
  let prev = hash;
  for (const [index, event] of events.entries()) {
    const seq = after + index + 1;
    if (event.seq !== seq || event.prev !== prev) throw damaged(`event ${seq} is damaged`);
    prev = event.hash;
  }
}

export function toRow(event: LedgerEvent, update: Uint8Array | null): EventRow {
  const crc = update && crc32(event.board, event.seq, update);
  return { ...event, data: JSON.stringify(event.data), doc_update: update, crc };
}

type UpdateRow = Pick<EventRow, "board" | "seq" | "doc_update" | "crc">;

/** The update that came with an event, or none. @throws Error when it is damaged. */
export function toUpdates({ board, seq, doc_update, crc }: UpdateRow): Uint8Array[] {
  if (crc !== (doc_update && crc32(board, seq, doc_update))) throw damaged(`ledger row ${seq} is damaged`);
  return doc_update ? [doc_update] : [];
}
