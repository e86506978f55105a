import { FRAME, isRefusal, pathOf, ROUTES, refuse } from "@acuerdo/shared";
import { expect, test } from "vitest";
import { Routes } from "../../server/src/http/route.ts";
import { type Door, get, join, newDevice, openBoard, post, RawSocket, type Seat } from "../support/server/client.ts";
import { replace, type Undo } from "../support/server/replace.ts";
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

const MOST_WRONG = 5;

/** As it was before: how many were wrong is asked about an address before anything is looked at. */
function asksFirst(): Undo {
  let wrong = 0;
  return replace(Routes.prototype, "on", (on) => {
    return function (this: Routes, method, url, handler) {
      const isEntry = url === ROUTES.codes || url === ROUTES.members;
      return on.call(this, method, url, async (request, reply) => {
        if (isEntry && wrong >= MOST_WRONG) return refuse("slow-down");
        const answer = await handler(request, reply);
        if (isEntry && isRefusal(answer as never)) wrong += 1;
        return answer;
      });
    };
  });
}

/** Whether whoever is known, and whoever has a right key, comes in behind an address from which wrong codes came. */
async function comeBehindWrongOnes(): Promise<boolean> {
  const server = await startServer({ env: { ACUERDO_MAX_FAILED_ENTRIES: String(MOST_WRONG) } });
  const door = await openBoard(server.url);
  const device = newDevice();
  await join(server.url, door, "participant", "Ana", device);
  for (let n = 0; n < 2 * MOST_WRONG; n += 1) await post(server.url, pathOf("codes"), { code: "ZZZZZZZ" });
  const enter = (body: object) => post(server.url, pathOf("members", { id: door.id }), body);
  const entries = [
    { secret: device },
    { key: door.keys.participant, secret: newDevice() },
    { key: door.keys.mediator, secret: newDevice() },
  ];
  const answers = await Promise.all(entries.map(enter));
  await server.stop();
  return answers.every(({ status }) => status < 300);
}

test("[HT32] a server that looks at nothing behind an address that brought wrong ones is caught by known devices and right keys", async () => {
  expect(await comeBehindWrongOnes()).toBe(true);
  const strengthen = asksFirst();
  expect(await comeBehindWrongOnes()).toBe(false);
  strengthen();
});
