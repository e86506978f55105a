import { type Actor, CLOSE, type CloseCode, FRAME, mayWriteCanvas, readPointer, SYNC } from "@acuerdo/shared";
import * as decoding from "lib0/decoding";
import type { Clock } from "../clock.ts";
import type { Answer } from "./answer.ts";
import { Answers } from "./answers.ts";
import { Asking } from "./asking.ts";
import type { CanvasMember } from "./audience.ts";
import type { Batch } from "./batch.ts";
import { HEARTBEAT, isEmptyUpdate, type Reached, refusedBefore, saved } from "./frames.ts";
import type { Stopped, Writer } from "./gate.ts";
import { Greeting, type Host } from "./greeting.ts";
import type { Written } from "./inbox.ts";
import { type Connection, type Line, readFrame } from "./line.ts";
import type { Person, Seat } from "./presence.ts";
import { closeFor, LOST } from "./refusing.ts";
import type { CanvasRoom } from "./room.ts";

/** One client on one canvas: bytes in by `receive`, bytes out by the line given at birth. Knows no transport. */

/** Between two answers to who is here. */
const WHO_MS = 1_000;

export interface CanvasSetup {
  readonly room: CanvasRoom;
  /** Whose the client ids are that it names; not the member's id where voices are anonymous. */
  readonly actor: Pick<Actor, "memberId" | "role">;
  readonly person: () => Person | null;
  readonly line: Line;
  readonly clock: Clock;
  readonly host: Host;
}

export class CanvasConnection implements Connection, CanvasMember {
  readonly seat: Seat;
  readonly #room: CanvasRoom;
  readonly #actor: CanvasSetup["actor"];
  readonly #line: Line;
  readonly #clock: Clock;
  readonly #asking: Asking;
  readonly #answers: Answers;
  /** Once it has said hello it understands marks. */
  readonly #greeting: Greeting;
  /** What it is being told of the document, and whether it has been told one to its end. */
  #answer: Answer | null = null;
  #isTold = false;
  /** How far the document was with each of its client ids when it was last told. */
  #clocks: readonly Reached[] | null = null;
  /** It named the client ids that it writes under; otherwise they are bound on first use. */
  #named = false;
  /** The row that its last update became. */
  #lastRow = 0;
  /** The newest mark that nothing could be said of. */
  #held: number | null = null;
  #refused: string | null = null;
  /** It names client ids that are somebody else's: nothing that it writes can be taken. */
  #isStranger = false;
  /** It came with a copy from before the past was cleared away, of which this was here: nothing of that can be taken. */
  #before: ReadonlyMap<number, number> | null = null;
  #toldWhoAt = Number.NEGATIVE_INFINITY;

  constructor({ room, actor, person, line, clock, host }: CanvasSetup) {
    this.#clock = clock;
    this.#room = room;
    this.#actor = actor;
    this.#line = line;
    this.seat = { memberId: actor.memberId, person, client: null, compact: false };
    this.#greeting = new Greeting(host, line);
    this.#asking = new Asking(clock, () => line.send(room.question));
    // Everything that came before the question has been judged, and is in the answer.
    this.#answers = new Answers(clock, (stateVector) => room.after(() => this.#give(stateVector)));
  }

