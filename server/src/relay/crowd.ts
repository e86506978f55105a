import { randomInt } from "node:crypto";
import type { MemberId } from "@acuerdo/shared";
import { type Company, type News, readCursors, type Seat, type Standing } from "./presence.ts";

/**
 * Presence where voices are anonymous: how many have the board open, and nothing else. A cursor would show whose the card is
 * that appears under it, and who came when. So of what people say about themselves nothing is passed on; the number stands as
 * one state of the server's own, and changes when three have come or gone, or at a mark of the clock. Whoever has the board open
 * is counted, not only whoever has its canvas: else the next words after a number that has stayed would be a phone's.
 */

export const CROWD = {
  /** Fewer are not counted: two know each other. So many more or less are told at once. */
  fewest: 3,
  /** Milliseconds from one telling to the next: clients forget whom they have not heard of for half a minute. */
  tickMs: 10_000,
  /** Milliseconds from one mark to the next, at which the number is told as it is. */
  markMs: 300_000,
};

export class Crowd implements Company {
  readonly #now: () => number;
  readonly #count: () => number;
  readonly #client = randomInt(1, 2 ** 32 - 1);
  #clock = 0;
  #tick = 0;
  #mark = 0;
  #number = 0;
  #told: Standing | null = null;

  /** @param count how many have the board open. */
  constructor(now: () => number, count: () => number) {
    this.#now = now;
    this.#count = count;
  }

  get all(): readonly Standing[] {
    return this.#told ? [this.#told] : [];
  }

  receive(_: Seat, update: Uint8Array): void {
    readCursors(update);
  }

  point(seat: Seat): void {
    seat.compact = true;
  }

  leave(_: Seat): void {}

  /** Told again at each tick, as it was last counted. */
  news(): News | null {
    const tick = Math.floor(this.#now() / CROWD.tickMs);
    if (tick === this.#tick) return null;
    this.#tick = tick;
    const here = this.#here();
    const before = this.#told;
    this.#clock += 1;
    this.#told = here >= CROWD.fewest ? this.#standing(here) : null;
    const gone = before && !this.#told ? [{ client: this.#client, clock: this.#clock, state: "null" }] : [];
    if (!this.#told && gone.length === 0) return null;
    return { changed: this.all, moved: [], gone };
  }

  #here(): number {
    const [here, mark] = [this.#count(), Math.floor(this.#now() / CROWD.markMs)];
    if (mark !== this.#mark || Math.abs(here - this.#number) >= CROWD.fewest) this.#number = here;
    this.#mark = mark;
    return this.#number;
  }

  #standing(here: number): Standing {
    const seat: Seat = { memberId: "" as MemberId, person: () => null, client: null, compact: false };
    const told = { toldAt: this.#now(), hasChanged: false, hasMoved: false };
    const about = JSON.stringify({ here });
    return { client: this.#client, peer: 0, seat, heard: 0, clock: this.#clock, place: null, about, ...told };
  }
}
