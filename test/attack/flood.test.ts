import { spawn } from "node:child_process";
import { join as joinPath } from "node:path";
import { text } from "node:stream/consumers";
import { FRAME, RECORDS, SYNC } from "@acuerdo/shared";
import * as decoding from "lib0/decoding";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { count, quantile, report } from "../support/attack/attack.ts";
import type { Weakness } from "../support/attack/weaken.ts";
import { testInFull } from "../support/in-full.ts";
import { change, type Door, join, openBoard, provide, RawSocket, synced } from "../support/server/client.ts";
import { startServerProcess } from "../support/server/server.ts";

/** Somebody who sends as fast as a socket takes (suite 11): the others' changes are saved as before. */

const HONEST = count(5, 20);
const SOCKETS = count(40, 200);
const SECONDS = count(4, 30);
/** Messages of one socket in a second. */
const RATE = 500;
/** One socket, with which the attacker's own process keeps up, and so fast that a limit shows soon. */
const WEAK = { sockets: 1, seconds: 5, rate: 1_500 };
/** Messages that one read of a socket brings at most: what has been read is handed on, then the socket rests. */
const ONE_READ = 1_820;
/** Messages of one socket that may have been taken: so many at once, so many a second, a last read, and a little patience. */
const allowed = (seconds: number): number => 240 + 120 * (seconds + 3) + ONE_READ;
/** What the slowest of a hundred may wait; in the short run the machine has other tests to play. */
const PATIENCE_MS = count(5_000, 250);
const BETWEEN_MS = 200;
const ATTACKER = joinPath(import.meta.dirname, "../support/attack/flood.ts");

interface Flood {
  readonly sockets: number;
  readonly seconds: number;
  readonly rate: number;
}

/** Writes five times a second, and measures until each is saved. */
async function honest(raw: RawSocket, isOver: () => boolean, ms: number[]): Promise<void> {
  const doc = new Y.Doc();
  raw.hello(doc.clientID);
  for (let n = 1; !isOver(); n += 1) {
    const start = performance.now();
    raw.sync(SYNC.update, change(doc, `shape:h${doc.clientID}|xy`, [n, n]));
    raw.mark(n);
    const { decoder } = await raw.next(FRAME.mark);
    expect(decoding.readVarUint(decoder)).toBe(n);
    ms.push(performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_MS));
  }
  raw.socket.close();
}

/** How many of the attacker's sockets were turned away or closed. */
async function attack(url: string, door: Door, token: string, { sockets, seconds, rate }: Flood): Promise<number> {
  const numbers = [sockets, seconds, rate].map(String);
  const args = ["--import", "tsx", "--conditions=source", ATTACKER, url, door.id, token, ...numbers];
  const child = spawn(process.execPath, args, { cwd: import.meta.dirname, stdio: ["ignore", "pipe", "inherit"] });
  return Number(await text(child.stdout));
}

/** Times of honest people, before and while somebody floods. */
async function measure(flooding: Flood, weakness?: Weakness) {
  const server = await startServerProcess(weakness ? { weakness } : {});
  const door = await openBoard(server.url);
  const { token } = await join(server.url, door, "participant");
  const people = async (isOver: () => boolean) => {
    const ms: number[] = [];
    const seats = await Promise.all(Array.from({ length: HONEST }, () => join(server.url, door, "participant")));
    const sockets = await Promise.all(seats.map((seat) => RawSocket.open(server.url, door.id, "canvas", seat.token)));
    await Promise.all(sockets.map((raw) => honest(raw, isOver, ms)));
    return ms;
  };
  const end = performance.now() + 2_000;
  const before = await people(() => performance.now() > end);
  let isOver = false;
  const flood = attack(server.url, door, token, flooding).finally(() => {
    isOver = true;
  });
  const during = await people(() => isOver);
  const refused = await flood;
  // Somebody else: the attacker's own questions wait behind what they sent.
  const looker = await join(server.url, door, "observer");
  const reader = provide(server.url, door.id, "canvas", looker.token);
  await synced(reader);
  const read = Array.from({ length: flooding.sockets }, (_, index) => {
    const [n = 0] = reader.doc.getMap<number[]>(RECORDS).get(`shape:attack${index}|xy`) ?? [];
    return n;
  });
  reader.destroy();
  await server.stop();
  return { before, during, refused, most: Math.max(...read) };
}

test(`[AT11] ${SOCKETS} sockets of one member that flood: what honest people write is saved all the same`, async () => {
  const { before, during, refused, most } = await measure({ sockets: SOCKETS, seconds: SECONDS, rate: RATE });
  const ms = (figures: readonly number[], share: number) => quantile(figures, share).toFixed(0);
  report("11 flood", {
    ...{ sockets: SOCKETS, "sockets refused": refused, seconds: SECONDS, saves: during.length },
    ...{ "p50 ms before": ms(before, 0.5), "p99 ms before": ms(before, 0.99) },
    ...{ "p50 ms during": ms(during, 0.5), "p99 ms during": ms(during, 0.99) },
    ...{ "read of one socket": most, allowed: allowed(SECONDS) },
  });
  expect(during.length).toBeGreaterThanOrEqual(HONEST);
  expect(most).toBeLessThanOrEqual(allowed(SECONDS));
  expect(quantile(during, 0.99)).toBeLessThan(PATIENCE_MS);
});

testInFull("[AT11] a server that reads as fast as a socket sends is caught", async () => {
  const { most } = await measure(WEAK, "reads as fast as a socket sends");
  report("11 weakened", { "read of one socket": most, allowed: allowed(WEAK.seconds) });
  expect(most).toBeGreaterThan(allowed(WEAK.seconds));
});
