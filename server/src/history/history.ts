import type { BoardId, CanvasValue, MemberId } from "@acuerdo/shared";
import type { Draft } from "../guard/draft.ts";
import type { Touch } from "../guard/inventory.ts";
import type { Clock } from "../relay/clock.ts";
import type { MomentReason, Store, StoredMoment } from "../store/store.ts";
import { bringAll, bringMissing, bringThese } from "./bring-back.ts";
import { type Cleared, Clearing } from "./clearing.ts";
import { type Counted, count, type Difference, differ, pack, type Records, unpack } from "./content.ts";
import { Doings, type Done } from "./doings.ts";
import { pruned } from "./pruning.ts";

/**
 * The past of a board's canvas. Where something changes and the last moment is ten minutes old, it is kept as it was before
 * that change; so it is before another moment is brought back, and before somebody took much away. What is brought back is
 * written by the server on top of what is there: everybody sees it, and it can be undone like anything else.
 */

const EVERY_MS = 600_000;
/** To which the times of moments are told where voices are anonymous: when somebody drew is nobody's business. */
export const MARK_MS = 600_000;

export interface HistoryRoom {
  readonly look: (key: string) => CanvasValue | undefined;
  readonly records: () => Records;
  readonly edit: (change: (records: Draft) => void) => Promise<void>;
}

export interface HistorySetup {
  readonly board: BoardId;
  readonly store: Store;
  readonly clock: Clock;
  readonly room: HistoryRoom;
  /** Milliseconds to which times are kept; those of one such stretch are a millisecond apart, in the order in which they were kept. */
  readonly markMs?: number;
  /** Somebody has taken much away; the moment before is kept. */
  readonly onCleared: (member: MemberId, counted: Counted) => Promise<void>;
  readonly onFault: (fault: unknown) => void;
}

/** What became of bringing something back. */
export interface Restored {
  /** The moment at which it was done: bringing that back undoes it. */
  readonly before: number;
  readonly counted: Counted;
}

export class CanvasHistory {
  readonly #setup: HistorySetup;
  readonly #doings: Doings;
  readonly #clearing: Clearing;
  /** When the last moment was kept for the time, as far as is known here. */
  #keptAt = Number.NEGATIVE_INFINITY;
  /** One after the other. */
  #tail: Promise<unknown> = Promise.resolve();
  /** What is being told of what was taken away. */
  #telling: Promise<unknown> = Promise.resolve();

  constructor(setup: HistorySetup) {
    const { clock, room } = setup;
    this.#setup = setup;
    this.#doings = new Doings(() => clock.now());
    this.#clearing = new Clearing(clock, room.look, (cleared) => {
      this.#telling = Promise.all([this.#telling, this.#cleared(cleared)]);
    });
  }

  /** Somebody's change has been applied. */
  changed(member: MemberId, touches: readonly Touch[]): void {
    this.#clearing.note(member, touches);
    this.#doings.note(member, touches);
    const now = this.#setup.clock.now();
    if (now - this.#keptAt < EVERY_MS) return;
    this.#keptAt = now;
    const then = new Map(this.#setup.room.records());
    for (const { key, before } of touches) {
      if (before === undefined) then.delete(key);
      else then.set(key, before);
    }
    void this.#inTurn(() => this.#keepIfDue(now, then));
  }

  get doings(): readonly Done[] {
    return this.#doings.list(this.#setup.room.look);
  }

  get now(): Counted {
    return count(this.#setup.room.records());
  }

  moments(): Promise<readonly StoredMoment[]> {
    return this.#setup.store.moments(this.#setup.board);
  }

  /** What is different from then; null where there is no such moment. @throws Error when it is damaged. */
  async compare(at: number): Promise<Difference | null> {
    const then = await this.#read(at);
    return then && differ(then, this.#setup.room.records());
  }

  /**
   * Brings back a moment: all of it, or what is missing now. Null where there is no such moment.
   * @throws Error when it is damaged, or the room fails.
   */
  restore(at: number, only?: "missing"): Promise<Restored | null> {
    return this.#inTurn(async () => {
      const then = await this.#read(at);
      if (then === null) return null;
      return this.#bring((draft) => (only === "missing" ? bringMissing(draft, then) : bringAll(draft, then)));
    });
  }

  /** Undoes what somebody did to things of others; null where nothing is known of it. @throws Error when the room fails. */
  undo(doing: string): Promise<Restored | null> {
    return this.#inTurn(async () => {
      const before = this.#doings.of(doing);
      return before && this.#bring((draft) => bringThese(draft, before));
    });
  }

  /** Resolves when everything that was to be kept or brought back by now is. */
  get settled(): Promise<unknown> {
    return this.#tail;
  }

  /** Resolves when nothing is left to be kept or told. */
  async close(): Promise<void> {
    this.#clearing.close();
    await this.#telling;
    await this.#tail;
  }

  async #bring(change: (draft: Draft) => ReadonlyMap<string, CanvasValue>): Promise<Restored> {
    const { clock, room } = this.#setup;
    const before = await this.#keep("restored", clock.now(), room.records());
    let brought: ReadonlyMap<string, CanvasValue> = new Map();
    await room.edit((draft) => {
      brought = change(draft);
    });
    this.#doings.forget(brought.keys());
    return { before, counted: count(brought) };
  }

  async #cleared({ member, counted, since, before }: Cleared): Promise<void> {
    const then = new Map([...this.#setup.room.records(), ...before]);
    try {
      await this.#inTurn(() => this.#keep("cleared", since, then));
      await this.#setup.onCleared(member, counted);
    } catch (fault) {
      this.#setup.onFault(fault);
    }
  }

  async #keepIfDue(now: number, records: Records): Promise<void> {
    const known = await this.moments();
    const last = known.findLast(({ why }) => why === "time")?.at ?? Number.NEGATIVE_INFINITY;
    if (now - last < EVERY_MS) this.#keptAt = last;
    else if (records.size > 0) await this.#keep("time", now, records);
  }

  /** The time under which it is kept: no two are at the same. */
  async #keep(why: MomentReason, at: number, records: Records): Promise<number> {
    const { board, store, clock, markMs = 1 } = this.#setup;
    const data = await pack(records);
    const known = await store.moments(board);
    const taken = new Set(known.map((moment) => moment.at));
    let free = Math.floor(at / markMs) * markMs;
    while (taken.has(free)) free += 1;
    const moment = { at: free, why, ...count(records) };
    const all = [...known, { ...moment, bytes: data.length }].sort((a, b) => a.at - b.at);
    const gone = pruned(all, clock.now()).filter((time) => time !== free);
    await store.keepMoment(board, { ...moment, data }, gone);
    return free;
  }

  async #read(at: number): Promise<Records | null> {
    const { board, store } = this.#setup;
    const data = await store.moment(board, at);
    return data && unpack(data);
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#tail.then(work);
    this.#tail = done.catch(this.#setup.onFault);
    return done;
  }
}
