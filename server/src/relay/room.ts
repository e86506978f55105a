import type { Actor, BoardId } from "@acuerdo/shared";
import * as Y from "yjs";
import type { Store } from "../store/store.ts";
import { awareness, type Cursor, syncUpdate } from "./frames.ts";
import type { CanvasGate, OpenGate, Stopped } from "./gate.ts";
import type { Journal } from "./journal.ts";
import { Presence, type Seat } from "./presence.ts";

/**
 * A board's canvas. An update is judged, applied, told to the others and appended to the journal; *saved* is said only of
 * what the journal has committed. When a commit fails the room ends: its members keep their edits and come back to a fresh load.
 */

/** Rows in the log after which it is replaced by a snapshot: reading 2,000 small updates takes some 50 ms. */
const COMPACT_AFTER = 2_000;
/** On leaving, a shorter log is left as it is. */
const COMPACT_ON_LEAVE = 64;
export interface CanvasMember {
  readonly seat: Seat;
  /** A frame that must arrive. */
  tell(frame: Uint8Array): void;
  /** A frame that is soon out of date: left out for whoever is slow. */
  hint(frame: Uint8Array): void;
  /** The room has ended. */
  failed(): void;
}

export interface RoomSetup {
  readonly board: BoardId;
  readonly store: Store;
  readonly journal: Journal;
  readonly openGate: OpenGate;
  readonly maxBytes: number;
  readonly onFault: (fault: unknown) => void;
}

export class CanvasRoom {
  readonly #setup: RoomSetup;
  readonly #doc = new Y.Doc();
  readonly #gate: CanvasGate;
  readonly #members = new Set<CanvasMember>();
  readonly #presence = new Presence();
  #waiting: { readonly seq: number; readonly run: () => void }[] = [];
  #seq = 0;
  #committed = 0;
  #logged = 0;
  #bytes = 0;
  #failed = false;
  #compacting: Promise<void> | null = null;

  private constructor(setup: RoomSetup) {
    this.#setup = setup;
    this.#gate = setup.openGate(this.#doc);
  }

  /** @throws Error when the canvas cannot be read whole. */
  static async load(setup: RoomSetup): Promise<CanvasRoom> {
    const room = new CanvasRoom(setup);
    const stored = await setup.store.canvas(setup.board);
    room.#doc.transact(() => {
      for (const update of stored.updates) Y.applyUpdate(room.#doc, update);
    });
    room.#seq = stored.seq;
    room.#committed = stored.seq;
    room.#logged = stored.logged;
    room.#bytes = stored.updates.reduce((sum, update) => sum + update.length, 0);
    return room;
  }

  get busy(): boolean {
    return this.#members.size > 0 || this.#committed < this.#seq || this.#compacting !== null;
  }

  get failed(): boolean {
    return this.#failed;
  }

  get cursors(): readonly Cursor[] {
    return this.#presence.all;
  }

  /** The number of the newest row, whether it is on disk or on its way there. */
  get lastRow(): number {
    return this.#seq;
  }

  get stateVector(): Uint8Array {
    return Y.encodeStateVector(this.#doc);
  }

  /** The canvas as plain values, for an export. */
  records(): Record<string, unknown> {
    return this.#doc.getMap("records").toJSON();
  }

  /** What a client with this state vector lacks. @throws when it is not a state vector. */
  missing(stateVector: Uint8Array): Uint8Array {
    return Y.encodeStateAsUpdate(this.#doc, stateVector);
  }

  join(member: CanvasMember): void {
    this.#members.add(member);
  }

  leave(member: CanvasMember): void {
    if (!this.#members.delete(member)) return;
    const gone = this.#presence.leave(member.seat);
    if (gone) this.#hintAll(awareness([gone]));
  }

  /** Null when these client ids are the actor's to write under. */
  admit(actor: Actor, clients: readonly number[]): Stopped | null {
    return this.#gate.admit(actor, clients);
  }

  /** A cursor moved. @throws when the bytes are not an awareness update. */
  point(member: CanvasMember, update: Uint8Array): void {
    const news = this.#presence.receive(member.seat, update);
    if (news) this.#hintAll(awareness([news]));
  }

  /** Takes an update. Gives the number after whose commit it is saved, or why it was not taken. */
  write(member: CanvasMember, actor: Actor, update: Uint8Array): number | Stopped {
    if (this.#failed) return { ok: false, code: "try-again" };
    if (this.#bytes > this.#setup.maxBytes) return { ok: false, code: "too-large" };
    const answer = this.#gate.write(actor, update);
    if (!answer.ok) return answer;
    for (const bytes of answer.kept) this.#log(bytes);
    for (const bytes of answer.told) this.#pass(answer.hasOthers ? null : member, bytes);
    return this.#seq;
  }

  /** Runs once row `seq` is on disk; never when the room fails first. */
  whenSaved(seq: number, run: () => void): void {
    if (this.#failed) return;
    if (seq <= this.#committed) run();
    else this.#waiting.push({ seq, run });
  }

  #pass(from: CanvasMember | null, update: Uint8Array): void {
    const frame = syncUpdate(update);
    for (const member of this.#members) if (member !== from) member.tell(frame);
    this.#log(update);
  }

  #log(data: Uint8Array): void {
    this.#seq += 1;
    this.#bytes += data.length;
    const { board, journal } = this.#setup;
    const seq = this.#seq;
    journal.append({
      row: { board, seq, data },
      wanted: () => !this.#failed,
      done: (fault) => this.#logDone(seq, fault),
    });
  }

  #logDone(seq: number, fault: unknown): void {
    if (this.#failed) return;
    if (fault !== null) {
      this.#fail(fault);
      return;
    }
    this.#committed = seq;
    this.#logged += 1;
    const ready = this.#waiting.filter((waiting) => waiting.seq <= seq);
    if (ready.length > 0) this.#waiting = this.#waiting.filter((waiting) => waiting.seq > seq);
    for (const { run } of ready) run();
    if (this.#logged >= COMPACT_AFTER) this.#compact();
  }

  #compact(): void {
    this.#compacting ??= this.#replaceLog().finally(() => {
      this.#compacting = null;
    });
  }

  /** The document may hold more than row `seq`: what is applied twice is applied once. It never holds less. */
  async #replaceLog(): Promise<void> {
    const row = { board: this.#setup.board, seq: this.#committed, data: Y.encodeStateAsUpdate(this.#doc) };
    try {
      const outcome = await this.#setup.store.compactCanvas(row);
      if (outcome === "compacted") this.#bytes = row.data.length;
      this.#logged = this.#seq - row.seq;
    } catch (fault) {
      this.#logged = 0; // The log is whole, only long: tried again after as many updates.
      this.#setup.onFault(fault);
    }
  }

  #hintAll(frame: Uint8Array): void {
    for (const member of this.#members) member.hint(frame);
  }

  #fail(fault: unknown): void {
    this.#failed = true;
    this.#waiting = [];
    this.#setup.onFault(fault);
    for (const member of [...this.#members]) member.failed();
  }

  async free(): Promise<void> {
    await this.#setup.journal.flush();
    if (!this.#failed && this.#logged >= COMPACT_ON_LEAVE) this.#compact();
    await this.#compacting;
    this.#doc.destroy();
  }
}
