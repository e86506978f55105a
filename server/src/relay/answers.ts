import type { Clock } from "../clock.ts";

/**
 * Answers what a client asks to be told. That may be the whole document, for a question of four bytes: the first is answered
 * at once, which is all that an honest client needs, the others ever more rarely, and of those that wait only the newest.
 */

const FIRST_MS = 500;
const LAST_MS = 30_000;

export class Answers {
  readonly #clock: Clock;
  readonly #answer: (stateVector: Uint8Array) => void;
  #gap = 0;
  /** When the next may be answered. */
  #from = 0;
  #newest: Uint8Array | null = null;
  #stop: (() => void) | null = null;

  constructor(clock: Clock, answer: (stateVector: Uint8Array) => void) {
    this.#clock = clock;
    this.#answer = answer;
  }

  asked(stateVector: Uint8Array): void {
    this.#newest = stateVector;
    const wait = this.#from - this.#clock.now();
    if (wait <= 0) this.#give();
    else this.#stop ??= this.#clock.later(wait, () => this.#give());
  }

  #give(): void {
    this.#stop?.();
    this.#stop = null;
    if (!this.#newest) return;
    this.#gap = Math.min(LAST_MS, this.#gap * 2 || FIRST_MS);
    this.#from = this.#clock.now() + this.#gap;
    const stateVector = this.#newest;
    this.#newest = null;
    this.#answer(stateVector);
  }

  close(): void {
    this.#stop?.();
    this.#stop = null;
    this.#newest = null;
  }
}
