import { type CanvasValue, type MemberId, type Place, RECORDS } from "@acuerdo/shared";
import * as Y from "yjs";
import type { CanvasHistory, HistoryRoom } from "../history/history.ts";
import type { Answer } from "./answer.ts";
import { Audience, type CanvasMember } from "./audience.ts";
import type { Message } from "./batch.ts";
import { type Loaded, loadCanvas } from "./canvas-load.ts";
import { CanvasLog, type Logged } from "./canvas-log.ts";
import type { Cleared } from "./cleared.ts";
import { Crowd } from "./crowd.ts";
import { type Change, type Edited, Edits } from "./edits.ts";
import { type Reached, syncUpdate } from "./frames.ts";
import { pointerGap, updateGap } from "./gaps.ts";
import type { CanvasGate, Passed, Stopped, Writer } from "./gate.ts";
import { type Arrival, Inbox, soleAuthor } from "./inbox.ts";
import { Joiners } from "./joiners.ts";
import { Presence, type Seat } from "./presence.ts";
import { Pulse } from "./pulse.ts";
import type { RoomSetup } from "./room-setup.ts";
import { Sweep } from "./sweep.ts";
import { encodeWhole } from "./whole.ts";
import { Writers } from "./writers.ts";

/**
 * A board's canvas. What comes in is judged and applied once a beat, all of it in one transaction of the document: what the
 * document then says has changed is one row of the log and one frame for everybody. *Saved* is said only of what the log has
 * committed. When a commit fails the room ends: its members keep their edits and come back to a fresh load.
 */

