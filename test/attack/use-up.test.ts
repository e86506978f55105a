import { spawn } from "node:child_process";
import { join as joinPath } from "node:path";
import { text } from "node:stream/consumers";
import { FRAME, pathOf, SYNC } from "@acuerdo/shared";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { readSettings, type Settings } from "../../server/src/config.ts";
import { socketsOfAddress } from "../../server/src/limits/files.ts";
import { count, quantile, report } from "../support/attack/attack.ts";
import { longRecord } from "../support/attack/long-record.ts";
import { memoryOf } from "../support/attack/process.ts";
import type { Weakness } from "../support/attack/weaken.ts";
import { testInFull } from "../support/in-full.ts";
import { change, type Door, join, newDevice, openBoard, post, RawSocket, type Seat } from "../support/server/client.ts";
import { freshFolder, type ServerProcess, startServerProcess } from "../support/server/server.ts";

/**
 * Somebody who tries to use the server up in every way at once (suite 35), from the very address that honest people share:
 * these go on saving, others come in, and memory stays where it was.
 */

const MIB = 1_048_576;
const SECONDS = count(6, 60);
const EVENTS = count(2_500, 300_000);
const BOARDS = count(3, 5);
const SEATS = count(10, 50);
const SOCKETS = 20;
const HONEST = 5;
const BETWEEN_MS = 200;
const NEWCOMERS_MS = 400;
/** What the slowest of a hundred may wait; in the short run the machine has other tests to play. */
const PATIENCE_MS = count(5_000, 250);
const MAX_GROWTH = 200 * MIB;
const ALL = ["sockets", "canvases", "record", "fragments", "idle", "reading", "loading", "codes"];
const ATTACKER = joinPath(import.meta.dirname, "../support/attack/use-up.ts");
const STANDARD = readSettings({}) as Settings;

interface Trial {
  readonly ways: readonly string[];
  readonly seconds: number;
  readonly env?: Record<string, string>;
  readonly weakness?: Weakness;
}

