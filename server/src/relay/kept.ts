import * as Y from "yjs";
import { Batch } from "./batch.ts";
import type { Diff, Piece } from "./diff.ts";
import { syncUpdate } from "./frames.ts";

/** Pieces of a document that several are told, each made when the first of them needs it, and what has happened since the last was made. */

/** Behind kept pieces there may be so many bytes of updates, or a quarter of their own where that is more. */
const MAX_TAIL_BYTES = 65_536;
const TAIL_SHARE = 0.25;
const MAX_TAIL = 256;

export class Kept {
  readonly pieces: Batch[] = [];
  readonly tail: Batch[] = [];
  /** Of each piece, how far it brings which clients: all that is left of them once they are gone. */
  readonly #reached: [client: number, clock: number][][] = [];
  readonly #diff: Diff;
  #bytes = 0;
  #tailBytes = 0;
  #isCaughtUp = false;
  #isWhole = false;
  #isGone = false;

  /** @param first the first piece of `diff`, which has been taken. */
  constructor(diff: Diff, first: Piece) {
    this.#diff = diff;
    this.#add(first);
  }

  get isGone(): boolean {
    return this.#isGone;
  }

  get total(): number {
    return this.#isWhole ? this.#bytes : this.#diff.progress.total;
  }

  /** The piece of this number, made with about so many bytes where it is the first to be asked for; null behind the last. */
  piece(at: number, bytes: number): Batch | null {
    if (at === this.pieces.length && !this.#isWhole) this.#add(this.#diff.next(bytes));
    return this.pieces[at] ?? null;
  }

  #add({ update, isLast, isCaughtUp }: Piece): void {
    this.#isWhole = isLast;
    this.#isCaughtUp ||= isCaughtUp;
    this.#bytes += update.length;
    this.#reached.push([...this.#diff.reached]);
    this.pieces.push(Batch.of(syncUpdate(update)));
  }

  /** What is applied before the pieces have caught up comes in them. */
  applied(update: Uint8Array): void {
    if (!this.#isCaughtUp) return;
    this.tail.push(Batch.of(syncUpdate(update)));
    this.#tailBytes += update.length;
    const most = Math.max(MAX_TAIL_BYTES, this.#bytes * TAIL_SHARE);
    if (this.tail.length > MAX_TAIL || this.#tailBytes > most) this.forget();
  }

  /** The state vector of somebody who has been told so many of the pieces. */
  vectorAfter(pieces: number): Uint8Array {
    return Y.encodeStateVector(new Map(this.#reached.slice(0, pieces).flat()));
  }

  forget(): void {
    this.#isGone = true;
    this.pieces.length = 0;
    this.tail.length = 0;
  }
}
