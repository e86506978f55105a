import { FRAME, pathOf } from "@acuerdo/shared";
import { expect, test } from "vitest";
import { type Door, get, join, newDevice, openBoard, post, RawSocket, type Seat } from "../support/server/client.ts";
import { startServer } from "../support/server/server.ts";

/** A room of two hundred behind one address, by real HTTP and real sockets, with the settings that a host does not touch. */

const PEOPLE = 200;
/** What a room is promised; most of it is waiting, so a slow machine does not matter much. */
const MINUTE_MS = 60_000;

/** As a phone does it: the code from the wall, the join page, in, and both documents. */
async function comeIn(url: string, door: Door): Promise<number[]> {
  const { status: found, body } = await post(url, pathOf("codes"), { code: door.code });
  const secret = newDevice();
  const entry = { code: door.code, secret };
  const { status: shown } = await post(url, pathOf("welcome", { id: body.id }), entry);
  const { status: joined, body: seat } = await post(url, pathOf("members", { id: body.id }), { ...entry, name: "Ana" });
  if (joined !== 201) return [found, shown, joined];
  const { status: known } = await get(url, pathOf("me", { id: body.id }), (seat as Seat).token);
  const sockets = ["ledger", "canvas"].map(async (document) => {
    const raw = await RawSocket.open(url, door.id, document, (seat as Seat).token);
    raw.hello();
    raw.mark(1);
    await raw.next(FRAME.mark);
    return raw;
  });
  for (const raw of await Promise.all(sockets)) raw.socket.terminate();
  return [found, shown, joined, known];
}

test(
  `[HT34] ${PEOPLE} people behind one address are in within a minute`,
  async () => {
    const server = await startServer({ env: { ACUERDO_MAX_BOARDS_PER_HOUR: "60" } });
    const door = await openBoard(server.url);
    const start = performance.now();
    const answers = await Promise.all(Array.from({ length: PEOPLE }, () => comeIn(server.url, door)));
    expect(performance.now() - start).toBeLessThan(MINUTE_MS);
    expect(answers).toEqual(Array(PEOPLE).fill([200, 200, 201, 200]));
    await server.stop();
  },
  2 * MINUTE_MS,
);

test("[HT34] whoever uses up what a house may bring is shut out by a new link, and the others come in", async () => {
  const server = await startServer({ env: { ACUERDO_MAX_JOINS_PER_HOUR: "2" } });
  const door = await openBoard(server.url);
  const chair = await join(server.url, door, "mediator");
  const members = pathOf("members", { id: door.id });
  const come = async (entry: object) => (await post(server.url, members, { ...entry, secret: newDevice() })).status;
  const old = { key: door.keys.participant };
  expect([await come(old), await come(old), await come(old)]).toEqual([201, 201, 429]);
  expect(await come({ key: door.keys.observer })).toBe(429);
  const { body } = await post(server.url, pathOf("keys", { id: door.id }), { role: "participant" }, chair.token);
  expect([await come(old), await come({ key: body.key }), await come({ code: body.code })]).toEqual([403, 201, 201]);
  await server.stop();
});
