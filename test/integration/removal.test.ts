import { CLOSE, pathOf, readLedger } from "@acuerdo/shared";
import { afterAll, beforeAll, expect, test } from "vitest";
import { verify } from "../../server/src/verify.ts";
import {
  ask,
  closedFor,
  type Door,
  get,
  join,
  newDevice,
  openBoard,
  place,
  post,
  provide,
  type Seat,
  synced,
} from "../support/server/client.ts";
import { startServer, type TestServer } from "../support/server/server.ts";

/** Somebody who is taken off a board is out by every way there is, at once, until they are let back in. */

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

interface Scene {
  readonly door: Door;
  readonly mara: Seat;
  readonly mallory: Seat;
  readonly device: string;
}

async function scene(): Promise<Scene> {
  const door = await openBoard(server.url);
  const device = newDevice();
  const mara = await join(server.url, door, "mediator", "Mara");
  return { door, mara, mallory: await join(server.url, door, "participant", "Mallory", device), device };
}

const remove = ({ door, mara }: Scene, { memberId }: Seat) =>
  ask(server.url, door, mara, { kind: "member.remove", memberId, reason: "Inventada" });
const restore = ({ door, mara }: Scene, { memberId }: Seat) =>
  ask(server.url, door, mara, { kind: "member.restore", memberId });
const enter = ({ door, device }: Scene, key: object) =>
  post(server.url, pathOf("members", { id: door.id }), { secret: device, ...key });
const REMOVED = { status: 403, body: { error: { code: "removed" } } };

test("[RM3] their sockets close at once with 4410, those of others stay, and no other is opened", async () => {
  const at = await scene();
  const open = (document: string, seat: Seat) => provide(server.url, at.door.id, document, seat.token);
  const theirs = [open("ledger", at.mallory), open("canvas", at.mallory)];
  const others = [open("ledger", at.mara), open("canvas", at.mara)];
  await Promise.all([...theirs, ...others].map(synced));
  const closed = Promise.all(theirs.map(closedFor));
  expect((await remove(at, at.mallory)).status).toBe(200);
  expect(await closed).toEqual([CLOSE.removed, CLOSE.removed]);
  for (const { wsconnected } of others) expect(wsconnected).toBe(true);
  const again = open("ledger", at.mallory);
  expect(await closedFor(again)).toBe(CLOSE.removed);
  for (const provider of [...theirs, ...others, again]) provider.destroy();
});

test("[RM3] neither their token nor their device gets in, with whatever key or code, and nothing is told", async () => {
  const at = await scene();
  const { door, mallory, device } = at;
  await remove(at, mallory);
  for (const path of [
    pathOf("me", { id: door.id }),
    pathOf("events", { id: door.id }),
    pathOf("export", { id: door.id, format: "json" }),
  ])
    expect(await get(server.url, path, mallory.token)).toMatchObject(REMOVED);
  expect(await place(server.url, door, mallory, "Otra vez")).toMatchObject(REMOVED);
  for (const key of [{}, { key: door.keys.participant }, { key: door.keys.mediator }, { code: door.code }])
    expect(await enter(at, key)).toMatchObject(REMOVED);
  const knock = { secret: device, key: door.keys.participant };
  expect(await post(server.url, pathOf("welcome", { id: door.id }), knock)).toMatchObject(REMOVED);
  const { members } = (await post(server.url, pathOf("welcome", { id: door.id }), { key: door.keys.observer })).body;
  expect(members).toBe(1);
});

test("[RM4] let back in, the same device is the same person again, also after a restart", async () => {
  const dataServer = await startServer();
  const door = await openBoard(dataServer.url);
  const device = newDevice();
  const mara = await join(dataServer.url, door, "mediator", "Mara");
  const mallory = await join(dataServer.url, door, "participant", "Mallory", device);
  await place(dataServer.url, door, mallory, "De Mallory");
  const { memberId } = mallory;
  await ask(dataServer.url, door, mara, { kind: "member.remove", memberId, reason: "Por error" });
  await dataServer.running.close();

  const again = await startServer({ dataDir: dataServer.dataDir });
  const members = pathOf("members", { id: door.id });
  expect(await post(again.url, members, { secret: device })).toMatchObject(REMOVED);
  const maraAgain = { ...mara };
  expect((await ask(again.url, door, maraAgain, { kind: "member.restore", memberId })).status).toBe(200);
  const back = await post(again.url, members, { secret: device });
  expect(back).toMatchObject({ status: 200, body: { memberId } });
  const reader = provide(again.url, door.id, "ledger", back.body.token);
  await synced(reader);
  const ledger = readLedger(reader.doc);
  expect([...(ledger?.positions.values() ?? [])]).toMatchObject([{ text: "De Mallory", withdrawn: false }]);
  expect(ledger?.removed.size).toBe(0);
  reader.destroy();
  const { body } = await get(again.url, pathOf("export", { id: door.id, format: "json" }), back.body.token);
  expect(verify(JSON.stringify(body))).toMatchObject({ ok: true });
  await again.stop();
});

test("[RM1] with a reason of which nothing can be seen nobody is taken off", async () => {
  const at = await scene();
  const asked = { kind: "member.remove", memberId: at.mallory.memberId, reason: "\u200b" } as never;
  expect(await ask(server.url, at.door, at.mara, asked)).toMatchObject({
    status: 400,
    body: { error: { code: "nothing-written" } },
  });
  expect((await restore(at, at.mallory)).status).toBe(200);
  expect((await place(server.url, at.door, at.mallory, "Aquí sigo")).status).toBe(200);
});
