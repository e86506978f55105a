import { randomInt } from "node:crypto";
import type { MemberId } from "@acuerdo/shared";
import type { Clock } from "../clock.ts";
import { type Company, type News, readCursors, type Seat, type Standing } from "./presence.ts";

/**
 * Presence where voices are anonymous: how many have the board open, and nothing else. A cursor would show whose the card is
 * that appears under it, and who came when. So of what people say about themselves nothing is passed on; the number stands as
 * one state of the server's own, and changes when three have come or gone, or at a mark of the clock. Whoever has the board open
 * is counted, not only whoever has its canvas, and it is told by the clock, not when somebody's canvas says something: else the
 * next words after a number that has changed would be a laptop's.
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
  readonly #clock: Clock;
  readonly #ask: () => void;
  readonly #seats = new Set<Seat>();
  #stop: (() => void) | null = null;
  #isDue = false;
  readonly #count: () => number;
  readonly #client = randomInt(1, 2 ** 32 - 1);
  #turn = 0;
  #mark = 0;
  #number = 0;
  #told: Standing | null = null;

  /**
   * @param count how many have the board open.
   * @param ask has everybody told what `news` says.
   */
  constructor(clock: Clock, count: () => number, ask: () => void) {
    this.#clock = clock;
    this.#count = count;
    this.#ask = ask;
  }

  get all(): readonly Standing[] {
    return this.#told ? [this.#told] : [];
  }

  receive(seat: Seat, update: Uint8Array): void {
    readCursors(update);
    this.#come(seat);
  }

  point(seat: Seat): void {
    seat.compact = true;
    this.#come(seat);
  }

  leave(seat: Seat): void {
    this.#seats.delete(seat);
    if (this.#seats.size > 0) return;
    this.#stop?.();
    this.#stop = null;
  }

  #come(seat: Seat): void {
    this.#seats.add(seat);
    this.#await();
  }

  /** The next whole ten seconds, as long as there is anybody to be told. */
  #await(): void {
    this.#stop ??= this.#clock.later(CROWD.tickMs - (this.#clock.now() % CROWD.tickMs), () => {
      this.#stop = null;
      this.#isDue = true;
      this.#ask();
      this.#await();
    });
  }

  /** Told again at each tick, as it was last counted. */
  news(): News | null {
    if (!this.#isDue) return null;
    this.#isDue = false;
    const here = this.#here();
    const before = this.#told;
    this.#turn += 1;
    this.#told = here >= CROWD.fewest ? this.#standing(here) : null;
    const gone = before && !this.#told ? [{ client: this.#client, clock: this.#turn, state: "null" }] : [];
    if (!this.#told && gone.length === 0) return null;
    return { changed: this.all, moved: [], gone };
  }

  #here(): number {
    const [here, mark] = [this.#count(), Math.floor(this.#clock.now() / CROWD.markMs)];
    if (mark !== this.#mark || Math.abs(here - this.#number) >= CROWD.fewest) this.#number = here;
    this.#mark = mark;
    return this.#number;
  }

  #standing(here: number): Standing {
    const seat: Seat = { memberId: "" as MemberId, person: () => null, client: null, compact: false };
    const told = { toldAt: this.#clock.now(), hasChanged: false, hasMoved: false };
    const about = JSON.stringify({ here });
    return { client: this.#client, peer: 0, seat, heard: 0, clock: this.#turn, place: null, about, ...told };
  }
}
