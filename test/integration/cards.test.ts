import { type Place, RECORDS, readCards, type Voices } from "@acuerdo/shared";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as Y from "yjs";
import {
  ask,
  type Door,
  join,
  newId,
  openBoard,
  provide,
  RawSocket,
  type Seat,
  synced,
  until,
} from "../support/server/client.ts";
import { startServer } from "../support/server/server.ts";

/** Cards that the server puts on the canvas as it takes the position. */

let server: Awaited<ReturnType<typeof startServer>>;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const asked = (positionId: string, place?: Place) =>
  ({ kind: "position.place", positionId, positionKind: "need", text: "Luz", ...(place && { place }) }) as never;

const cardsOf = (doc: Y.Doc) => readCards([...doc.getMap(RECORDS).entries()] as never);

/** Under which client ids the entries of a canvas stand. */
const clientsOf = (doc: Y.Doc): Set<number> => new Set(doc.store.clients.keys());

async function watch(door: Door, seat: Seat) {
  const provider = provide(server.url, door.id, "canvas", seat.token, new Y.Doc());
  await synced(provider);
  return provider;
}

test("[AN6] where voices are named a card comes with its position, where it was asked for, under a client id that is no browser's", async () => {
  const door = await openBoard(server.url, "named");
  const [ana, berta] = [await join(server.url, door, "participant"), await join(server.url, door, "participant")];
  const [mine, watcher] = [await watch(door, ana), await watch(door, berta)];
  const ids = [newId(), newId(), newId()];
  expect((await ask(server.url, door, ana, asked(ids[0] as string, [120, -40]))).status).toBe(200);
  expect((await ask(server.url, door, berta, asked(ids[1] as string, [-3_000, 9]))).status).toBe(200);
  expect((await ask(server.url, door, ana, asked(ids[2] as string))).status).toBe(200);
  await until(watcher.doc, () => cardsOf(watcher.doc).length === 2);
  expect(cardsOf(watcher.doc)).toMatchObject([
    { positionId: ids[0], x: 120, y: -40, clusterId: null },
    { positionId: ids[1], x: -3_000, y: 9, clusterId: null },
  ]);
  expect(clientsOf(watcher.doc).size).toBe(1);
  for (const { doc } of [mine, watcher]) expect(clientsOf(watcher.doc)).not.toContain(doc.clientID);
  for (const provider of [mine, watcher]) provider.destroy();
});

/** What everybody sees of who wrote with the canvas in sight: positions in their order, each with its card. */
test("[AN15] where voices are anonymous every position gets its card in the same way, wherever and whether it asked for a place", async () => {
  const door = await openBoard(server.url, "anonymous");
  const [laptop, phone] = [await join(server.url, door, "participant"), await join(server.url, door, "participant")];
  const watcher = await watch(door, laptop);
  const ids = Array.from({ length: 8 }, newId);
  for (const [n, id] of ids.entries()) {
    const isLaptop = n % 3 === 0;
    const place: Place | undefined = isLaptop ? [-3_000 * n, 77] : undefined;
    expect((await ask(server.url, door, isLaptop ? laptop : phone, asked(id, place))).status).toBe(200);
    await until(watcher.doc, () => cardsOf(watcher.doc).length === n + 1);
  }
  const places = ids.map((id) => cardsOf(watcher.doc).find(({ positionId }) => positionId === id));
  expect(places.map((card) => card && [card.x, card.y])).toEqual(
    ids.map((_, n) => [(n % 6) * 260, Math.floor(n / 6) * 220]),
  );
  expect(clientsOf(watcher.doc).size).toBe(1);
  watcher.destroy();
});

describe.each<Voices>(["named", "anonymous"])("[AN6] on a board with %s voices", (voices) => {
  test("no card is there of what was refused, and one of what was asked twice", async () => {
    const door = await openBoard(server.url, voices);
    const seat = await join(server.url, door, "participant");
    const positionId = newId();
    const id = newId();
    for (let n = 0; n < 2; n += 1) await ask(server.url, door, seat, asked(positionId, [0, 0]), id);
    expect((await ask(server.url, door, seat, asked(positionId, [5, 5]))).status).toBe(409);
    for (const place of [[1e9, 0], [0], "here", [Number.NaN, 0]]) {
      const refused = { ...(asked(newId()) as object), place } as never;
      expect((await ask(server.url, door, seat, refused)).status).toBe(400);
    }
    const watcher = await watch(door, seat);
    expect(cardsOf(watcher.doc)).toMatchObject([{ positionId, x: 0, y: 0 }]);
    watcher.destroy();
  });
});

test("[AN6] a browser that names the client id of the server's cards is a stranger", async () => {
  const door = await openBoard(server.url, "anonymous");
  const seat = await join(server.url, door, "participant");
  await ask(server.url, door, seat, asked(newId(), [0, 0]));
  const watcher = await watch(door, seat);
  const [client] = clientsOf(watcher.doc);
  watcher.destroy();
  const raw = await RawSocket.open(server.url, door.id, "canvas", seat.token);
  raw.hello(client as number);
  expect((await raw.next(102)).type).toBe(102);
  raw.socket.close();
});
