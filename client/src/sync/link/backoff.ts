/**
 * When to try again: somewhere between now and a bound that doubles ("full jitter"), so that a room that lost its server
 * does not come back in step. The bound is small again only after a connection that has held.
 */

/** The first bound: 200 devices that come back within it are some 100 a second. */
const FIRST_MS = 2_000;
/** Nobody waits longer than this once the server is back. */
const MOST_MS = 8_000;
/** A connection that breaks sooner than this has not held. */
export const HOLDS_MS = 10_000;

/** Where time and chance come from. */
export interface Around {
  /** Milliseconds, by a clock that nobody sets. */
  readonly now: () => number;
  /** Milliseconds since 1970, by this device's clock: what its tabs share. */
  readonly wall: () => number;
  /** Runs once after `ms`; gives the way to call it off. */
  readonly later: (ms: number, run: () => void) => () => void;
  /** From 0 up to 1. */
  readonly random: () => number;
}

export const AROUND: Around = {
  now: () => performance.now(),
  wall: () => Date.now(),
  later: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
};

export class Backoff {
  readonly #attempt: () => void;
  readonly #holdsMs: number;
  readonly #around: Around;
  #failures = 0;
  #worksSince: number | null = null;
  #callOff: () => void = () => undefined;
  /** When the next attempt is due. */
  #due = Number.POSITIVE_INFINITY;

  /** @param holdsMs how long something must have worked for the bound to be small again. */
  constructor(attempt: () => void, holdsMs: number, around: Around = AROUND) {
    this.#attempt = attempt;
    this.#holdsMs = holdsMs;
    this.#around = around;
  }

  /** Failures since it last worked for long enough. */
  get failures(): number {
    return this.#failures;
  }

  /** It works. */
  worked(): void {
    this.stop();
    this.#worksSince ??= this.#around.now();
  }

  /** It broke, or the attempt came to nothing: tries again later. */
  failed(): void {
    const { now } = this.#around;
    if (this.#worksSince !== null && now() - this.#worksSince >= this.#holdsMs) this.#failures = 0;
    this.#worksSince = null;
    this.#schedule(Math.min(MOST_MS, FIRST_MS * 2 ** this.#failures));
    this.#failures += 1;
  }

  /** There is reason to hope, for many devices at once: tries again within the first bound, or when it would have. */
  soon(): void {
    this.#failures = 0;
    const { now, random } = this.#around;
    const wait = random() * FIRST_MS;
    if (now() + wait < this.#due) this.#wait(wait);
  }

  /** There is reason to hope for this device alone: tries again at once. */
  now(): void {
    this.#wait(0);
  }

  stop(): void {
    this.#callOff();
    this.#due = Number.POSITIVE_INFINITY;
  }

  #schedule(boundMs: number): void {
    this.#wait(this.#around.random() * boundMs);
  }

  #wait(ms: number): void {
    this.stop();
    this.#due = this.#around.now() + ms;
    this.#callOff = this.#around.later(ms, () => {
      this.#due = Number.POSITIVE_INFINITY;
      this.#attempt();
    });
  }
}
