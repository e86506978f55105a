import { readdirSync, readFileSync } from "node:fs";
import { RECORDS } from "@acuerdo/shared";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { quantile, report } from "../support/attack.ts";
import { startServerProcess } from "../support/server.ts";
import { join, openBoard, provide, synced } from "../support/server-client.ts";

/** People who come, draw and go, for a long time (suite 28): memory, open files and times stay where they are. */

/** `ACUERDO_SOAK_MINUTES=120` for the full run. */
const MINUTES = Number(process.env.ACUERDO_SOAK_MINUTES ?? 0.4);
const PEOPLE = 8;
const MIB = 1_048_576;

/** Least squares. */
function slope(points: readonly (readonly [x: number, y: number])[]): number {
  const mean = (at: 0 | 1) => points.reduce((sum, point) => sum + point[at], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const top = points.reduce((sum, [px, py]) => sum + (px - x) * (py - y), 0);
  return top / points.reduce((sum, [px]) => sum + (px - x) ** 2, 0);
}

test(`[FT28] ${MINUTES} minutes of coming, drawing and going leave no socket open`, async () => {
  const server = await startServerProcess({ env: { ACUERDO_MAX_SOCKETS_PER_MEMBER: "1000" } });
  const door = await openBoard(server.url);
  const { token } = await join(server.url, door, "participant");
  const files = () => readdirSync(`/proc/${server.child.pid}/fd`).length;
  const memory = () =>
    Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${server.child.pid}/status`, "utf8"))?.[1]) * 1024;
  const start = performance.now();
  const points: [hours: number, mib: number][] = [];
  const [ms, before]: [number[], number] = [[], files()];
  while (performance.now() - start < MINUTES * 60_000) {
    const from = performance.now();
    const people = Array.from({ length: PEOPLE }, () => provide(server.url, door.id, "canvas", token, new Y.Doc()));
    await Promise.all(people.map(synced));
    ms.push(performance.now() - from);
    for (const [index, { doc }] of people.entries())
      doc.getMap(RECORDS).set(`shape:soak${index}|xy`, [ms.length, index]);
    for (const person of people) person.destroy();
    points.push([(performance.now() - start) / 3_600_000, memory() / MIB]);
  }
  const warm = points.slice(Math.floor(points.length / 3));
  const deadline = performance.now() + 10_000;
  while (files() > before + 2 && performance.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 100));
  const after = files();
  await server.stop();
  report("28 soak", {
    ...{ minutes: MINUTES, rounds: ms.length, "files before": before, "files after": after },
    ...{
      "RSS MiB per hour": slope(warm).toFixed(1),
      "p99 ms first half": quantile(ms.slice(0, ms.length / 2), 0.99).toFixed(0),
    },
    "p99 ms second half": quantile(ms.slice(ms.length / 2), 0.99).toFixed(0),
  });
  expect(after).toBeLessThanOrEqual(before + 2);
  if (MINUTES >= 60) expect(slope(warm)).toBeLessThan(1);
});
