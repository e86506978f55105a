import type { BoardId, Digest, EventKind, LedgerEvent, MemberId, Role, Voices } from "@acuerdo/shared";
import { canonicalJson, EVENTS, fits, NO_HASH, sealedData, textAt, WITHHELD, withTexts } from "@acuerdo/shared/stored";
import { sha256 } from "../digest.ts";
import { crcOf } from "./crc.ts";
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

/** Salt and text of what somebody wrote in an event, by its place there; null for what was withheld. */
type Words = Readonly<Record<string, readonly [salt: string, text: string] | null>>;

function wordsOf({ data, salts = {}, withheld = {} }: LedgerEvent): Words | null {
  const kept = Object.entries(salts).map(([place, salt]) => [place, [salt, textAt(data, place)]]);
  const words = [...kept, ...Object.keys(withheld).map((place) => [place, null])];
  return words.length > 0 ? (Object.fromEntries(words) as Words) : null;
}

const isDigest = (value: unknown): value is Digest =>
  typeof value === "object" && value !== null && typeof (value as Partial<Digest>).sha256 === "string";

/** Puts the texts where their digests stand. @throws Error when one is not what its digest was made from. */
function opened(
  row: Pick<EventRow, "seq" | "kind" | "words">,
  sealed: unknown,
): Pick<LedgerEvent, "data" | "salts" | "withheld"> {
  if (row.words === null) return { data: sealed as LedgerEvent["data"] };
  const words = parseJson(row.words, `event ${row.seq}`) as Words;
  const texts: Record<string, string | null> = {};
  const salts: Record<string, string> = {};
  const withheld: Record<string, string> = {};
  for (const [place, kept] of Object.entries(words)) {
    const digest = textAt(sealed, place);
    if (!isDigest(digest)) throw damaged(`event ${row.seq} is damaged`);
    if (kept && sha256(kept[0] + kept[1]) !== digest.sha256) throw damaged(`event ${row.seq} is damaged`);
    texts[place] = kept ? kept[1] : WITHHELD;
    if (kept) salts[place] = kept[0];
    else withheld[place] = digest.sha256;
  }
  return {
    data: withTexts(sealed, texts) as LedgerEvent["data"],
    ...(Object.keys(salts).length > 0 && { salts }),
    ...(Object.keys(withheld).length > 0 && { withheld }),
  };
}

/**
 * @throws Error when the event is not what its hash was made from, or says what this version cannot know: a board that was
 * written by a newer one is not loaded in part.
 */
export function toEvent(row: Omit<EventRow, "doc_update" | "crc">): LedgerEvent {
  const { board, seq, at, actor, kind, prev, hash } = row;
  const sealed = parseJson(row.data, `event ${seq}`);
  const event = { board, seq, at, actor, kind, prev };
  if (sha256(canonicalJson({ ...event, data: sealed })) !== hash) throw damaged(`event ${seq} is damaged`);
  const shape = Object.hasOwn(EVENTS, kind) ? EVENTS[kind as EventKind] : null;
  if (!shape) throw damaged(`event ${seq} is of a kind that this version does not know`);
  const said = opened(row, sealed);
  if (!fits(shape, said.data)) throw damaged(`event ${seq} does not say what its kind says`);
  return { ...event, ...said, hash } as LedgerEvent;
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
  const crc = update && crcOf(event.board, event.seq, update);
  const { board, seq, at, actor, kind, prev, hash } = event;
  const words = wordsOf(event);
  const data = JSON.stringify(sealedData(event, sha256));
  return {
    board,
    seq,
    at,
    actor,
    kind,
    data,
    words: words && JSON.stringify(words),
    prev,
    hash,
    doc_update: update,
    crc,
  };
}

type UpdateRow = Pick<EventRow, "board" | "seq" | "doc_update" | "crc">;

/** The update that came with an event, or none. @throws Error when it is damaged. */
export function toUpdates({ board, seq, doc_update, crc }: UpdateRow): Uint8Array[] {
  if (crc !== (doc_update && crcOf(board, seq, doc_update))) throw damaged(`ledger row ${seq} is damaged`);
  return doc_update ? [doc_update] : [];
}
