import { spawnSync } from "node:child_process";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join as joinPath } from "node:path";
import type { BoardId } from "@acuerdo/shared";
import { checkChain, FRAME, pathOf, RECORDS, SYNC } from "@acuerdo/shared";
import * as decoding from "lib0/decoding";
import Database from "libsql";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { openSqlite } from "../../server/src/store/sql.ts";
import { count, eventually, random, report, SEED } from "../support/attack.ts";
import { freshFolder, startServer, startServerProcess } from "../support/server.ts";
import { change, type Door, get, join, openBoard, place, RawSocket } from "../support/server-client.ts";

/** A disk that is locked (suite 20), damaged (suite 21), or copied and put back while people write (suite 29). */

const LOCKS = count(2, 20);
const DAMAGES = count(12, 50);
const BACKUPS = count(3, 50);
const FILE = "acuerdo.db";

/** Draws `n` records, each saved before the next; gives the keys. */
async function draw(url: string, door: Door, token: string, name: string, n: number): Promise<string[]> {
  const raw = await RawSocket.open(url, door.id, "canvas", token);
  const doc = new Y.Doc();
  raw.hello(doc.clientID);
  const keys: string[] = [];
  for (let at = 1; at <= n; at += 1) {
    const key = `shape:${name}${at}|xy`;
    raw.sync(SYNC.update, change(doc, key, [at, at]));
    raw.mark(at);
    const { decoder } = await raw.next(FRAME.mark);
    expect(decoding.readVarUint(decoder)).toBe(at);
    keys.push(key);
  }
  raw.socket.close();
  return keys;
}

async function stored(path: string, board: string): Promise<Y.Doc> {
  const store = await openSqlite(path);
  try {
    const doc = new Y.Doc();
    for (const update of (await store.canvas(board as BoardId)).updates) Y.applyUpdate(doc, update);
    return doc;
  } finally {
    await store.close();
  }
}

test(`[FT20] ${LOCKS} times another process holds the lock: saved comes late, never falsely`, async () => {
  const server = await startServerProcess();
  const door = await openBoard(server.url);
  const { token } = await join(server.url, door, "participant");
  const raw = await RawSocket.open(server.url, door.id, "canvas", token);
  const doc = new Y.Doc();
  raw.hello(doc.clientID);
  const other = new Database(joinPath(server.dataDir, FILE));
  let [early, longest] = [0, 0];
  for (let n = 1; n <= LOCKS; n += 1) {
    other.exec("BEGIN IMMEDIATE");
    let held = true;
    const start = performance.now();
    raw.sync(SYNC.update, change(doc, `shape:l${n}|xy`, [n, n]));
    raw.mark(n);
    const echo = raw.next(FRAME.mark).then(() => {
      if (held) early += 1;
      longest = Math.max(longest, performance.now() - start);
    });
    await new Promise((resolve) => setTimeout(resolve, 500 + n * 20));
    held = false;
    other.exec("COMMIT");
    await echo;
  }
  other.close();
  raw.socket.close();
  await server.terminate();
  const there = (await stored(joinPath(server.dataDir, FILE), door.id)).getMap(RECORDS);
  report("20 locked database", { locks: LOCKS, "false saved": early, "longest ms": longest.toFixed(0) });
  expect(early).toBe(0);
  expect(there.size).toBe(LOCKS);
});

/** A small board on disk, as a file that nobody has open, and what is to be read from it. */
async function smallBoard() {
  const server = await startServer();
  const door = await openBoard(server.url);
  const seat = await join(server.url, door, "participant");
  await draw(server.url, door, seat.token, "d", 40);
  for (let n = 0; n < 20; n += 1) await place(server.url, door, seat, `Una posición con sus palabras, la número ${n}`);
  const path = joinPath(freshFolder(), FILE);
  await server.running.close();
  copyFileSync(joinPath(server.dataDir, FILE), path);
  return { path, door };
}

const READER = joinPath(import.meta.dirname, "../support/faults-read.ts");

/** Everything that a server would show of the file, read by a process of its own: libsql ends the process over some damage. */
function shown(path: string, board: string): string | null {
  const args = ["--import", "tsx", "--conditions=source", READER, path, board];
  const { status, stdout } = spawnSync(process.execPath, args, { encoding: "utf8", cwd: import.meta.dirname });
  return status === 0 ? stdout : null;
}

test(`[FT21] seed ${SEED}: ${DAMAGES} damaged files are refused or read as they were, never shown changed`, async () => {
  const { path, door } = await smallBoard();
  const whole = readFileSync(path);
  const right = shown(path, door.id);
  expect(right).not.toBeNull();
  const next = random();
  const counts = { refused: 0, "read as before": 0, changed: 0 };
  for (let n = 0; n < DAMAGES; n += 1) {
    const damaged = Buffer.from(next.chance(0.15) ? whole.subarray(0, next.below(whole.length)) : whole);
    for (let flips = 1 + next.below(8); flips > 0 && damaged.length > 0; flips -= 1) {
      const at = next.below(damaged.length);
      damaged[at] = (damaged[at] as number) ^ (1 << next.below(8));
    }
    const file = joinPath(freshFolder(), FILE);
    writeFileSync(file, damaged);
    const now = shown(file, door.id);
    counts[now === null ? "refused" : now === right ? "read as before" : "changed"] += 1;
  }
  report("21 damaged files", { cases: DAMAGES, ...counts });
  expect(counts.changed).toBe(0);
});

test(`[FT29] ${BACKUPS} copies made while people write hold all that was acknowledged before, and newer edits come back`, async () => {
  const server = await startServer();
  const door = await openBoard(server.url);
  const seat = await join(server.url, door, "participant");
  const counts = { copies: 0, saved: 0, lost: 0, "record broken": 0 };
  const known: string[] = [];
  for (let n = 0; n < BACKUPS; n += 1) {
    known.push(...(await draw(server.url, door, seat.token, `b${n}-`, 5)));
    await place(server.url, door, seat, `Antes de la copia ${n}`);
    const busy = draw(server.url, door, seat.token, `c${n}-`, 20);
    const copy = joinPath(freshFolder(), FILE);
    const other = new Database(joinPath(server.dataDir, FILE));
    other.exec(`VACUUM INTO '${copy}'`);
    other.close();
    await busy;
    const there = (await stored(copy, door.id)).getMap(RECORDS);
    const store = await openSqlite(copy);
    if (checkChain((await store.ledger(door.id)).events) !== null) counts["record broken"] += 1;
    await store.close();
    counts.copies += 1;
    counts.saved = known.length;
    counts.lost += known.filter((key) => !there.has(key)).length;
  }
  const { events } = (await get(server.url, `${pathOf("events", { id: door.id })}?limit=1000`, seat.token)).body;
  expect(checkChain(events)).toBeNull();
  await server.stop();
  report("29 backup", counts);
  expect(counts).toMatchObject({ lost: 0, "record broken": 0 });
});

test("[FT20] a server that says saved at once is caught: what it said is not on disk yet", async () => {
  const path = joinPath(freshFolder(), FILE);
  const store = await openSqlite(path);
  const other = new Database(path);
  other.exec("BEGIN IMMEDIATE");
  const saidAtOnce = true;
  const rows = other.prepare("SELECT count(*) AS n FROM canvas_updates").get() as { n: number };
  other.exec("COMMIT");
  other.close();
  await store.close();
  await eventually("the lock is gone", () => true);
  expect(saidAtOnce && rows.n === 0).toBe(true);
});
