import { FRAME, pathOf } from "@acuerdo/shared";
import { afterAll, beforeAll, expect, test } from "vitest";
import { count, report } from "../support/attack/attack.ts";
import { Honest } from "../support/attack/honest.ts";
import { memoryOf } from "../support/attack/process.ts";
import { bareSocket, ended } from "../support/attack/wire.ts";
import { type Door, join, openBoard, post, RawSocket, type Seat } from "../support/server/client.ts";
import { type ServerProcess, startServerProcess } from "../support/server/server.ts";

/** Too much at once (suite 2): frames over the limit, claims of 100 MiB, a byte at a time, and bodies over the limit. */

const MAX_FRAME = 1_048_576;
const ROUNDS = count(10, 60);
const TINY = count(20_000, 1_000_000);
const MIB = 1_048_576;

let server: ServerProcess;
let door: Door;
let seat: Seat;
beforeAll(async () => {
  server = await startServerProcess({ env: { ACUERDO_MAX_SOCKETS_PER_MEMBER: "1000", ACUERDO_LOG_LEVEL: "info" } });
  door = await openBoard(server.url);
  seat = await join(server.url, door, "participant");
});
afterAll(() => server.stop());

/** The code with which a socket is closed that sends one awareness message of so many bytes. */
async function sendOne(url: string, board: Door, who: Seat, bytes: number): Promise<number> {
  const raw = await RawSocket.open(url, board.id, "canvas", who.token);
  const message = new Uint8Array(bytes);
  message[0] = FRAME.queryAwareness;
  raw.socket.send(message);
  return raw.closed;
}

/** Claims 100 MiB and sends a little of it, a piece at a time. */
async function drip(): Promise<void> {
  const socket = await bareSocket(server.port, door.id, "canvas", seat.token);
  socket.write(Buffer.from([0x82, 0xff, 0, 0, 0, 0, 0x06, 0x40, 0, 0, 1, 2, 3, 4]));
  for (let n = 0; n < 50 && !socket.destroyed; n += 1) socket.write(Buffer.alloc(1_000));
  await ended(socket);
}

test(`[AT2] frames and bodies over the limit are refused, and memory does not grow with them`, async () => {
  const honest = await Honest.arrive(server.url, door, 2);
  await sendOne(server.url, door, seat, MAX_FRAME + 1);
  const before = memoryOf(server);
  let peak = before;
  let cases = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    honest.write();
    const sizes = [MAX_FRAME + 1, MAX_FRAME * 2, MAX_FRAME * 8];
    const codes = await Promise.all(sizes.map((bytes) => sendOne(server.url, door, seat, bytes)));
    for (const code of codes) expect([1006, 1009]).toContain(code);
    await drip();
    const { status } = await post(
      server.url,
      pathOf("intents", { id: door.id }),
      { text: "x".repeat(300_000) },
      seat.token,
    );
    expect(status).toBe(413);
    cases += 5;
    peak = Math.max(peak, memoryOf(server));
  }
  const lost = await honest.lost();
  honest.leave();
  report("2 oversize", { cases, "RSS growth MiB": ((peak - before) / MIB).toFixed(1), lost });
  expect(lost).toBe(0);
  expect(peak - before).toBeLessThan(64 * MIB);
});

test(`[AT2] ${TINY} tiny messages on one socket leave memory and the others as they were`, async () => {
  const honest = await Honest.arrive(server.url, door, 2);
  const raw = await RawSocket.open(server.url, door.id, "canvas", seat.token);
  const before = memoryOf(server);
  for (let n = 0; n < TINY && raw.socket.readyState === raw.socket.OPEN; n += 1) {
    raw.send(FRAME.sync, 2, 2, 0, 0);
    if (n % 1_000 === 0) {
      honest.write();
      while (raw.socket.bufferedAmount > MIB) await new Promise((resolve) => setImmediate(resolve));
    }
  }
  const lost = await honest.lost();
  raw.socket.terminate();
  honest.leave();
  report("2 tiny messages", { messages: TINY, "RSS growth MiB": ((memoryOf(server) - before) / MIB).toFixed(1), lost });
  expect(lost).toBe(0);
  expect(memoryOf(server) - before).toBeLessThan(64 * MIB);
});

test("[AT2] control: a message of just the limit is read; a server with a limit of 64 MiB is caught", async () => {
  expect(await sendOne(server.url, door, seat, MAX_FRAME)).not.toBe(1009);
  const weak = await startServerProcess({ env: { ACUERDO_MAX_FRAME_BYTES: String(64 * MIB) } });
  const board = await openBoard(weak.url);
  const code = await sendOne(weak.url, board, await join(weak.url, board, "participant"), MAX_FRAME + 1);
  expect(code).not.toBe(1009);
  await weak.stop();
});
