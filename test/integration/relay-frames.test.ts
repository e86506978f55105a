import { CLOSE, FRAME, RECORDS, readUint, SYNC, writeNumbers, writePointer } from "@acuerdo/shared";
import * as decoding from "lib0/decoding";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as Y from "yjs";
import {
  change,
  cursor,
  type Door,
  join,
  nextCursor,
  openBoard,
  RawSocket,
  type Seat,
} from "../support/server/client.ts";
import { startServer } from "../support/server/server.ts";

/** The relay byte by byte: marks, presence and what is no message. */

let server: Awaited<ReturnType<typeof startServer>>;
let door: Door;
let seat: Seat;
beforeAll(async () => {
  server = await startServer();
  door = await openBoard(server.url);
  seat = await join(server.url, door, "participant", "Ana");
});
afterAll(() => server.stop());

const open = (document = "canvas", token = seat.token, board = door.id) =>
  RawSocket.open(server.url, board, document, token);

describe("[WS44] whoever said hello", () => {
  test("is told the server's clock and the largest message, gets echoes at once, and how far the server is", async () => {
    const raw = await open();
    const doc = new Y.Doc();
    const before = Date.now();
    raw.hello(doc.clientID, 7);
    const about = (await raw.next(FRAME.about)).decoder;
    expect(readUint(about)).toBeGreaterThanOrEqual(before);
    expect(readUint(about)).toBe(1_048_576);
    raw.socket.send(writeNumbers(FRAME.echo, 41));
    const echo = (await raw.next(FRAME.echo)).decoder;
    expect(readUint(echo)).toBe(41);
    expect(readUint(echo)).toBeGreaterThanOrEqual(before);
    raw.sync(SYNC.update, change(doc, "shape:clock|xy", [1, 1]));
    raw.mark(1);
    const { decoder } = await raw.next(FRAME.mark);
    const told = Array.from({ length: 4 }, () => readUint(decoder));
    expect(told).toEqual([1, 1, doc.clientID, Y.getState(doc.store, doc.clientID)]); // of 7 there is nothing
    raw.socket.close();
  });

  test("an echo before a hello is malformed, on either document", async () => {
    for (const document of ["canvas", "ledger"]) {
      const raw = await open(document);
      raw.socket.send(writeNumbers(FRAME.echo, 1));
      expect(await raw.closed).toBe(CLOSE.malformed);
    }
  });
});

describe("[WS5] saved", () => {
  test("a mark comes back once all that came before it is in the store", async () => {
    const raw = await open();
    const doc = new Y.Doc();
    raw.hello(doc.clientID);
    for (let n = 1; n <= 50; n += 1) {
      raw.sync(SYNC.update, change(doc, `shape:saved${n}|xy`, [n, n]));
      raw.mark(n);
      const { decoder } = await raw.next(FRAME.mark);
      expect(decoding.readVarUint(decoder)).toBe(n);
      const stored = new Y.Doc();
      for (const update of (await server.running.services.store.canvas(door.id)).updates) Y.applyUpdate(stored, update);
      expect(stored.getMap(RECORDS).get(`shape:saved${n}|xy`)).toEqual([n, n]);
    }
    raw.socket.close();
  });
  test("marks come back in order, one each", async () => {
    const raw = await open();
    const doc = new Y.Doc();
    raw.hello(doc.clientID);
    for (let n = 1; n <= 300; n += 1) {
      raw.sync(SYNC.update, change(doc, "shape:order|xy", [n, n]));
      if (n % 3 === 0) raw.mark(n);
    }
    for (let n = 3; n <= 300; n += 3) expect(decoding.readVarUint((await raw.next(FRAME.mark)).decoder)).toBe(n);
    raw.socket.close();
  });
  test("without a hello nobody is sent one: a mark is malformed then", async () => {
    const raw = await open();
    raw.mark(1);
    expect(await raw.closed).toBe(CLOSE.malformed);
  });
  test("a mark on the ledger comes back at once", async () => {
    const raw = await open("ledger");
    raw.hello();
    raw.mark(7);
    expect(decoding.readVarUint((await raw.next(FRAME.mark)).decoder)).toBe(7);
    raw.socket.close();
  });
});

