import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { CLOSE, FRAME, pathOf, SYNC } from "@acuerdo/shared";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import WebSocket from "ws";
import * as Y from "yjs";
import { Connections } from "../../server/src/http/connections.ts";
import { readAddresses } from "../../server/src/limits/address.ts";
import { COSTS } from "../../server/src/limits/costs.ts";
import { mostConnections, socketsOfAddress } from "../../server/src/limits/files.ts";
import { eventually } from "../support/attack/attack.ts";
import { bareSocket, ended } from "../support/attack/wire.ts";
import { ask, change, type Door, get, join, newDevice, openBoard, post, RawSocket } from "../support/server/client.ts";
import { startServer } from "../support/server/server.ts";

/** What sockets, connections and doors cost, on a running server. */

type Server = Awaited<ReturnType<typeof startServer>>;
let server: Server;
let door: Door;
beforeAll(async () => {
  server = await startServer({ env: { ACUERDO_MAX_SOCKETS_PER_ADDRESS: "50", ACUERDO_MAX_SOCKETS_PER_MEMBER: "100" } });
  door = await openBoard(server.url);
});
afterAll(() => server.stop());

const openOf = ({ running }: Server): number => running.services.meters.sockets.total;
const allGone = () => eventually("all sockets are gone", () => openOf(server) === 0);

/** A WebSocket frame as a client sends it. */
function masked(opcode: number, payload: Uint8Array, isFinal = true): Buffer {
  const long = payload.length > 125;
  const head = long ? [0x80 | 126, payload.length >> 8, payload.length & 0xff] : [0x80 | payload.length];
  return Buffer.concat([Buffer.from([(isFinal ? 0x80 : 0) | opcode, ...head, 0, 0, 0, 0]), payload]);
}
const [CONTINUATION, BINARY, PING, PONG] = [0, 2, 9, 10];

describe("[WS30] sockets of one address", () => {
  test("beyond their number are closed with 4503, and each that goes makes room", async () => {
    const { token } = await join(server.url, door, "participant");
    const sockets = await Promise.all(
      Array.from({ length: 50 }, () => RawSocket.open(server.url, door.id, "ledger", token)),
    );
    await eventually(
      "the last ten are gone",
      () => sockets.filter(({ socket }) => socket.readyState === 1).length === 40,
    );
    const refused = sockets.filter(({ socket }) => socket.readyState !== 1);
    expect(await Promise.all(refused.map(({ closed }) => closed))).toEqual(Array(10).fill(CLOSE.tryAgain));
    for (const { socket } of sockets) socket.close();
    await allGone();
    const again = await RawSocket.open(server.url, door.id, "ledger", token);
    again.hello();
    again.mark(1);
    await again.next(FRAME.mark);
    again.socket.close();
    await allGone();
  });
});

describe("[WS31] bytes are counted as they come", () => {
  const enter = async () =>
    bareSocket(server.port, door.id, "canvas", (await join(server.url, door, "participant")).token);

  test("pongs and pings beyond what any client sends end their socket, and no other", async () => {
    const seat = await join(server.url, door, "participant");
    const honest = await RawSocket.open(server.url, door.id, "canvas", seat.token);
    for (const opcode of [PING, PONG]) {
      const socket = await enter();
      for (let n = 0; n < 100; n += 1) socket.write(masked(opcode, Buffer.alloc(4)));
      await eventually("they have been read", () => socket.writableLength === 0);
      expect(socket.destroyed).toBe(false);
      for (let n = 0; n < 100 && !socket.destroyed; n += 1) socket.write(masked(opcode, Buffer.alloc(125)));
      await ended(socket);
    }
    honest.hello();
    honest.mark(1);
    await honest.next(FRAME.mark);
    honest.socket.terminate();
    await allGone();
  });
  test("a message of more than 64 fragments ends its socket; one of fewer is read", async () => {
    const message = Uint8Array.of(FRAME.queryAwareness);
    const send = (socket: Socket, fragments: number) => {
      for (let n = 0; n < fragments; n += 1) {
        socket.write(masked(n === 0 ? BINARY : CONTINUATION, n === 0 ? message : Buffer.alloc(0), n === fragments - 1));
      }
    };
    const [few, many] = [await enter(), await enter()];
    send(few, COSTS.fragments);
    send(many, COSTS.fragments + 1);
    await ended(many);
    expect(few.destroyed).toBe(false);
    few.destroy();
    await allGone();
  });
  test("who floods with what is no message is read as slowly as anybody else", async () => {
    const flooding = await startServer({ env: { ACUERDO_MAX_BYTES_PER_SECOND: "4096" } });
    const board = await openBoard(flooding.url);
    const { token } = await join(flooding.url, board, "participant");
    const socket = await bareSocket(flooding.port, board.id, "canvas", token);
    // One fragment after another of a message that never ends.
    socket.write(masked(BINARY, Buffer.alloc(60_000), false));
    for (let n = 0; n < 16; n += 1) socket.write(masked(CONTINUATION, Buffer.alloc(60_000), false));
    const other = await RawSocket.open(flooding.url, board.id, "canvas", token);
    await eventually("it is read no further", () => openOf(flooding) === 2 && socket.writableLength === 0);
    const doc = new Y.Doc();
    other.hello(doc.clientID);
    other.sync(SYNC.update, change(doc, "shape:a|xy", [1, 2]));
    other.mark(1);
    const echo = other.next(FRAME.mark).then(() => "saved");
    // Its member owes four minutes: by another socket too.
    const soon = new Promise((resolve) => setTimeout(() => resolve("waits"), 1_000));
    expect(await Promise.race([echo.catch(() => "closed"), soon])).toBe("waits");
    socket.destroy();
    other.socket.terminate();
    await flooding.stop();
  });
});

