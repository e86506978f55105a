import type { MemberId, Place } from "@acuerdo/shared";
import { MAX_COORDINATE } from "@acuerdo/shared";
import * as decoding from "lib0/decoding";
import type { Cursor } from "./frames.ts";

/**
 * Who is on the canvas and where. A connection speaks for one Yjs client id, its first that nobody else holds; what it
 * says about others (plain clients repeat what they hear) is ignored. Who it is, is written by the server. Only the
 * newest of everybody is kept until the room asks for the news.
 */

/** UTF-16 units of one cursor's JSON. */
const MAX_STATE = 2_048;
/** A plain client repeats everybody it knows in one message. */
const MAX_ENTRIES = 2_000;
/** Clients forget whoever they have not heard of for 30 s; one who lives says so every 15. */
const RENEW_MS = 10_000;
/** Ids of people who left: whoever comes back must be newer than they were, and nobody else comes under theirs. */
const MAX_KNOWN = 4_096;
/** A cursor's clock grows by less than one in so many milliseconds, and so it stays ahead of itself over a restart. */
const CLOCK_MS = 10;
const CLOCK_START = Date.UTC(2026, 0, 1);

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
  /** It sends and understands pointer frames. */
  compact: boolean;
}

/** Somebody who is here. */
export interface Standing {
  readonly client: number;
  /** A small number that stands for them in pointer frames. */
  readonly peer: number;
  seat: Seat;
  /** The clock that they named last, and the one under which the others were told. */
  heard: number;
  clock: number;
  place: Place | null;
  /** All but the place, as JSON. */
  about: string;
  toldAt: number;
  /** It is in the next news, as one who has changed, as one who has moved. */
  hasChanged: boolean;
  hasMoved: boolean;
}

export interface News {
  /** New ones, and those of whom more has changed than the place. */
  readonly changed: readonly Standing[];
  /** Those whose place has changed. */
  readonly moved: readonly Standing[];
  readonly gone: readonly Cursor[];
}

/** What a room asks of whoever keeps its presence. */
export interface Company {
  readonly all: readonly Standing[];
  /** Takes an awareness update. @throws when the bytes are none. */
  receive(seat: Seat, update: Uint8Array): void;
  /** Takes a pointer frame of somebody who has said who they are. */
  point(seat: Seat, place: Place | null): void;
  leave(seat: Seat): void;
  /** What happened since this was last asked; null when nothing did. */
  news(): News | null;
}

/** @throws when the bytes are no awareness update. */
export function readCursors(update: Uint8Array): Cursor[] {
  const decoder = decoding.createDecoder(update);
  const count = decoding.readVarUint(decoder);
  if (count > MAX_ENTRIES) throw new RangeError("too many cursors");
  return Array.from({ length: count }, () => ({
    client: decoding.readVarUint(decoder),
    clock: decoding.readVarUint(decoder),
    state: decoding.readVarString(decoder),
  }));
}

function isPlace(value: unknown): value is Place {
  const isNear = (part: unknown) => typeof part === "number" && Math.abs(part) <= MAX_COORDINATE;
  return Array.isArray(value) && value.length === 2 && value.every(isNear);
}

/** Somebody's state as the others are told it. */
export function cursorOf({ client, clock, place, about }: Standing): Cursor {
  return { client, clock, state: place ? `${about.slice(0, -1)},"cursor":${JSON.stringify(place)}}` : about };
}

export class Presence implements Company {
  readonly #now: () => number;
  readonly #standing = new Map<number, Standing>();
  readonly #known = new Map<number, { clock: number; readonly memberId: MemberId }>();
  readonly #freePeers: number[] = [];
  /** Each once. Lists that are emptied: what a set was is kept in memory by what it becomes. */
  readonly #changed: Standing[] = [];
  readonly #moved: Standing[] = [];
  readonly #gone: Cursor[] = [];

  constructor(now: () => number) {
    this.#now = now;
  }

