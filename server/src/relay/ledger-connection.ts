import { CLOSE, FRAME, SYNC } from "@acuerdo/shared";
import type * as decoding from "lib0/decoding";
import { readVarUint, readVarUint8Array } from "lib0/decoding";
import type { Clock } from "../clock.ts";
import type { LedgerListener, LedgerWriter } from "../ledger/writer.ts";
import type { Answer } from "./answer.ts";
import { Answers } from "./answers.ts";
import { Batch } from "./batch.ts";
import { HEARTBEAT, isEmptyUpdate, saved, syncUpdate } from "./frames.ts";
import { Greeting, type Host } from "./greeting.ts";
import { LedgerReaders } from "./ledger-readers.ts";
import { type Connection, type Line, readFrame } from "./line.ts";

/** An update is encoded once, for all its readers. */
const batches = new WeakMap<Uint8Array, Batch>();

function batchOf(update: Uint8Array): Batch {
  const batch = batches.get(update) ?? Batch.of(syncUpdate(update));
  batches.set(update, batch);
  return batch;
}

export interface LedgerSetup {
  readonly writer: LedgerWriter;
  readonly line: Line;
  readonly clock: Clock;
  readonly host: Host;
}

/**
 * One reader of one ledger. It is never asked for its updates: a plain client would answer with the deletions it has read.
 * So whatever it sends with something in it is an attempt to write, and ends the connection.
 */
export class LedgerConnection implements Connection, LedgerListener {
  readonly #readers: LedgerReaders;
  readonly #writer: LedgerWriter;
  readonly #line: Line;
  readonly #answers: Answers;
  readonly #greeting: Greeting;
  /** What it is being told of the document. */
  #answer: Answer | null = null;
  #stop: (() => void)[] = [];

  constructor({ writer, line, clock, host }: LedgerSetup) {
    this.#writer = writer;
    this.#line = line;
    this.#readers = LedgerReaders.of(writer, clock);
    this.#greeting = new Greeting(host, line);
    this.#answers = new Answers(clock, (stateVector) => void this.#give(stateVector));
  }

  open(): void {
    this.#stop = [this.#readers.enter(), this.#writer.listen(this)];
  }

  receive(bytes: Uint8Array): number {
    return readFrame(bytes, this.#line, (type, decoder) => this.#take(type, decoder));
  }

  closed(): void {
    for (const stop of this.#stop.splice(0)) stop();
    this.#answers.close();
  }

  /** What is committed while it is being told the document comes with that. */
  updated(update: Uint8Array): void {
    if (this.#answer?.isCaughtUp ?? true) this.#line.tell(batchOf(update), this);
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
        this.#line.send(HEARTBEAT);
        return true;
      case FRAME.hello:
        this.#greeting.hello(decoder);
        return true;
      case FRAME.echo:
        this.#greeting.echo(decoder);
        return true;
      case FRAME.mark:
        this.#greeting.demand();
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

  async #give(stateVector: Uint8Array): Promise<void> {
    try {
      this.#answer = await this.#readers.answer(stateVector);
      if (this.#answer) this.#line.answer(this.#greeting.told(this.#answer));
      else this.failed();
    } catch {
      this.#line.close(CLOSE.malformed, "bad-request"); // Not a state vector.
    }
  }
}
