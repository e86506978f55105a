import type { Clock } from "../clock.ts";

/**
 * Asks a client for what its updates build on and the server does not have: at once the first time, then ever more
 * rarely, for what is missing may have to come from somebody who is away. Every question is answered once, in order, with
 * all that the client has. An answer may come in pieces, so only a question asked after something was left out settles it.
 */

const FIRST_MS = 500;
const LAST_MS = 30_000;
/** After so many questions, half a minute, it is not to be expected any more. */
const PATIENCE = 6;

export class Asking {
  readonly #clock: Clock;
  readonly #ask: () => void;
  /** Questions in all, how many of them were answered, and how many must be before nothing waits. */
  #asked = 0;
  #answered = 0;
  #needed = 0;
  /** Questions that brought nothing, and the next one. */
  #times = 0;
  #stop: (() => void) | null = null;

  constructor(clock: Clock, ask: () => void) {
    this.#clock = clock;
    this.#ask = ask;
  }

  /** Something was left out, and has not come since. */
  get waits(): boolean {
    return this.#answered < this.#needed;
  }

  get isInVain(): boolean {
    return this.waits && this.#times > PATIENCE;
  }

  /** Whoever comes is asked what they have. */
  open(): void {
    this.#now();
  }

  /** Something was left out. */
  want(): void {
    this.#needed = this.#asked + 1;
    this.#schedule();
  }

  /** An answer has come. What was left out of it has been wanted by now. */
  answered(): void {
    this.#answered = Math.min(this.#answered + 1, this.#asked);
    if (this.waits) this.#schedule();
    else this.close();
  }

  #schedule(): void {
    if (this.#stop || this.#answered < this.#asked) return;
    const wait = this.#times === 0 ? 0 : Math.min(LAST_MS, FIRST_MS * 2 ** this.#times);
    this.#times += 1;
    if (wait === 0) this.#now();
    else this.#stop = this.#clock.later(wait, () => this.#now());
  }

  #now(): void {
    this.#stop = null;
    this.#asked += 1;
    this.#ask();
  }

  close(): void {
    this.#stop?.();
    this.#stop = null;
    this.#times = 0;
  }
}