  /** Asks only those for their updates who may write: a plain client answers that question with what it holds. */
  open(): void {
    this.#room.join(this);
    if (mayWriteCanvas(this.#actor.role)) this.#asking.open();
    const { cursors } = this.#room;
    if (cursors) this.#line.send(cursors);
  }

  receive(bytes: Uint8Array): number {
    return readFrame(bytes, this.#line, (type, decoder) => this.#take(type, decoder));
  }

  closed(): void {
    this.#asking.close();
    this.#answers.close();
    this.#room.leave(this);
  }

  /**
   * Whether what is applied now comes with the document, which it has not been told yet. Were it told before, it would wait
   * in the client for what it builds on, and could meet there what that has become meanwhile.
   */
  #isBehind(): boolean {
    if (this.#answer?.isOver) {
      this.#answer = null;
      this.#isTold = true;
    }
    return !(this.#answer?.isCaughtUp ?? this.#isTold);
  }

  tell(batch: Batch): void {
    if (!this.#isBehind()) this.#line.tell(batch, this.seat);
  }

  hint(batch: Batch): boolean {
    return !this.#isBehind() && this.#line.hint(batch, this.seat);
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
        this.#room.point(this.seat, decoding.readVarUint8Array(decoder));
        return true;
      case FRAME.queryAwareness:
        this.#tellWho();
        return true;
      case FRAME.hello:
        return this.#greet(this.#greeting.hello(decoder));
      case FRAME.echo:
        this.#greeting.echo(decoder);
        return true;
      case FRAME.mark:
        this.#mark(decoding.readVarUint(decoder));
        return true;
      case FRAME.pointers:
        this.#greeting.demand();
        this.#room.point(this.seat, readPointer(decoder));
        return true;
      default:
        throw new RangeError(`message type ${type}`);
    }
  }

  /** A question of one byte: its answer, which is everybody, once a second at most. What changes is told in any case. */
  #tellWho(): void {
    const now = this.#clock.now();
    if (now - this.#toldWhoAt < WHO_MS) return;
    this.#toldWhoAt = now;
    this.#line.send(this.#room.cursors ?? HEARTBEAT);
  }

  #sync(step: number, payload: Uint8Array): boolean {
    if (step === SYNC.step1) {
      this.#before ??= this.#room.before(payload, this.#greeting.clients);
      this.#answers.asked(payload);
      return true;
    }
    if (step !== SYNC.step2 && step !== SYNC.update) throw new RangeError(`sync step ${step}`);
    if (!mayWriteCanvas(this.#actor.role))
      return isEmptyUpdate(payload) || this.#end(CLOSE.mayNotWrite, "may-not-write");
    if (this.#before) return true; // it has been told, or is about to be
    const judged = (verdict: Written | Stopped) => this.#judged(verdict, step === SYNC.step2);
    this.#room.write({ from: this.seat, writer: this.#writer, update: payload, judged });
    return true;
  }

  #give(stateVector: Uint8Array): void {
    try {
      this.#isTold = false;
      this.#answer = this.#before ? null : this.#room.missing(stateVector);
      if (this.#answer) this.#line.answer(this.#greeting.told(this.#answer));
      else if (this.#greeting.isGiven) this.#line.send(refusedBefore(0, LOST, this.#before));
      else this.#end(CLOSE.overLimit, LOST);
    } catch {
      this.#end(CLOSE.malformed, "bad-request");
    }
  }

  #judged(verdict: Written | Stopped, isAnswer: boolean): void {
    if (!verdict.ok) {
      this.#refuse(verdict.code);
      return;
    }
    this.#lastRow = verdict.row;
    this.#weigh(verdict, isAnswer);
  }

  get #writer(): Writer {
    const { memberId, role } = this.#actor;
    return { memberId, role, named: this.#named };
  }

  /** Where something was left out, nothing is said to be saved until it has come, or until it is clear that it will not. */
  #weigh({ waits }: Written, isAnswer: boolean): void {
    if (waits) this.#asking.want();
    if (isAnswer) this.#asking.answered();
    if (this.#asking.isInVain && this.#greeting.isGiven) this.#refused ??= LOST;
    const mark = this.#held;
    if (mark === null || (this.#asking.waits && !this.#refused)) return;
    this.#held = null;
    this.#reached(mark);
  }

  /** Whoever names others' client ids is told at once: it begins again under new ones. */
  #greet(clients: readonly number[]): boolean {
    this.#named ||= clients.length > 0;
    const stopped = this.#room.admit(this.#writer, clients);
    if (!stopped) return true;
    this.#isStranger = true;
    this.#line.send(refusedBefore(0, stopped.code));
    return true;
  }

  #end(code: CloseCode, reason: string): false {
    this.#line.close(code, reason);
    return false;
  }

  /** Whoever understands marks is told at the next one and loads afresh; a plain client can only be closed. */
  #refuse(code: string): void {
    if (!this.#greeting.isGiven || code === "try-again") this.#end(closeFor(code), code);
    else this.#refused ??= code;
  }

  #mark(mark: number): void {
    this.#greeting.demand();
    this.#room.after(() => this.#reached(mark));
  }

  /** Everything that came before this mark has been judged. */
  #reached(mark: number): void {
    const refused = this.#isStranger ? "client-id" : this.#before ? LOST : this.#refused;
    this.#refused = null;
    if (refused) this.#line.send(refusedBefore(mark, refused, this.#before));
    else if (this.#asking.waits) this.#held = mark;
    else {
      const clocks = this.#news();
      this.#room.whenSaved(this.#lastRow, () => this.#line.send(saved(mark, clocks)));
    }
  }

  /** How far the document has come with its client ids, where that is news to it. */
  #news(): readonly Reached[] {
    const before = this.#clocks ?? [];
    this.#clocks = this.#room.clocks(this.#greeting.clients);
    return this.#clocks.filter(([client, clock]) => !before.some(([one, was]) => one === client && was === clock));
  }
}