describe("[WS32] those who are refused", () => {
  test("have a second to go, whatever they say", async () => {
    const socket = new WebSocket(`${server.url.replace("http", "ws")}/sync/${door.id}/canvas`, ["acuerdo"]);
    socket.on("error", () => undefined);
    const [code] = (await once(socket, "close")) as [number];
    expect(code).toBe(CLOSE.tokenInvalid);
    // One that says nothing and answers no goodbye is ended by the server.
    const silent = await bareSocket(server.port, door.id, "canvas", "no.token.atall");
    await ended(silent);
    const talking = await bareSocket(server.port, door.id, "canvas", "no.token.atall");
    const chunk = masked(BINARY, Buffer.alloc(60_000), false);
    for (let n = 0; n < 40 && !talking.destroyed; n += 1) talking.write(chunk);
    await ended(talking);
  });
  test("an address that is refused too often is hung up on, and so is a path that is none", async () => {
    const knock = async (path: string): Promise<string> => {
      const socket = connect(server.port, "127.0.0.1");
      const head = ["Host: x", "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13"];
      socket.write([`GET ${path} HTTP/1.1`, ...head, `Sec-WebSocket-Key: ${"A".repeat(22)}==`, "", ""].join("\r\n"));
      const [first] = (await once(socket, "data")) as [Buffer];
      await ended(socket);
      return first.toString().split("\r\n")[0] as string;
    };
    expect(await knock("/sync/nowhere")).toBe("HTTP/1.1 404 Not Found");
    const path = `/sync/${door.id}/canvas`;
    const answers = await Promise.all(Array.from({ length: 600 }, () => knock(path)));
    expect(answers.filter((line) => line.includes(" 101 ")).length).toBeGreaterThanOrEqual(80);
    expect(answers).toContain("HTTP/1.1 429 Too Many Requests");
  });
});

