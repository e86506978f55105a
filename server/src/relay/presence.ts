import type { MemberId } from "@acuerdo/shared";
import * as decoding from "lib0/decoding";
import type { Cursor } from "./frames.ts";

/**
 * Who is on the canvas and where. A connection speaks for one Yjs client id, its first that nobody else holds; what it
 * says about others (plain clients repeat what they hear) is ignored. Who it is, is written by the server.
 */

/** UTF-16 units of one cursor's JSON. */
const MAX_STATE = 2_048;
/** A plain client repeats everybody it knows in one message. */
const MAX_ENTRIES = 2_000;

export interface Person {
  readonly memberId: MemberId;
  readonly name: string;
  readonly role: string;
}

/** One connection's cursor. */
export interface Seat {
  readonly memberId: MemberId;
  /** Who to show, or null where voices are anonymous. Asked anew each time: people change their name. */
  readonly person: () => Person | null;
  client: number | null;
}

function readCursors(update: Uint8Array): Cursor[] {
  const decoder = decoding.createDecoder(update);
  const count = decoding.readVarUint(decoder);
  if (count > MAX_ENTRIES) throw new RangeError("too many cursors");
  return Array.from({ length: count }, () => ({
    client: decoding.readVarUint(decoder),
    clock: decoding.readVarUint(decoder),
    state: decoding.readVarString(decoder),
  }));
}

/** The state with the server's word on who this is, or null when it is not an object or too large. */
function signed(state: string, person: Person | null): string | null {
  if (state.length > MAX_STATE) return null;
  const fields: unknown = JSON.parse(state);
  if (typeof fields !== "object" || fields === null || Array.isArray(fields)) return null;
  const { user: _, ...rest } = fields as Record<string, unknown>;
  return JSON.stringify(person ? { ...rest, user: person } : rest);
}

export class Presence {
  readonly #cursors = new Map<number, Cursor>();
  readonly #seats = new Map<number, Seat>();

  get all(): readonly Cursor[] {
    return [...this.#cursors.values()];
  }

  /** What everybody is to be told, or null. @throws when the bytes are not an awareness update. */
  receive(seat: Seat, update: Uint8Array): Cursor | null {
    let news: Cursor | null = null;
    for (const cursor of readCursors(update)) {
      if (this.#holds(seat, cursor)) news = this.#move(seat, cursor) ?? news;
    }
    return news;
  }

  /** Clears the seat. What everybody is to be told, or null. */
  leave(seat: Seat): Cursor | null {
    if (seat.client === null || this.#seats.get(seat.client) !== seat) return null;
    const { client } = seat;
    const cursor = this.#cursors.get(client);
    this.#seats.delete(client);
    this.#cursors.delete(client);
    return cursor ? { client, clock: cursor.clock + 1, state: "null" } : null;
  }

  #holds(seat: Seat, { client, state }: Cursor): boolean {
    const holder = this.#seats.get(client);
    if (holder === seat) return true;
    // A connection that broke without a word may still hold the id of the same person's new one.
    const mayTake =
      (seat.client === null || seat.client === client) &&
      state !== "null" &&
      (!holder || holder.memberId === seat.memberId);
    if (!mayTake) return false;
    seat.client = client;
    this.#seats.set(client, seat);
    return true;
  }

  #move(seat: Seat, { client, clock, state }: Cursor): Cursor | null {
    const before = this.#cursors.get(client);
    if (before && before.clock >= clock && state !== "null") return null;
    const now = state === "null" ? "null" : signed(state, seat.person());
    if (now === null) return null;
    const cursor = { client, clock, state: now };
    if (now === "null") this.#cursors.delete(client);
    else this.#cursors.set(client, cursor);
    return cursor;
  }
}
