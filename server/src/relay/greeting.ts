import { WIRE_VERSION } from "@acuerdo/shared";
import * as decoding from "lib0/decoding";
import type { Answer } from "./answer.ts";
import { Batch } from "./batch.ts";
import { about, echo, progress } from "./frames.ts";
import type { Line } from "./line.ts";

/** What a client is told that has said hello, whichever document it is on: the server's clock and limit, how far an answer is, that we are there. */

/** Yjs client ids that one browser may write under: its tabs of the last while. */
const MAX_CLIENT_IDS = 64;
/** Nobody has to be told how far a shorter document is. */
const MIN_TOLD_BYTES = 131_072;

export interface Host {
  /** Milliseconds since 1970: what tokens and events go by. */
  readonly now: () => number;
  /** Of the largest message that is taken. */
  readonly maxFrameBytes: number;
}

/** One for all who only look. */
const NONE: readonly number[] = [];

export class Greeting {
  readonly #host: Host;
  readonly #line: Pick<Line, "send">;
  #clients: readonly number[] | null = null;

  constructor(host: Host, line: Pick<Line, "send">) {
    this.#host = host;
    this.#line = line;
  }

  get isGiven(): boolean {
    return this.#clients !== null;
  }

  /** The client ids that were named. */
  get clients(): readonly number[] {
    return this.#clients ?? NONE;
  }

  /** Takes a hello, and gives the client ids that it names. @throws RangeError when it is not one of this version. */
  hello(decoder: decoding.Decoder): readonly number[] {
    const version = decoding.readVarUint(decoder);
    const count = decoding.readVarUint(decoder);
    if (version !== WIRE_VERSION || count > MAX_CLIENT_IDS) throw new RangeError("not a hello of this version");
    this.#clients = count === 0 ? NONE : Array.from({ length: count }, () => decoding.readVarUint(decoder));
    this.#line.send(about(this.#host.now(), this.#host.maxFrameBytes));
    return this.#clients;
  }

  /** For what only a client may send that has said hello. @throws RangeError when it has not. */
  demand(): void {
    if (!this.isGiven) throw new RangeError("before the hello");
  }

  echo(decoder: decoding.Decoder): void {
    this.demand();
    this.#line.send(echo(decoding.readVarUint(decoder), this.#host.now()));
  }

  /** The answer, with how far it is before each part, for those who understand that. */
  told(answer: Answer): Answer {
    return this.isGiven ? new Measured(answer) : answer;
  }
}

class Measured implements Answer {
  readonly #answer: Answer;
  /** Bytes given. */
  #done = 0;

  constructor(answer: Answer) {
    this.#answer = answer;
  }

  get isCaughtUp(): boolean {
    return this.#answer.isCaughtUp;
  }

  get isOver(): boolean {
    return this.#answer.isOver;
  }

  get total(): number {
    return this.#answer.total;
  }

  next(bytes: number): ReturnType<Answer["next"]> {
    const part = this.#answer.next(bytes);
    return part instanceof Promise ? part.then((batches) => this.#with(batches)) : this.#with(part);
  }

  /** Of what comes in one part there is nothing to tell. */
  #with(part: readonly Batch[] | null): readonly Batch[] | null {
    const { total } = this;
    const done = this.#done;
    for (const { bytes } of part ?? []) this.#done += bytes.length;
    const isOnePart = done === 0 && this.#done >= total;
    if (!part || part.length === 0 || total < MIN_TOLD_BYTES || isOnePart) return part;
    return [Batch.of(progress(done, Math.max(total, this.#done))), ...part];
  }
}
