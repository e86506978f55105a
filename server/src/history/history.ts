import type { BoardId, CanvasValue, MemberId, PositionId } from "@acuerdo/shared";
import type { Clock } from "../clock.ts";
import type { Draft } from "../guard/draft.ts";
import type { Touch } from "../guard/inventory.ts";
import type { MomentReason, Store, StoredMoment } from "../store/store.ts";
import { type Added, Additions, type Ground, keysOf, takeAway } from "./additions.ts";
import { bringAll, bringMissing, bringThese } from "./bring-back.ts";
import { type Cleared, Clearing } from "./clearing.ts";
import { type Compared, type Counted, count, differ, kindOf, pack, type Records, unpack } from "./content.ts";
import { Doings, type Done } from "./doings.ts";
import { forgetInMoments, isDrawing } from "./forgetting.ts";
import type { Authors } from "./much.ts";
import { pruned } from "./pruning.ts";

/**
 * The past of a board's canvas. Where something changes and the last moment is ten minutes old, it is kept as it was before
 * that change; so it is before another moment is brought back, and before somebody took much away. What is brought back is
 * written by the server on top of what is there: everybody sees it, and it can be undone like anything else.
 */

const EVERY_MS = 600_000;
/** To which the times of moments are told where voices are anonymous: when somebody drew is nobody's business. */
export const MARK_MS = 600_000;
const DONE = Promise.resolve();

export interface HistoryRoom extends Ground {
  /** A copy. */
  all(): Map<string, CanvasValue>;
  /** @param isForGood what it takes away is to be in no row on disk any more. */
  edit(change: (records: Draft) => void, isForGood?: boolean): Promise<void>;
}

/** What the histories of all boards share. */
export interface HistorySetup {
  readonly store: Store;
  readonly clock: Clock;
  /** Milliseconds to which times are kept; those of one such stretch are a millisecond apart, in the order in which they were kept. */
  readonly markMs?: number;
  /** Somebody has taken much away; the moment before is kept. */
  readonly onCleared: (board: BoardId, member: MemberId, counted: Counted) => Promise<void>;
  readonly onFault: (fault: unknown, board: BoardId) => void;
  /** Whose device it is; without it each is somebody's own. */
  readonly personOf?: (board: BoardId, member: MemberId) => MemberId;
  /** See `Authors.writerOf`; without it of none it is known. */
  readonly writerOf?: (board: BoardId, position: PositionId) => string | null | undefined;
}

/** What became of bringing something back. */
export interface Restored {
  /** The moment at which it was done: bringing that back undoes it. Null where nothing does. */
  readonly before: number | null;
  readonly counted: Counted;
}

/** What became of taking away what somebody added. */
export interface TakenAway extends Restored {
  readonly member: MemberId;
}

interface Watched {
  readonly doings: Doings;
  readonly clearing: Clearing;
}

export class CanvasHistory {
  readonly #board: BoardId;
  readonly #room: HistoryRoom;
  readonly #setup: HistorySetup;
  /** From when somebody first sees to something of others, or takes something away: on most boards nobody does for long. */
  #watched: Watched | null = null;
  /** From when a mediator first looks. */
  #additions: Additions | null = null;
  /** What was taken out for good, while something of it may be on its way into a moment. */
  #forgotten: Set<string> | null = null;
  /** When the last moment was kept for the time, as far as is known here. */
  #keptAt = Number.NEGATIVE_INFINITY;
  /** One after the other. */
  #tail: Promise<unknown> = DONE;
  /** What is being told of what was taken away. */
  #telling: Promise<unknown> = DONE;

  constructor(board: BoardId, room: HistoryRoom, setup: HistorySetup) {
    this.#board = board;
    this.#room = room;
    this.#setup = setup;
  }

