import { readFileSync } from "node:fs";
import { RECORDS } from "@acuerdo/shared";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { count, eventually, quantile, report } from "../support/attack/attack.ts";
import { memoryOf } from "../support/attack/process.ts";
import { testInFull } from "../support/in-full.ts";
import { join, openBoard, provide, RawSocket, synced } from "../support/server/client.ts";
import { startServerProcess } from "../support/server/server.ts";

/** Somebody who stops reading (suite 13): is let go at a bound, costs the others nothing, and catches up afterwards. */

const MIB = 1_048_576;
const PEOPLE = count(3, 19);
/** So that all is written long before whoever does not answer pings is taken for dead. */
const FEW = 3;
/** A long stroke weighs some 45 kB: the bound is behind what the system's own buffers take, some 8 MiB. */
const POINTS = 2_400;
/** Each costs less to be drawn than a shape may, together less than one member may bring. */
const STROKES = 8;
const MOST_WRITES = 1_200;
/** Until the memory of a working server has found its size. */
const WARMING_WRITES = 60;
const WRITES_BETWEEN_LOOKS = 20;
/** 4 MiB for whoever does not read, and the garbage of what the others write meanwhile. */
const MAX_GROWTH = 64 * MIB;

function stroke(id: string, n: number): unknown {
  const points = Array.from({ length: POINTS }, (_, at) => ({ x: (at * n) % 300, y: at % 90, z: 0.5 }));
  const props = {
    ...{ color: "red", size: "l", segments: [{ type: "free", points }], isComplete: true, isPen: false, scale: 1 },
    ...{ fill: "none", dash: "draw", isClosed: false },
  };
  return {
    ...{ id: `shape:${id}`, typeName: "shape", type: "draw", parentId: "page:page", index: "a1", rotation: 0 },
    ...{ isLocked: false, opacity: 1, props, meta: {} },
  };
}

/** Whether the server still holds the connection of somebody who does not read: seen from the kernel's table of sockets. */
function isHeld(slow: RawSocket): boolean {
  const { _socket } = slow.socket as unknown as { _socket: { localPort: number } };
  const hex = _socket.localPort.toString(16).toUpperCase().padStart(4, "0");
  // The server's end: its remote port is the slow one's, and its state is 01, established.
  const row = new RegExp(`^\\s*\\d+: \\S+ \\S+:${hex} 01 `, "m");
  return row.test(readFileSync("/proc/net/tcp", "utf8"));
}

const isEqual = (one: Y.Doc, other: Y.Doc): boolean =>
  Y.encodeStateVector(one).join() === Y.encodeStateVector(other).join();

/** Some write while one does not read, until that one is let go or so many writes are through. */
async function draw(people: number, env: Record<string, string>, mostWrites: number) {
  const server = await startServerProcess({
    env: { ACUERDO_MAX_CANVAS_BYTES: String(2 ** 30), ACUERDO_MAX_BYTES_PER_SECOND: String(2 ** 30), ...env },
  });
  const door = await openBoard(server.url);
  const enter = async () => (await join(server.url, door, "participant")).token;
  const come = async () => {
    const provider = provide(server.url, door.id, "canvas", await enter(), new Y.Doc());
    await synced(provider);
    return provider;
  };
  const present = await Promise.all(Array.from({ length: people }, come));
  const [writer, reader] = present as [(typeof present)[0], (typeof present)[0]];
  const write = async (n: number): Promise<number> => {
    const start = performance.now();
    const id = `heavy-${n % STROKES}`;
    writer.doc.getMap(RECORDS).set(`shape:${id}`, stroke(id, n));
    await eventually("it arrives", () => isEqual(reader.doc, writer.doc));
    return performance.now() - start;
  };
  for (let n = 0; n < WARMING_WRITES; n += 1) await write(n);
  const slow = await RawSocket.open(server.url, door.id, "canvas", await enter());
  await slow.read();
  slow.socket.pause();
  const before = memoryOf(server);
  const delays: number[] = [];
  let [peak, letGoAfter] = [before, 0];
  for (let writes = 1; writes <= mostWrites && letGoAfter === 0; writes += 1) {
    delays.push(await write(writes));
    peak = Math.max(peak, memoryOf(server));
    if (writes % WRITES_BETWEEN_LOOKS === 0 && !isHeld(slow)) letGoAfter = writes;
  }
  slow.socket.resume();
  if (letGoAfter > 0) await slow.closed;
  const back = await come();
  await eventually("the slow one catches up", () => isEqual(back.doc, writer.doc));
  for (const person of [...present, back]) person.destroy();
  await server.stop();
  return { letGoAfter, growth: peak - before, delays };
}

let letGoAfter = 0;

test("[AT13] who reads nothing is let go, memory stays bounded, the others notice nothing, and coming back brings all", async () => {
  const { delays, growth, ...rest } = await draw(PEOPLE, {}, MOST_WRITES);
  letGoAfter = rest.letGoAfter;
  const half = delays.length / 2;
  report("13 slow reader", {
    ...{ people: PEOPLE, "let go after writes": letGoAfter, "RSS growth MiB": (growth / MIB).toFixed(1) },
    "others' p95 ms, first half": quantile(delays.slice(0, half), 0.95).toFixed(0),
    "others' p95 ms, second half": quantile(delays.slice(half), 0.95).toFixed(0),
  });
  expect(letGoAfter).toBeGreaterThan(0);
  expect(growth).toBeLessThan(MAX_GROWTH);
});

testInFull("[AT13] a server that keeps a gigabyte for whoever does not read is caught", async () => {
  const weak = await draw(FEW, { ACUERDO_MAX_UNSENT_BYTES: String(2 ** 30) }, letGoAfter + 5 * WRITES_BETWEEN_LOOKS);
  report("13 weakened", { "let go after writes": weak.letGoAfter });
  expect(weak.letGoAfter).toBe(0);
});
