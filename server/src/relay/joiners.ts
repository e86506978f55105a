import * as Y from "yjs";
import type { Clock } from "../clock.ts";
import type { Answer } from "./answer.ts";
import { Diff, type Piece } from "./diff.ts";
import { syncStep1 } from "./frames.ts";
import { Kept } from "./kept.ts";
import { type Source, Told } from "./told.ts";

/**
 * What those are told who join. Two hundred who come at once cost one encoding of the document: its pieces are kept, with the
 * updates since behind them, for as long as people take them, and forgotten soon after.
 */

const KEEP_MS = 10_000;

export class Joiners implements Source {
  readonly #document: () => Y.Doc;
  #kept: Kept | null = null;
  #question: Uint8Array | null = null;
  #usedAt = 0;
  #stop: () => void = () => undefined;
  readonly #clock: Clock;

  constructor(document: () => Y.Doc, clock: Clock) {
    this.#document = document;
    this.#clock = clock;
  }

  /** Asks for what is not here. */
  get question(): Uint8Array {
    this.#question ??= syncStep1(Y.encodeStateVector(this.#document()));
    return this.#question;
  }

  /** Must be told of everything that is applied. */
  applied(update: Uint8Array): void {
    this.#question = null;
    this.#kept?.applied(update);
    if (this.#kept?.isGone) this.forget();
  }

  /** What somebody with this state vector lacks. @throws Error when it is not a state vector. */
  answer(stateVector: Uint8Array): Answer {
    return new Told(this, stateVector);
  }

  diff(stateVector: Uint8Array): Diff {
    return new Diff(this.#document, stateVector);
  }

  /** The pieces that are kept for all who have nothing. */
  get kept(): Kept | null {
    return this.#kept;
  }

  keep(diff: Diff, first: Piece): Kept {
    this.used();
    this.#kept = new Kept(diff, first);
    this.#watch(KEEP_MS);
    return this.#kept;
  }

  /** Somebody was told of what is kept. */
  used(): void {
    this.#usedAt = this.#clock.now();
  }

  #watch(ms: number): void {
    this.#stop();
    this.#stop = this.#clock.later(ms, () => {
      const left = this.#usedAt + KEEP_MS - this.#clock.now();
      if (left > 0) this.#watch(left);
      else this.forget();
    });
  }

  forget(): void {
    this.#stop();
    this.#kept?.forget();
    this.#kept = null;
  }
}
