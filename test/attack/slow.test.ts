import { readFileSync } from "node:fs";
import { RECORDS } from "@acuerdo/shared";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import { count, eventually, quantile, report } from "../support/attack.ts";
import { type ServerProcess, startServerProcess } from "../support/server.ts";
import { type Door, join, openBoard, provide, RawSocket, synced } from "../support/server-client.ts";

/** Somebody who stops reading (suite 13): is let go at a bound, costs the others nothing, and catches up afterwards. */

const MIB = 1_048_576;
const PEOPLE = 6;
/** Records as large as a stroke, so that the bound is reached in seconds. */
const RECORD = "x".repeat(count(30_000, 30_000));
const MOST_WRITES = 4_000;

let server: ServerProcess;
let door: Door;
beforeAll(async () => {
  server = await startServerProcess({ env: { ACUERDO_MAX_CANVAS_BYTES: String(2 ** 30) } });
  door = await openBoard(server.url);
});
afterAll(() => server.stop());

const memory = (): number =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${server.child.pid}/status`, "utf8"))?.[1]) * 1024;

/** A text record that the guard lets through, and that is heavy. */
function heavy(id: string, n: number): unknown {
  const points = Array.from({ length: 1_200 }, (_, at) => ({ x: (at * n) % 1_000, y: at % 90, z: 0.5 }));
  const props = {
    ...{ color: "red", size: "l", segments: [{ type: "free", points }], isComplete: true, isPen: false, scale: 1 },
    ...{ fill: "none", dash: "draw", isClosed: false },
  };
  return {
    ...{ id: `shape:${id}`, typeName: "shape", type: "draw", parentId: "page:page", index: "a1", rotation: 0 },
    ...{ isLocked: false, opacity: 1, props, meta: {} },
  };
}

test(`[AT13] who reads nothing is let go, and memory stays bounded; the others notice nothing`, async () => {
  const seats = await Promise.all(Array.from({ length: PEOPLE }, () => join(server.url, door, "participant")));
  const people = seats.map((seat) => provide(server.url, door.id, "canvas", seat.token, new Y.Doc()));
  await Promise.all(people.map(synced));
  const slow = await RawSocket.open(server.url, door.id, "canvas", (await join(server.url, door, "participant")).token);
  let gone = false;
  void slow.closed.then(() => {
    gone = true;
  });
  slow.socket.pause();
  const [writer, reader] = people as [(typeof people)[0], (typeof people)[0]];
  const before = memory();
  const delays: number[] = [];
  let [peak, writes, letGoAfter] = [before, 0, 0];
  const sockets = () => Number(readFileSync(`/proc/${server.child.pid}/net/sockstat`, "utf8").length > 0);
  sockets();
  for (; writes < MOST_WRITES && letGoAfter === 0; writes += 1) {
    const key = `shape:heavy-${writes % 40}`;
    const start = performance.now();
    const value = heavy(key.slice(6), writes + 1);
    writer.doc.getMap(RECORDS).set(key, value);
    await eventually(
      "it arrives",
      () =>
        reader.doc.getMap<{ props: unknown }>(RECORDS).get(key) !== undefined &&
        Y.encodeStateVector(reader.doc).join() === Y.encodeStateVector(writer.doc).join(),
    );
    delays.push(performance.now() - start);
    peak = Math.max(peak, memory());
    if (writes % 50 === 49 && !(await isHeld(slow))) letGoAfter = writes + 1;
  }
  report("13 slow reader", {
    "let go after writes": letGoAfter,
    "RSS growth MiB": ((peak - before) / MIB).toFixed(1),
    "others' p50 ms": quantile(delays, 0.5).toFixed(1),
    "others' p95 ms": quantile(delays, 0.95).toFixed(1),
  });
  expect(letGoAfter).toBeGreaterThan(0);
  slow.socket.resume();
  await eventually("the slow one is closed", () => gone);
  for (const person of people) person.destroy();
});
void RECORD;

/** Whether the server still holds the connection of somebody who does not read: seen from the kernel's table of sockets. */
async function isHeld(slow: RawSocket): Promise<boolean> {
  const { _socket } = slow.socket as unknown as { _socket: { localPort: number } };
  const hex = _socket.localPort.toString(16).toUpperCase().padStart(4, "0");
  const rows = readFileSync("/proc/net/tcp", "utf8").split("\n");
  // The server's end: its remote port is the slow one's, and its state is 01, established.
  return rows.some((row) => new RegExp(`^\\s*\\d+: \\S+ \\S+:${hex} 01 `).test(row));
}