  get all(): readonly Standing[] {
    return [...this.#standing.values()];
  }

  receive(seat: Seat, update: Uint8Array): void {
    for (const cursor of readCursors(update)) if (this.#holds(seat, cursor)) this.#hear(seat, cursor);
  }

  point(seat: Seat, place: Place | null): void {
    seat.compact = true;
    const standing = this.#of(seat);
    if (!standing || (place !== null && !isPlace(place))) return;
    this.#place(standing, place);
    standing.clock = this.#nextClock(standing, Math.floor((this.#now() - CLOCK_START) / CLOCK_MS));
  }

  leave(seat: Seat): void {
    const standing = this.#of(seat);
    if (standing) this.#remove(standing);
  }

  news(): News | null {
    if (this.#changed.length + this.#moved.length + this.#gone.length === 0) return null;
    const news = { changed: this.#changed.splice(0), moved: this.#moved.splice(0), gone: this.#gone.splice(0) };
    for (const standing of news.changed) {
      standing.hasChanged = false;
      standing.toldAt = this.#now();
    }
    for (const standing of news.moved) standing.hasMoved = false;
    return news;
  }

  #of(seat: Seat): Standing | null {
    const standing = seat.client === null ? undefined : this.#standing.get(seat.client);
    return standing?.seat === seat ? standing : null;
  }

  #holds(seat: Seat, { client, state }: Cursor): boolean {
    const holder = this.#standing.get(client)?.seat;
    if (holder === seat) return true;
    // A connection that broke may still hold the id of the same person's new one, or have held it: nobody else takes it.
    const memberId = holder?.memberId ?? this.#known.get(client)?.memberId ?? seat.memberId;
    return (seat.client === null || seat.client === client) && state !== "null" && memberId === seat.memberId;
  }

  #hear(seat: Seat, { client, clock, state }: Cursor): void {
    const before = this.#standing.get(client);
    if (state === "null") {
      if (before) this.#remove(before);
      return;
    }
    if (before?.seat === seat && before.heard >= clock) return;
    const fields = state.length > MAX_STATE ? null : (JSON.parse(state) as unknown);
    if (typeof fields !== "object" || fields === null || Array.isArray(fields)) return;
    seat.client = client;
    const standing = before ?? this.#arrive(seat, client);
    standing.seat = seat;
    standing.heard = clock;
    standing.clock = this.#heardClock(standing, clock);
    this.#describe(standing, fields as Record<string, unknown>);
  }

  #arrive(seat: Seat, client: number): Standing {
    const peer = this.#freePeers.pop() ?? this.#standing.size + 1;
    const told = { about: "", toldAt: 0, hasChanged: false, hasMoved: false };
    const standing = { client, peer, seat, heard: 0, clock: 0, place: null, ...told };
    this.#standing.set(client, standing);
    return standing;
  }

  #describe(standing: Standing, fields: Record<string, unknown>): void {
    const { user: _, peer: __, cursor, ...rest } = fields;
    const isPointing = isPlace(cursor);
    const person = standing.seat.person();
    const about = JSON.stringify({
      ...rest,
      ...(isPointing || cursor === null || cursor === undefined ? {} : { cursor }),
      ...(person && { user: person }),
      peer: standing.peer,
    });
    if (about !== standing.about || this.#now() - standing.toldAt >= RENEW_MS) this.#change(standing);
    standing.about = about;
    // One who sends pointer frames says where by them alone.
    if (!standing.seat.compact || isPointing) this.#place(standing, isPointing ? cursor : null);
  }

  #place(standing: Standing, place: Place | null): void {
    standing.place = place;
    if (standing.hasMoved) return;
    standing.hasMoved = true;
    this.#moved.push(standing);
  }

  #change(standing: Standing): void {
    if (standing.hasChanged) return;
    standing.hasChanged = true;
    this.#changed.push(standing);
  }

  #remove(standing: Standing): void {
    const { client, peer } = standing;
    this.#standing.delete(client);
    if (standing.hasChanged) this.#changed.splice(this.#changed.indexOf(standing), 1);
    if (standing.hasMoved) this.#moved.splice(this.#moved.indexOf(standing), 1);
    this.#freePeers.push(peer);
    this.#gone.push({ client, clock: this.#nextClock(standing, 0), state: "null" });
  }

  /** A client's own clock where it can stand: told a higher one, a plain client says itself anew, and so on without end. */
  #heardClock(standing: Standing, clock: number): number {
    if (clock < (this.#known.get(standing.client)?.clock ?? 0)) return this.#nextClock(standing, clock);
    return this.#know(standing, clock);
  }

  #nextClock(standing: Standing, wanted: number): number {
    const before = this.#known.get(standing.client)?.clock ?? 0;
    return this.#know(standing, wanted > before ? wanted : before + 1);
  }

  #know({ client, seat }: Standing, clock: number): number {
    const known = this.#known.get(client);
    if (known) known.clock = clock;
    else this.#known.set(client, { clock, memberId: seat.memberId });
    const [oldest] = this.#known.size > MAX_KNOWN ? this.#known.keys() : [];
    if (oldest !== undefined) this.#known.delete(oldest);
    return clock;
  }
}
