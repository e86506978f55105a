import type { BoardId } from "@acuerdo/shared";

/**
 * What is in memory of each board: loaded when first asked for, one load for all who ask at once, freed when nobody has
 * needed it for a minute. A load that fails leaves nothing behind: never an empty board in the place of one that is there.
 */

/** After the last socket and the last commit. */
const IDLE_MS = 60_000;
const SWEEP_MS = 10_000;
/** From being given a room to being in it. */
const ENTERING_MS = 2_000;
/** Looking through all rooms takes the longer the more there are: not for each one that is loaded. */
const BETWEEN_RELIEFS_MS = 250;

export interface Lodging {
  readonly busy: boolean;
  readonly failed: boolean;
  /** What it takes, where that is to be bounded while nobody needs it. */
  readonly bytes?: number;
  /** Called once, when it is freed. */
  free?(): Promise<void>;
}

interface Room<L> {
  readonly loading: Promise<L>;
  lodging: L | null;
  usedAt: number;
}

export class Rooms<L extends Lodging> {
  readonly #load: (board: BoardId) => Promise<L>;
  readonly #now: () => number;
  readonly #maxIdleBytes: number;
  readonly #rooms = new Map<BoardId, Room<L>>();
  readonly #leaving = new Map<BoardId, Promise<void>>();
  readonly #timer: NodeJS.Timeout;
  #relievedAt = Number.NEGATIVE_INFINITY;

  /** @param maxIdleBytes beyond it what nobody needs is freed at once, the longest idle first. */
  constructor(load: (board: BoardId) => Promise<L>, now: () => number, maxIdleBytes = Number.POSITIVE_INFINITY) {
    this.#load = load;
    this.#now = now;
    this.#maxIdleBytes = maxIdleBytes;
    this.#timer = setInterval(() => this.sweep(), SWEEP_MS);
    this.#timer.unref();
  }

  get size(): number {
    return this.#rooms.size;
  }

  /** The boards in memory. */
  ids(): readonly BoardId[] {
    return [...this.#rooms.keys()];
  }

  /** The board's room if it is in memory. */
  peek(board: BoardId): L | null {
    return this.#rooms.get(board)?.lodging ?? null;
  }

  /** The board's room. @throws what the load threw; the next call tries again. */
  async get(board: BoardId): Promise<L> {
    const known = this.#rooms.get(board);
    if (known && !known.lodging?.failed) {
      known.usedAt = this.#now();
      return known.loading;
    }
    const room: Room<L> = { loading: this.#begin(board), lodging: null, usedAt: this.#now() };
    this.#rooms.set(board, room);
    try {
      room.lodging = await room.loading;
      room.usedAt = this.#now();
      if (room.usedAt - this.#relievedAt >= BETWEEN_RELIEFS_MS) this.#relieve();
      return room.lodging;
    } catch (fault) {
      if (this.#rooms.get(board) === room) this.#rooms.delete(board);
      throw fault;
    }
  }

  /** Puts in what was loaded for another reason, where nothing is in memory or on its way. */
  put(board: BoardId, make: () => L): void {
    if (this.#rooms.has(board)) return;
    const lodging = make();
    this.#rooms.set(board, { loading: Promise.resolve(lodging), lodging, usedAt: this.#now() });
  }

  async #begin(board: BoardId): Promise<L> {
    await this.#leaving.get(board);
    return this.#load(board);
  }

  /** Frees what has been idle for long enough. */
  sweep(idleMs = IDLE_MS): void {
    for (const [board, room] of this.#rooms) {
      const { lodging } = room;
      if (!lodging) continue;
      if (lodging.busy && !lodging.failed) room.usedAt = this.#now();
      else if (lodging.failed || this.#now() - room.usedAt >= idleMs) this.#free(board, lodging);
    }
    this.#relieve();
  }

  /** Whoever has just asked for a room has not entered it yet: it is not idle until a moment later. */
  #relieve(): void {
    if (this.#maxIdleBytes === Number.POSITIVE_INFINITY) return;
    const now = this.#now();
    this.#relievedAt = now;
    const idle = [...this.#rooms].flatMap(([board, { lodging, usedAt }]) =>
      lodging && !lodging.busy && now - usedAt >= ENTERING_MS ? [{ board, lodging, usedAt }] : [],
    );
    let bytes = idle.reduce((sum, { lodging }) => sum + (lodging.bytes ?? 0), 0);
    for (const { board, lodging } of idle.sort((a, b) => a.usedAt - b.usedAt)) {
      if (bytes <= this.#maxIdleBytes) return;
      bytes -= lodging.bytes ?? 0;
      this.#free(board, lodging);
    }
  }

  #free(board: BoardId, lodging: L): void {
    this.#rooms.delete(board);
    if (lodging.failed || !lodging.free) return;
    const left = lodging.free().finally(() => this.#leaving.delete(board));
    this.#leaving.set(board, left);
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    const rooms = await Promise.allSettled([...this.#rooms.values()].map((room) => room.loading));
    this.#rooms.clear();
    const leaving = rooms.map((room) =>
      room.status === "fulfilled" && !room.value.failed ? room.value.free?.() : undefined,
    );
    await Promise.all([...leaving, ...this.#leaving.values()]);
  }
}
