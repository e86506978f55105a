import type { Actor, BoardId } from "@acuerdo/shared";
import { CLOSE, FRAME, RECORDS } from "@acuerdo/shared";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readSyncMessage, writeSyncStep1, writeUpdate } from "y-protocols/sync";
import * as Y from "yjs";
import { Meters } from "../../server/src/meters.ts";
import type { Batch } from "../../server/src/relay/batch.ts";
import { CanvasConnection } from "../../server/src/relay/connection.ts";
import { openGuard } from "../../server/src/relay/gate.ts";
import { Journal } from "../../server/src/relay/journal.ts";
import type { Line } from "../../server/src/relay/line.ts";
import { CanvasRoom } from "../../server/src/relay/room.ts";
import { openSqlite } from "../../server/src/store/sql.ts";
import type { Store } from "../../server/src/store/store.ts";
import { frame } from "../support/server/client.ts";
import { HandClock } from "../support/server/hand-clock.ts";
import { freshFolder } from "../support/server/server.ts";
import { HOST, partsOf } from "../support/server/told.ts";

/**
 * Random people draw on one canvas, lose their connections at random moments and come back, and the room is thrown away
 * and loaded again in between. The wire is in the test's hands: frames lie in queues until the test hands them over.
 */

const RUNS = Number(process.env.ACUERDO_RELAY_RUNS ?? 60);
const STEPS = 120;
const PEERS = 4;

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

class Peer {
  readonly doc = new Y.Doc();
  readonly actor: Actor;
  /** What was in the document when each mark was sent, and what the server said to be saved. */
  readonly marks = new Map<number, Record<string, unknown>>();
  saved = 0;
  #connection: CanvasConnection | null = null;
  #up: Uint8Array[] = [];
  #down: Uint8Array[] = [];
  #mark = 0;

  constructor(index: number) {
    const id = `member${index}` as never;
    this.actor = { memberId: id, voiceId: id, signature: id, role: "participant", takesPart: true };
    this.doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.#up.push(frame(FRAME.sync, (encoder) => writeUpdate(encoder, update)));
    });
  }

  connect(room: CanvasRoom, clock: HandClock): void {
    this.#up = [];
    this.#down = [];
    const take = ({ messages }: Batch, mine: object) => {
      this.#down.push(...messages.flatMap(({ bytes, from }) => (from === mine ? [] : [bytes])));
    };
    const line: Line = {
      send: (bytes) => this.#down.push(bytes),
      answer: (answer) => {
        for (const part of partsOf(answer, 100)) for (const batch of part) take(batch, this);
      },
      tell: take,
      hint: () => true,
      close: (code) => expect([CLOSE.tryAgain]).toContain(code),
    };
    this.#connection = new CanvasConnection({ room, actor: this.actor, person: () => null, line, clock, host: HOST });
    this.#connection.open();
    this.#up.push(
      frame(FRAME.hello, (encoder) => {
        for (const number of [1, 1, this.doc.clientID]) encoding.writeVarUint(encoder, number);
      }),
    );
    this.#up.push(frame(FRAME.sync, (encoder) => writeSyncStep1(encoder, this.doc)));
  }

  drop(): void {
    this.#connection?.closed();
    this.#connection = null;
    this.marks.clear();
  }

  get online(): boolean {
    return this.#connection !== null;
  }

  mark(): void {
    this.#mark += 1;
    this.marks.set(this.#mark, this.doc.getMap(RECORDS).toJSON());
    this.#up.push(frame(FRAME.mark, (encoder) => encoding.writeVarUint(encoder, this.#mark)));
  }

  /** One frame in one direction; false when there is none. */
  deliver(up: boolean): boolean {
    const bytes = (up ? this.#up : this.#down).shift();
    if (!bytes || !this.#connection) return false;
    if (up) this.#connection.receive(bytes);
    else this.#hear(bytes);
    return true;
  }

  #hear(bytes: Uint8Array): void {
    const decoder = decoding.createDecoder(bytes);
    const type = decoding.readVarUint(decoder);
    if (type === FRAME.mark) this.saved = decoding.readVarUint(decoder);
    expect(type).not.toBe(FRAME.refused);
    if (type !== FRAME.sync) return;
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, FRAME.sync);
    readSyncMessage(decoder, encoder, this.doc, this);
    if (encoding.length(encoder) > 1) this.#up.push(encoding.toUint8Array(encoder));
  }
}

let store: Store;
beforeAll(async () => {
  store = await openSqlite(`${freshFolder()}/acuerdo.db`);
});
afterAll(() => store.close());

