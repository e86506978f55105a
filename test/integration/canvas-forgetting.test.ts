import { readdirSync, readFileSync } from "node:fs";
import { join as joined } from "node:path";
import { pathOf, RECORDS } from "@acuerdo/shared";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { WebsocketProvider } from "y-websocket";
import type * as Y from "yjs";
import { unpack } from "../../server/src/history/content.ts";
import { card, PROPS, shapeRecord } from "../support/guard/samples.ts";
import { type Door, get, join, openBoard, post, provide, type Seat, synced, until } from "../support/server/client.ts";
import { startServer } from "../support/server/server.ts";

/** [EC9] Words that somebody wrote on the board beside its cards are taken out for good. */

const PHONE = "600 12 34 56";
const NONE = { cards: 0, clusters: 0, drawings: 0 };
const richText = { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: PHONE }] }] };

let server: Awaited<ReturnType<typeof startServer>>;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

let door: Door;
let [chair, ana, mallory]: Seat[] = [];
const open: WebsocketProvider[] = [];
beforeEach(async () => {
  door = await openBoard(server.url);
  const roles = ["mediator", "participant", "participant"] as const;
  [chair, ana, mallory] = await Promise.all(roles.map((role) => join(server.url, door, role)));
});
afterEach(() => {
  for (const provider of open.splice(0)) provider.destroy();
});

async function canvasOf(seat: Seat | undefined, size = 0): Promise<Y.Map<unknown>> {
  const provider = provide(server.url, door.id, "canvas", seat?.token ?? "");
  open.push(provider);
  await synced(provider);
  const records = provider.doc.getMap(RECORDS);
  await until(provider.doc, () => records.size >= size);
  return records;
}

/** Cards, and texts with somebody's number. */
async function work(cards: number, ...texts: readonly string[]): Promise<Y.Map<unknown>> {
  const records = await canvasOf(ana);
  const shapes = Array.from({ length: cards }, (_, n) => [`k${n}`, card(`k${n}`)] as const);
  const written = texts.map((id) => [id, shapeRecord(id, "text", { ...PROPS.text, richText })] as const);
  for (const [id, shape] of [...shapes, ...written]) {
    records.set(`shape:${id}`, shape);
    records.set(`shape:${id}|xy`, [0, 0]);
  }
  return records;
}

const past = async () => (await get(server.url, pathOf("history", { id: door.id }), chair?.token)).body;
const restore = (wanted: unknown, seat = chair) =>
  post(server.url, pathOf("restore", { id: door.id }), wanted, seat?.token);
const refusedWith = async (wanted: unknown, seat = chair) => {
  const { status, body } = await restore(wanted, seat);
  return [status, body.error?.code];
};
const forgotten = async () => {
  const { body } = await get(server.url, pathOf("events", { id: door.id }), chair?.token);
  return (body.events as { data: { what?: string } }[]).filter(({ data }) => data.what === "forgotten");
};

const isOnDisk = () =>
  readdirSync(server.dataDir)
    .filter((name) => name.startsWith("acuerdo"))
    .some((name) => readFileSync(joined(server.dataDir, name)).includes(PHONE));

/** In how many moments it stands. */
async function inMoments(): Promise<number> {
  const { store } = server.running.services;
  const kept = await store.moments(door.id);
  const all = await Promise.all(kept.map(async ({ at }) => unpack((await store.moment(door.id, at)) as Uint8Array)));
  return all.filter((records) => JSON.stringify([...records]).includes(PHONE)).length;
}

test("[EC9] off the board, out of every moment, of what can be undone and of the file, and nothing brings them back", async () => {
  const records = await work(12, "t1", "t2");
  const others = await canvasOf(mallory, 28);
  for (const key of [...others.keys()]) if (!key.startsWith("shape:t2")) others.delete(key);
  const isKept = async () => (await past()).moments.some(({ why }: { why: string }) => why === "cleared");
  await expect.poll(isKept, { interval: 500, timeout: 20_000 }).toBe(true);
  expect([isOnDisk(), await inMoments()]).toEqual([true, 1]);

  expect(await refusedWith({ forget: "shape:t1" }, ana)).toEqual([403, "not-the-wheel"]);
  // a card's words are in the record, and are withheld there
  for (const none of ["shape:k0", "shape:t3", "t1", "shape:t1|xy"])
    expect(await refusedWith({ forget: none })).toEqual([404, "no-such-moment"]);
  expect((await restore({ forget: "shape:t1" })).body).toEqual({ before: null, counted: NONE });
  expect((await restore({ forget: "shape:t2" })).body).toEqual({ before: null, counted: { ...NONE, drawings: 1 } });
  await until(records.doc as Y.Doc, () => records.size === 0);
  expect([isOnDisk(), await inMoments(), (await forgotten()).length]).toEqual([false, 0, 2]);

  const { doings, moments } = await past();
  expect((await restore({ doing: doings[0].id })).body.counted).toEqual({ ...NONE, cards: 12 });
  for (const { at } of moments) expect((await restore({ at })).status).toBe(200);
  const exported = await get(server.url, pathOf("export", { id: door.id, format: "json" }), chair?.token);
  expect(JSON.stringify([exported.body, records.toJSON()])).not.toContain(PHONE);
  expect([isOnDisk(), await inMoments()]).toEqual([false, 0]);
});

test("[EC9] what was taken off a moment ago, and stands in memory alone, is gone as well", async () => {
  const records = await work(1, "t1");
  const others = await canvasOf(mallory, 4);
  others.delete("shape:t1");
  await until(records.doc as Y.Doc, () => !records.has("shape:t1"));
  expect((await past()).doings).toHaveLength(1);
  expect((await restore({ forget: "shape:t1" })).body).toEqual({ before: null, counted: NONE });
  expect([isOnDisk(), (await past()).doings]).toEqual([false, []]);
});
