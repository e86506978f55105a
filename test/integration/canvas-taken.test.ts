import { pathOf, RECORDS } from "@acuerdo/shared";
import { expect, test } from "vitest";
import type { WebsocketProvider } from "y-websocket";
import type * as Y from "yjs";
import {
  ask,
  type Door,
  get,
  join,
  newId,
  openBoard,
  provide,
  type Seat,
  synced,
  until,
} from "../support/server/client.ts";
import { freshFolder, startServer, type TestServer } from "../support/server/server.ts";

/** What was taken away of what others had, where the server knows by itself whose it was. */

/** Positions with their cards, which the server puts there. */
function place({ url }: TestServer, door: Door, who: Seat, count: number): Promise<string[]> {
  const placed = Array.from({ length: count }, async (_, n) => {
    const positionId = newId();
    const words = { positionKind: "need", text: `Luz ${n}`, place: [n * 300, 0] };
    const { status } = await ask(url, door, who, { kind: "position.place", positionId, ...words } as never);
    expect(status).toBe(200);
    return positionId;
  });
  return Promise.all(placed);
}

async function canvas({ url }: TestServer, door: Door, { token }: Seat, size: number): Promise<WebsocketProvider> {
  const provider = provide(url, door.id, "canvas", token);
  await synced(provider);
  await until(provider.doc as Y.Doc, () => provider.doc.getMap(RECORDS).size === size);
  return provider;
}

test.each(["named", "anonymous"] as const)(
  "[EC3] on a board with %s voices a third of what others had is told whatever somebody has put beside it",
  async (voices) => {
    const dataDir = freshFolder();
    let server = await startServer({ dataDir });
    const door = await openBoard(server.url, voices);
    const [ana, mallory] = [await join(server.url, door, "participant"), await join(server.url, door, "participant")];
    const theirs = await place(server, door, ana, 9);
    await place(server, door, mallory, 12);
    const taking = await canvas(server, door, mallory, 42);
    const records = taking.doc.getMap(RECORDS);
    for (const id of theirs.slice(0, 3)) for (const key of [`shape:${id}`, `shape:${id}|xy`]) records.delete(key);
    const seen = await canvas(server, door, ana, 36);
    for (const provider of [taking, seen]) provider.destroy();
    await server.stop(); // what has not been told yet is told now
    server = await startServer({ dataDir });
    const { events } = (await get(server.url, pathOf("events", { id: door.id }), ana.token)).body;
    expect(events.at(-1)).toMatchObject({ kind: "canvas.cleared", data: { cards: 3, clusters: 0, drawings: 0 } });
    await server.stop();
  },
);
