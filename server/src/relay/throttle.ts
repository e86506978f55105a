/** How fast one socket may send: messages and bytes, on average and at once. Beyond that it is not read for a while. */

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

  /** Counts a message. Gives how many milliseconds to read no further: usually 0. */
  take(bytes: number, now: number): number {
    const { messagesPerSecond, messagesAtOnce, bytesPerSecond } = this.#flow;
    const seconds = Math.max(0, now - this.#at) / 1_000;
    this.#at = now;
    this.#messages = Math.min(messagesAtOnce, this.#messages + seconds * messagesPerSecond) - 1;
    this.#bytes = Math.min(bytesPerSecond * BYTES_AT_ONCE_SECONDS, this.#bytes + seconds * bytesPerSecond) - bytes;
    const owed = Math.max(-this.#messages / messagesPerSecond, -this.#bytes / bytesPerSecond);
    return owed > 0 ? owed * 1_000 : 0;
  }
}
