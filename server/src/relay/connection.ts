import { type Actor, CLOSE, type CloseCode, FRAME, mayWriteCanvas, SYNC, WIRE_VERSION } from "@acuerdo/shared";
import * as decoding from "lib0/decoding";
import { awareness, isEmptyUpdate, refusedBefore, saved, syncStep1, syncStep2 } from "./frames.ts";
import type { Person, Seat } from "./presence.ts";
import type { CanvasMember, CanvasRoom } from "./room.ts";

/** One client on one canvas: bytes in by `receive`, bytes out by the line given at birth. Knows no transport. */

/** Yjs client ids that one browser may write under: its tabs of the last while. */
const MAX_CLIENT_IDS = 64;

export interface Line {
  send(bytes: Uint8Array): void;
  /** May be left out when the other side is slow. */
  hint(bytes: Uint8Array): void;
  close(code: CloseCode, reason: string): void;
}

/** What every connection does, whichever document it is on. */
export interface Connection {
  open(): void;
  receive(bytes: Uint8Array): void;
  closed(): void;
}

/** Reads a hello. @throws RangeError when it is not one of this version. */
export function readHello(decoder: decoding.Decoder): number[] {
  const version = decoding.readVarUint(decoder);
  const count = decoding.readVarUint(decoder);
  if (version !== WIRE_VERSION || count > MAX_CLIENT_IDS) throw new RangeError("not a hello of this version");
  return Array.from({ length: count }, () => decoding.readVarUint(decoder));
}

/** Hands each message of a frame to `take`; anything that cannot be read closes the line as malformed. */
export function readFrame(
  bytes: Uint8Array,
  line: Line,
  take: (type: number, decoder: decoding.Decoder) => boolean,
): void {
  try {
    const decoder = decoding.createDecoder(bytes);
    while (decoding.hasContent(decoder)) {
      if (!take(decoding.readVarUint(decoder), decoder)) return;
    }
  } catch {
    line.close(CLOSE.malformed, "bad-request"); // Whatever a client sent is that client's trouble alone.
  }
}

export interface CanvasSetup {
  readonly room: CanvasRoom;
  readonly actor: Actor;
  readonly person: () => Person | null;
  readonly line: Line;
}

/** For clients that do not understand a refusal. */
const CLOSE_FOR: Readonly<Record<string, CloseCode>> = {
  "too-large": CLOSE.overLimit,
  "slow-down": CLOSE.slowDown,
  "try-again": CLOSE.tryAgain,
};

export class CanvasConnection implements Connection, CanvasMember {
  readonly seat: Seat;
  readonly #room: CanvasRoom;
  readonly #actor: Actor;
  readonly #line: Line;
  /** It said hello: it understands marks. */
  #greeted = false;
  /**
   * The row after which its marks are saved: that of its last update, at first the room's last. Whoever comes back finds in
   * the room what their broken connection has sent, sends nothing anew, and it may not be on disk yet.
   */
  #lastRow: number;
  #refused: string | null = null;

  constructor({ room, actor, person, line }: CanvasSetup) {
    this.#room = room;
    this.#actor = actor;
    this.#line = line;
    this.#lastRow = room.lastRow;
    this.seat = { memberId: actor.memberId, person, client: null };
  }

  /** Asks only those for their updates who may write: a plain client answers that question with what it holds. */
  open(): void {
    this.#room.join(this);
    if (mayWriteCanvas(this.#actor.role)) this.#line.send(syncStep1(this.#room.stateVector));
    const { cursors } = this.#room;
    if (cursors.length > 0) this.#line.send(awareness(cursors));
  }

  receive(bytes: Uint8Array): void {
    readFrame(bytes, this.#line, (type, decoder) => this.#take(type, decoder));
  }

  closed(): void {
    this.#room.leave(this);
  }

  tell(frame: Uint8Array): void {
    this.#line.send(frame);
  }

  hint(frame: Uint8Array): void {
    this.#line.hint(frame);
  }

  failed(): void {
    this.#line.close(CLOSE.tryAgain, "try-again");
  }

  /** Returns whether to read on. */
  #take(type: number, decoder: decoding.Decoder): boolean {
    switch (type) {
      case FRAME.sync:
        return this.#sync(decoding.readVarUint(decoder), decoding.readVarUint8Array(decoder));
      case FRAME.awareness:
        this.#room.point(this, decoding.readVarUint8Array(decoder));
        return true;
      case FRAME.queryAwareness:
        this.#line.send(awareness(this.#room.cursors));
        return true;
      case FRAME.hello:
        return this.#greet(readHello(decoder));
      case FRAME.mark:
        this.#mark(decoding.readVarUint(decoder));
        return true;
      default:
        throw new RangeError(`message type ${type}`);
    }
  }

  #sync(step: number, payload: Uint8Array): boolean {
    if (step === SYNC.step1) {
      this.#line.send(syncStep2(this.#room.missing(payload)));
      return true;
    }
    if (step !== SYNC.step2 && step !== SYNC.update) throw new RangeError(`sync step ${step}`);
    if (isEmptyUpdate(payload)) return true;
    if (!mayWriteCanvas(this.#actor.role)) return this.#end(CLOSE.mayNotWrite, "may-not-write");
    const written = this.#room.write(this, this.#actor, payload);
    if (typeof written !== "number") return this.#refuse(written.code);
    this.#lastRow = written;
    return true;
  }

  #greet(clients: readonly number[]): boolean {
    this.#greeted = true;
    const stopped = this.#room.admit(this.#actor, clients);
    return stopped ? this.#end(CLOSE.mayNotWrite, stopped.code) : true;
  }

  #end(code: CloseCode, reason: string): false {
    this.#line.close(code, reason);
    return false;
  }

  /** Whoever understands marks is told at the next one and loads afresh; a plain client can only be closed. */
  #refuse(code: string): boolean {
    if (!this.#greeted || code === "try-again") return this.#end(CLOSE_FOR[code] ?? CLOSE.malformed, code);
    this.#refused ??= code;
    return true;
  }

  #mark(mark: number): void {
    if (!this.#greeted) throw new RangeError("a mark before the hello");
    if (this.#refused) {
      this.#line.send(refusedBefore(mark, this.#refused));
      this.#refused = null;
      return;
    }
    this.#room.whenSaved(this.#lastRow, () => this.#line.send(saved(mark)));
  }
}
