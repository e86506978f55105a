import { FRAME, pathOf, RECORDS, SYNC } from "@acuerdo/shared";
import * as decoding from "lib0/decoding";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { count, quantile, report } from "../support/attack.ts";
import { freshFolder, type ServerProcess, startServerProcess } from "../support/server.ts";
import {
  change,
  type Door,
  get,
  join,
  newId,
  openBoard,
  place,
  provide,
  RawSocket,
  type Seat,
  synced,
} from "../support/server-client.ts";

/** A server that is asked to stop under load (suite 27), and all who come back at once (suite 26). */

const STOPS = count(3, 50);
const WRITERS = 3;
const CLIENTS = count(40, 200);
const ENV = { ACUERDO_MAX_INTENTS_AT_ONCE: "1000000", ACUERDO_MAX_SOCKETS_PER_MEMBER: "1000" };

/** Draws and speaks until the connection breaks; says what was acknowledged. */
async function work(url: string, door: Door, seat: Seat, name: string, saved: Set<string>, answered: Set<string>) {
  const raw = await RawSocket.open(url, door.id, "canvas", seat.token);
  const doc = new Y.Doc();
  raw.hello(doc.clientID);
  for (let n = 1; ; n += 1) {
    const key = `shape:${name}-${n}|xy`;
    raw.sync(SYNC.update, change(doc, key, [n, n]));
    raw.mark(n);
    const id = newId();
    const [mark, answer] = await Promise.all([
      raw.next(FRAME.mark).catch(() => null),
      place(url, door, seat, `Posición ${id}`, id).catch(() => null),
    ]);
    if (answer?.status === 200) answered.add(id);
    if (mark === null) return raw.closed;
    if (decoding.readVarUint(mark.decoder) >= n) saved.add(key);
  }
}

async function lost(server: ServerProcess, door: Door, saved: Set<string>, answered: Set<string>): Promise<string[]> {
  const seat = await join(server.url, door, "participant");
  const canvas = provide(server.url, door.id, "canvas", seat.token);
  await synced(canvas);
  const there = canvas.doc.getMap(RECORDS);
  const { body } = await get(server.url, pathOf("export", { id: door.id, format: "json" }), seat.token);
  const placed = new Set(body.ledger.positions.map(({ id }: { id: string }) => id));
  const gone = [...[...saved].filter((key) => !there.has(key)), ...[...answered].filter((id) => !placed.has(id))];
  canvas.destroy();
  return gone;
}

test(`[FT27] ${STOPS} stops under load lose nothing that was acknowledged, and say 1012`, async () => {
  const dataDir = freshFolder();
  const [saved, answered] = [new Set<string>(), new Set<string>()];
  let server = await startServerProcess({ dataDir, env: ENV });
  const door = await openBoard(server.url);
  const [codes, ms]: [Set<number>, number[]] = [new Set(), []];
  for (let stop = 0; stop < STOPS; stop += 1) {
    const seats = await Promise.all(Array.from({ length: WRITERS }, () => join(server.url, door, "participant")));
    const before = saved.size;
    const all = seats.map((seat, index) => work(server.url, door, seat, `s${stop}w${index}`, saved, answered));
    while (saved.size < before + 15) await new Promise((resolve) => setImmediate(resolve));
    const start = performance.now();
    expect(await server.terminate()).toBe(0);
    ms.push(performance.now() - start);
    for (const code of await Promise.all(all)) codes.add(code);
    server = await startServerProcess({ dataDir, env: ENV, port: 0 });
  }
  const gone = await lost(server, door, saved, answered);
  await server.stop();
  report("27 SIGTERM", {
    stops: STOPS,
    saved: saved.size,
    answered: answered.size,
    lost: gone.length,
    "longest ms": Math.max(...ms).toFixed(0),
  });
  expect(gone).toEqual([]);
  expect([...codes]).toEqual([1012]);
  expect(Math.max(...ms)).toBeLessThan(5_000);
});

test(`[FT26] ${CLIENTS} people come back at once after a restart, to both documents`, async () => {
  const dataDir = freshFolder();
  const first = await startServerProcess({ dataDir, env: ENV });
  const door = await openBoard(first.url);
  const seat = await join(first.url, door, "participant");
  const author = provide(first.url, door.id, "canvas", seat.token);
  await synced(author);
  for (let n = 0; n < 500; n += 1) author.doc.getMap(RECORDS).set(`shape:n${n}|xy`, [n, n]);
  const raw = await RawSocket.open(first.url, door.id, "canvas", seat.token);
  raw.sync(SYNC.step1, Y.encodeStateVector(new Y.Doc()));
  await raw.next(FRAME.sync);
  author.destroy();
  raw.socket.close();
  await first.kill();
  const server = await startServerProcess({ dataDir, env: ENV });
  const start = performance.now();
  const ms: number[] = [];
  const back = Array.from({ length: CLIENTS * 2 }, async (_, index) => {
    const provider = provide(server.url, door.id, index % 2 ? "ledger" : "canvas", seat.token, new Y.Doc());
    await synced(provider);
    ms.push(performance.now() - start);
    return provider;
  });
  for (const provider of await Promise.all(back)) provider.destroy();
  await server.stop();
  report("26 herd", {
    sockets: ms.length,
    "p50 ms": quantile(ms, 0.5).toFixed(0),
    "p99 ms": quantile(ms, 0.99).toFixed(0),
  });
  expect(Math.max(...ms)).toBeLessThan(15_000);
});