describe("[HT41] connections of one address", () => {
  test("no more than there are files for, and never all of them", () => {
    const { settings } = server.running.services;
    expect(mostConnections(settings, 16_384)).toBe(settings.maxSockets + COSTS.spareConnections);
    expect(mostConnections(settings, 700)).toBe(700 - COSTS.spareFiles);
    const many = { ...settings, maxSocketsPerAddress: 5_000 };
    expect([socketsOfAddress(many, 16_384), socketsOfAddress(many, 700)]).toEqual([3_000, 166]);
  });
  test("the one that has been silent longest makes room; one that is at work does not", async () => {
    const held: ServerResponse[] = [];
    const http = createServer((request, response) => {
      if (request.url === "/held") held.push(response);
      else response.end("ok");
    });
    const { settings } = server.running.services;
    new Connections(http, { ...settings, maxSockets: 2 - COSTS.spareConnections + 6 }, readAddresses(settings));
    http.listen(0, "127.0.0.1");
    await once(http, "listening");
    const { port } = http.address() as AddressInfo;
    const open = async (path: string | null) => {
      const socket = connect(port, "127.0.0.1");
      socket.on("error", () => undefined);
      await once(socket, "connect");
      if (path) socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`);
      if (path === "/") await once(socket, "data");
      return socket;
    };
    const working = await open("/held");
    await eventually("it is at work", () => held.length === 1);
    const silent = await open(null);
    const spoken = await open("/");
    expect(http.maxConnections).toBe(8);
    const fourth = await open("/");
    const fifth = await open("/");
    await ended(silent);
    expect([working, spoken, fourth, fifth].map(({ destroyed }) => destroyed)).toEqual([false, false, false, false]);
    await open("/");
    await ended(spoken);
    expect(working.destroyed).toBe(false);
    held[0]?.end("done");
    http.closeAllConnections();
    http.close();
  });
  test("a silent one is kept for twenty seconds", async () => {
    const { headers } = await get(server.url, "/healthz");
    expect(headers.get("keep-alive")).toBe(`timeout=${COSTS.keepAliveMs / 1_000}`);
  });
});

describe("[HT40] a door that nobody looks after", () => {
  const HOUR_MS = 3_600_000;
  const doorOf = async (at: Server, board: Door) => (await at.running.services.store.board(board.id))?.doorOpen;
  /** As if nobody who facilitates had been there for so many hours. */
  const leave = (at: Server, board: Door, hours: number) =>
    at.running.services.store.visit(board.id, Date.now() - hours * HOUR_MS);
  const byCode = (at: Server, board: Door) => post(at.url, pathOf("codes"), { code: board.code });

  test("is closed by the first who comes with the code, and the record says so; links go on", async () => {
    const board = await openBoard(server.url);
    await leave(server, board, 11);
    expect((await byCode(server, board)).status).toBe(200);
    await leave(server, board, 13);
    expect((await byCode(server, board)).body.error.code).toBe("door-closed");
    const seat = await join(server.url, board, "mediator");
    const { events } = (await get(server.url, pathOf("events", { id: board.id }), seat.token)).body;
    expect(events[1]).toMatchObject({ kind: "door.set", actor: "server", data: { open: false } });
    expect((await ask(server.url, board, seat, { kind: "door.set", open: true } as never)).status).toBe(200);
    expect((await byCode(server, board)).status).toBe(200);
    await server.running.services.doors.sweep();
    expect(await doorOf(server, board)).toBe(true);
  });
  test("is counted from now on where a clock that was ahead has written down a visit that is yet to be", async () => {
    const boards = [await openBoard(server.url), await openBoard(server.url)] as const;
    for (const board of boards) await leave(server, board, -24 * 365);
    expect((await byCode(server, boards[0])).status).toBe(200);
    await server.running.services.doors.sweep();
    const { store } = server.running.services;
    for (const board of boards)
      await eventually("it is written down", async () => (await store.lastVisit(board.id)) < Date.now() + HOUR_MS);
    expect(await doorOf(server, boards[1])).toBe(true);
  });
  test("is closed by the server itself; not where somebody who facilitates has the board open", async () => {
    const [left, tended, closed] = [
      await openBoard(server.url),
      await openBoard(server.url),
      await openBoard(server.url),
    ];
    const { token } = await join(server.url, tended, "mediator");
    const socket = await RawSocket.open(server.url, tended.id, "ledger", token);
    await eventually("it is in", () => openOf(server) === 1);
    const owner = await join(server.url, closed, "mediator");
    await ask(server.url, closed, owner, { kind: "door.set", open: false } as never);
    for (const board of [left, tended, closed]) await leave(server, board, 13);
    await server.running.services.doors.sweep();
    expect([await doorOf(server, left), await doorOf(server, tended), await doorOf(server, closed)]).toEqual([
      false,
      true,
      false,
    ]);
    socket.socket.close();
    await allGone();
  });
  test("stays open where the host wants it so; a device that is known comes in through a closed one", async () => {
    const open = await startServer({ env: { ACUERDO_DOOR_HOURS: "0" } });
    const board = await openBoard(open.url);
    const device = newDevice();
    await join(open.url, board, "participant", "Ana", device);
    await leave(open, board, 10_000);
    await open.running.services.doors.sweep();
    expect((await byCode(open, board)).status).toBe(200);
    const owner = await join(open.url, board, "mediator");
    await ask(open.url, board, owner, { kind: "door.set", open: false } as never);
    const entry = { secret: device, code: board.code };
    expect((await post(open.url, pathOf("members", { id: board.id }), entry)).status).toBe(200);
    await open.stop();
  });
});
