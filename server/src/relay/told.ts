import type { Answer } from "./answer.ts";
import { Batch } from "./batch.ts";
import { type Diff, PIECE_BYTES, type Piece } from "./diff.ts";
import { syncStep2, syncUpdate } from "./frames.ts";
import type { Kept } from "./kept.ts";

/** One person's way through a document: kept pieces for as long as there are any, else their own. */

/** The end of an answer that the updates before it have given. */
const END = Batch.of(syncStep2(Uint8Array.of(0, 0)));

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
  #diff: Diff;
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
    this.#diff = source.diff(stateVector);
    this.#hasNothing = isNothing(stateVector);
  }

  get isCaughtUp(): boolean {
    return this.#isCaughtUp;
  }

  get progress(): { readonly done: number; readonly total: number } {
    const total = this.#kept && !this.#kept.isGone ? this.#kept.total : this.#bytes + this.#left;
    return { done: this.#bytes, total: Math.max(total, this.#bytes) };
  }

  get #left(): number {
    const { done, total } = this.#diff.progress;
    return total - done;
  }

  next(bytes: number): readonly Batch[] {
    const batches: Batch[] = [];
    for (let size = 0; size < bytes && !this.#isOver; size += batches.at(-1)?.bytes.length ?? 0) {
      batches.push(this.#one(Math.min(bytes, PIECE_BYTES)));
    }
    for (const batch of batches) this.#bytes += batch.bytes.length;
    return batches;
  }

  #one(bytes: number): Batch {
    if (this.#hasNothing) {
      this.#hasNothing = false;
      this.#kept = this.#source.kept;
      if (!this.#kept) return this.#first(bytes);
    }
    if (this.#kept?.isGone) this.#goAlone(this.#kept);
    return this.#kept ? this.#ofKept(this.#kept, bytes) : this.#own(this.#diff.next(bytes));
  }

  /** The first of those who come: what fits into one piece is not worth keeping. */
  #first(bytes: number): Batch {
    const piece = this.#diff.next(bytes);
    if (piece.isLast) return this.#own(piece);
    this.#kept = this.#source.keep(this.#diff, piece);
    return this.#ofKept(this.#kept, bytes);
  }

  #ofKept(kept: Kept, bytes: number): Batch {
    this.#source.used();
    const piece = kept.piece(this.#at, bytes);
    if (piece) {
      this.#at += 1;
      return piece;
    }
    const update = kept.tail[this.#tail];
    if (update) {
      this.#tail += 1;
      return update;
    }
    this.#isOver = true;
    this.#isCaughtUp = true;
    return END;
  }

  #own({ update, isLast, isCaughtUp }: Piece): Batch {
    this.#isOver = isLast;
    this.#isCaughtUp ||= isCaughtUp;
    return Batch.of(isLast ? syncStep2(update) : syncUpdate(update));
  }

  #goAlone(kept: Kept): void {
    this.#diff = this.#source.diff(kept.vectorAfter(this.#at));
    this.#kept = null;
  }
}
