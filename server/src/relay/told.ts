import type { Answer } from "./answer.ts";
import { Batch } from "./batch.ts";
import { type Diff, PIECE_BYTES, type Piece } from "./diff.ts";
import { syncStep2, syncUpdate } from "./frames.ts";
import { END, type Kept } from "./kept.ts";

/** One person's way through a document: kept pieces for as long as there are any, else their own. */

/** The state vector of somebody who has nothing. */
const NOTHING = Uint8Array.of(0);
const isNothing = (stateVector: Uint8Array): boolean => stateVector.length === 1 && stateVector[0] === 0;

/** Where pieces come from. */
export interface Source {
  readonly kept: Kept | null;
  keep(diff: Diff, first: Piece): Kept;
  used(): void;
  diff(stateVector: Uint8Array): Diff;
}

export class Told implements Answer {
  readonly #source: Source;
  /** Their own way; null until it is needed: most who come have nothing, and are told what is kept. */
  #diff: Diff | null = null;
  #kept: Kept | null = null;
  /** Pieces that they were told of those that are kept, and updates behind them. */
  #at = 0;
  #tail = 0;
  #bytes = 0;
  #isOver = false;
  #isCaughtUp = false;
  #hasNothing: boolean;

  constructor(source: Source, stateVector: Uint8Array) {
    this.#source = source;
    this.#hasNothing = isNothing(stateVector);
    if (!this.#hasNothing) this.#diff = source.diff(stateVector);
  }

  get #alone(): Diff {
    this.#diff ??= this.#source.diff(NOTHING);
    return this.#diff;
  }

  get isCaughtUp(): boolean {
    return this.#isCaughtUp;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  get total(): number {
    if (this.#isOver) return this.#bytes;
    return this.#kept && !this.#kept.isGone ? this.#kept.total : this.#bytes + this.#alone.left;
  }

  next(bytes: number): readonly Batch[] {
    const batches: Batch[] = [];
    for (let size = 0; (size < bytes || this.#hasOnlyToEnd) && !this.#isOver; ) {
      const batch = this.#one(Math.min(bytes, PIECE_BYTES));
      batches.push(batch);
      size += batch.bytes.length;
      this.#bytes += batch.bytes.length;
    }
    return batches;
  }

  get #hasOnlyToEnd(): boolean {
    return this.#kept?.isTold(this.#at, this.#tail) ?? false;
  }

  #one(bytes: number): Batch {
    if (this.#hasNothing) {
      this.#hasNothing = false;
      this.#kept = this.#source.kept;
      if (!this.#kept) return this.#first(bytes);
    }
    if (this.#kept?.isGone) this.#goAlone(this.#kept);
    return this.#kept ? this.#ofKept(this.#kept, bytes) : this.#own(this.#alone.next(bytes));
  }

  /** The first of those who come: what fits into one piece is not worth keeping. */
  #first(bytes: number): Batch {
    const diff = this.#alone;
    const piece = diff.next(bytes);
    if (piece.isLast) return this.#own(piece);
    this.#kept = this.#source.keep(diff, piece);
    this.#diff = null;
    return this.#ofKept(this.#kept, bytes);
  }

  #ofKept(kept: Kept, bytes: number): Batch {
    this.#source.used();
    const stretch = kept.from(this.#at, bytes);
    if (stretch) {
      this.#at += stretch.count;
      if (stretch.isEnd) this.#end();
      return stretch.batch;
    }
    const update = kept.tail[this.#tail];
    if (update) {
      this.#tail += 1;
      return update;
    }
    this.#end();
    return Batch.of(END);
  }

  /** What it was made from is kept by nobody for those who have been told all of it. */
  #end(): void {
    this.#isOver = true;
    this.#isCaughtUp = true;
    this.#diff = null;
    this.#kept = null;
  }

  #own({ update, isLast, isCaughtUp }: Piece): Batch {
    this.#isCaughtUp ||= isCaughtUp;
    if (isLast) this.#end();
    return Batch.of(isLast ? syncStep2(update) : syncUpdate(update));
  }

  #goAlone(kept: Kept): void {
    this.#diff = this.#source.diff(kept.vectorAfter(this.#at));
    this.#kept = null;
  }
}