export class CanvasRoom implements Logged, Edited, HistoryRoom {
  readonly #setup: RoomSetup;
  readonly #doc: Y.Doc;
  readonly #gate: CanvasGate;
  readonly #log: CanvasLog;
  readonly #edits: Edits;
  readonly #sweep: Sweep;
  readonly #records: Y.Map<CanvasValue>;
  readonly history: CanvasHistory | null;
  readonly #joiners: Joiners;
  /** Null where nothing was cleared away. */
  readonly #cleared: Cleared | null;
  readonly #writers: Writers;
  #isRenewed = false;
  readonly #audience: Audience;
  readonly #updates: Pulse;
  readonly #pointers: Pulse;
  readonly #inbox = new Inbox();
  /** When the first of what lies in the box came. */
  #since = 0;
  /** What the beat has changed; null where it has changed nothing. */
  #change: Uint8Array | null = null;
  readonly #onChange = (update: Uint8Array): void => {
    this.#change = update;
  };

  private constructor(setup: RoomSetup, { doc, gate, stored, cleared, bytes }: Loaded) {
    const { clock, countHere } = setup;
    this.#setup = setup;
    this.#doc = doc;
    this.#gate = gate;
    this.#log = new CanvasLog(setup, this, stored, bytes);
    this.#edits = new Edits(this, gate, this.#log, setup.meters);
    this.#joiners = new Joiners(() => doc, clock);
    this.#cleared = cleared;
    this.#writers = new Writers(doc, setup.manyWriters);
    this.#records = doc.getMap(RECORDS);
    this.#sweep = new Sweep(this.#edits, this.#records, setup);
    this.history = setup.openHistory?.(setup.board, this) ?? null;
    const ask = () => this.#pointers.ask();
    this.#audience = new Audience(countHere ? new Crowd(clock, countHere, ask) : new Presence(clock.now));
    this.#updates = new Pulse(
      clock,
      () => updateGap(this.#audience.size),
      () => this.#beat(this.#pointers.take()),
    );
    this.#pointers = new Pulse(
      clock,
      () => pointerGap(this.#audience.size),
      () => {
        if (this.#updates.take()) this.#beat(true);
        else this.#audience.tell([], true);
      },
    );
  }

  /** @throws Error when the canvas cannot be read whole. */
  static async load(setup: RoomSetup): Promise<CanvasRoom> {
    return new CanvasRoom(setup, await loadCanvas(setup));
  }

  get busy(): boolean {
    return this.#audience.size > 0 || !this.#inbox.isEmpty || this.#edits.busy || this.#log.busy;
  }

  get failed(): boolean {
    return this.#log.failed;
  }

  /** Bytes of the canvas as it is stored. */
  get bytes(): number {
    return this.#log.bytes;
  }

  /** Everybody's cursor, as a message; null where nobody is. */
  get cursors(): Uint8Array | null {
    return this.#audience.cursors;
  }

  /** Asks somebody for what is not here. */
  get question(): Uint8Array {
    return this.#joiners.question;
  }

  look(key: string): CanvasValue | undefined {
    return this.#records.get(key);
  }

  get shapes(): ReadonlyMap<MemberId, readonly string[]> {
    return this.#gate.shapes as ReadonlyMap<MemberId, readonly string[]>;
  }

  all(): Map<string, CanvasValue> {
    return new Map(this.#records.entries());
  }

  /** The canvas as plain values, for an export. */
  records(): Record<string, CanvasValue> {
    this.#beat(false);
    return this.#records.toJSON() as Record<string, CanvasValue>;
  }

  /** What a client with this state vector lacks; null: it has to load all of it afresh. @throws when it is not a state vector. */
  missing(stateVector: Uint8Array): Answer | null {
    return this.before(stateVector) ? null : this.#joiners.answer(stateVector);
  }

  /** Where a client's copy is from before the past was cleared away: what of it was here; see `Cleared`. */
  before(stateVector: Uint8Array, own: readonly number[] = []): ReadonlyMap<number, number> | null {
    return this.#cleared?.before(stateVector, own) ?? null;
  }

  /** How far the document has come with these Yjs client ids, those without anything left out. */
  clocks(clients: readonly number[]): Reached[] {
    const { store } = this.#doc;
    return clients.filter((client) => store.clients.has(client)).map((client) => [client, Y.getState(store, client)]);
  }

  join(member: CanvasMember): void {
    if (this.failed) member.failed();
    else this.#audience.join(member);
  }

  leave(member: CanvasMember): void {
    if (this.#audience.leave(member)) this.#pointers.ask();
  }

  /** Null when these client ids are the writer's to use. */
  admit(writer: Writer, clients: readonly number[]): Stopped | null {
    return this.#gate.admit(writer, clients);
  }

  /** Takes an awareness update, or what a pointer frame says. @throws when the bytes are no awareness update. */
  point(seat: Seat, where: Uint8Array | Place | null): void {
    this.#audience.point(seat, where);
    this.#pointers.ask();
  }

  /** Takes an update. Its author hears at the next beat what became of it. */
  write(arrival: Arrival): void {
    if (this.#inbox.isEmpty) this.#since = this.#setup.meters.now();
    this.#inbox.put(arrival);
    this.#updates.ask();
  }

  /**
   * What the server itself writes, after everything that has come so far. Resolves when it is on disk, which is when people
   * see it. Rejects where `change` throws or writes what no board takes, of which nothing is written then, and where the
   * room fails. @param isForGood what it takes away is to be in no row any more
   */
  async edit(change: Change, isForGood = false): Promise<void> {
    if (this.failed) throw new Error("the room has failed");
    this.#beat(false);
    await this.#edits.ask(change);
    if (isForGood) await this.#log.fold();
  }

  written(update: Uint8Array): void {
    Y.applyUpdate(this.#doc, update, this);
    this.#joiners.applied(update);
    this.#audience.tell([{ bytes: syncUpdate(update), from: null }], false);
  }

  /** Runs once everything that came before has been judged. */
  after(run: () => void): void {
    this.#inbox.after(run);
  }

  /** Runs once row `seq` is on disk; never when the room fails first. */
  whenSaved(seq: number, run: () => void): void {
    this.#log.whenSaved(seq, run);
  }

  /**
   * One transaction for all that came since the last beat: Yjs pays for each with the number of those who ever wrote, and
   * so does every browser that is told of it.
   */
  #beat(withCursors: boolean): void {
    if (this.#inbox.isEmpty) {
      this.#audience.tell([], withCursors);
      return;
    }
    const { arrivals, answer } = this.#inbox.take();
    const { meters } = this.#setup;
    const verdicts: (Passed | Stopped)[] = [];
    this.#doc.transact(() => {
      for (const { writer, update } of arrivals) verdicts.push(this.#judge(writer, update));
    });
    this.#doc.off("update", this.#onChange);
    const messages = this.#change ? [this.#changed(this.#change, soleAuthor(arrivals))] : [];
    this.#change = null;
    this.#audience.tell(messages, withCursors);
    meters.updates += arrivals.length;
    meters.delivery.observe(meters.now() - this.#since);
    for (const verdict of verdicts) if (!verdict.ok) meters.refusedUpdates.add(verdict.code);
    const row = this.#log.seq;
    answer(verdicts.map((verdict) => (verdict.ok ? { ...verdict, row } : verdict)));
  }

  #judge(writer: Writer, update: Uint8Array): Passed | Stopped {
    if (this.failed) return { ok: false, code: "try-again" };
    // Full, it still takes deletions: they make room, and they are all that somebody with nothing new answers.
    const code = update[0] === 0 ? null : this.#log.fault;
    if (code) return this.#sweep.stopped({ ok: false, code });
    try {
      const verdict = this.#gate.write(writer, update);
      if (!verdict.ok) return this.#sweep.stopped(verdict);
      if (verdict.update) {
        this.#applied(verdict.update);
        this.history?.changed(writer.memberId, this.#gate.touches());
      }
      return verdict;
    } catch (fault) {
      // A fault of ours over one person's bytes is not the others' trouble; what it has applied, the document will say.
      this.#doc.on("update", this.#onChange);
      this.#setup.onFault(fault);
      return { ok: false, code: "malformed" };
    }
  }

  /** What passed alone is the change as it is; only of several the document is asked, which has to encode it then. */
  #applied(update: Uint8Array): void {
    if (this.#change) this.#doc.on("update", this.#onChange);
    else this.#change = update;
  }

  /** What everybody is to be told. Somebody who wrote alone knows it all. */
  #changed(update: Uint8Array, author: Seat | null): Message {
    this.#joiners.applied(update);
    const claims = this.#gate.fresh();
    this.#log.append(update, claims, this.#since);
    if (claims.length > 0 && this.#writers.areTooMany) void this.overgrown();
    return { bytes: syncUpdate(update), from: author };
  }

  whole(): Uint8Array {
    return Y.encodeStateAsUpdate(this.#doc);
  }

  assembled(): Promise<Uint8Array> {
    return encodeWhole(this.#doc, this.#log.bytes);
  }

  get alive(): number {
    return this.#gate.bytes;
  }

  ended(fault: unknown): void {
    this.#setup.onFault(fault);
    this.#edits.fail(fault);
    this.#audience.dismiss();
  }

  /** Full of what is not there any more: whoever loads it next leaves that behind, and everybody comes back to that. */
  async overgrown(): Promise<void> {
    if (this.#isRenewed) return;
    this.#isRenewed = true;
    await this.#log.end();
    this.#edits.fail(new Error("the room is loaded anew"));
    this.#audience.dismiss();
  }

  async free(): Promise<void> {
    this.#beat(false);
    await this.history?.close();
    await this.#log.close();
    this.#joiners.forget();
    this.#doc.destroy();
  }
}
