import { randomInt } from "node:crypto";
import type { MemberId } from "@acuerdo/shared";
import { type Company, type News, readCursors, type Seat, type Standing } from "./presence.ts";

/**
 * Presence where voices are anonymous: how many are here, and nothing else. A cursor would show whose the card is that
 * appears under it, and who came when. So of what people say about themselves nothing is passed on; the number stands as
 * one state of the server's own, and changes at whole moments of the clock.
 */

/** Fewer are not counted: two know each other. */
const FEWEST = 3;
/** From one number to the next. */
const TICK_MS = 10_000;

export class Crowd implements Company {
  readonly #now: () => number;
  readonly #here = new Map<Seat, MemberId>();
  readonly #client = randomInt(1, 2 ** 32 - 1);
  #clock = 0;
  #tick = 0;
  #told: Standing | null = null;

  constructor(now: () => number) {
    this.#now = now;
  }

  get all(): readonly Standing[] {
    return this.#told ? [this.#told] : [];
  }

  /** Whoever says anything is here. */
  receive(seat: Seat, update: Uint8Array): void {
    readCursors(update);
    this.#here.set(seat, seat.memberId);
  }

  point(seat: Seat): void {
    seat.compact = true;
    this.#here.set(seat, seat.memberId);
  }

  leave(seat: Seat): void {
    this.#here.delete(seat);
  }

  /** Told again at each tick, because clients forget whom they have not heard of for half a minute. */
  news(): News | null {
    const tick = Math.floor(this.#now() / TICK_MS);
    if (tick === this.#tick) return null;
    this.#tick = tick;
    const here = new Set(this.#here.values()).size;
    const before = this.#told;
    this.#clock += 1;
    this.#told = here >= FEWEST ? this.#standing(here) : null;
    const gone = before && !this.#told ? [{ client: this.#client, clock: this.#clock, state: "null" }] : [];
    if (!this.#told && gone.length === 0) return null;
    return { changed: this.all, moved: [], gone };
  }

  #standing(here: number): Standing {
    const seat: Seat = { memberId: "" as MemberId, person: () => null, client: null, compact: false };
    const told = { toldAt: this.#now(), hasChanged: false, hasMoved: false };
    const about = JSON.stringify({ here });
    return { client: this.#client, peer: 0, seat, heard: 0, clock: this.#clock, place: null, about, ...told };
  }
}
