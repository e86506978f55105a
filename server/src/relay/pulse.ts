import type { Clock } from "../clock.ts";

/**
 * Beats when it was asked to: at the end of the turn where little happens, and never more often than its gap allows where
 * much does, so that what comes in meanwhile goes out together. A gap begins where a beat ends: a beat that takes as long as
 * its gap would otherwise be followed by the next at once.
 */
export class Pulse {
  readonly #clock: Clock;
  readonly #gap: () => number;
  readonly #beat: () => void;
  #endedAt = 0;
  #asked = false;
  /** How many were asked for: one that was taken has nothing left to do when its time comes. */
  #turn = 0;

  /** @param gap milliseconds from one beat's end to the next at least. */
  constructor(clock: Clock, gap: () => number, beat: () => void) {
    this.#clock = clock;
    this.#gap = gap;
    this.#beat = beat;
  }

  ask(): void {
    if (this.#asked) return;
    this.#asked = true;
    this.#turn += 1;
    const turn = this.#turn;
    const run = () => {
      if (turn !== this.#turn || !this.#asked) return;
      this.#asked = false;
      this.#beat();
      this.#endedAt = this.#clock.now();
    };
    const wait = this.#wait();
    if (wait >= 1) this.#clock.later(wait, run);
    else this.#clock.soon(run);
  }

  /** Whether a beat was asked for and is due: then it is the caller's to do, now. */
  take(): boolean {
    if (!this.#asked || this.#wait() >= 1) return false;
    this.#asked = false;
    this.#endedAt = this.#clock.now();
    return true;
  }

  #wait(): number {
    return this.#endedAt + this.#gap() - this.#clock.now();
  }
}
