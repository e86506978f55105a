import { CLOSE, pathOf, type Role, readLedger } from "@acuerdo/shared";
import { afterAll, beforeAll, expect, test } from "vitest";
import { CLOCKS, WALL } from "../../server/src/clock.ts";
import { verify } from "../../server/src/verify.ts";
import {
  ask,
  closedFor,
  type Door,
  get,
  join,
  newDevice,
  newId,
  openBoard,
  place,
  post,
  provide,
  type Seat,
  synced,
} from "../support/server/client.ts";
import { startServer, type TestServer } from "../support/server/server.ts";

/** Two devices of one person, joined by a code that one shows and that is typed on the other. */

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

interface Scene {
  readonly door: Door;
  readonly phone: Seat;
  readonly laptop: Seat;
  readonly devices: readonly [string, string];
}

async function scene(roles: readonly ["participant" | "mediator", "participant" | "mediator"]): Promise<Scene> {
  const door = await openBoard(server.url);
  const devices = [newDevice(), newDevice()] as const;
  const [phone, laptop] = [
    await join(server.url, door, roles[0], "Ana", devices[0]),
    await join(server.url, door, roles[1], "Ana", devices[1]),
  ];
  return { door, phone, laptop, devices };
}

const show = async ({ door }: Scene, { token }: Seat) =>
  (await post(server.url, pathOf("personalCode", { id: door.id }), {}, token)).body.code as string;
const type = ({ door }: Scene, { token }: Seat, code: unknown) =>
  post(server.url, pathOf("joinAs", { id: door.id }), { code }, token);
const me = async ({ door }: Scene, { token }: Seat) =>
  (await get(server.url, pathOf("me", { id: door.id }), token)).body;
const refused = (status: number, code: string) => ({ status, body: { error: { code } } });

test("[JO5] a code makes two devices one member, however it is typed, and works once", async () => {
  const at = await scene(["participant", "participant"]);
  const { door, phone, laptop } = at;
  const positionId = newId();
  await place(server.url, door, laptop, "Luz", positionId);
  const code = await show(at, phone);
  expect(await me(at, phone)).toMatchObject({ personalCode: { code } });
  expect(await me(at, laptop)).toMatchObject({ personalCode: null });
  const typed = ` ${code.slice(0, 3).toLowerCase()}-${code.slice(3)} `;
  expect(await type(at, laptop, typed)).toMatchObject({ status: 200, body: { memberId: phone.memberId, name: "Ana" } });
  expect(await me(at, laptop)).toMatchObject({ memberId: phone.memberId, member: { id: phone.memberId } });
  // with the token of before, without coming in again
  const anew = { kind: "position.reword", positionId, positionKind: "need", text: "Más luz" } as never;
  for (const device of [laptop, phone]) expect((await ask(server.url, door, device, anew)).status).toBe(200);
  expect(await type(at, await join(server.url, door, "participant"), code)).toMatchObject(
    refused(409, "no-such-personal-code"),
  );
  expect(await me(at, phone)).toMatchObject({ personalCode: null });
  const exported = await get(server.url, pathOf("export", { id: door.id, format: "json" }), phone.token);
  expect(verify(JSON.stringify(exported.body)).ok).toBe(true);
});

test("[JO10] who has the board open by two devices is there once", async () => {
  const at = await scene(["participant", "participant"]);
  await type(at, at.laptop, await show(at, at.phone));
  const sockets = [at.phone, at.laptop].map(({ token }) => provide(server.url, at.door.id, "ledger", token));
  await Promise.all(sockets.map(synced));
  expect((await me(at, at.laptop)).here).toEqual([at.phone.memberId]);
  for (const socket of sockets) socket.destroy();
});

test("[JO5] the same intent that was asked before the two were one is answered as it was", async () => {
  const at = await scene(["participant", "participant"]);
  const [id, positionId] = [newId(), newId()];
  const placed = { kind: "position.place", positionId, positionKind: "need", text: "Luz" } as never;
  const before = await ask(server.url, at.door, at.laptop, placed, id);
  await type(at, at.laptop, await show(at, at.phone));
  const again = await ask(server.url, at.door, at.laptop, placed, id);
  expect([again.status, again.body]).toEqual([200, before.body]);
});

