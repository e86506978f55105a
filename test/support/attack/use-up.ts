import { type Agent, Agent as HttpAgent, request } from "node:http";
import { connect } from "node:net";
import { pathOf, RECORDS, SYNC } from "@acuerdo/shared";
import WebSocket from "ws";
import * as Y from "yjs";
import { type Door, join, newDevice, openBoard, RawSocket } from "../server/client.ts";
import { bareSocket } from "./wire.ts";

/**
 * One person who tries to use a server up, in every way at once; a process of its own, so that what it costs to attack is
 * not taken for what the attack costs. Prints, as JSON, what it was let do. Ends by itself.
 * Arguments: address, seconds, boards of its own, seats on each, sockets of each seat, an observer's link to a board with a
 * long record, the names of the ways to try.
 */

const [url, seconds, boards, seats, sockets, longRecord, ways] = process.argv.slice(2) as [string, ...string[]];
const port = Number(new URL(url).port);
const end = Date.now() + Number(seconds) * 1_000;
const isOver = (): boolean => Date.now() > end;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const done: Record<string, number> = {};
const count = (what: string, more = 1): void => {
  done[what] = (done[what] ?? 0) + more;
};

const agent: Agent = new HttpAgent({ keepAlive: true, maxSockets: 200 });
/** Asks without waiting for more than the status. */
function call(method: string, path: string, { token, body }: { token?: string; body?: object } = {}): Promise<number> {
  const text = body && JSON.stringify(body);
  const headers = {
    ...(token && { authorization: `Bearer ${token}` }),
    ...(text && { "content-type": "application/json", "content-length": Buffer.byteLength(text) }),
  };
  return new Promise((resolve) => {
    const sent = request(url + path, { method, agent, headers }, (response) => {
      response.resume().once("end", () => resolve(response.statusCode ?? 0));
    });
    sent.once("error", () => resolve(0)).end(text);
  });
}

/** A seat, however often that takes: the server ends connections of an address that has too many, also while one is being used again. */
async function seatOn(door: Door, role: "participant" | "observer"): Promise<string> {
  for (;;) {
    const seat = await join(url, door, role).catch(() => null);
    if (seat !== null || isOver()) return seat?.token ?? "";
    await pause(20);
  }
}

