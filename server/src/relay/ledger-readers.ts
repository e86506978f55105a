import { invariant, isRefusal } from "@acuerdo/shared";
import type * as Y from "yjs";
import type { Clock } from "../clock.ts";
import type { LedgerListener, LedgerWriter } from "../ledger/writer.ts";
import type { Answer } from "./answer.ts";
import type { Batch } from "./batch.ts";
import { Joiners } from "./joiners.ts";

/**
 * What the readers of one ledger share: its document is encoded once for all who come at about the same time. The document
 * is looked at between two decisions only, when all that is in it is committed.
 */
export class LedgerReaders implements LedgerListener {
  static readonly #all = new WeakMap<LedgerWriter, LedgerReaders>();

  readonly #writer: LedgerWriter;
  readonly #joiners: Joiners;
  #doc: Y.Doc | null = null;
  #here = 0;
  #stop: () => void = () => undefined;

  static of(writer: LedgerWriter, clock: Clock): LedgerReaders {
    const known = LedgerReaders.#all.get(writer) ?? new LedgerReaders(writer, clock);
    LedgerReaders.#all.set(writer, known);
    return known;
  }

  private constructor(writer: LedgerWriter, clock: Clock) {
    this.#writer = writer;
    this.#joiners = new Joiners(() => {
      invariant(this.#doc, "the document is looked at while nothing is decided");
      return this.#doc;
    }, clock);
  }

  /** Somebody reads; gives how they leave. */
  enter(): () => void {
    if (this.#here === 0) this.#stop = this.#writer.listen(this);
    this.#here += 1;
    return () => {
      this.#here -= 1;
      if (this.#here > 0) return;
      this.#stop();
      this.#joiners.forget();
    };
  }

  updated(update: Uint8Array): void {
    this.#joiners.applied(update);
  }

  failed(): void {
    this.#joiners.forget();
  }

  /** What somebody with this state vector lacks; null when it cannot be read. @throws Error when it is not a state vector. */
  async answer(stateVector: Uint8Array): Promise<Answer | null> {
    const told = await this.#look(() => this.#joiners.answer(stateVector));
    return told && new Committed(told, (take) => this.#look(take));
  }

  async #look<T extends object>(take: () => T): Promise<T | null> {
    const taken = await this.#writer.read((doc) => {
      this.#doc = doc;
      try {
        return take();
      } finally {
        this.#doc = null;
      }
    });
    return isRefusal(taken) ? null : taken;
  }
}

type Look = (take: () => readonly Batch[]) => Promise<readonly Batch[] | null>;

class Committed implements Answer {
  readonly #told: Answer;
  readonly #look: Look;
  #total = 0;

  constructor(told: Answer, look: Look) {
    this.#told = told;
    this.#look = look;
  }

  get isCaughtUp(): boolean {
    return this.#told.isCaughtUp;
  }

  get isOver(): boolean {
    return this.#told.isOver;
  }

  /** As it was when the last part was put together. */
  get total(): number {
    return this.#total;
  }

  next(bytes: number): Promise<readonly Batch[] | null> {
    return this.#look(() => {
      const part = this.#told.next(bytes) as readonly Batch[];
      this.#total = this.#told.total;
      return part;
    });
  }
}
