import type { Writable } from "node:stream";
import type { Clock } from "../clock.ts";
import type { Answer } from "./answer.ts";
import type { Batch } from "./batch.ts";
import type { Budget, Holder } from "./budget.ts";
import type { Turn, Turns } from "./turns.ts";

/**
 * Where a document leaves by a socket: the next part is put together when the one before has left, so that a slow reader
 * holds one part at most, and one who reads nothing costs nothing. Parts grow where the reader takes them at once.
 */

const PART_BYTES = 65_536;
const MOST_PART_BYTES = 524_288;
const GROWTH = 8;
/** A reader that has taken a part within this is given a larger one. */
const AT_ONCE_MS = 20;
/** Waits for room, and is in nobody's way meanwhile. */
const LONG_AGO = Number.NEGATIVE_INFINITY;

/** The socket that it belongs to. */
export interface Socket {
  /** Whether anything may be written. */
  readonly isReady: boolean;
  /** The document cannot be read. */
  failed(): void;
  /** It is in the way of others. */
  letGo(): void;
  /** It has been told all there was, and that has left. */
  told(): void;
}

/** What all sockets on a kind of document share when they are told one. */
export interface Desk {
  readonly budget: Budget;
  /** Lower goes first. */
  readonly rank: number;
  readonly clock: Clock;
}

export class Outlet implements Turn, Holder {
  readonly #socket: Socket;
  readonly #stream: Writable;
  readonly #turns: Turns;
  readonly #desk: Desk;
  #answer: Answer | null = null;
  #since: number | null = null;
  #partBytes = PART_BYTES;
  #closed = false;

  /** @param turns those of its member. */
  constructor(socket: Socket, stream: Writable, turns: Turns, desk: Desk) {
    this.#socket = socket;
    this.#stream = stream;
    this.#turns = turns;
    this.#desk = desk;
  }

  get rank(): number {
    return this.#desk.rank;
  }

  get since(): number | null {
    return this.#since;
  }

  /** Tells this from now on, in the place of what it was telling. */
  begin(answer: Answer): void {
    this.#answer = answer;
    this.#turns.enter(this);
  }

  go(): void {
    this.#since = null;
    this.#turns.go();
  }

  letGo(): void {
    this.#socket.letGo();
  }

  take(): void {
    if (!this.#answer) this.#end();
    else if (this.#desk.budget.hasRoom(this)) this.#next(this.#answer);
    else {
      this.#since = LONG_AGO;
      this.#turns.go();
    }
  }

  #next(answer: Answer): void {
    this.#since = this.#desk.clock.now();
    const part = answer.next(this.#partBytes);
    if (part instanceof Promise) {
      part.then(
        (batches) => this.#taken(answer, batches),
        () => this.#socket.failed(),
      );
    } else this.#taken(answer, part);
  }

  #taken(answer: Answer, part: readonly Batch[] | null): void {
    if (this.#closed) return;
    if (part === null) this.#socket.failed();
    if (part === null || !this.#socket.isReady) this.#end();
    else if (this.#answer !== answer) this.go();
    else if (part.length === 0) this.#end();
    else this.#write(answer, part);
  }

  #write(answer: Answer, part: readonly Batch[]): void {
    const { budget, clock } = this.#desk;
    const stream = this.#stream;
    const last = part.at(-1);
    const bytes = part.reduce((sum, batch) => sum + batch.bytes.length, 0);
    budget.take(this, bytes);
    this.#since = clock.now();
    stream.cork();
    for (const batch of part) stream.write(batch.bytes, batch === last ? () => this.#left(bytes) : undefined);
    stream.uncork();
    if (!answer.isOver) return;
    this.#answer = null;
    this.#turns.leave(this);
    this.#turns.go();
  }

  #left(bytes: number): void {
    if (this.#closed) return;
    const { budget, clock } = this.#desk;
    const tookMs = clock.now() - (this.#since ?? 0);
    this.#partBytes = tookMs <= AT_ONCE_MS ? Math.min(MOST_PART_BYTES, GROWTH * this.#partBytes) : PART_BYTES;
    budget.give(this, bytes);
    if (this.#answer) this.go();
    else this.#socket.told();
  }

  /** All has been told, or nothing more can be. */
  #end(): void {
    this.#answer = null;
    this.#turns.leave(this);
    this.go();
  }

  close(): void {
    this.#closed = true;
    this.#answer = null;
    this.#turns.leave(this);
    this.#desk.budget.leave(this);
    this.#turns.go();
  }
}