describe("[WS6][WS20] what is no message, or too many, ends that connection alone", () => {
  const bad: readonly [name: string, bytes: readonly number[]][] = [
    ["an unknown type", [99]],
    ["a sync step that does not exist", [0, 7, 0]],
    ["a length beyond the end", [0, 2, 255, 255, 3]],
    ["a number without an end", [255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255]],
    ["an update that is none", [0, 2, 3, 9, 9, 9]],
    ["a hello of another version", [100, 9, 0]],
    ["a hello with too many ids", [100, 1, 200, 1]],
    ["cursors without a body", [1, 5, 1]],
    ["a thousand million cursors", [1, 6, 128, 148, 235, 220, 3, 0]],
    ["a state vector that is none", [0, 0, 2, 5, 1]],
    ["a crowd of messages in one frame", Array(101).fill(3)],
  ];
  test.each(bad)("%s", async (_, bytes) => {
    const honest = await open();
    const raw = await open();
    raw.send(...bytes);
    expect(await raw.closed).toBe(CLOSE.malformed);
    honest.sync(SYNC.step1, Y.encodeStateVector(new Y.Doc()));
    await honest.next(FRAME.sync);
    honest.socket.close();
  });
  test("text", async () => {
    const raw = await open();
    raw.socket.send("hola");
    expect(await raw.closed).toBe(CLOSE.malformed);
  });
  test("more than a frame may hold", async () => {
    const raw = await open();
    raw.socket.send(new Uint8Array(1_048_577));
    expect(await raw.closed).toBe(1009);
  });
  test("the empty update is nothing, on both documents", async () => {
    for (const document of ["canvas", "ledger"]) {
      const raw = await open(document);
      raw.hello();
      raw.sync(SYNC.step2, Uint8Array.of(0, 0));
      raw.sync(SYNC.update, Uint8Array.of(0, 0));
      raw.mark(1);
      await raw.next(FRAME.mark);
      raw.socket.close();
    }
  });
});

describe("[WS7] presence", () => {
  test("who it is, is the server's word; the rest is the client's", async () => {
    const board = await openBoard(server.url);
    const who = await join(server.url, board, "participant", "Ana");
    const [a, b] = [await open("canvas", who.token, board.id), await open("canvas", who.token, board.id)];
    await b.read();
    a.socket.send(cursor(11, 1, { cursor: [1, 2], user: { name: "Otra", memberId: "x" } }));
    const user = { memberId: who.memberId, name: "Ana", role: "participant" };
    expect(await nextCursor(b)).toEqual({ client: 11, clock: 1, state: { cursor: [1, 2], user, peer: 1 } });
    for (const raw of [a, b]) raw.socket.close();
  });
  test("[AN7] where voices are anonymous, nothing of anybody is passed on", async () => {
    const board = await openBoard(server.url, "anonymous");
    const who = await join(server.url, board, "participant", "Ana");
    const [a, b] = [await open("canvas", who.token, board.id), await open("canvas", who.token, board.id)];
    await b.read();
    const doc = new Y.Doc();
    a.hello(doc.clientID);
    a.socket.send(cursor(11, 1, { cursor: [1, 2], user: { name: "Ana" } }));
    a.socket.send(writePointer([3, 4]));
    a.sync(SYNC.update, change(doc, "shape:seen|xy", [1, 2]));
    expect((await b.next(FRAME.sync, FRAME.awareness, FRAME.pointers)).type).toBe(FRAME.sync);
    b.send(FRAME.queryAwareness);
    const told = await b.next(FRAME.awareness, FRAME.pointers);
    const said = decoding.createDecoder(decoding.readVarUint8Array(told.decoder));
    expect([told.type, decoding.readVarUint(said)]).toEqual([FRAME.awareness, 0]);
    for (const raw of [a, b]) raw.socket.close();
  });
  test("nobody moves or removes another's cursor, and too large a one is not passed on", async () => {
    const board = await openBoard(server.url);
    const [ana, eva] = [
      await join(server.url, board, "participant", "Ana"),
      await join(server.url, board, "participant", "Eva"),
    ];
    const [a, e, watcher] = [
      await open("canvas", ana.token, board.id),
      await open("canvas", eva.token, board.id),
      await open("canvas", eva.token, board.id),
    ];
    await watcher.read();
    a.socket.send(cursor(11, 1, { at: "ana" }));
    expect((await nextCursor(watcher)).client).toBe(11);
    e.socket.send(cursor(11, 9, { at: "forged" }));
    e.socket.send(cursor(11, 9, null));
    e.socket.send(cursor(22, 1, { at: "eva" }));
    e.socket.send(cursor(33, 1, { at: "second id" }));
    e.socket.send(cursor(22, 2, { at: "x".repeat(3_000) }));
    e.socket.send(cursor(22, 3, { at: "eva again" }));
    // The newest is enough: what came between may be left out.
    let seen = await nextCursor(watcher);
    while (seen.clock < 3) {
      expect(seen).toMatchObject({ client: 22, clock: 1 });
      seen = await nextCursor(watcher);
    }
    expect(seen).toMatchObject({ client: 22, clock: 3, state: { at: "eva again" } });
    for (const raw of [a, e, watcher]) raw.socket.close();
  });
  test("a cursor goes when its connection goes; who comes later is told who is there", async () => {
    const board = await openBoard(server.url);
    const who = await join(server.url, board, "participant", "Ana");
    const [a, b] = [await open("canvas", who.token, board.id), await open("canvas", who.token, board.id)];
    await b.read();
    a.socket.send(cursor(11, 4, { here: true }));
    await nextCursor(b);
    const late = await open("canvas", who.token, board.id);
    expect((await nextCursor(late)).client).toBe(11);
    a.socket.terminate();
    expect(await nextCursor(b)).toEqual({ client: 11, clock: 5, state: null });
    for (const raw of [b, late]) raw.socket.close();
  });
});