async function stored(board: BoardId): Promise<Y.Doc> {
  const doc = new Y.Doc();
  for (const update of (await store.canvas(board)).updates) Y.applyUpdate(doc, update);
  return doc;
}

class World {
  readonly #board: BoardId;
  readonly #clock = new HandClock();
  readonly #journal = new Journal(store, this.#clock);
  readonly #next: () => number;
  readonly #peers: readonly Peer[];
  #room!: CanvasRoom;

  constructor(board: BoardId, next: () => number) {
    this.#board = board;
    this.#next = next;
    this.#peers = Array.from({ length: PEERS }, (_, index) => new Peer(index));
  }

  async load(): Promise<void> {
    const setup = {
      board: this.#board,
      store,
      journal: this.#journal,
      maxBytes: 1e9,
      openGate: openGuard,
      clock: this.#clock,
      meters: new Meters(),
      onFault: (fault: unknown) => {
        throw fault;
      },
    };
    this.#room = await CanvasRoom.load(setup);
  }

  #one<T>(items: readonly T[]): T {
    return items[Math.floor(this.#next() * items.length)] as T;
  }

  async step(): Promise<void> {
    const peer = this.#one(this.#peers);
    const chance = this.#next();
    if (!peer.online && chance < 0.3) peer.connect(this.#room, this.#clock);
    else if (chance < 0.4) this.#edit(peer);
    else if (chance < 0.45 && peer.online) peer.mark();
    else if (chance < 0.48) peer.drop();
    else if (chance < 0.5) await this.#restart();
    else if (chance < 0.6) this.#clock.pass(Math.floor(this.#next() * 12));
    else for (let n = Math.floor(this.#next() * 6); n > 0; n -= 1) peer.deliver(this.#next() < 0.5);
  }

  #edit(peer: Peer): void {
    const records = peer.doc.getMap(RECORDS);
    const key = `shape:${Math.floor(this.#next() * 8)}|xy`;
    if (this.#next() < 0.2) records.delete(key);
    else records.set(key, [Math.floor(this.#next() * 1e6), 0]);
  }

  /** The room is left and loaded again, as after a minute's idleness or a crash. */
  async #restart(): Promise<void> {
    for (const peer of this.#peers) peer.drop();
    await this.#room.free();
    await this.load();
  }

  async settle(): Promise<void> {
    for (const peer of this.#peers) if (!peer.online) peer.connect(this.#room, this.#clock);
    for (let moved = true; moved; ) {
      moved = false;
      this.#clock.pass(1_000);
      for (const peer of this.#peers) for (const up of [true, false]) while (peer.deliver(up)) moved = true;
    }
    await this.#journal.flush();
    for (const peer of this.#peers) while (peer.deliver(false));
  }

  /** All documents are equal: the peers', the one that a newcomer gets, and the one on disk. */
  async check(): Promise<void> {
    const disk = (await stored(this.#board)).getMap(RECORDS).toJSON();
    for (const peer of this.#peers) {
      expect(peer.doc.getMap(RECORDS).toJSON()).toEqual(disk);
      expect(peer.doc.store.pendingStructs).toBeNull();
    }
    expect(this.#room.records()).toEqual(disk);
    await this.#room.free();
  }

  async checkMarks(): Promise<void> {
    for (const peer of this.#peers) peer.mark();
    await this.settle();
    await this.settle();
    for (const peer of this.#peers) expect(peer.saved).toBe(Math.max(...peer.marks.keys()));
  }
}

async function run(seed: number): Promise<void> {
  const board = `boardseed${String(seed).padStart(7, "0")}` as BoardId;
  const keys = { mediator: `m${seed}`, participant: `p${seed}`, observer: `o${seed}` };
  await store.createBoard(
    { id: board, createdAt: 0, code: `C${seed}`, doorOpen: true, keys, secret: "s", voices: "named" },
    { after: 0, events: [], update: null },
  );
  const world = new World(board, random(seed));
  await world.load();
  for (let step = 0; step < STEPS; step += 1) await world.step();
  await world.settle();
  await world.checkMarks();
  await world.check();
}

test(`[WS8] ${RUNS} random worlds of ${PEERS} people end equal, on every screen and on disk`, async () => {
  for (let seed = 1; seed <= RUNS; seed += 1) {
    await run(seed).catch((fault: Error) => {
      fault.message = `seed ${seed}: ${fault.message}`;
      throw fault;
    });
  }
});
