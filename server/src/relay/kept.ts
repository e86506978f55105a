import * as Y from "yjs";
import { Batch, type Message } from "./batch.ts";
import type { Diff, Piece } from "./diff.ts";
import { syncStep2, syncUpdate } from "./frames.ts";

/** Pieces of a document that several are told, each made when the first of them needs it, and what has happened since the last was made. */

/** Behind kept pieces there may be so many bytes of updates, or a quarter of their own where that is more. */
const MAX_TAIL_BYTES = 65_536;
const TAIL_SHARE = 0.25;
const MAX_TAIL = 256;
/** The end of an answer that the updates before it have given. */
export const END = syncStep2(Uint8Array.of(0, 0));
/** Once all pieces are there, so many bytes of them lie in a row: given to anybody in one go, they are in memory once. */
const RUN_BYTES = 1_048_576;

interface Run {
  readonly from: number;
  readonly count: number;
  readonly batch: Batch;
}

/** Pieces from one of them on, in one go, to the end of the answer if nothing is behind them. */
export interface Stretch extends Pick<Run, "batch" | "count"> {
  readonly isEnd: boolean;
}

export class Kept {
  readonly tail: Batch[] = [];
  #pieces: Message[] = [];
  #runs: readonly Run[] = [];
  #last: Batch | null = null;
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
    return this.#isWhole ? this.#bytes : this.#bytes + this.#diff.left;
  }

  /** The pieces from this number on that lie in a row, or one, made with about so many bytes where nobody was told it before; null behind the last. */
  from(at: number, bytes: number): Stretch | null {
    if (at === this.#pieces.length && !this.#isWhole) this.#add(this.#diff.next(bytes));
    const run = this.#runs.find(({ from }) => from === at);
    if (run && this.tail.length === 0 && run.from + run.count === this.#pieces.length) return this.#lastRun(run);
    const piece = this.#pieces[at];
    if (!piece) return null;
    return run ? { ...run, isEnd: false } : { batch: new Batch([piece]), count: 1, isEnd: false };
  }

  /** The last pieces and the end of the answer, which most are told who come at once. */
  #lastRun({ batch, from, count }: Run): Stretch {
    this.#last ??= laidOut(from, [...batch.messages, { bytes: END, from: null }]).batch;
    return { batch: this.#last, count, isEnd: true };
  }

  /** Whether somebody who has been told so many pieces, and updates behind them, has been told everything. */
  isTold(pieces: number, updates: number): boolean {
    return this.#isWhole && !this.#isGone && pieces === this.#pieces.length && updates === this.tail.length;
  }

  #add({ update, isLast, isCaughtUp }: Piece): void {
    this.#isCaughtUp ||= isCaughtUp;
    this.#bytes += update.length;
    this.#reached.push([...this.#diff.reached]);
    this.#pieces.push({ bytes: syncUpdate(update), from: null });
    if (isLast) this.#finish();
  }

  #finish(): void {
    this.#isWhole = true;
    const runs: Run[] = [];
    for (let from = 0; from < this.#pieces.length; ) {
      let end = from;
      for (let size = 0; end < this.#pieces.length && size < RUN_BYTES; end += 1)
        size += this.#pieces[end]?.bytes.length ?? 0;
      runs.push(laidOut(from, this.#pieces.slice(from, end)));
      from = end;
    }
    this.#runs = runs;
    this.#pieces = runs.flatMap(({ batch }) => batch.messages);
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
    this.#pieces = [];
    this.#runs = [];
    this.#last = null;
    this.tail.length = 0;
  }
}

/** The messages of a batch whose frames have been written lie in these. */
function laidOut(from: number, messages: readonly Message[]): Run {
  const batch = new Batch(messages);
  batch.bytes;
  return { from, count: messages.length, batch };
}
