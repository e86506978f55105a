/** How fast a sender may send: messages and bytes, on average and at once. Beyond that it is not read for a while. */

export interface Flow {
  readonly messagesPerSecond: number;
  readonly messagesAtOnce: number;
  readonly bytesPerSecond: number;
  readonly bytesAtOnce: number;
}

export class Throttle {
  readonly #flow: Flow;
  #messages: number;
  #bytes: number;
  #at: number;

  constructor(flow: Flow, now: number) {
    this.#flow = flow;
    this.#messages = flow.messagesAtOnce;
    this.#bytes = flow.bytesAtOnce;
    this.#at = now;
  }

  /** Counts messages, and bytes as they come in: also such as are in no message. */
  take(messages: number, bytes: number, now: number): void {
    this.#refill(now);
    this.#messages -= messages;
    this.#bytes -= bytes;
  }

  /** How many milliseconds to read no further: usually 0. */
  owed(now: number): number {
    this.#refill(now);
    const { messagesPerSecond, bytesPerSecond } = this.#flow;
    const seconds = Math.max(-this.#messages / messagesPerSecond, -this.#bytes / bytesPerSecond);
    return seconds > 0 ? Math.ceil(seconds * 1_000) : 0;
  }

  /** Whether it is as if nothing had been sent: then it can be forgotten. */
  isFull(now: number): boolean {
    this.#refill(now);
    return this.#messages >= this.#flow.messagesAtOnce && this.#bytes >= this.#flow.bytesAtOnce;
  }

  #refill(now: number): void {
    const { messagesPerSecond, messagesAtOnce, bytesPerSecond, bytesAtOnce } = this.#flow;
    const seconds = Math.max(0, now - this.#at) / 1_000;
    this.#at = now;
    this.#messages = Math.min(messagesAtOnce, this.#messages + seconds * messagesPerSecond);
    this.#bytes = Math.min(bytesAtOnce, this.#bytes + seconds * bytesPerSecond);
  }
}
