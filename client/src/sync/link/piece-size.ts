/**
 * How large a message may be on the way to the server: what the server says that it takes, or what comes through. A gateway
 * between may have a limit of its own, of which it says nothing but that it closes.
 */

/** An eighth of what a server takes in one message unless it is set otherwise; twice the largest record. */
export const PIECE_BYTES = 131_072;
/** Smaller ones would be many, and no gateway takes so little. */
const FLOOR_BYTES = 4_096;
/** What stands around a piece: its kind, its length, whose it is. */
const AROUND_BYTES = 1_024;
/** A connection that ends so soon after a large message has ended because of it, as far as anybody can tell. */
const SOON_MS = 3_000;
/** After a message that was too large, smaller by this. */
const SHRINKS_BY = 4;
/** One thing that is met by a closed connection so often does not come through. */
const MOST_TIMES = 2;
/** WebSocket's own word for it. */
const TOO_LARGE = 1_009;

export class PieceSize {
  readonly #now: () => number;
  #bytes = PIECE_BYTES;
  #limit = Number.POSITIVE_INFINITY;
  /** What the server of this connection has said that it takes. */
  #told = Number.POSITIVE_INFINITY;
  /** The largest message since the last that came through, and when it went out. */
  #largest = 0;
  #sentAt = 0;
  #times = 0;

  /** @param now milliseconds, by a clock that nobody sets. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Bytes that a message should have at most; one that is a single thing may have more. */
  get bytes(): number {
    return Math.min(this.#bytes, Math.max(this.#told - AROUND_BYTES, this.#told / 2));
  }

  /** Bytes that a message must have at most. */
  get limit(): number {
    return Math.min(this.#limit, this.#told);
  }

  /**
   * For how many milliseconds something of so many bytes is held back on a connection that began to send at `since`. What has ended one by
   * itself, as far as anybody can tell, goes out once another has held without it: a way that breaks by itself is not taken for a narrow one.
   */
  wait(bytes: number, since: number): number {
    if (this.#times === 0 || bytes <= FLOOR_BYTES) return 0;
    return Math.max(0, since + SOON_MS - this.#now());
  }

  /** The server takes messages of so many bytes: as long as this connection lasts, for another may lead to somebody else. */
  told(limit: number): void {
    this.#told = limit;
  }

  sent(bytes: number): void {
    if (bytes < this.#largest) return;
    this.#largest = bytes;
    this.#sentAt = this.#now();
  }

  /** What was sent has come through. */
  arrived(): void {
    this.#largest = 0;
    this.#times = 0;
  }

  /** A connection has ended; without a code where this page has ended it. Returns whether messages are smaller from now on. */
  ended(code: number | null): boolean {
    const largest = this.#largest;
    this.#largest = 0;
    const bytes = this.bytes;
    this.#told = Number.POSITIVE_INFINITY;
    if (code === null) return false;
    const isBySize = code === TOO_LARGE || (largest > 0 && this.#now() - this.#sentAt < SOON_MS);
    if (!isBySize || largest <= FLOOR_BYTES) return false;
    if (largest > bytes && bytes <= FLOOR_BYTES) {
      this.#times += 1;
      if (this.#times >= MOST_TIMES) this.#limit = largest - 1;
      return true;
    }
    this.#bytes = Math.max(FLOOR_BYTES, Math.min(bytes, largest) / SHRINKS_BY);
    return true;
  }
}