test("[JO6] either device may then do what one of them may, for as long as that key is the board's", async () => {
  const at = await scene(["participant", "mediator"]);
  const { door, phone, laptop, devices } = at;
  const sockets = [phone, laptop].map(({ token }) => provide(server.url, door.id, "ledger", token));
  await Promise.all(sockets.map(synced));
  const closed = Promise.all(sockets.map(closedFor));
  await type(at, laptop, await show(at, phone));
  expect(await closed).toEqual([CLOSE.tokenInvalid, CLOSE.tokenInvalid]);
  const enter = (device: string, more: object = {}) =>
    post(server.url, pathOf("members", { id: door.id }), { secret: device, ...more });
  const back = await enter(devices[0]);
  expect(back.body).toMatchObject({ role: "mediator", takesPart: true });
  const shown = provide(server.url, door.id, "ledger", back.body.token);
  await synced(shown);
  expect(readLedger(shown.doc)?.members.get(phone.memberId)).toMatchObject({ role: "mediator" });
  shown.destroy();
  const replaced = await post(server.url, pathOf("keys", { id: door.id }), { role: "mediator" }, back.body.token);
  expect(replaced.status).toBe(201);
  for (const device of devices) expect((await enter(device)).body).toMatchObject({ role: "participant" });
  const again = await enter(devices[1], { key: replaced.body.key });
  expect(again.body).toMatchObject({ role: "mediator" });
});

/** As which role each of the two would be let in, by what it has and by each key that may be brought. */
async function letIn({ door, devices }: Scene, keys: Readonly<Record<Role, string>>): Promise<object> {
  const asked = { alone: undefined, ...keys };
  const answers: Record<string, unknown[]> = {};
  for (const [name, key] of Object.entries(asked)) {
    const each = devices.map((secret) =>
      post(server.url, pathOf("welcome", { id: door.id }), { secret, ...(key && { key }) }),
    );
    answers[name] = (await Promise.all(each)).map(({ status, body }) => body.role ?? status);
  }
  return answers;
}

const both = (role: Role | 403): unknown[] => [role, role];

test("[JO6] whatever is replaced, a person is let in alike by either device, before one has used a new key and after", async () => {
  for (const roles of [["participant", "mediator"] as const, ["mediator", "participant"] as const]) {
    const at = await scene(roles);
    const { door, phone, laptop, devices } = at;
    await type(at, laptop, await show(at, phone));
    const mara = await join(server.url, door, "mediator", "Mara");
    const replace = async (role: Role, { token }: Pick<Seat, "token">) =>
      (await post(server.url, pathOf("keys", { id: door.id }), { role }, token)).body.key as string;
    const mediator = await replace("mediator", mara);
    const keys = { ...door.keys, mediator };
    expect(await letIn(at, keys)).toEqual({
      ...{ alone: both("participant"), participant: both("participant") },
      ...{ observer: both("participant"), mediator: both("mediator") },
    });
    const mia = await post(server.url, pathOf("members", { id: door.id }), { secret: newDevice(), key: mediator });
    const all = { ...keys, participant: await replace("participant", mia.body) };
    expect(await letIn(at, all)).toEqual({
      ...{ alone: both(403), participant: both("participant"), observer: both(403), mediator: both("mediator") },
    });
    const back = await post(server.url, pathOf("members", { id: door.id }), {
      ...{ secret: devices[roles.indexOf("mediator")], key: all.participant },
    });
    expect(back.body).toMatchObject({ role: "participant" });
    expect(await letIn(at, all)).toMatchObject({ alone: both("participant"), mediator: both("mediator") });
  }
});

test("[JO6] a device keeps the key by which it came, also when it says something of its person by another's", async () => {
  const at = await scene(["participant", "mediator"]);
  const { door, phone, laptop, devices } = at;
  await type(at, laptop, await show(at, phone));
  const enter = (more: object) => post(server.url, pathOf("members", { id: door.id }), { secret: devices[0], ...more });
  expect((await enter({ brings: "Sillas", takesPart: true })).body).toMatchObject({ role: "mediator" });
  expect((await enter({ brings: "Mesas", key: door.keys.participant })).body).toMatchObject({ role: "mediator" });
  const mara = await join(server.url, door, "mediator", "Mara");
  await post(server.url, pathOf("keys", { id: door.id }), { role: "mediator" }, mara.token);
  expect(await letIn(at, door.keys)).toMatchObject({ alone: both("participant") });
});