/** So many at once, over and over, until the time is up; counts how many were granted. */
async function again(what: string, atOnce: number, ask: (n: number) => Promise<number>): Promise<void> {
  let n = 0;
  const one = async () => {
    while (!isOver()) {
      const status = await ask(n++);
      count(`${what} asked`);
      if (status >= 200 && status < 300) count(what);
      if (status === 0) await pause(5);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
}

/** Without waiting for an answer: takes whatever comes. */
function open(board: string, document: string, token: string): Promise<RawSocket | null> {
  const raw = new RawSocket(url, board, document, ["acuerdo", `bearer.${token}`]);
  return new Promise((resolve) => {
    raw.socket.once("open", () => resolve(raw));
    raw.socket.once("error", () => resolve(null));
  });
}

const isOpen = ({ socket }: RawSocket): boolean => socket.readyState === WebSocket.OPEN;

/** All sockets that it is given, on boards of its own; those that are refused are tried again. */
async function takeSockets(doors: readonly Door[]): Promise<void> {
  const held = new Set<RawSocket>();
  const seat = async (door: Door) => {
    const { token } = await join(url, door, "participant").catch(() => ({ token: "" }));
    while (token && !isOver()) {
      const own = await Promise.all(Array.from({ length: Number(sockets) }, () => open(door.id, "ledger", token)));
      for (const raw of own) if (raw) held.add(raw);
      while (!isOver() && own.every((raw) => raw && isOpen(raw))) await pause(200);
      await pause(500);
    }
  };
  const watch = async () => {
    while (!isOver()) {
      await pause(200);
      for (const raw of held) if (!isOpen(raw)) held.delete(raw);
      done["sockets held"] = Math.max(done["sockets held"] ?? 0, held.size);
    }
  };
  await Promise.all([watch(), ...doors.flatMap((door) => Array.from({ length: Number(seats) }, () => seat(door)))]);
}

function stroke(id: string, n: number): unknown {
  const points = Array.from({ length: 4_000 }, (_, at) => ({ x: (at * n) % 1_000, y: at % 90, z: 0.5 }));
  const props = {
    ...{ color: "red", size: "l", segments: [{ type: "free", points }], isComplete: true, isPen: false, scale: 1 },
    ...{ fill: "none", dash: "draw", isClosed: false },
  };
  return {
    ...{ id, typeName: "shape", type: "draw", parentId: "page:page", index: "a1", rotation: 0 },
    ...{ isLocked: false, opacity: 1, props, meta: {} },
  };
}

/** Fills the canvases of its own boards, and asks for all of them again and again without reading. */
async function fill(door: Door): Promise<void> {
  const token = await seatOn(door, "participant");
  const looker = await seatOn(door, "observer");
  const raw = await open(door.id, "canvas", token);
  if (!raw) return;
  const doc = new Y.Doc();
  for (let n = 0; !isOver() && isOpen(raw); n += 1) {
    const before = Y.encodeStateVector(doc);
    doc.getMap(RECORDS).set(`shape:s${n}`, stroke(`shape:s${n}`, n + 1));
    const update = Y.encodeStateAsUpdate(doc, before);
    while (raw.socket.bufferedAmount > 2 ** 20 && !isOver()) await pause(10);
    raw.sync(SYNC.update, update);
    count("canvas kB", Math.round(update.length / 1_000));
    if (n % 20 === 19) {
      const deaf = await open(door.id, "canvas", looker);
      deaf?.socket.pause();
      deaf?.sync(SYNC.step1, Uint8Array.of(1, 5, 0));
    }
  }
}

const MASK = [0, 0, 0, 0];
const PINNING = Buffer.concat([
  Buffer.from([0, 0x81, ...MASK, 0]),
  ...Array.from({ length: 500 }, () => Buffer.from([0x8a, 0xfd, ...MASK, ...Array(125).fill(0)])),
]);

/** One byte of a message with pongs between, which each keep the buffer that they came in. */
async function pin(token: string, board: string): Promise<void> {
  while (!isOver()) {
    const socket = await bareSocket(port, board, "canvas", token).catch(() => null);
    if (!socket) {
      await pause(20);
      continue;
    }
    socket.write(Buffer.from([0x02, 0x81, ...MASK, 0]));
    while (!isOver() && !socket.destroyed) {
      if (!socket.write(PINNING)) {
        const room = new Promise((resolve) => socket.once("drain", resolve).once("close", resolve));
        await Promise.race([room, pause(100)]);
      }
      count("pinned kB", PINNING.length / 1_000);
      await pause(1);
    }
  }
}

/** Connections on which nothing is ever said, or half a request. */
async function idle(): Promise<void> {
  while (!isOver()) {
    for (let n = 0; n < 100; n += 1) {
      const socket = connect(port, "127.0.0.1");
      socket.on("error", () => undefined);
      if (n % 2) socket.write("POST /api/boards HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{");
      count("idle connections");
    }
    await pause(500);
  }
}

async function grow(door: Door): Promise<void> {
  const secret = newDevice();
  await join(url, door, "observer", "Olga", secret).catch(() => null);
  const path = pathOf("members", { id: door.id });
  await again("words", 8, (n) => call("POST", path, { body: { secret, brings: `something else, number ${n}` } }));
}

async function readAll(door: Door): Promise<void> {
  const token = await seatOn(door, "observer");
  const events = `${pathOf("events", { id: door.id })}?limit=1000`;
  await Promise.all([
    again("pages", 8, () => call("GET", events, { token })),
    again("exports", 2, () => call("GET", pathOf("export", { id: door.id, format: "json" }), { token })),
    again("ready", 50, () => call("GET", "/readyz")),
  ]);
}

/** Makes the server load a board of somebody else's with a long record. */
async function load(): Promise<void> {
  const [id = "", key] = (longRecord ?? "").split("/");
  const path = pathOf("welcome", { id });
  await again("loads", 4, (n) => call("POST", path, { body: n % 2 ? { key } : { secret: newDevice() } }));
}

const guess = () =>
  again("codes", 20, (n) => call("POST", pathOf("codes"), { body: { code: `ZZZ${1_000 + (n % 9_000)}` } }));

const doors = await Promise.all(Array.from({ length: Number(boards) }, () => openBoard(url)));
const first = doors[0] as Door;
const { token } = await join(url, first, "observer");
const WAYS: Readonly<Record<string, () => Promise<unknown>>> = {
  sockets: () => takeSockets(doors),
  canvases: () => Promise.all(doors.map(fill)),
  record: () => grow(first),
  fragments: () =>
    Promise.all(
      [..."abcd"].map(() => pin("no.token.atall", first.id)).concat([pin(token, first.id), pin(token, first.id)]),
    ),
  idle,
  reading: () => readAll(first),
  loading: load,
  codes: guess,
};
// What the server never answers is not waited for.
await Promise.race([
  Promise.all((ways ?? "").split(",").map((way) => WAYS[way]?.())),
  pause(Number(seconds) * 1_000 + 5_000),
]);
process.stdout.write(JSON.stringify(done));
process.exit(0);
