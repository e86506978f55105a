import { CLOCK, type Clock } from "./clock.ts";
import { type Flow, Throttle } from "./throttle.ts";

/**
 * Lets in what a member sends to a board, by however many sockets: one allowance for all, and once it is spent one message
 * of each socket in turn, as it grows back. What has been read is kept until then and no more is read: nothing is lost, and
 * TCP makes the sender wait.
 */

/** Opened more often than this it would let in one message at a time. */
const SHORTEST_WAIT_MS = 20;

/** One socket's way through. */
export interface Entrance {
  /** Its next message that waits goes in; false when that was the last. */
  next(): boolean;
}

export class Turnstile {
  readonly #throttle: Throttle;
  readonly #clock: Clock;
  readonly #waiting: Entrance[] = [];

  constructor(flow: Flow, clock = CLOCK) {
    this.#throttle = new Throttle(flow, clock.now());
    this.#clock = clock;
  }

  /** Whether what comes may go in at once. */
  get isOpen(): boolean {
    return this.#waiting.length === 0 && this.#throttle.owed(this.#clock.now()) === 0;
  }

  /** Counts what has gone in: messages, and the bytes of the frame that they came in. */
  count(messages: number, bytes: number): void {
    this.#throttle.take(messages, bytes, this.#clock.now());
  }

  /** Something waits at this entrance, which did not before. */
  queue(entrance: Entrance): void {
    this.#waiting.push(entrance);
    if (this.#waiting.length === 1) this.#later();
  }

  #later(): void {
    const wait = Math.max(SHORTEST_WAIT_MS, this.#throttle.owed(this.#clock.now()));
    this.#clock.later(wait, () => this.#open());
  }

  #open(): void {
    while (this.#waiting.length > 0) {
      if (this.#throttle.owed(this.#clock.now()) > 0) {
        this.#later();
        return;
      }
      const first = this.#waiting.shift() as Entrance;
      if (first.next()) this.#waiting.push(first);
    }
  }
}
