import { type BoardId, type Place, RECORDS } from "@acuerdo/shared";
import * as Y from "yjs";
import type { Meters } from "../meters.ts";
import type { Store, StoredCanvas } from "../store/store.ts";
import type { Answer } from "./answer.ts";
import { Batch, type Message } from "./batch.ts";
import { CanvasLog } from "./canvas-log.ts";
import type { Clock } from "./clock.ts";
import { CursorBatches, cursorsOf } from "./cursors.ts";
import { syncUpdate } from "./frames.ts";
import type { CanvasGate, OpenGate, Passed, Stopped, Writer } from "./gate.ts";
import { type Arrival, Inbox } from "./inbox.ts";
import { Joiners } from "./joiners.ts";
import type { Journal } from "./journal.ts";
import { Presence, type Seat } from "./presence.ts";
import { Pulse } from "./pulse.ts";

/**
 * A board's canvas. What comes in is judged and applied once a beat, all of it in one transaction of the document: what the
 * document then says has changed is one row of the log and one frame for everybody. *Saved* is said only of what the log has
 * committed. When a commit fails the room ends: its members keep their edits and come back to a fresh load.
 */

/** Between two beats, for each member: a write to a socket takes some 10 µs, so this bounds what a room may cost. */
const UPDATE_GAP_MS = 0.04;
const MAX_UPDATE_GAP_MS = 8;
/** Cursors: a frame of a screen where few are here; slower where so many are that each moves among a crowd. */
const POINTER_GAP_MS = 0.32;
const POINTER_GAP_OF_MANY_MS = 16;
const CROWD_GAP_MS = 1 / 16;
const MAX_POINTER_GAP_MS = 66;

export interface CanvasMember {
  readonly seat: Seat;
  /** What must arrive. */
  tell(batch: Batch): void;
  /** What is soon out of date. False when it was left out, because the other side is slow. */
  hint(batch: Batch): boolean;
  /** The room has ended. */
  failed(): void;
}

export interface RoomSetup {
  readonly board: BoardId;
  readonly store: Store;
  readonly journal: Journal;
  readonly openGate: OpenGate;
  readonly clock: Clock;
  readonly meters: Meters;
  readonly maxBytes: number;
  /** Rows in the log after which it is compacted. */
  readonly compactAfter?: number;
  readonly onFault: (fault: unknown) => void;
}

/**
 * The list of a document's transactions lives from one to the next, long enough to be counted as old; thrown away full, it
 * would keep its last transaction in memory until the next full collection.
 */
const emptied = (_doc: Y.Doc, transactions: Y.Transaction[]): void => {
  transactions.length = 0;
};

export function pointerGap(members: number): number {
  const few = Math.min(POINTER_GAP_OF_MANY_MS, members * POINTER_GAP_MS);
  return Math.min(MAX_POINTER_GAP_MS, Math.max(few, members * CROWD_GAP_MS));
}

export class CanvasRoom {
  readonly #setup: RoomSetup;
  readonly #doc: Y.Doc;
  readonly #gate: CanvasGate;
  readonly #log: CanvasLog;
  readonly #joiners: Joiners;
  readonly #members = new Set<CanvasMember>();
  readonly #presence: Presence;
  /** Members who were left out of some cursors. */
  readonly #behind = new WeakSet<CanvasMember>();
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

