import { Readable } from "node:stream";
import { COSTS } from "../limits/costs.ts";
import { steady } from "../limits/pace.ts";

/**
 * Sends something long as fast as its reader takes it, within bounds. A reader who takes next to nothing keeps a place that somebody
 * else behind the same address may be waiting for: that one is cut, and only then. What the server itself takes its time for is
 * nobody's slowness.
 */

export interface SendingSetup {
  /** Whether somebody else waits for the place. */
  readonly isAwaited: () => boolean;
  readonly mostMs?: number;
  readonly lookMs?: number;
  readonly bytesASecond?: number;
}

const SECOND_MS = 1_000;

/** What a reader has taken since the last look, and for how long it was waited for. */
class Taking {
  #bytes = 0;
  #waitedMs = 0;
  #waitsSince: number | null = null;

  async *count(pieces: AsyncIterable<string>): AsyncGenerator<string> {
    for await (const piece of pieces) {
      this.#bytes += piece.length;
      this.#waitsSince = steady();
      yield piece;
      this.#waitedMs += steady() - this.#waitsSince;
      this.#waitsSince = null;
    }
  }

  /** Whether it was too slow for most of `ms`, and begins anew. */
  wasSlow(ms: number, bytesASecond: number): boolean {
    const waitedMs = this.#waitedMs + (this.#waitsSince === null ? 0 : steady() - this.#waitsSince);
    const isSlow = waitedMs * 2 > ms && this.#bytes * SECOND_MS < bytesASecond * ms;
    [this.#bytes, this.#waitedMs] = [0, 0];
    if (this.#waitsSince !== null) this.#waitsSince = steady();
    return isSlow;
  }
}

/** The stream ends before its end where its reader is cut. */
export function sendPieces(pieces: AsyncIterable<string>, setup: SendingSetup): Readable {
  const { isAwaited, mostMs = COSTS.exportMs, lookMs = COSTS.exportLookMs } = setup;
  const { bytesASecond = COSTS.exportBytesASecond } = setup;
  const taking = new Taking();
  const stream = Readable.from(taking.count(pieces));
  const late = setTimeout(() => stream.destroy(), mostMs);
  const look = setInterval(() => {
    if (taking.wasSlow(lookMs, bytesASecond) && isAwaited()) stream.destroy();
  }, lookMs);
  return stream.once("close", () => {
    clearTimeout(late);
    clearInterval(look);
  });
}
