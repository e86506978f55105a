import { drawn, FRAME, isFractionalIndex, pathOf, RECORDS, SHARES, SYNC } from "@acuerdo/shared";
import { getIndexAbove, getIndexBelow, getIndexBetween, type IndexKey } from "@tldraw/tldraw";
import * as decoding from "lib0/decoding";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import type { Random } from "../sim/random.ts";
import { count, eventually, random, report, SEED } from "../support/attack/attack.ts";
import { HOSTILE, harmOf, heavyStroke, longStroke } from "../support/attack/canvas.ts";
import { type Weakness, weaken } from "../support/attack/weaken.ts";
import { card, PROPS, shapeRecord } from "../support/guard/samples.ts";
import {
  type Door,
  get,
  join,
  openBoard,
  post,
  provide,
  RawSocket,
  type Seat,
  synced,
} from "../support/server/client.ts";
import { freshFolder, startServer, type TestServer } from "../support/server/server.ts";

/** Somebody who wants nobody to work on a canvas any more (suite 35): what is taken can be drawn, reached and undone. */

const CASES = count(80, 6_000);
const LIMIT = 524_288;
const env = { ACUERDO_MAX_CANVAS_BYTES: String(LIMIT), ACUERDO_MAX_SOCKETS_PER_MEMBER: "10000" };
const dataDir = freshFolder();

let server: TestServer;
let door: Door;
let [mallory, ana, chair] = [] as unknown as [Seat, Seat, Seat];
let seen: Y.Map<unknown>;
const open: WebsocketProvider[] = [];

beforeAll(async () => {
  server = await startServer({ env, dataDir });
});
afterAll(() => server.stop());
beforeEach(async () => {
  door = await openBoard(server.url);
  const roles = ["participant", "participant", "mediator"] as const;
  [mallory, ana, chair] = (await Promise.all(roles.map((role) => join(server.url, door, role)))) as [Seat, Seat, Seat];
  seen = await canvas(ana);
});
afterEach(() => {
  for (const provider of open.splice(0)) provider.destroy();
});

async function canvas(seat: Seat): Promise<Y.Map<unknown>> {
  const provider = provide(server.url, door.id, "canvas", seat.token);
  open.push(provider);
  await synced(provider);
  return provider.doc.getMap(RECORDS);
}

type Writes = readonly (readonly [key: string, value: unknown])[];

/** Writes on a connection of its own, under a client id of its own: why it was refused, or null. A null deletes. */
async function write(seat: Seat, entries: Writes): Promise<string | null> {
  const raw = await RawSocket.open(server.url, door.id, "canvas", seat.token);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(seen.doc as Y.Doc));
  const before = Y.encodeStateVector(doc);
  const records = doc.getMap(RECORDS);
  doc.transact(() => {
    for (const [key, value] of entries) value === null ? records.delete(key) : records.set(key, value);
  });
  raw.hello(doc.clientID);
  raw.sync(SYNC.update, Y.encodeStateAsUpdate(doc, before));
  raw.mark(1);
  const { type, decoder } = await raw.next(FRAME.mark, FRAME.refused);
  decoding.readVarUint(decoder);
  const code = type === FRAME.refused ? decoding.readVarString(decoder) : null;
  raw.socket.terminate();
  return code;
}

async function put(seat: Seat, id: string, record: unknown): Promise<string | null> {
  const code = await write(seat, [
    [`shape:${id}`, record],
    [`shape:${id}|xy`, [1, 2]],
  ]);
  if (code === null) await eventually("Ana sees it", () => seen.has(`shape:${id}`));
  return code;
}

async function empty(seat: Seat): Promise<string | null> {
  const code = await write(
    seat,
    [...seen.keys()].map((key) => [key, null]),
  );
  await eventually("it is empty", () => code !== null || seen.size === 0);
  return code;
}

/** How many of these writes of honest people are refused: something drawn, and everything taken away. */
async function honestRefused(): Promise<number> {
  const codes = [await put(ana, "honest", shapeRecord("honest", "geo", { ...PROPS.geo })), await empty(ana)];
  return codes.filter((code) => code !== null).length;
}

function weakened(weakness: Weakness): void {
  const strengthen = weaken(weakness);
  open.push({ destroy: strengthen } as WebsocketProvider);
}

/** Whether tldraw finds a place above, below and between what lies there, at which a canvas takes something. */
function hasRoom(indexes: readonly string[]): boolean {
  const order = [...new Set(indexes)].sort((a, b) => (a < b ? -1 : 1)) as IndexKey[];
  const steps = order.slice(1).map((above, i) => () => getIndexBetween(order[i] as IndexKey, above));
  steps.push(
    () => getIndexAbove(order.at(-1)),
    () => getIndexBelow(order[0] as IndexKey),
  );
  return steps.every((step) => {
    try {
      return isFractionalIndex(step());
    } catch {
      return false; // what tldraw throws is the end of its screen
    }
  });
}

/** Hostile records of every kind, one by one. */
async function harms(cases: number, next: Random) {
  const found: string[] = [];
  let taken = 0;
  for (let n = 0; n < cases; n += 1) {
    const record = HOSTILE[next.pick(["order", "cover", "cost"] as const)](next, `m${n}`);
    if ((await put(mallory, `m${n}`, record)) !== null) continue;
    taken += 1;
    const harm = harmOf(seen.get(`shape:m${n}`));
    if (harm) found.push(`${harm}: ${JSON.stringify(record).slice(0, 200)}`);
  }
  const shapes = [...seen.values()].filter((value) => !Array.isArray(value)) as { index: string }[];
  if (!hasRoom(shapes.map(({ index }) => index))) found.push("no room for what comes next");
  return { found, taken };
}

