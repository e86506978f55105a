import { setTimeout as pause } from "node:timers/promises";
import { RECORDS } from "@acuerdo/shared";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { count, eventually, quantile, report } from "../support/attack/attack.ts";
import { filesOf, memoryOf } from "../support/attack/process.ts";
import type { Weakness } from "../support/attack/weaken.ts";
import { testInFull } from "../support/in-full.ts";
import { join, openBoard, provide, synced } from "../support/server/client.ts";
import { startServerProcess } from "../support/server/server.ts";

/** People who come, draw and go, for a long time (suite 28): memory, open files and times stay where they are. */

/** `ACUERDO_SOAK_MINUTES=120` for the full run. */
const MINUTES = Number(process.env.ACUERDO_SOAK_MINUTES ?? count(0.15, 30));
const LONG_MINUTES = 20;
const PEOPLE = count(10, 50);
/** Between two rounds of coming and going. */
const REST_MS = count(100, 3_000);
/** After so many rounds nobody comes for so long that the board is freed, and the next to come find it loaded anew. */
const ROUNDS_A_DAY = count(Number.POSITIVE_INFINITY, 100);
const NIGHT_MS = 75_000;
const MIB = 1_048_576;
/** What a server that has just started may still take, for its compiled code and its first garbage. */
const WARM_MIB = 48;

/** Least squares. */
function slope(points: readonly (readonly [x: number, y: number])[]): number {
  const mean = (at: 0 | 1) => points.reduce((sum, point) => sum + point[at], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const top = points.reduce((sum, [px, py]) => sum + (px - x) * (py - y), 0);
  return top / points.reduce((sum, [px]) => sum + (px - x) ** 2, 0);
}

/** Rounds of coming, drawing and going, for so many minutes. Each of them keeps a copy of the board, as a browser does. */
async function soaked(minutes: number, weakness?: Weakness) {
  const server = await startServerProcess(weakness ? { weakness } : {});
  const door = await openBoard(server.url);
  const seats = await Promise.all(Array.from({ length: PEOPLE }, () => join(server.url, door, "participant")));
  const devices = seats.map(({ token }) => ({ token, doc: new Y.Doc() }));
  const [start, before] = [performance.now(), filesOf(server)];
  const memory: [hours: number, mib: number][] = [];
  const ms: number[] = [];
  while (performance.now() - start < minutes * 60_000) {
    const from = performance.now();
    const people = devices.map(({ token, doc }) => provide(server.url, door.id, "canvas", token, doc));
    await Promise.all(people.map(synced));
    ms.push(performance.now() - from);
    for (const [index, { doc }] of people.entries())
      doc.getMap(RECORDS).set(`shape:soak${index}|xy`, [ms.length, index]);
    for (const person of people) person.destroy();
    memory.push([(performance.now() - start) / 3_600_000, memoryOf(server) / MIB]);
    await pause(ms.length % ROUNDS_A_DAY === 0 ? NIGHT_MS : REST_MS);
  }
  await eventually("all sockets are closed", () => filesOf(server) <= before + 2, 10_000).catch(() => undefined);
  const files = filesOf(server) - before;
  await server.stop();
  const warm = memory.slice(Math.floor(memory.length / 3));
  const [first = 0, last = 0] = [memory[0]?.[1], memory.at(-1)?.[1]];
  return { files, ms, perHour: slope(warm), grown: last - first };
}

test(`[FT28] ${MINUTES} minutes of coming, drawing and going leave no socket open and no memory behind`, async () => {
  const { files, ms, perHour, grown } = await soaked(MINUTES);
  const half = ms.length / 2;
  report("28 soak", {
    ...{ minutes: MINUTES, people: PEOPLE, rounds: ms.length, "files left": files },
    ...{ "RSS MiB more": grown.toFixed(1), "RSS MiB an hour, warm": perHour.toFixed(1) },
    "p99 ms first half": quantile(ms.slice(0, half), 0.99).toFixed(0),
    "p99 ms second half": quantile(ms.slice(half), 0.99).toFixed(0),
  });
  expect(files).toBeLessThanOrEqual(2);
  expect(grown).toBeLessThan(WARM_MIB);
  if (MINUTES >= LONG_MINUTES) expect(perHour).toBeLessThan(1);
}, 10_800_000);

testInFull("[FT28] a server that keeps a little of everybody who was here is caught", async () => {
  const { grown } = await soaked(count(0.1, 0.3), "keeps a little of everybody who was here");
  report("28 weakened", { "RSS MiB more": grown.toFixed(1) });
  expect(grown).toBeGreaterThan(WARM_MIB);
});
