/** How fast a sender may send: messages and bytes, on average and at once. Beyond that it is not read for a while. */

export interface Flow {
  readonly messagesPerSecond: number;
  readonly messagesAtOnce: number;
  readonly bytesPerSecond: number;
}

/** So many seconds' worth of bytes may come in one go: a device that was offline has more to say than one message holds. */
const BYTES_AT_ONCE_SECONDS = 16;

export class Throttle {
  readonly #flow: Flow;
  #messages: number;
  #bytes: number;
  #at: number;

  constructor(flow: Flow, now: number) {
    this.#flow = flow;
    this.#messages = flow.messagesAtOnce;
    this.#bytes = flow.bytesPerSecond * BYTES_AT_ONCE_SECONDS;
    this.#at = now;
  }

  /** Counts messages that came in one frame of so many bytes. */
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

  #refill(now: number): void {
    const { messagesPerSecond, messagesAtOnce, bytesPerSecond } = this.#flow;
    const seconds = Math.max(0, now - this.#at) / 1_000;
    this.#at = now;
    this.#messages = Math.min(messagesAtOnce, this.#messages + seconds * messagesPerSecond);
    this.#bytes = Math.min(bytesPerSecond * BYTES_AT_ONCE_SECONDS, this.#bytes + seconds * bytesPerSecond);
  }
}