describe("[AT35] a record that ends the work", () => {
  test(`seed ${SEED}: ${CASES} of them: what is taken can be reached, seen, drawn and taken away, and leaves room`, async () => {
    const { found, taken } = await harms(CASES, random());
    const refused = await honestRefused();
    report("35 canvas records", { cases: CASES, taken, harms: found.length, "honest refused": refused });
    expect(found).toEqual([]);
    expect(taken).toBeGreaterThan(CASES / 20);
    expect(refused).toBe(0);
  });
  test("a server that takes whatever a record says is caught", async () => {
    weakened("takes whatever a record says");
    door = await openBoard(server.url);
    [mallory, ana] = [await join(server.url, door, "participant"), await join(server.url, door, "participant")];
    seen = await canvas(ana);
    expect((await harms(40, random())).found.length).toBeGreaterThan(5);
  });
});

/** How much one member gets onto a canvas, piece by piece: in shares of what a member may bring. */
async function flood(): Promise<number> {
  let units = 0;
  for (let n = 0; n < 40; n += 1) {
    const stroke = heavyStroke(`h${n}`);
    if ((await put(mallory, `h${n}`, stroke)) === null) units += drawn(stroke as never);
  }
  return units / SHARES.drawn.member;
}

describe("[AT35] one of many", () => {
  test("brings no more than a share of what can be drawn, and the others draw on", async () => {
    const share = await flood();
    const refused = await honestRefused();
    report("35 canvas share", { share: share.toFixed(2), "honest refused": refused });
    expect(share).toBeLessThanOrEqual(1);
    expect(share).toBeGreaterThan(0.8);
    expect(refused).toBe(0);
  });
  test("a server that counts nobody's share is caught", async () => {
    weakened("counts nobody's share");
    expect(await flood()).toBeGreaterThan(1.5);
  });
});

/** Several fill a canvas until nobody gets anything on it any more. */
async function fill(): Promise<number> {
  let taken = 0;
  for (let one = 0; one < 6; one += 1) {
    const seat = await join(server.url, door, "participant");
    for (let n = 0; ; n += 1) {
      const id = `f${one}-${n}`;
      if ((await put(seat, id, longStroke(id))) !== null) break;
      taken += 1;
    }
  }
  return taken;
}

async function restart(): Promise<void> {
  for (const provider of open.splice(0)) provider.destroy();
  await server.stop();
  server = await startServer({ env, dataDir });
  seen = await canvas(ana);
}

describe("[AT35] a canvas that is full", () => {
  test("takes writes again as soon as it was emptied, and after a restart", async () => {
    const taken = await fill();
    expect(await put(ana, "more", longStroke("more"))).not.toBeNull();
    expect(await empty(ana)).toBeNull();
    expect(await put(ana, "again", longStroke("again"))).toBeNull();
    expect(await fill()).toBeGreaterThan(taken / 2);
    await restart();
    expect(await empty(ana)).toBeNull();
    expect(await put(ana, "after", longStroke("after"))).toBeNull();
    report("35 canvas full", { strokes: taken, "honest refused": 0 });
  });
  test("a server that never looks what is left is caught", async () => {
    weakened("never looks what is left on a full canvas");
    const taken = await fill();
    await empty(ana);
    expect(await fill()).toBeLessThan(taken / 2);
  });
});

/** Cards of Ana's, and a stranger who takes them all. */
async function wipe(): Promise<Record<string, unknown>> {
  const cards = Array.from({ length: 20 }, (_, n) => [`shape:k${n}`, card(`k${n}`, `p${n}`, "c")] as const);
  await write(ana, [...cards, ...cards.map(([key], n) => [`${key}|xy`, [n, n]] as const)]);
  await eventually("they lie there", () => seen.size === 40);
  const before = seen.toJSON();
  await empty(mallory);
  return before;
}

const restore = (seat: Seat, wanted: object) =>
  post(server.url, pathOf("restore", { id: door.id }), wanted, seat.token);
const history = async (seat: Seat) => (await get(server.url, pathOf("history", { id: door.id }), seat.token)).body;

describe("[AT35] whoever wipes a canvas", () => {
  test("is undone by whoever holds the wheel and by nobody else, and the record says so", async () => {
    const before = await wipe();
    const [done] = (await history(chair)).doings;
    for (const seat of [mallory, ana]) expect((await restore(seat, { doing: done.id })).status).toBe(403);
    expect((await restore(chair, { doing: done.id })).status).toBe(200);
    await eventually("everything is back", () => seen.size === 40);
    expect(seen.toJSON()).toEqual(before);
    const { events } = (await get(server.url, pathOf("events", { id: door.id }), ana.token)).body;
    expect(events.at(-1)).toMatchObject({ kind: "canvas.restored", actor: chair.memberId });
    report("35 canvas wiped", { cards: 20, lost: 0 });
  });
  test("a server that does not know what was there before is caught", async () => {
    weakened("forgets what a canvas was");
    await wipe();
    expect(await history(chair)).toMatchObject({ doings: [], moments: [] });
  });
});
