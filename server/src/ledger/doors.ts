import type { BoardId } from "@acuerdo/shared";
import type { Log } from "../log.ts";
import type { Rooms } from "../rooms.ts";
import type { Store, StoredBoard } from "../store/store.ts";
import type { LedgerWriter } from "./writer.ts";

/**
 * Doors that nobody looks after. A code can be guessed for as long as its door is open, and people forget to close it: where
 * nobody who facilitates has been for half a day, the server closes it, and the record says so. Links still let people in.
 */

const HOUR_MS = 3_600_000;
/** How often the disk is told that somebody is still there, and how exactly: what else happened then is nobody's business. */
const VISIT_MS = 600_000;
const SWEEP_MS = 600_000;
/** Doors that are closed in one sweep: each has its board loaded. */
const AT_A_TIME = 20;
/** Boards of which it is known when the disk was told: forgetting one costs a write. */
const MAX_TOLD = 10_000;

export interface DoorSetup {
  readonly store: Store;
  readonly ledgers: Rooms<LedgerWriter>;
  readonly log: Log;
  readonly now: () => number;
  /** After so many without anybody who facilitates a door is closed; 0 leaves all open. */
  readonly hours: number;
}

export class Doors {
  readonly #setup: DoorSetup;
  readonly #told = new Map<BoardId, number>();
  readonly #timer: NodeJS.Timeout;
  /** Whether somebody who facilitates has a board open at this moment. */
  #isTended: (board: BoardId) => boolean = () => false;

  constructor(setup: DoorSetup) {
    this.#setup = setup;
    this.#timer = setInterval(() => void this.sweep(), SWEEP_MS);
    this.#timer.unref();
  }

  watch(isTended: (board: BoardId) => boolean): void {
    this.#isTended = isTended;
  }

  /** Somebody who facilitates does something. */
  visit(board: BoardId): void {
    const { store, log, now } = this.#setup;
    const at = now();
    if (at - (this.#told.get(board) ?? 0) < VISIT_MS) return;
    if (this.#told.size >= MAX_TOLD) this.#told.clear();
    this.#told.set(board, at);
    store
      .visit(board, Math.ceil(at / VISIT_MS) * VISIT_MS)
      .catch((fault: unknown) => log.error("door.visit-not-saved", fault, { board: log.tag(board) }));
  }

  /** Whether the code lets people in: closes the door first where nobody has looked after it for too long. */
  async isOpen({ id, doorOpen }: StoredBoard): Promise<boolean> {
    const { hours, now, store } = this.#setup;
    if (!doorOpen || hours === 0 || this.#isTended(id)) return doorOpen;
    const last = await store.lastVisit(id);
    if (this.#isYetToBe(last)) this.visit(id);
    if (now() - last < hours * HOUR_MS) return true;
    await this.#close(id);
    return false;
  }

  /** Whether the clock was ahead when it was written down: the hours are counted from now on, or the door would be open until then. */
  #isYetToBe(last: number): boolean {
    return last > this.#setup.now() + VISIT_MS;
  }

  /** Closes what was left open. A disk that fails is told of by whoever writes next; the next sweep tries again. */
  async sweep(): Promise<void> {
    const { hours, now, store, log } = this.#setup;
    if (hours === 0) return;
    try {
      const boards = await store.unvisited(now() - hours * HOUR_MS, AT_A_TIME, now() + VISIT_MS);
      for (const board of boards) {
        if (this.#isTended(board) || this.#isYetToBe(await store.lastVisit(board))) this.visit(board);
        else await this.#close(board);
      }
    } catch (fault) {
      log.error("door.not-closed", fault);
    }
  }

  async #close(board: BoardId): Promise<void> {
    const { ledgers, log } = this.#setup;
    const closing = { kind: "door.set", actor: "server", data: { open: false } } as const;
    const writer = await ledgers.get(board);
    await writer.record(({ board: { doorOpen } }) => ({ drafts: doorOpen ? [closing] : [] }));
    if (writer.state.board.voices === "named") log.info("door.closed", { board: log.tag(board) });
  }

  close(): void {
    clearInterval(this.#timer);
  }
}
