import { FRAME, SYNC } from "@acuerdo/shared";
import * as decoding from "lib0/decoding";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import { count, quantile, report } from "../support/attack.ts";
import { type ServerProcess, startServerProcess } from "../support/server.ts";
import { change, type Door, join, openBoard, RawSocket, type Seat } from "../support/server-client.ts";

/** Somebody who sends as fast as a socket takes (suite 11): the others' changes are saved as before. */

const HONEST = count(5, 20);
const SOCKETS = count(10, 200);
const SECONDS = count(4, 30);
/** Messages of one attacking socket in a second. */
const RATE = 500;
/** On a machine that has other things to do; `security.md` asks for 250 ms on one that has not. */
const PATIENCE_MS = 1_500;

let server: ServerProcess;
let door: Door;
beforeAll(async () => {
  server = await startServerProcess({ env: { ACUERDO_MAX_SOCKETS_PER_MEMBER: "1000" } });
  door = await openBoard(server.url);
});
afterAll(() => server.stop());

/** Writes five times a second, and measures until each is saved. */
async function honest(raw: RawSocket, until: () => boolean, ms: number[]): Promise<void> {
  const doc = new Y.Doc();
  raw.hello(doc.clientID);
  for (let n = 1; !until(); n += 1) {
    const start = performance.now();
    raw.sync(SYNC.update, change(doc, `shape:h${doc.clientID}|xy`, [n, n]));
    raw.mark(n);
    const { decoder } = await raw.next(FRAME.mark);
    expect(decoding.readVarUint(decoder)).toBe(n);
    ms.push(performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  raw.socket.close();
}

/** Made beforehand, so that making them costs nothing while they are sent. */
function ammunition(): { client: number; updates: readonly Uint8Array[] } {
  const doc = new Y.Doc();
  const updates = Array.from({ length: RATE }, (_, n) => change(doc, "shape:attack|xy", [n, n]));
  return { client: doc.clientID, updates };
}

/** Sends updates as fast as it may, until it is closed. */
async function attack(seat: Seat, until: () => boolean): Promise<number | null> {
  const raw = await RawSocket.open(server.url, door.id, "canvas", seat.token).catch(() => null);
  if (!raw) return null;
  const { client, updates } = ammunition();
  raw.hello(client);
  for (let n = 0; !until() && raw.socket.readyState === raw.socket.OPEN; n += 1) {
    if (raw.socket.bufferedAmount < 65_536) raw.sync(SYNC.update, updates[n % updates.length] as Uint8Array);
    if (n % (RATE / 50) === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const code = raw.socket.readyState === raw.socket.OPEN ? null : await raw.closed;
  raw.socket.terminate();
  return code;
}

async function during(seconds: number, sockets: number) {
  const enter = async () =>
    RawSocket.open(server.url, door.id, "canvas", (await join(server.url, door, "participant")).token);
  const mallory = await join(server.url, door, "participant");
  const people = await Promise.all(Array.from({ length: HONEST }, enter));
  const end = performance.now() + seconds * 1_000;
  const until = () => performance.now() > end;
  const ms: number[] = [];
  const attacks = Array.from({ length: sockets }, () => attack(mallory, until));
  await Promise.all(people.map((raw) => honest(raw, until, ms)));
  const codes = await Promise.all(attacks);
  return {
    samples: ms.length,
    p50: quantile(ms, 0.5),
    p99: quantile(ms, 0.99),
    closed: codes.filter((code) => code !== null).length,
  };
}

test(`[AT11] ${SOCKETS} sockets that flood: what honest people write is saved all the same`, async () => {
  const before = await during(2, 0);
  const flooded = await during(SECONDS, SOCKETS);
  const ms = (figure: number) => figure.toFixed(0);
  report("11 flood", {
    ...{ sockets: SOCKETS, seconds: SECONDS, "p50 ms before": ms(before.p50), "p99 ms before": ms(before.p99) },
    ...{ "p50 ms during": ms(flooded.p50), "p99 ms during": ms(flooded.p99), "attackers closed": flooded.closed },
  });
  expect(flooded.samples).toBeGreaterThanOrEqual(HONEST);
  expect(flooded.p99).toBeLessThan(PATIENCE_MS);
});