  get #watch(): Watched {
    if (this.#watched) return this.#watched;
    const { clock } = this.#setup;
    const doings = new Doings(clock);
    const clearing = new Clearing(clock, {
      whole: this.#room,
      authors: this.#authors,
      first: (member, key) => doings.first(member, key),
      tell: (cleared) => {
        this.#telling = Promise.all([this.#telling, this.#cleared(cleared)]);
      },
    });
    this.#watched = { doings, clearing };
    return this.#watched;
  }

  get #authors(): Authors {
    const { personOf, writerOf, markMs } = this.#setup;
    return {
      personOf: (device) => personOf?.(this.#board, device) ?? device,
      writerOf: (position) => writerOf?.(this.#board, position),
      areVoices: markMs !== undefined,
    };
  }

  /** Somebody's change has been applied. */
  changed(device: MemberId, touches: readonly Touch[]): void {
    if (this.#watched || touches.some((touch) => this.#isOfConsequence(touch))) {
      const member = this.#authors.personOf(device);
      const { doings, clearing } = this.#watch;
      clearing.note(member, touches);
      doings.note(member, touches);
    }
    const now = this.#setup.clock.now();
    if (now - this.#keptAt < EVERY_MS) return;
    this.#keptAt = now;
    const then = this.#room.all();
    for (const { key, before } of touches) {
      if (before === undefined) then.delete(key);
      else then.set(key, before);
    }
    if (then.size > 0) void this.#inTurn(() => this.#keepIfDue(now, then));
  }

  /** Whether it is more than a new thing, or moving something of one's own. */
  #isOfConsequence({ key, before, foreign }: Touch): boolean {
    return before !== undefined && (foreign || kindOf(key, before) !== null || !this.#room.look(key));
  }

  get doings(): readonly Done[] {
    return this.#watched?.doings.list(this.#room) ?? [];
  }

  /** Who has brought what is there. */
  get added(): readonly Added[] {
    return this.#brought.list();
  }

  get #brought(): Additions {
    const { personOf } = this.#authors;
    this.#additions ??= new Additions(this.#room, personOf, this.#setup.markMs !== undefined);
    return this.#additions;
  }

  get now(): Counted {
    return count(this.#room.all());
  }

  moments(): Promise<readonly StoredMoment[]> {
    return this.#setup.store.moments(this.#board);
  }

  /** What is different from then; null where there is no such moment. @param asker who is no newcomer. @throws Error when it is damaged. */
  async compare(at: number, asker: MemberId): Promise<Compared | null> {
    const then = await this.#read(at);
    if (then === null) return null;
    const found = this.#brought.newcomers(then, asker);
    const newcomers = found && { people: found.members.size, ...found.things };
    return { ...(await differ(then, this.#room.all())), ...(newcomers && { newcomers }) };
  }

  /** Brings back a moment: all of it, or what is missing now. Null where there is no such moment. @throws Error when it is damaged, or the room fails. */
  restore(at: number, only?: "missing"): Promise<Restored | null> {
    return this.#inTurn(async () => {
      const then = await this.#read(at);
      if (then === null) return null;
      return this.#bring((draft) => (only === "missing" ? bringMissing(draft, then) : bringAll(draft, then)));
    });
  }

  /** Takes away what those have brought who had nothing there then; null where that is nobody. @throws as `restore`. */
  takeNewcomers(at: number, asker: MemberId): Promise<Restored | null> {
    return this.#inTurn(async () => {
      const then = await this.#read(at);
      const found = then && this.#brought.newcomers(then, asker);
      if (!found) return null;
      this.#brought.tookAway(found);
      return this.#bring((draft) => takeAway(draft, this.#brought.shapesOf(found.members)));
    });
  }

  /** Undoes what somebody did to things of others; null where nothing is known of it. @throws Error when the room fails. */
  undo(doing: string): Promise<Restored | null> {
    return this.#inTurn(async () => {
      const before = this.#watched?.doings.of(doing);
      return before ? this.#bring((draft) => bringThese(draft, before)) : null;
    });
  }

  /** Takes away what somebody has added; null where nothing of theirs is listed. @throws Error when the room fails. */
  takeAway(added: string): Promise<TakenAway | null> {
    return this.#inTurn(async () => {
      const member = this.#brought.of(added);
      if (member === null) return null;
      // looked up where it is done: meanwhile they may have gone on
      const taken = await this.#bring((draft) => takeAway(draft, this.#brought.shapesOf([member])));
      return { ...taken, member };
    });
  }

  /**
   * Takes a drawing out for good, with its words: off the canvas, out of every moment and of what stands in memory to be undone.
   * Null where there is none, nor was. @throws Error when the room fails.
   */
  forget(key: string): Promise<Restored | null> {
    return this.#inTurn(async () => {
      const isThere = isDrawing(this.#room, key);
      const wasKept = await forgetInMoments(this.#setup.store, this.#board, key);
      const { doings, clearing } = this.#watch;
      if (!isThere && !wasKept && !isDrawing(doings, key) && !isDrawing(clearing, key)) return null;
      this.#forgotten ??= new Set();
      for (const one of keysOf(key)) this.#forgotten.add(one);
      doings.forget(keysOf(key));
      clearing.forget(keysOf(key));
      let counted = count(new Map());
      const take = (draft: Draft) => {
        counted = count(takeAway(draft, isThere ? [key] : []));
      };
      await this.#room.edit(take, true);
      return { before: null, counted };
    });
  }

  /** Resolves when everything that was to be kept or brought back by now is. */
  get settled(): Promise<unknown> {
    return this.#tail;
  }

  /** Resolves when nothing is left to be kept or told. */
  async close(): Promise<void> {
    this.#watched?.clearing.close();
    await this.#telling;
    await this.#tail;
  }

  async #bring(change: (draft: Draft) => ReadonlyMap<string, CanvasValue>): Promise<Restored> {
    const before = await this.#keep("restored", this.#setup.clock.now(), this.#room.all());
    let brought: ReadonlyMap<string, CanvasValue> = new Map();
    await this.#room.edit((draft) => {
      brought = change(draft);
    });
    this.#watched?.doings.forget(brought.keys());
    return { before, counted: count(brought) };
  }

  async #cleared({ member, counted, since, before }: Cleared): Promise<void> {
    const then = new Map([...this.#room.all(), ...before]);
    try {
      await this.#inTurn(() => this.#keep("cleared", since, then));
      await this.#setup.onCleared(this.#board, member, counted);
    } catch (fault) {
      this.#setup.onFault(fault, this.#board);
    }
  }

  async #keepIfDue(now: number, records: Records): Promise<void> {
    const known = await this.moments();
    // one that is yet to be was kept while the clock was ahead: nothing would be kept until then
    const last = known.findLast(({ why, at }) => why === "time" && at <= now)?.at ?? Number.NEGATIVE_INFINITY;
    if (now - last < EVERY_MS) this.#keptAt = last;
    else await this.#keep("time", now, records);
  }

  /** The time under which it is kept: no two are at the same. */
  async #keep(why: MomentReason, at: number, records: Records): Promise<number> {
    const board = this.#board;
    const { store, clock, markMs = 1 } = this.#setup;
    const left = new Map([...records].filter(([key]) => !this.#forgotten?.has(key)));
    const data = await pack(left);
    const known = await store.moments(board);
    const taken = new Set(known.map((moment) => moment.at));
    let free = Math.floor(at / markMs) * markMs;
    while (taken.has(free)) free += 1;
    const moment = { at: free, why, ...count(left) };
    const all = [...known, { ...moment, bytes: data.length }].sort((a, b) => a.at - b.at);
    const gone = pruned(all, clock.now()).filter((time) => time !== free);
    await store.keepMoment(board, { ...moment, data }, gone);
    return free;
  }

  async #read(at: number): Promise<Records | null> {
    const data = await this.#setup.store.moment(this.#board, at);
    return data && unpack(data);
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#tail.then(work);
    this.#tail = done.catch((fault: unknown) => this.#setup.onFault(fault, this.#board));
    return done;
  }
}