test("[JO6] whoever is taken off the board is so by all their devices", async () => {
  const at = await scene(["participant", "participant"]);
  await type(at, at.laptop, await show(at, at.phone));
  const mara = await join(server.url, at.door, "mediator", "Mara");
  const socket = provide(server.url, at.door.id, "ledger", at.laptop.token);
  await synced(socket);
  const closed = closedFor(socket);
  await ask(server.url, at.door, mara, { kind: "member.remove", memberId: at.phone.memberId, reason: "Inventada" });
  expect(await closed).toBe(CLOSE.removed);
  for (const secret of at.devices)
    expect(await post(server.url, pathOf("members", { id: at.door.id }), { secret })).toMatchObject(
      refused(403, "removed"),
    );
});

test("[JO7] what cannot be joined is refused with a reason, and no code is left by it", async () => {
  const at = await scene(["participant", "participant"]);
  const { door, phone, laptop, devices } = at;
  const code = await show(at, phone);
  expect(await type(at, phone, code)).toMatchObject(refused(409, "same-member"));
  for (const hostile of ["", "x".repeat(41), 7, null, { code }, [code]])
    expect((await type(at, laptop, hostile)).status, JSON.stringify(hostile)).toBe(400);
  expect(await type(await scene(["participant", "participant"]), laptop, code)).toMatchObject({ status: 403 });
  const other = await scene(["participant", "participant"]);
  expect(await type(other, other.laptop, code)).toMatchObject(refused(409, "no-such-personal-code"));
  await ask(server.url, door, laptop, { kind: "member.leave" });
  expect(await type(at, laptop, code)).toMatchObject(refused(409, "has-left"));
  await ask(server.url, door, laptop, { kind: "member.return" });
  const second = await show(at, phone);
  expect(await type(at, laptop, code)).toMatchObject(refused(409, "no-such-personal-code"));
  // two tabs at once: one joins, for the other there is none any more
  const tabs = await Promise.all([type(at, laptop, second), type(at, laptop, second)]);
  expect(tabs.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  expect(await type(at, laptop, await show(at, phone))).toMatchObject(refused(409, "same-member"));
  const mara = await join(server.url, door, "mediator", "Mara");
  await post(server.url, pathOf("keys", { id: door.id }), { role: "participant" }, mara.token);
  expect(await type(at, laptop, second)).toMatchObject({ status: 401 });
  expect((await post(server.url, pathOf("members", { id: door.id }), { secret: devices[0] })).status).toBe(403);
  const anonymous = await openBoard(server.url, "anonymous");
  const quiet = await join(server.url, anonymous, "participant");
  for (const path of ["personalCode", "joinAs"] as const)
    expect(await post(server.url, pathOf(path, { id: anonymous.id }), { code: "AAAAAAA" }, quiet.token)).toMatchObject(
      refused(409, "voices-anonymous"),
    );
});

test("[JO7] a code whose owner's key was replaced joins nobody", async () => {
  const at = await scene(["mediator", "participant"]);
  const code = await show(at, at.phone);
  const mara = await join(server.url, at.door, "mediator", "Mara");
  await post(server.url, pathOf("keys", { id: at.door.id }), { role: "mediator" }, mara.token);
  expect(await type(at, at.laptop, code)).toMatchObject(refused(409, "no-such-personal-code"));
});

test("[JO5] [JO7] five minutes after it was shown a code is none: neither the one of its owner's devices shows it, nor does it join", async () => {
  let now = Date.now();
  const wall = { ...WALL, now: () => now };
  const hers = await startServer({ clocks: { ...CLOCKS, wall } });
  try {
    const door = await openBoard(hers.url);
    const [phone, laptop] = [
      await join(hers.url, door, "participant", "Ana"),
      await join(hers.url, door, "participant", "Ana"),
    ];
    const shown = (await post(hers.url, pathOf("personalCode", { id: door.id }), {}, phone.token)).body;
    expect(shown.until - now).toBe(300_000);
    const typeIt = () => post(hers.url, pathOf("joinAs", { id: door.id }), { code: shown.code }, laptop.token);
    const shows = async () => (await get(hers.url, pathOf("me", { id: door.id }), phone.token)).body.personalCode;
    now += 300_000;
    expect([(await typeIt()).body.error.code, await shows()]).toEqual(["no-such-personal-code", null]);
    now -= 1;
    expect(await shows()).toEqual(shown);
    expect((await typeIt()).status).toBe(200);
  } finally {
    await hers.stop();
  }
});
