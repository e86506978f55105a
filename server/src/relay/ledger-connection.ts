import { CLOSE, FRAME, isRefusal, SYNC } from "@acuerdo/shared";
import type * as decoding from "lib0/decoding";
import { readVarUint, readVarUint8Array } from "lib0/decoding";
import type { LedgerListener, LedgerWriter } from "../ledger/writer.ts";
import { Answers } from "./answers.ts";
import { Batch } from "./batch.ts";
import { CLOCK } from "./clock.ts";
import { type Connection, type Line, readFrame, readHello } from "./connection.ts";
import { isEmptyUpdate, saved, syncStep2, syncUpdate } from "./frames.ts";

/** An update is encoded once, for all its readers. */
const batches = new WeakMap<Uint8Array, Batch>();

function batchOf(update: Uint8Array): Batch {
  const batch = batches.get(update) ?? Batch.of(syncUpdate(update));
  batches.set(update, batch);
  return batch;
}

/**
 * One reader of one ledger. It is never asked for its updates: a plain client would answer with the deletions it has read.
 * So whatever it sends with something in it is an attempt to write, and ends the connection.
 */
export class LedgerConnection implements Connection, LedgerListener {
  readonly #writer: LedgerWriter;
  readonly #line: Line;
  readonly #answers = new Answers(CLOCK, (stateVector) => void this.#answer(stateVector));
  #greeted = false;
  #stop: () => void = () => undefined;

  constructor(writer: LedgerWriter, line: Line) {
    this.#writer = writer;
    this.#line = line;
  }

  open(): void {
    this.#stop = this.#writer.listen(this);
  }

  receive(bytes: Uint8Array): number {
    return readFrame(bytes, this.#line, (type, decoder) => this.#take(type, decoder));
  }

  closed(): void {
    this.#stop();
    this.#answers.close();
  }

  updated(update: Uint8Array): void {
    this.#line.tell(batchOf(update), this);
  }

  failed(): void {
    this.#line.close(CLOSE.tryAgain, "try-again");
  }

  #take(type: number, decoder: decoding.Decoder): boolean {
    switch (type) {
      case FRAME.sync:
        return this.#sync(readVarUint(decoder), readVarUint8Array(decoder));
      case FRAME.awareness:
        readVarUint8Array(decoder); // Cursors live on the canvas; a plain client sends its own here too.
        return true;
      case FRAME.queryAwareness:
        return true;
      case FRAME.hello:
        this.#greeted = true;
        readHello(decoder);
        return true;
      case FRAME.mark:
        if (!this.#greeted) throw new RangeError("a mark before the hello");
        this.#line.send(saved(readVarUint(decoder)));
        return true;
      default:
        throw new RangeError(`message type ${type}`);
    }
  }

  #sync(step: number, payload: Uint8Array): boolean {
    if (step === SYNC.step1) {
      this.#answers.asked(payload);
      return true;
    }
    if (step !== SYNC.step2 && step !== SYNC.update) throw new RangeError(`sync step ${step}`);
    if (isEmptyUpdate(payload)) return true;
    this.#line.close(CLOSE.mayNotWrite, "may-not-write");
    return false;
  }

  async #answer(stateVector: Uint8Array): Promise<void> {
    try {
      const update = await this.#writer.read(stateVector);
      if (isRefusal(update)) this.failed();
      else this.#line.answer([Batch.of(syncStep2(update))]);
    } catch {
      this.#line.close(CLOSE.malformed, "bad-request"); // Not a state vector.
    }
  }
}
