import type { BoardId } from "@acuerdo/shared";
import { CLOCK, type Clock } from "../clock.ts";
import type { CanvasRow, Store } from "../store/store.ts";

/**
 * Canvas updates of all boards on their way to disk: one transaction for all that came in a few milliseconds. Where a
 * transaction fails, each board is tried alone, so that one board's trouble is not another's.
 */

/** How long an update may wait for company. */
const WINDOW_MS = 4;
/** From one commit's beginning to the next's, where there is always something to write: a commit costs more than its rows. */
const GAP_MS = 32;
/** So many at once do not wait. */
const FULL = 64;

export interface Entry {
  readonly row: CanvasRow;
  /** False when an earlier row of the same room failed: a log must not have a hole. */
  readonly wanted: () => boolean;
  readonly done: (fault: unknown) => void;
}

export class Journal {
  readonly #store: Store;
  readonly #clock: Clock;
  #pending: Entry[] = [];
  #startedAt = 0;
  #stopWaiting: (() => void) | null = null;
  #writing: Promise<void> | null = null;

  constructor(store: Store, clock = CLOCK) {
    this.#store = store;
    this.#clock = clock;
  }

  /** Rows that wait for the next commit. */
  get pending(): number {
    return this.#pending.length;
  }

  append(entry: Entry): void {
    this.#pending.push(entry);
    if (!this.#writing) this.#schedule();
  }

  /** Resolves when everything that was appended before is on disk or has failed. */
  async flush(): Promise<void> {
    while (this.#writing || this.#pending.length > 0) {
      if (!this.#writing) this.#start();
      await this.#writing;
    }
  }

  #schedule(): void {
    if (this.#pending.length >= FULL) this.#start();
    const wait = Math.max(WINDOW_MS, this.#startedAt + GAP_MS - this.#clock.now());
    if (this.#pending.length > 0) this.#stopWaiting ??= this.#clock.later(wait, () => this.#start());
  }

  #start(): void {
    this.#stopWaiting?.();
    this.#stopWaiting = null;
    this.#startedAt = this.#clock.now();
    const entries = this.#pending;
    this.#pending = [];
    this.#writing = this.#write(entries).then(() => {
      this.#writing = null;
      this.#schedule();
    });
  }

  async #write(entries: readonly Entry[]): Promise<void> {
    const wanted = entries.filter((entry) => entry.wanted());
    if (wanted.length === 0) return;
    const fault = await this.#try(wanted);
    if (fault === null) for (const entry of wanted) entry.done(null);
    else await this.#writeAlone(wanted);
  }

  async #writeAlone(entries: readonly Entry[]): Promise<void> {
    const boards = new Map<BoardId, Entry[]>();
    for (const entry of entries) boards.set(entry.row.board, [...(boards.get(entry.row.board) ?? []), entry]);
    for (const own of boards.values()) {
      const fault = await this.#try(own);
      for (const entry of own) entry.done(fault);
    }
  }

  /** What went wrong, or null. It is handed to the rooms, which stop: a failed commit is not tried twice on the same state. */
  async #try(entries: readonly Entry[]): Promise<unknown> {
    try {
      await this.#store.appendCanvas(entries.map((entry) => entry.row));
      return null;
    } catch (fault) {
      return fault ?? new Error("the store failed without a reason");
    }
  }
}