/** Writes five times a second, and measures until each is saved. */
async function save(url: string, door: Door, isOver: () => boolean, ms: number[]): Promise<void> {
  const seat = await join(url, door, "participant");
  const raw = await RawSocket.open(url, door.id, "canvas", seat.token);
  const doc = new Y.Doc();
  raw.hello(doc.clientID);
  for (let n = 1; !isOver(); n += 1) {
    const start = performance.now();
    raw.sync(SYNC.update, change(doc, `shape:h${doc.clientID}|xy`, [n, n]));
    raw.mark(n);
    await raw.next(FRAME.mark);
    ms.push(performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
  }
  raw.socket.terminate();
}

/** Comes in by the code or by the link, and saves something: whether it went well. */
async function comeIn(url: string, door: Door, byCode: boolean): Promise<boolean> {
  const entry = byCode ? { code: door.code } : { key: door.keys.participant };
  const { status, body } = await post(url, pathOf("members", { id: door.id }), { ...entry, secret: newDevice() });
  if (status !== 201) return false;
  const raw = await RawSocket.open(url, door.id, "canvas", (body as Seat).token).catch(() => null);
  raw?.hello();
  raw?.mark(1);
  const saved = await raw?.next(FRAME.mark).catch(() => null);
  raw?.socket.terminate();
  return Boolean(saved);
}

async function attack(url: string, long: string, { ways, seconds }: Trial): Promise<Record<string, number>> {
  const numbers = [seconds, BOARDS, SEATS, SOCKETS].map(String);
  const args = ["--import", "tsx", "--conditions=source", ATTACKER, url, ...numbers, long, ways.join()];
  const child = spawn(process.execPath, args, { cwd: import.meta.dirname, stdio: ["ignore", "pipe", "inherit"] });
  return JSON.parse(await text(child.stdout));
}

/** The server's memory, until it is over: before, and at most. */
async function watch(server: ServerProcess, isOver: () => boolean): Promise<number> {
  let most = 0;
  for (; !isOver(); await new Promise((resolve) => setTimeout(resolve, 100))) most = Math.max(most, memoryOf(server));
  return most;
}

async function tryOut(trial: Trial) {
  const dataDir = freshFolder();
  const long = trial.ways.includes("loading") ? await longRecord(dataDir, EVENTS) : { id: "", key: "" };
  const server = await startServerProcess({
    dataDir,
    env: { ACUERDO_MAX_BOARDS_PER_HOUR: "60", ...trial.env },
    ...(trial.weakness && { weakness: trial.weakness }),
  });
  const { url } = server;
  const door = await openBoard(url);
  let isOver = false;
  const ms: number[] = [];
  const calm = performance.now() + 1_000;
  await Promise.all(Array.from({ length: HONEST }, () => save(url, door, () => performance.now() > calm, [])));
  // The control: nobody who does not attack is told to wait.
  expect(await comeIn(url, door, true)).toBe(true);
  const before = memoryOf(server);
  const attacking = attack(url, `${long.id}/${long.key}`, trial).finally(() => {
    isOver = true;
  });
  const saving = Promise.all(Array.from({ length: HONEST }, () => save(url, door, () => isOver, ms)));
  const peak = watch(server, () => isOver);
  const came: boolean[] = [];
  for (let n = 0; !isOver; n += 1) {
    came.push(await comeIn(url, door, n % 2 === 0));
    await new Promise((resolve) => setTimeout(resolve, NEWCOMERS_MS));
  }
  const done = await attacking;
  await saving;
  const growth = (await peak) - before;
  await server.stop();
  return { done, ms, growth, newcomers: came.length, keptOut: came.filter((isIn) => !isIn).length };
}

/** Sockets that the server lets one address have, and a few that are only being refused. */
const MOST_SOCKETS = socketsOfAddress(STANDARD) + 100;
/** Events of one member in so many seconds: what comes at once, and what grows back; their words have less. */
const mostWords = (seconds: number): number => 10 + Math.ceil(seconds / 120);

test(`[AT35] ${SECONDS} s of one person who tries to use the server up: the others save, come in, and memory stays`, async () => {
  const { done, ms, growth, newcomers, keptOut } = await tryOut({ ways: ALL, seconds: SECONDS });
  report("35 use up", {
    ...{ seconds: SECONDS, "events of the long record": EVENTS, ...done },
    ...{ saves: ms.length, "p50 ms": quantile(ms, 0.5).toFixed(0), "p99 ms": quantile(ms, 0.99).toFixed(0) },
    ...{ newcomers, "kept out": keptOut, "RSS growth MiB": (growth / MIB).toFixed(0) },
  });
  expect(keptOut).toBe(0);
  expect(newcomers).toBeGreaterThan(0);
  expect(done["sockets held"]).toBeLessThanOrEqual(MOST_SOCKETS);
  expect(done.words).toBeLessThanOrEqual(mostWords(SECONDS));
  expect(growth).toBeLessThan(MAX_GROWTH);
  expect(ms.length).toBeGreaterThanOrEqual(HONEST);
  expect(quantile(ms, 0.99)).toBeLessThan(PATIENCE_MS);
});

test("[AT35] a server that has no rate for what people say of themselves is caught: its record grows", async () => {
  const { done } = await tryOut({ ways: ["record"], seconds: 4, weakness: "writes as often as it is asked to" });
  report("35 weakened, record", done);
  expect(done.words).toBeGreaterThan(mostWords(4));
});

testInFull("[AT35] a server that counts nobody by address is caught: its sockets are one person's", async () => {
  const env = { ACUERDO_MAX_SOCKETS: "300" };
  const { keptOut, newcomers } = await tryOut({
    ways: ["sockets"],
    seconds: 4,
    env,
    weakness: "counts nobody by address",
  });
  report("35 weakened, addresses", { "kept out": keptOut, of: newcomers });
  expect(keptOut).toBeGreaterThan(0);
});

testInFull("[AT35] a server that counts messages and no bytes is caught: it keeps what never ends", async () => {
  // long enough for a machine with other things to do: what is bounded grows no more, what is not goes on
  const trial: Trial = { ways: ["fragments"], seconds: 12 };
  const { growth: asItIs } = await tryOut(trial);
  const { growth } = await tryOut({ ...trial, weakness: "counts messages and no bytes" });
  report("35 weakened, bytes", { "RSS growth MiB": (growth / MIB).toFixed(0), "as it is": (asItIs / MIB).toFixed(0) });
  expect(growth).toBeGreaterThan(2 * asItIs);
});
