import type { Writable } from "node:stream";
import type { Answer } from "./answer.ts";
import type { Batch } from "./batch.ts";
import type { Budget, Holder } from "./budget.ts";
import type { Clock } from "./clock.ts";
import type { Turn, Turns } from "./turns.ts";

/**
 * Where a document leaves by a socket: the next part is put together when the one before has left, so that a slow reader
 * holds one part at most, and one who reads nothing costs nothing. Parts grow where the reader takes them at once.
 */

const PART_BYTES = 32_768;
const MOST_PART_BYTES = 262_144;
/** A reader that has taken a part within this is given a larger one. */
const AT_ONCE_MS = 20;
/** Waits for room, and is in nobody's way meanwhile. */
const LONG_AGO = Number.NEGATIVE_INFINITY;

export interface OutletPort {
  readonly stream: Writable;
  readonly turns: Turns;
  readonly budget: Budget;
  readonly clock: Clock;
  /** The ledger's before the canvas'. */
  readonly rank: number;
  /** Whether anything may be written. */
  readonly isReady: () => boolean;
  /** The document cannot be read. */
  readonly failed: () => void;
  /** It is in the way of others. */
  readonly letGo: () => void;
}

export class Outlet implements Turn, Holder {
  readonly #port: OutletPort;
  readonly rank: number;
  #answer: Answer | null = null;
  #since: number | null = null;
  #partBytes = PART_BYTES;
  #closed = false;

  constructor(port: OutletPort) {
    this.#port = port;
    this.rank = port.rank;
  }

  get since(): number | null {
    return this.#since;
  }

  /** Tells this from now on, in the place of what it was telling. */
  begin(answer: Answer): void {
    this.#answer = answer;
    this.#port.turns.enter(this);
  }

  go(): void {
    this.#since = null;
    this.#port.turns.go();
  }

  letGo(): void {
    this.#port.letGo();
  }

  take(): void {
    const { budget, clock } = this.#port;
    const answer = this.#answer;
    if (!answer) return this.#end();
    if (!budget.hasRoom(this)) {
      this.#since = LONG_AGO;
      return this.#port.turns.go();
    }
    this.#since = clock.now();
    const part = answer.next(this.#partBytes);
    if (part instanceof Promise) part.then((batches) => this.#taken(answer, batches), this.#port.failed);
    else this.#taken(answer, part);
  }

  #taken(answer: Answer, part: readonly Batch[] | null): void {
    if (this.#closed) return;
    if (part === null) this.#port.failed();
    if (part === null || !this.#port.isReady()) this.#end();
    else if (this.#answer !== answer) this.go();
    else if (part.length > 0) this.#write(part);
    else this.#end();
  }

  #write(part: readonly Batch[]): void {
    const { stream, budget, clock } = this.#port;
    const bytes = part.reduce((sum, batch) => sum + batch.bytes.length, 0);
    budget.take(this, bytes);
    this.#since = clock.now();
    stream.cork();
    for (const batch of part.slice(0, -1)) stream.write(batch.bytes);
    stream.write((part.at(-1) as Batch).bytes, () => this.#left(bytes));
    stream.uncork();
  }

  #left(bytes: number): void {
    if (this.#closed) return;
    const { budget, clock } = this.#port;
    const tookMs = clock.now() - (this.#since ?? 0);
    this.#partBytes = tookMs <= AT_ONCE_MS ? Math.min(MOST_PART_BYTES, 2 * this.#partBytes) : PART_BYTES;
    budget.give(this, bytes);
    this.go();
  }

  /** All has been told, or nothing more can be. */
  #end(): void {
    this.#answer = null;
    this.#port.turns.leave(this);
    this.go();
  }

  close(): void {
    this.#closed = true;
    this.#answer = null;
    this.#port.turns.leave(this);
    this.#port.budget.leave(this);
    this.#port.turns.go();
  }
}
