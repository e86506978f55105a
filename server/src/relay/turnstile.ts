import { CLOCK, type Clock } from "../clock.ts";
import { COSTS } from "../limits/costs.ts";
import { type Flow, Throttle } from "./throttle.ts";

/**
 * Lets in what a member sends to a board, by however many sockets: one allowance for all, and once it is spent one message
 * of each socket in turn, as it grows back. What has been read is kept until then and no more is read: nothing is lost, and
 * TCP makes the sender wait. Members cost nothing, so those of one network share an allowance as well.
 */

const { lightMessages, lightBytes } = COSTS;
const LIGHT: Flow = {
  ...{ messagesPerSecond: lightMessages, messagesAtOnce: 4 * lightMessages },
  ...{ bytesPerSecond: lightBytes, bytesAtOnce: 16 * lightBytes },
};

/** Opened more often than this it would let in one message at a time. */
const SHORTEST_WAIT_MS = 20;

/** One socket's way through. */
export interface Entrance {
  /** Its next message that waits goes in; false when that was the last. */
  next(): boolean;
}

export class Turnstile {
  readonly #own: Throttle;
  /** What the member has in any case, however much the others of their house send; made when that is first asked. */
  #light: Throttle | null = null;
  readonly #clock: Clock;
  readonly #waiting: Entrance[] = [];
  #shared: readonly Throttle[] = [];

  constructor(flow: Flow, clock = CLOCK) {
    this.#own = new Throttle(flow, clock.now());
    this.#clock = clock;
  }

  /** From now on what goes in counts against these as well. */
  share(throttles: readonly Throttle[]): void {
    this.#shared = throttles;
  }

  /** Whether what comes may go in at once. */
  get isOpen(): boolean {
    return this.#waiting.length === 0 && this.#owed() === 0;
  }

  /** Whether it is as if nothing had been sent. */
  get isIdle(): boolean {
    return this.#waiting.length === 0 && this.#own.isFull(this.#clock.now());
  }

  /** Counts messages that have gone in, and bytes that have come. */
  count(messages: number, bytes: number): void {
    const now = this.#clock.now();
    this.#own.take(messages, bytes, now);
    this.#light?.take(messages, bytes, now);
    for (const throttle of this.#shared) throttle.take(messages, bytes, now);
  }

  #owed(): number {
    const now = this.#clock.now();
    let shared = 0;
    for (const throttle of this.#shared) shared = Math.max(shared, throttle.owed(now));
    if (shared > 0) this.#light ??= new Throttle(LIGHT, now);
    return Math.max(this.#own.owed(now), Math.min(shared, this.#light?.owed(now) ?? 0));
  }

  /** Something waits at this entrance, which did not before. */
  queue(entrance: Entrance): void {
    this.#waiting.push(entrance);
    if (this.#waiting.length === 1) this.#later();
  }

  #later(): void {
    const wait = Math.max(SHORTEST_WAIT_MS, this.#owed());
    this.#clock.later(wait, () => this.#open());
  }

  #open(): void {
    while (this.#waiting.length > 0) {
      if (this.#owed() > 0) {
        this.#later();
        return;
      }
      const first = this.#waiting.shift() as Entrance;
      if (first.next()) this.#waiting.push(first);
    }
  }
}
