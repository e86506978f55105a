import { type BoardId, type CanvasValue, RECORDS, type Role } from "@acuerdo/shared";
import * as Y from "yjs";
import { CanvasHistory, type HistoryRoom, type HistorySetup } from "../../../server/src/history/history.ts";
import { Meters } from "../../../server/src/meters.ts";
import type { Answer } from "../../../server/src/relay/answer.ts";
import type { CanvasMember } from "../../../server/src/relay/audience.ts";
import type { Batch } from "../../../server/src/relay/batch.ts";
import { openGuard } from "../../../server/src/relay/gate.ts";
import { Journal } from "../../../server/src/relay/journal.ts";
import { CanvasRoom } from "../../../server/src/relay/room.ts";
import type { RoomSetup } from "../../../server/src/relay/room-setup.ts";
import { SimStore } from "../../sim/store.ts";
import { HandClock } from "../server/hand-clock.ts";

/** A room with a disk and a clock in the test's hands, and people in it who write and see. */

export const BOARD = "board-staged" as BoardId;

export interface Cleared {
  readonly member: string;
  readonly cards: number;
  readonly clusters: number;
  readonly drawings: number;
}

type StageSetup = Partial<RoomSetup> & Partial<Pick<HistorySetup, "markMs" | "writerOf" | "personOf">>;

export class RoomStage {
  readonly clock = new HandClock();
  readonly store = new SimStore();
  readonly cleared: Cleared[] = [];
  readonly faults: unknown[] = [];
  readonly #setup: StageSetup;
  room!: CanvasRoom;

  constructor(setup: StageSetup = {}) {
    this.#setup = setup;
  }

  async load(): Promise<void> {
    const { clock, store } = this;
    const { markMs, writerOf, personOf } = this.#setup;
    const onFault = (fault: unknown) => void this.faults.push(fault);
    const onCleared = async (_board: BoardId, member: string, counted: Omit<Cleared, "member">) =>
      void this.cleared.push({ member, ...counted });
    const openHistory = (board: BoardId, room: HistoryRoom) =>
      new CanvasHistory(board, room, {
        ...{ store, clock, onCleared, onFault },
        ...(markMs && { markMs }),
        ...(writerOf && { writerOf }),
        ...(personOf && { personOf }),
      });
    const given = { board: BOARD, store, journal: new Journal(store, clock), openGate: openGuard, clock };
    this.room = await CanvasRoom.load({
      ...{ ...given, meters: new Meters(), maxBytes: 1e9, openHistory, onFault },
      ...this.#setup,
    });
  }

  get history(): CanvasHistory {
    return this.room.history as CanvasHistory;
  }

  async #turn(ms: number): Promise<void> {
    this.clock.pass(ms);
    while (this.store.queued > 0) this.store.next("done");
    // compressing is done in a thread of its own
    await new Promise((resolve) => setTimeout(resolve, 1));
  }

  /** Lets time pass, the disk do what it was asked, and the history keep what it has to. */
  async rest(ms = 100): Promise<void> {
    const turns = 12;
    for (let turn = 0; turn < turns; turn += 1) await this.#turn(ms / turns);
    let isSettled = this.room.history === null;
    void this.room.history?.settled.then(() => {
      isSettled = true;
    });
    while (!isSettled) await this.#turn(0);
    await this.#turn(0);
  }

  /** A verdict, which comes with the next beat. */
  async judged<T>(asked: Promise<T>): Promise<T> {
    this.clock.pass(50);
    const verdict = await asked;
    while (this.store.queued > 0) this.store.next("done");
    return verdict;
  }

  /** What was asked, once everything that it waits for has happened. */
  async done<T>(asked: Promise<T>): Promise<T> {
    let isDone = false;
    const watched = asked.finally(() => {
      isDone = true;
    });
    watched.catch(() => undefined); // whoever asked is told below
    while (!isDone) await this.#turn(10);
    return watched;
  }

  enter(name: string, role: Role = "participant"): Guest {
    return new Guest(this, name, role);
  }
}

const PART_BYTES = 65_536;

/** All of an answer at once. */
export function told(answer: Answer | null): readonly Batch[] {
  const batches: Batch[] = [];
  for (;;) {
    // A canvas is answered at once.
    const part = (answer?.next(PART_BYTES) ?? []) as readonly Batch[];
    if (part.length === 0) return batches;
    batches.push(...part);
  }
}

export class Guest implements CanvasMember {
  readonly doc = new Y.Doc();
  readonly name: string;
  readonly seat: CanvasMember["seat"];
  readonly #stage: RoomStage;
  readonly #role: Role;
  failures = 0;

  constructor(stage: RoomStage, name: string, role: Role) {
    this.#stage = stage;
    this.#role = role;
    this.name = name;
    this.seat = { memberId: name as never, person: () => null, client: null, compact: false };
    for (const batch of told(stage.room.missing(Uint8Array.of(0)))) this.tell(batch);
    stage.room.join(this);
  }

  tell(batch: Batch): void {
    for (const { bytes, from } of batch.messages) {
      let at = 2; // past the type and the step
      while ((bytes[at] as number) >= 0x80) at += 1;
      if (from !== this.seat) Y.applyUpdate(this.doc, bytes.subarray(at + 1), "remote");
    }
  }
  hint(batch: Batch): boolean {
    this.tell(batch);
    return true;
  }
  failed(): void {
    this.failures += 1;
  }

  get shown(): Record<string, CanvasValue> {
    return this.doc.getMap(RECORDS).toJSON() as Record<string, CanvasValue>;
  }

  /** Changes something; gives why it was refused, or null. */
  async write(change: (records: Y.Map<unknown>) => void): Promise<string | null> {
    const { room } = this.#stage;
    const writer = { memberId: this.name, role: this.#role, named: true } as never;
    room.admit(writer, [this.doc.clientID]);
    const before = Y.encodeStateVector(this.doc);
    let update = Y.encodeStateAsUpdate(this.doc, before);
    this.doc.once("update", (bytes: Uint8Array) => {
      update = bytes;
    });
    this.doc.transact(() => change(this.doc.getMap(RECORDS)));
    const judged = new Promise<string | null>((tell) =>
      room.write({ from: this.seat, writer, update, judged: (verdict) => tell(verdict.ok ? null : verdict.code) }),
    );
    return this.#stage.judged(judged);
  }
}