  private constructor(setup: RoomSetup, doc: Y.Doc, stored: StoredCanvas) {
    const { clock } = setup;
    this.#setup = setup;
    this.#doc = doc;
    this.#gate = setup.openGate(doc, stored.claims);
    const whole = () => Y.encodeStateAsUpdate(doc);
    const onEnd = (fault: unknown) => this.#end(fault);
    this.#log = new CanvasLog({ ...setup, whole, onEnd }, stored);
    this.#joiners = new Joiners(() => doc, clock);
    this.#presence = new Presence(clock.now);
    doc.on("afterAllTransactions", emptied);
    const updateGap = () => Math.min(MAX_UPDATE_GAP_MS, this.#members.size * UPDATE_GAP_MS);
    this.#updates = new Pulse(clock, updateGap, () => this.#beat(this.#pointers.take()));
    this.#pointers = new Pulse(
      clock,
      () => pointerGap(this.#members.size),
      () => {
        if (this.#updates.take()) this.#beat(true);
        else this.#tell([], true);
      },
    );
  }

  /** @throws Error when the canvas cannot be read whole. */
  static async load(setup: RoomSetup): Promise<CanvasRoom> {
    const stored = await setup.store.canvas(setup.board);
    const doc = new Y.Doc();
    doc.transact(() => {
      for (const update of stored.updates) Y.applyUpdate(doc, update);
    });
    return new CanvasRoom(setup, doc, stored);
  }

  get busy(): boolean {
    return this.#members.size > 0 || !this.#inbox.isEmpty || this.#log.busy;
  }

  get failed(): boolean {
    return this.#log.failed;
  }

  /** Everybody's cursor, as a message; null where nobody is. */
  get cursors(): Uint8Array | null {
    const { all } = this.#presence;
    return all.length > 0 ? cursorsOf(all, []) : null;
  }

  /** Asks somebody for what is not here. */
  get question(): Uint8Array {
    return this.#joiners.question;
  }

  /** The canvas as plain values, for an export. */
  records(): Record<string, unknown> {
    this.#beat(false);
    return this.#doc.getMap(RECORDS).toJSON();
  }

  /** What a client with this state vector lacks. @throws when it is not a state vector. */
  missing(stateVector: Uint8Array): Answer {
    return this.#joiners.answer(stateVector);
  }

  /** How far the document has come with these Yjs client ids, those without anything left out. */
  clocks(clients: readonly number[]): (readonly [client: number, clock: number])[] {
    const { store } = this.#doc;
    return clients.filter((client) => store.clients.has(client)).map((client) => [client, Y.getState(store, client)]);
  }

  join(member: CanvasMember): void {
    if (this.failed) member.failed();
    else this.#members.add(member);
  }

  leave(member: CanvasMember): void {
    if (!this.#members.delete(member)) return;
    this.#presence.leave(member.seat);
    this.#pointers.ask();
  }

  /** Null when these client ids are the writer's to use. */
  admit(writer: Writer, clients: readonly number[]): Stopped | null {
    return this.#gate.admit(writer, clients);
  }

  /** Takes an awareness update, or what a pointer frame says. @throws when the bytes are no awareness update. */
  point(seat: Seat, where: Uint8Array | Place | null): void {
    if (where instanceof Uint8Array) this.#presence.receive(seat, where);
    else this.#presence.point(seat, where);
    this.#pointers.ask();
  }

  /** Takes an update. Its author hears at the next beat what became of it. */
  write(arrival: Arrival): void {
    if (this.#inbox.isEmpty) this.#since = this.#setup.meters.now();
    this.#inbox.put(arrival);
    this.#updates.ask();
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
      this.#tell([], withCursors);
      return;
    }
    const { arrivals, answer } = this.#inbox.take();
    const { meters } = this.#setup;
    const verdicts: (Passed | Stopped)[] = [];
    this.#doc.transact(() => {
      for (const { writer, update } of arrivals) verdicts.push(this.#judge(writer, update));
    });
    this.#doc.off("update", this.#onChange);
    const messages = this.#change ? [this.#changed(this.#change, new Set(arrivals.map(({ from }) => from)))] : [];
    this.#change = null;
    this.#tell(messages, withCursors);
    meters.updates += arrivals.length;
    meters.delivery.observe(meters.now() - this.#since);
    for (const verdict of verdicts) if (!verdict.ok) meters.refusedUpdates.add(verdict.code);
    const row = this.#log.seq;
    answer(verdicts.map((verdict) => (verdict.ok ? { ...verdict, row } : verdict)));
  }

  #judge(writer: Writer, update: Uint8Array): Passed | Stopped {
    if (this.failed) return { ok: false, code: "try-again" };
    // Full, it still takes deletions: they make room, and they are all that somebody with nothing new answers.
    if (update[0] !== 0 && this.#log.bytes > this.#setup.maxBytes) return { ok: false, code: "too-large" };
    try {
      const verdict = this.#gate.write(writer, update);
      if (verdict.ok && verdict.update) this.#applied(verdict.update);
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
  #changed(update: Uint8Array, authors: ReadonlySet<Seat>): Message {
    this.#joiners.applied(update);
    this.#log.append(update, this.#gate.fresh(), this.#since);
    const [author = null] = authors.size === 1 ? authors : [];
    return { bytes: syncUpdate(update), from: author };
  }

  /** Tells these messages, and the cursors with them in the same write; those who are slow are spared the cursors. */
  #tell(messages: readonly Message[], withCursors: boolean): void {
    const news = withCursors ? this.#presence.news() : null;
    const bare = new Batch(messages);
    if (!news) {
      if (messages.length > 0) for (const member of this.#members) member.tell(bare);
      return;
    }
    const batches = new CursorBatches(news, messages);
    let all: Batch | null = null;
    for (const member of this.#members) {
      const wasBehind = this.#behind.has(member);
      if (wasBehind) all ??= new Batch([...messages, { bytes: cursorsOf(this.#presence.all, news.gone), from: null }]);
      const own = member.seat.compact ? batches.compact : batches.plain;
      const isTold = member.hint(wasBehind && all ? all : own);
      if (isTold && wasBehind) this.#behind.delete(member);
      if (isTold) continue;
      this.#behind.add(member);
      member.tell(bare);
    }
  }

  #end(fault: unknown): void {
    this.#setup.onFault(fault);
    for (const member of [...this.#members]) member.failed();
  }

  async free(): Promise<void> {
    this.#beat(false);
    await this.#log.close();
    this.#joiners.forget();
    this.#doc.destroy();
  }
}
