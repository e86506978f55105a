import { pathOf, RECORDS, WHEEL } from "@acuerdo/shared";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import type { WebsocketProvider } from "y-websocket";
import type * as Y from "yjs";
import { pack, type Records } from "../../server/src/history/content.ts";
import { PROPS, shapeRecord } from "../support/guard/samples.ts";
import { type Door, get, join, openBoard, post, provide, type Seat, synced, until } from "../support/server/client.ts";
import { startServer } from "../support/server/server.ts";

/** What those have added who had nothing on a canvas at some moment, over HTTP. */

let server: Awaited<ReturnType<typeof startServer>>;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());
const open: WebsocketProvider[] = [];
afterEach(() => {
  for (const provider of open.splice(0)) provider.destroy();
});

/** Somebody who draws four things; gives what they see. */
async function draws(door: Door, seat: Seat, name: string): Promise<Y.Map<unknown>> {
  const provider = provide(server.url, door.id, "canvas", seat.token);
  open.push(provider);
  await synced(provider);
  const records = provider.doc.getMap(RECORDS);
  for (let n = 0; n < 4; n += 1) records.set(`shape:${name}${n}`, shapeRecord(`${name}${n}`, "geo", { ...PROPS.geo }));
  return records;
}

const DRAWINGS = { cards: 0, clusters: 0, drawings: 12 };
const AT = 1_700_000_400_000;

test.each(["named", "anonymous"] as const)(
  "[EC10] it goes in one step, and of whom is told where voices are named alone: %s",
  async (voices) => {
    const door = await openBoard(server.url, voices);
    const [chair, ana] = [await join(server.url, door, "mediator"), await join(server.url, door, "participant")];
    const restore = (wanted: object, { token } = chair) =>
      post(server.url, pathOf("restore", { id: door.id }), wanted, token);
    const newcomers = async () =>
      (await get(server.url, `${pathOf("history", { id: door.id })}?at=${AT}`, chair.token)).body.newcomers;
    const shown = await draws(door, ana, "a");
    const { store, canvases } = server.running.services;
    const { history } = await canvases.get(door.id);
    await expect.poll(() => history?.now.drawings).toBe(4);
    const then = { at: AT, why: "time", ...DRAWINGS, data: await pack(new Map(shown.entries()) as Records) } as const;
    await store.keepMoment(door.id, then, []);
    expect([await newcomers(), (await restore({ at: AT, only: "newcomers" })).status]).toEqual([undefined, 404]);

    for (const name of ["b", "c", "d"]) await draws(door, await join(server.url, door, "participant"), name);
    await until(shown.doc as Y.Doc, () => shown.size === 16);
    const named = voices === "named";
    expect(await newcomers()).toEqual({ ...DRAWINGS, people: named ? 3 : null });
    expect((await restore({ at: AT, only: "newcomers" }, ana)).body.error.code).toBe("not-the-wheel");
    const taken = await restore({ at: AT, only: "newcomers" });
    expect(taken.body).toEqual({ before: expect.any(Number), counted: DRAWINGS });
    await until(shown.doc as Y.Doc, () => shown.size === 4);
    const { events } = (await get(server.url, pathOf("events", { id: door.id }), ana.token)).body;
    expect(events.at(-1)).toMatchObject({
      kind: "canvas.restored",
      actor: named ? chair.memberId : WHEEL,
      data: { at: named ? AT : null, what: "newcomers", taken: DRAWINGS },
    });
    expect((await restore({ at: taken.body.before })).status).toBe(200);
    await until(shown.doc as Y.Doc, () => shown.size === 16);
  },
);
