import { CLOSE, FRAME, RECORDS, readPointers, SYNC, writePointer } from "@acuerdo/shared";
import * as decoding from "lib0/decoding";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as Y from "yjs";
import {
  change,
  closedFor,
  cursor,
  type Door,
  join,
  nextCursor,
  openBoard,
  provide,
  RawSocket,
  type Seat,
  synced,
} from "../support/server/client.ts";
import { freshFolder, startServer, type TestServer } from "../support/server/server.ts";

/** The guard as people on the relay meet it; pointer frames; and those who read or write too slowly or too fast. */

let server: TestServer;
let door: Door;
let ana: Seat;
let eva: Seat;
const dataDir = freshFolder();
const env = {
  ACUERDO_MAX_UNSENT_BYTES: "262144",
  ACUERDO_MAX_CANVAS_BYTES: "1000000000",
  ACUERDO_MAX_MESSAGES_PER_SECOND: "400",
  ACUERDO_MAX_BYTES_PER_SECOND: "100000000",
};

beforeAll(async () => {
  server = await startServer({ dataDir, env });
  door = await openBoard(server.url);
  ana = await join(server.url, door, "participant", "Ana");
  eva = await join(server.url, door, "participant", "Eva");
});
afterAll(() => server.stop());

const open = (seat: Seat) => RawSocket.open(server.url, door.id, "canvas", seat.token);

/** What a newcomer sees. */
async function seen(): Promise<Record<string, unknown>> {
  const provider = provide(server.url, door.id, "canvas", ana.token);
  await synced(provider);
  const records = provider.doc.getMap(RECORDS).toJSON();
  provider.destroy();
  return records;
}

/** Sends a mark and gives what came of it: the mark, or the code of a refusal. */
async function marked(raw: RawSocket, n: number): Promise<number | string> {
  raw.mark(n);
  const { type, decoder } = await raw.next(FRAME.mark, FRAME.refused);
  const mark = decoding.readVarUint(decoder);
  return type === FRAME.mark ? mark : decoding.readVarString(decoder);
}

test("[WS9] a client id is one member's, on this server and on the next one that starts from the same folder", async () => {
  const doc = new Y.Doc();
  const a = await open(ana);
  a.hello(doc.clientID);
  a.sync(SYNC.update, change(doc, "shape:mine|xy", [1, 1]));
  expect(await marked(a, 1)).toBe(1);
  for (const restarted of [false, true]) {
    if (restarted) {
      await server.stop();
      server = await startServer({ dataDir, env });
    }
    const thief = await open(eva);
    thief.hello(doc.clientID);
    const { decoder } = await thief.next(FRAME.refused);
    expect([decoding.readVarUint(decoder), decoding.readVarString(decoder)]).toEqual([0, "client-id"]);
    const forged = new Y.Doc();
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(doc));
    forged.clientID = doc.clientID;
    thief.sync(SYNC.update, change(forged, "shape:forged|xy", [6, 6]));
    expect(await marked(thief, 1)).toBe("client-id");
    expect(await marked(thief, 2)).toBe("client-id");
    thief.socket.close();
    expect(await seen()).not.toHaveProperty("shape:forged|xy");
  }
  const again = await open(ana);
  again.hello(doc.clientID);
  again.sync(SYNC.update, change(doc, "shape:mine|xy", [2, 2]));
  expect(await marked(again, 2)).toBe(2);
  expect((await seen())["shape:mine|xy"]).toEqual([2, 2]);
  again.socket.close();
});

describe("[WS10] what does not pass", () => {
  test("is told at the next mark to whoever said hello, and nobody else hears of it", async () => {
    const doc = new Y.Doc();
    const [a, watcher] = [await open(ana), await open(eva)];
    await watcher.read();
    a.hello(doc.clientID);
    a.sync(SYNC.update, change(doc, "shape:bad", { evil: true }));
    expect(await marked(a, 1)).toBe("value");
    const fresh = new Y.Doc();
    a.hello(fresh.clientID);
    a.sync(SYNC.update, change(fresh, "shape:good|xy", [1, 2]));
    expect(await marked(a, 2)).toBe(2);
    const heard = new Y.Doc();
    while (!heard.getMap(RECORDS).has("shape:good|xy")) {
      const { decoder } = await watcher.next(FRAME.sync);
      if (decoding.readVarUint(decoder) !== SYNC.update) continue;
      Y.applyUpdate(heard, decoding.readVarUint8Array(decoder));
    }
    expect([...heard.getMap(RECORDS).keys()]).toEqual(["shape:good|xy"]);
    expect(await seen()).not.toHaveProperty("shape:bad");
    for (const raw of [a, watcher]) raw.socket.close();
  });

  test("closes a client that could not be told", async () => {
    const provider = provide(server.url, door.id, "canvas", ana.token);
    await synced(provider);
    const closed = closedFor(provider);
    provider.doc.getMap(RECORDS).set("shape:bad", { evil: true });
    expect(await closed).toBe(CLOSE.malformed);
    provider.destroy();
  });
});

test("[WS11] who builds on what is not here is asked for all, and nothing is said to be saved before", async () => {
  const doc = new Y.Doc();
  const a = await open(ana);
  a.hello(doc.clientID);
  await a.next(FRAME.sync);
  a.sync(SYNC.step2, Uint8Array.of(0, 0));
  const first = change(doc, "shape:base|xy", [1, 1]);
  a.sync(SYNC.update, change(doc, "shape:base|xy", [2, 2]));
  a.mark(1);
  const asked = await a.next(FRAME.sync, FRAME.mark);
  expect([asked.type, decoding.readVarUint(asked.decoder)]).toEqual([FRAME.sync, SYNC.step1]);
  a.sync(SYNC.step2, Y.encodeStateAsUpdate(doc, decoding.readVarUint8Array(asked.decoder)));
  const { decoder } = await a.next(FRAME.mark);
  expect(decoding.readVarUint(decoder)).toBe(1);
  expect((await seen())["shape:base|xy"]).toEqual([2, 2]);
  expect(first.length).toBeGreaterThan(2);
  a.socket.close();
});

