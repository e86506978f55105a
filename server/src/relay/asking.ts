import type { Clock } from "./clock.ts";

/**
 * Asks a client for what its updates build on and the server does not have: at once the first time, then ever more
 * rarely, for what is missing may have to come from somebody who is away.
 */

const FIRST_MS = 500;
const LAST_MS = 30_000;

export class Asking {
  readonly #clock: Clock;
  readonly #ask: () => void;
  #times = 0;
  #stop: (() => void) | null = null;
  /** The question is on its way. */
  #asked = false;

  constructor(clock: Clock, ask: () => void) {
    this.#clock = clock;
    this.#ask = ask;
  }

  /** Something is missing. */
  want(): void {
    if (this.#asked || this.#stop) return;
    const wait = this.#times === 0 ? 0 : Math.min(LAST_MS, FIRST_MS * 2 ** this.#times);
    this.#times += 1;
    if (wait === 0) this.#now();
    else this.#stop = this.#clock.later(wait, () => this.#now());
  }

  #now(): void {
    this.#stop = null;
    this.#asked = true;
    this.#ask();
  }

  /** An answer has come, with all of it or not. */
  answered(isWhole: boolean): void {
    this.#asked = false;
    if (isWhole) this.close();
  }

  close(): void {
    this.#stop?.();
    this.#stop = null;
    this.#times = 0;
  }
}
