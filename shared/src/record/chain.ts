import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, randomBytes, utf8ToBytes } from "@noble/hashes/utils.js";
import type { BoardId } from "../ids.ts";
import type { EventDraft, LedgerEvent } from "../ledger/event.ts";
import { NO_HASH } from "../ledger/ledger.ts";
import { WITHHELD } from "../ledger/withheld.ts";
import { textAt, withTexts, writtenPlaces } from "./texts.ts";

/**
 * The hash chain: each event carries the hash of the one before, so that a record or an export can be checked by anybody. In
 * place of what people wrote a hash is made of SHA-256(salt + text), so that a text can be withheld and the chain still holds.
 * Adr 0034.
 */

/** Bytes of a salt: what nobody can guess, so that nobody can try which name a digest was. */
const SALT_BYTES = 16;
/** So many are drawn at once: to ask the system for each costs more than all the rest of a decision. */
const DRAWN = 64;

/** JSON with sorted keys and no white space: the same value always gives the same bytes. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  let written = "";
  for (const key of Object.keys(value).sort()) {
    const item = (value as Readonly<Record<string, unknown>>)[key];
    if (item === undefined) continue;
    written += `${written === "" ? "" : ","}${JSON.stringify(key)}:${canonicalJson(item)}`;
  }
  return `{${written}}`;
}

/** SHA-256 (hex) of a text in UTF-8. */
export const sha256Hex = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));
/** The same by whatever can it fastest: a server has it in its own language, a browser on plain http has none. */
export type Digester = typeof sha256Hex;

/** What stands in the place of a text in that of which the hash is made. */
export interface Digest {
  readonly sha256: string;
}

/**
 * An event's data as its hash is made of it: digests in place of the texts that have a salt, and of those that were withheld.
 * A text that stands where one is said to be withheld stays, so that the hash does not fit.
 */
export function sealedData(
  { data, salts = {}, withheld = {} }: Pick<LedgerEvent, "data" | "salts" | "withheld">,
  digestOf: Digester = sha256Hex,
): object {
  const digests: Record<string, Digest> = {};
  for (const [place, salt] of Object.entries(salts)) {
    const text = textAt(data, place);
    if (typeof text === "string") digests[place] = { sha256: digestOf(salt + text) };
  }
  for (const [place, sha256] of Object.entries(withheld)) {
    const text = textAt(data, place);
    if (text === WITHHELD) digests[place] = { sha256 };
  }
  return withTexts(data, digests);
}

export function hashEvent(event: Omit<LedgerEvent, "hash">, digestOf: Digester = sha256Hex): string {
  const { hash: _, salts: __, withheld: ___, ...rest } = event as LedgerEvent;
  return digestOf(canonicalJson({ ...rest, data: sealedData(event, digestOf) }));
}

let drawn = new Uint8Array();
let used = 0;

/** Each is given once. */
function newSalt(): string {
  if (used === drawn.length) {
    drawn = randomBytes(DRAWN * SALT_BYTES);
    used = 0;
  }
  used += SALT_BYTES;
  return bytesToHex(drawn.subarray(used - SALT_BYTES, used));
}

/** A salt for each text in it. */
function saltsFor({ kind, data }: EventDraft): Pick<LedgerEvent, "salts"> {
  const places = writtenPlaces(kind, data);
  if (places.length === 0) return {};
  return { salts: Object.fromEntries(places.map((place) => [place, newSalt()])) };
}

/** Gives drafts their number, time and place in the chain. */
export function seal(
  drafts: readonly EventDraft[],
  after: { board: BoardId; seq: number; hash: string },
  at: number,
  digestOf: Digester = sha256Hex,
): LedgerEvent[] {
  let { seq, hash } = after;
  return drafts.map((draft) => {
    seq += 1;
    const { actor, kind, data } = draft;
    const event = { board: after.board, seq, at, actor, kind, data, ...saltsFor(draft), prev: hash };
    hash = hashEvent(event as Omit<LedgerEvent, "hash">, digestOf);
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
