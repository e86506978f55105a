import * as Y from "yjs";
import { Batch } from "./batch.ts";
import type { Clock } from "./clock.ts";
import { syncStep1, syncStep2, syncUpdate } from "./frames.ts";

/**
 * What those are told who join. Two hundred who come at once cost one encoding of the document: it is kept, with the
 * updates since behind it, for as long as people keep coming, and forgotten soon after.
 */

/** Behind a kept encoding there may be so many bytes of updates, or a quarter of its own where that is more. */
const MAX_TAIL_BYTES = 65_536;
const TAIL_SHARE = 0.25;
const MAX_TAIL = 256;
/** An encoding that is shorter takes well below a millisecond, and is made anew for each. */
const MIN_KEPT_BYTES = 8_192;
/** Who comes later than this after the one before pays for an encoding of their own. */
const KEEP_MS = 10_000;
/** The state vector of somebody who has nothing. */
const NOTHING_LENGTH = 1;

export class Joiners {
  readonly #doc: Y.Doc;
  #whole: Batch | null = null;
  #tail: Uint8Array[] = [];
  #tailBytes = 0;
  #maxTailBytes = 0;
  #question: Uint8Array | null = null;
  #usedAt = 0;
  #stop: () => void = () => undefined;
  readonly #clock: Clock;

  constructor(doc: Y.Doc, clock: Clock) {
    this.#doc = doc;
    this.#clock = clock;
  }

  /** Asks for what is not here. */
  get question(): Uint8Array {
    this.#question ??= syncStep1(Y.encodeStateVector(this.#doc));
    return this.#question;
  }

  /** Must be told of everything that is applied. */
  applied(update: Uint8Array): void {
    this.#question = null;
    if (!this.#whole) return;
    this.#tail.push(syncUpdate(update));
    this.#tailBytes += update.length;
    if (this.#tail.length > MAX_TAIL || this.#tailBytes > this.#maxTailBytes) this.forget();
  }

  /** What somebody with this state vector lacks. @throws Error when it is not a state vector. */
  answer(stateVector: Uint8Array): readonly Batch[] {
    if (stateVector.length !== NOTHING_LENGTH || stateVector[0] !== 0)
      return [Batch.of(syncStep2(Y.encodeStateAsUpdate(this.#doc, stateVector)))];
    this.#usedAt = this.#clock.now();
    const whole = this.#whole ?? this.#encode();
    return this.#tail.length > 0 ? [whole, Batch.of(...this.#tail)] : [whole];
  }

  #encode(): Batch {
    const update = Y.encodeStateAsUpdate(this.#doc);
    const batch = Batch.of(syncStep2(update));
    if (update.length >= MIN_KEPT_BYTES) this.#keep(batch, update);
    return batch;
  }

  #keep(batch: Batch, update: Uint8Array): void {
    this.#whole = batch;
    this.#tail = [];
    this.#tailBytes = 0;
    this.#maxTailBytes = Math.max(MAX_TAIL_BYTES, update.length * TAIL_SHARE);
    this.#watch(KEEP_MS);
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
    this.#whole = null;
    this.#tail = [];
  }
}
