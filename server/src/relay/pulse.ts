import type { Clock } from "./clock.ts";

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

  /** @param gap milliseconds from one beat's end to the next at least. */
  constructor(clock: Clock, gap: () => number, beat: () => void) {
    this.#clock = clock;
    this.#gap = gap;
    this.#beat = beat;
  }

  ask(): void {
    if (this.#asked) return;
    this.#asked = true;
    const run = () => {
      this.#asked = false;
      this.#beat();
      this.#endedAt = this.#clock.now();
    };
    const wait = this.#endedAt + this.#gap() - this.#clock.now();
    if (wait >= 1) this.#clock.later(wait, run);
    else this.#clock.soon(run);
  }
}
