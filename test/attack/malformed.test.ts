import { CLOSE } from "@acuerdo/shared";
import * as decoding from "lib0/decoding";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import { count, random, report, SEED } from "../support/attack/attack.ts";
import { Honest } from "../support/attack/honest.ts";
import { BROKEN_FRAMES, bareSocket, ended, spoilt } from "../support/attack/wire.ts";
import { type Door, get, join, openBoard, RawSocket, type Seat } from "../support/server/client.ts";
import { startServer, type TestServer } from "../support/server/server.ts";

/** What is no message, and what is no WebSocket frame (suite 1): it ends that socket at most, and nobody else notices. */

const FRAMES = count(1_500, 20_000);
/** Sockets that attack at a time, and frames that each sends before it is looked at. */
const [ATTACKERS, VOLLEY] = [8, 25];
const PEOPLE = 10;
/** Why the server may have closed an attacker's socket. */
const RIGHT_CODES: readonly number[] = [
  CLOSE.malformed,
  CLOSE.mayNotWrite,
  CLOSE.overLimit,
  CLOSE.slowDown,
  1006,
  1007,
];

let server: TestServer;
let door: Door;
let seat: Seat;
let honest: Honest;
beforeAll(async () => {
  server = await startServer({ env: { ACUERDO_MAX_SOCKETS_PER_MEMBER: "1000" } });
  door = await openBoard(server.url);
  seat = await join(server.url, door, "participant");
  honest = await Honest.arrive(server.url, door, PEOPLE);
});
afterAll(() => {
  honest.leave();
  return server.stop();
});

async function volley(frames: readonly Uint8Array[], document: string): Promise<number | null> {
  const raw = await RawSocket.open(server.url, door.id, document, seat.token);
  for (const bytes of frames) if (raw.socket.readyState === raw.socket.OPEN) raw.socket.send(bytes);
  raw.socket.close();
  return raw.closed;
}

test(`[AT1] seed ${SEED}: ${FRAMES} messages that are none end their own socket at most`, async () => {
  const next = random();
  const codes = new Map<number, number>();
  let sent = 0;
  while (sent < FRAMES) {
    honest.write();
    const attackers = Array.from({ length: ATTACKERS }, () => {
      const frames = Array.from({ length: next.chance(0.5) ? 1 : VOLLEY }, () => spoilt(next));
      sent += frames.length;
      return volley(frames, next.pick(["canvas", "canvas", "ledger"]));
    });
    for (const code of await Promise.all(attackers)) if (code !== null) codes.set(code, (codes.get(code) ?? 0) + 1);
  }
  const lost = await honest.lost();
  const { status } = await get(server.url, "/healthz");
  const closed = [...codes].map(([code, times]) => `${code}×${times}`).join(" ");
  report("1 malformed", {
    frames: sent,
    crashes: status === 200 ? 0 : 1,
    "honest writes": honest.written,
    lost,
    closed,
  });
  expect({ status, lost }).toEqual({ status: 200, lost: 0 });
  const wrong = [...codes.keys()].filter((code) => code !== 1005 && code !== 1000 && !RIGHT_CODES.includes(code));
  expect(wrong).toEqual([]);
});

test("[AT1] frames that break the WebSocket protocol end their own socket", async () => {
  for (const [name, bytes] of Object.entries(BROKEN_FRAMES)) {
    const socket = await bareSocket(server.port, door.id, "canvas", seat.token);
    socket.write(bytes);
    const late = new Promise<string>((resolve) => setTimeout(() => resolve("still open"), 5_000).unref());
    expect(await Promise.race([ended(socket).then(() => "ended"), late]), name).toBe("ended");
    honest.write();
  }
  expect(await honest.lost()).toBe(0);
});

test(`[AT1] seed ${SEED}: a server that trusts what it reads is caught`, () => {
  const next = random();
  const doc = new Y.Doc();
  let crashes = 0;
  for (let n = 0; n < 300; n += 1) {
    try {
      const decoder = decoding.createDecoder(spoilt(next));
      decoding.readVarUint(decoder);
      if (decoding.readVarUint(decoder) > 0) Y.applyUpdate(doc, decoding.readVarUint8Array(decoder));
    } catch {
      crashes += 1; // nobody would have caught it there
    }
  }
  expect(crashes).toBeGreaterThan(20);
});
