import { join as joinPath } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { FRAME, RECORDS, SYNC } from "@acuerdo/shared";
import Database from "libsql";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { count, report } from "../support/attack/attack.ts";
import type { Weakness } from "../support/attack/weaken.ts";
import { stored } from "../support/faults/load.ts";
import { change, join, openBoard, RawSocket } from "../support/server/client.ts";
import { startServerProcess } from "../support/server/server.ts";

/** Another process holds the database's lock (suite 20), as a backup or somebody's curiosity does. */

const LOCKS = count(2, 20);
const SHORTEST_MS = 500;
/** Each lock is held longer than the last; the store gives up after five seconds. */
const STEP_MS = 200;
const FILE = "acuerdo.db";

/** Writes while the lock is held, so many times. */
async function locked(locks: number, weakness?: Weakness) {
  const server = await startServerProcess(weakness ? { weakness } : {});
  const door = await openBoard(server.url);
  const { token } = await join(server.url, door, "participant");
  const raw = await RawSocket.open(server.url, door.id, "canvas", token);
  const doc = new Y.Doc();
  raw.hello(doc.clientID);
  const other = new Database(joinPath(server.dataDir, FILE));
  let [early, longest] = [0, 0];
  for (let n = 1; n <= locks; n += 1) {
    other.exec("BEGIN IMMEDIATE");
    let held = true;
    const start = performance.now();
    raw.sync(SYNC.update, change(doc, `shape:l${n}|xy`, [n, n]));
    raw.mark(n);
    const echo = raw.next(FRAME.mark).then(() => {
      if (held) early += 1;
      longest = Math.max(longest, performance.now() - start);
    });
    await pause(SHORTEST_MS + n * STEP_MS);
    held = false;
    other.exec("COMMIT");
    await echo;
  }
  other.close();
  raw.socket.close();
  await server.terminate();
  const there = (await stored(joinPath(server.dataDir, FILE), door.id)).getMap(RECORDS);
  return { early, longest, kept: there.size };
}

test(`[FT20] ${LOCKS} times another process holds the lock: saved comes late, never falsely`, async () => {
  const { early, longest, kept } = await locked(LOCKS);
  report("20 locked database", { locks: LOCKS, "false saved": early, "longest ms": longest.toFixed(0), kept });
  expect({ early, kept }).toEqual({ early: 0, kept: LOCKS });
});

test("[FT20] a server that says saved before anything is on disk is caught", async () => {
  const { early } = await locked(1, "says saved before anything is on disk");
  expect(early).toBe(1);
});
