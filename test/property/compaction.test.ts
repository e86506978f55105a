import type { Actor, BoardId } from "@acuerdo/shared";
import { RECORDS } from "@acuerdo/shared";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import { Meters } from "../../server/src/meters.ts";
import { openGuard } from "../../server/src/relay/gate.ts";
import { Journal } from "../../server/src/relay/journal.ts";
import { CanvasRoom } from "../../server/src/relay/room.ts";
import { openSqlite } from "../../server/src/store/sql.ts";
import type { CanvasRow, Store } from "../../server/src/store/store.ts";
import { change } from "../support/server/client.ts";
import { HandClock } from "../support/server/hand-clock.ts";
import { freshFolder } from "../support/server/server.ts";

/**
 * Updates, compactions and kills in random order over the real store. Every row that was ever committed is kept aside:
 * however often the log was replaced, and wherever it was killed, what is on disk gives the same document as all of them.
 */

const RUNS = Number(process.env.ACUERDO_COMPACTION_RUNS ?? 30);
const STEPS = 60;
const WRITERS = 3;

/** Mulberry32: small, and the same everywhere. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const docOf = (updates: readonly Uint8Array[]): Y.Doc => {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
};

let store: Store;
beforeAll(async () => {
  store = await openSqlite(`${freshFolder()}/acuerdo.db`);
});
afterAll(() => store.close());

/** The store as a process sees it until it is killed: what has not begun by then never happens. */
function processOn(rows: CanvasRow[]): { view: Store; kill(): void } {
  let dead = false;
  const whileAlive = <T>(run: () => Promise<T>): Promise<T> => (dead ? new Promise<T>(() => undefined) : run());
  const view: Store = Object.create(store, {
    canvas: { value: (board: BoardId) => store.canvas(board) },
    compactCanvas: { value: (row: CanvasRow) => whileAlive(() => store.compactCanvas(row)) },
    appendCanvas: {
      value: (added: readonly CanvasRow[]) =>
        whileAlive(async () => {
          await store.appendCanvas(added);
          rows.push(...added);
        }),
    },
  });
  return {
    view,
    kill: () => {
      dead = true;
    },
  };
}

class World {
  readonly #board: BoardId;
  readonly #next: () => number;
  readonly #rows: CanvasRow[] = [];
  /** What each writer's browser holds, and what the server said of it to be saved. */
  readonly #docs = Array.from({ length: WRITERS }, () => new Y.Doc());
  readonly #saved = new Map<string, number>();
  #count = 0;
  #clock = new HandClock();
  #journal!: Journal;
  #room!: CanvasRoom;
  #kill: () => void = () => undefined;

  constructor(board: BoardId, next: () => number) {
    this.#board = board;
    this.#next = next;
  }

  async load(): Promise<void> {
    const { view, kill } = processOn(this.#rows);
    this.#clock = new HandClock();
    this.#journal = new Journal(view, this.#clock);
    this.#kill = kill;
    this.#room = await CanvasRoom.load({
      ...{ board: this.#board, store: view, journal: this.#journal, openGate: openGuard, clock: this.#clock },
      ...{ meters: new Meters(), maxBytes: 1e9, compactAfter: 1 + Math.floor(this.#next() * 12) },
      onFault: (fault: unknown) => {
        throw fault;
      },
    });
    for (const writer of this.#docs.keys()) this.#send(writer, Y.encodeStateAsUpdate(this.#docs[writer] as Y.Doc));
  }

  #send(writer: number, update: Uint8Array, after: () => void = () => undefined): void {
    const memberId = `member${writer}` as Actor["memberId"];
    const who = { memberId, role: "participant", named: true } as const;
    expect(this.#room.admit(who, [(this.#docs[writer] as Y.Doc).clientID])).toBeNull();
    const seat = { memberId, person: () => null, client: null, compact: false };
    this.#room.write({
      ...{ from: seat, writer: who, update },
      judged: (written) => {
        if (!written.ok) throw new Error(written.code);
        expect(written.waits).toBe(false);
        this.#room.whenSaved(written.row, after);
      },
    });
  }

  async step(): Promise<void> {
    const chance = this.#next();
    if (chance < 0.6) this.#edit();
    else if (chance < 0.75) this.#clock.pass(5);
    else if (chance < 0.85) await this.#journal.flush();
    else if (chance < 0.92) await new Promise((resolve) => setImmediate(resolve));
    else await this.#restart(chance < 0.97);
  }

  #edit(): void {
    const writer = Math.floor(this.#next() * WRITERS);
    const key = `shape:w${writer}k${Math.floor(this.#next() * 4)}|xy`;
    this.#count += 1;
    const value = this.#count;
    const update = change(this.#docs[writer] as Y.Doc, key, [value, 0]);
    this.#send(writer, update, () => this.#saved.set(key, value));
  }

  async #restart(isKilled: boolean): Promise<void> {
    if (isKilled) this.#kill();
    else await this.#room.free();
    // What had begun before the kill ends first: SQLite takes one transaction after the other.
    await store.canvas(this.#board);
    await this.check();
    await this.load();
  }

  /** What is on disk is what all rows together say, and holds what was said to be saved. */
  async check(): Promise<void> {
    const { updates, logged, seq } = await store.canvas(this.#board);
    const [disk, replay] = [docOf(updates), docOf(this.#rows.map(({ data }) => data))];
    const there = disk.getMap(RECORDS).toJSON();
    // A snapshot may be ahead of the rows, by what was applied and not yet written when it was taken.
    Y.applyUpdate(replay, Y.encodeStateAsUpdate(disk));
    expect(there).toEqual(replay.getMap(RECORDS).toJSON());
    expect(Y.encodeStateVector(disk)).toEqual(Y.encodeStateVector(replay));
    expect(disk.store.pendingStructs).toBeNull();
    for (const [key, value] of this.#saved) expect((there[key] as number[])[0]).toBeGreaterThanOrEqual(value);
    expect(seq).toBe(this.#rows.length);
    expect(updates.length).toBeLessThanOrEqual(logged + 1);
  }

  async end(): Promise<void> {
    await this.#room.free();
    await this.check();
    const writers = docOf(this.#docs.map((doc) => Y.encodeStateAsUpdate(doc)));
    expect(
      docOf((await store.canvas(this.#board)).updates)
        .getMap(RECORDS)
        .toJSON(),
    ).toEqual(writers.getMap(RECORDS).toJSON());
  }
}

async function run(seed: number): Promise<void> {
  const board = `boardcomp${String(seed).padStart(7, "0")}` as BoardId;
  const keys = { mediator: `m${seed}`, participant: `p${seed}`, observer: `o${seed}` };
  await store.createBoard(
    { id: board, createdAt: 0, code: `K${seed}`, doorOpen: true, keys, secret: "s", voices: "named" },
    { after: 0, events: [], update: null },
  );
  const world = new World(board, random(seed));
  await world.load();
  for (let step = 0; step < STEPS; step += 1) await world.step();
  await world.end();
}

test(`[WS12] ${RUNS} random orders of updates, compactions and kills: the disk equals the replay of all rows`, async () => {
  for (let seed = 1; seed <= RUNS; seed += 1) {
    await run(seed).catch((fault: Error) => {
      fault.message = `seed ${seed}: ${fault.message}`;
      throw fault;
    });
  }
});