test("[WS14] a reader that stops loses its connection at the bound, the others nothing; it gets all when it comes back", async () => {
  const stalled = await open(eva);
  await stalled.read();
  stalled.socket.pause();
  const gone = new Promise<void>((resolve) => stalled.socket.once("close", () => resolve()));
  const doc = new Y.Doc();
  const [a, other] = [await open(ana), await open(eva)];
  await other.read();
  a.hello(doc.clientID);
  const shapes = 20;
  const shape = (n: number) => ({
    ...{
      id: `shape:big${n % shapes}`,
      typeName: "shape",
      type: "draw",
      parentId: "page:page",
      index: "a1",
      rotation: 0,
    },
    ...{ isLocked: false, opacity: 1, meta: {} },
    props: {
      ...{ color: "black", size: "m", isComplete: false, isPen: false, scale: 1, fill: "none", dash: "draw" },
      ...{ isClosed: false, segments: [{ type: "free", points: Array(900).fill({ x: n + 0.1, y: 0.1, z: 0.5 }) }] },
    },
  });
  // More than the kernel keeps for one who does not read; of what is written over within a beat, nobody is told.
  const last = 640;
  for (let n = 1; n <= last; n += 1) {
    a.sync(SYNC.update, change(doc, shape(n).id, shape(n)));
    if (n % shapes === 0) expect(await marked(a, n)).toBe(n);
  }
  stalled.socket.resume();
  await gone;
  const heard = new Y.Doc();
  other.sync(SYNC.step1, Uint8Array.of(0));
  for (;;) {
    const { decoder } = await other.next(FRAME.sync);
    const step = decoding.readVarUint(decoder);
    if (step !== SYNC.step1) Y.applyUpdate(heard, decoding.readVarUint8Array(decoder));
    if (step === SYNC.step2) break;
  }
  expect(heard.getMap(RECORDS).get(shape(last).id)).toEqual(shape(last));
  for (const raw of [a, other]) raw.socket.close();
}, 60_000);

test("[WS15] who sends too fast is read more slowly and loses nothing", async () => {
  const a = await open(ana);
  a.hello();
  const start = performance.now();
  for (let n = 1; n <= 440; n += 1) a.mark(n);
  for (let n = 1; n <= 440; n += 1) expect(decoding.readVarUint((await a.next(FRAME.mark)).decoder)).toBe(n);
  // What came in one piece has been read; what comes behind it waits for all that is owed.
  a.mark(441);
  await a.next(FRAME.mark);
  expect(performance.now() - start).toBeGreaterThan(450);
  a.socket.close();
});

test("[WS15] who opens more sockets may not send more, and who hangs up is heard to the end", async () => {
  const bea = await join(server.url, door, "participant", "Bea");
  const [a, b] = [await open(bea), await open(bea)];
  const start = performance.now();
  for (const [index, raw] of [a, b].entries()) {
    const doc = new Y.Doc();
    raw.hello(doc.clientID);
    for (let n = 1; n <= 300; n += 1) raw.sync(SYNC.update, change(doc, `shape:bea${index}-${n}|xy`, [n, n]));
  }
  b.mark(1);
  a.socket.close();
  await b.next(FRAME.mark);
  // 603 messages: 241 at once, the others at 400 a second.
  expect(performance.now() - start).toBeGreaterThan(850);
  const records = await seen();
  for (const index of [0, 1])
    expect(Object.keys(records).filter((key) => key.startsWith(`shape:bea${index}-`))).toHaveLength(300);
  b.socket.close();
});

describe("[WS16] pointers", () => {
  test("one who sends them gets places in one frame and people once; a plain client gets the same as awareness", async () => {
    const [a, b, plain] = [await open(ana), await open(eva), await open(eva)];
    for (const raw of [a, b]) raw.hello();
    for (const raw of [b, plain]) await raw.read();
    a.socket.send(cursor(11, 1, { sel: [] }));
    b.socket.send(cursor(22, 1, {}));
    b.socket.send(writePointer(null));
    while ((await nextCursor(b)).client !== 11);
    a.socket.send(writePointer([-300, 41.6]));
    const there = async () => readPointers((await b.next(FRAME.pointers)).decoder).find(({ peer }) => peer === 1);
    let pointer = await there();
    while (!pointer?.place) pointer = await there();
    expect(pointer).toEqual({ peer: 1, place: [-300, 42] });
    let shown = await nextCursor(plain);
    while (!(shown.state as { cursor?: unknown })?.cursor) shown = await nextCursor(plain);
    expect(shown).toMatchObject({ client: 11, state: { cursor: [-300, 42], user: { name: "Ana" }, peer: 1 } });
    a.socket.terminate();
    let left = await nextCursor(b);
    while (left.state !== null) left = await nextCursor(b);
    expect(left.client).toBe(11);
    for (const raw of [b, plain]) raw.socket.close();
  });

  test("without a hello, or far outside, they are no message", async () => {
    const raw = await open(ana);
    raw.socket.send(writePointer([1, 1]));
    expect(await raw.closed).toBe(CLOSE.malformed);
  });
});
