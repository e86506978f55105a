import type { Clock } from "./clock.ts";

/**
 * Beats when it was asked to: at the end of the turn where little happens, and never more often than its gap allows where
 * much does, so that what comes in meanwhile goes out together.
 */
export class Pulse {
  readonly #clock: Clock;
  readonly #gap: () => number;
  readonly #beat: () => void;
  #beatenAt = 0;
  #asked = false;

  /** @param gap milliseconds that lie between two beats at least. */
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
      this.#beatenAt = this.#clock.now();
      this.#beat();
    };
    const wait = this.#beatenAt + this.#gap() - this.#clock.now();
    if (wait >= 1) this.#clock.later(wait, run);
    else this.#clock.soon(run);
  }
}
