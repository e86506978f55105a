import { CLOSE, pathOf, type Role } from "@acuerdo/shared";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type Answer,
  ask,
  type Door,
  get,
  join,
  newDevice,
  openBoard,
  post,
  RawSocket,
  type Seat,
} from "../support/server/client.ts";
import { startServer, startServerProcess, type TestServer } from "../support/server/server.ts";

/** A key that reached the wrong people: replaced, it ends everything that it opened, at once and for good. */

let server: TestServer;
let door: Door;
let mediator: Seat;

beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const errorOf = ({ status, body }: Answer) => [status, body.error?.code];
const replace = (seat: Seat, role: Role) => post(server.url, pathOf("keys", { id: door.id }), { role }, seat.token);
const enter = (body: object, route: "members" | "welcome" = "members") =>
  post(server.url, pathOf(route, { id: door.id }), body);

async function open(): Promise<void> {
  door = await openBoard(server.url);
  mediator = await join(server.url, door, "mediator", "Mara");
}

describe("[OP4] a replaced key ends its tokens and closes their sockets", () => {
  beforeAll(open);
  test("both documents' sockets, of all who came in by it, and of nobody else", async () => {
    const [device, neighbour] = [newDevice(), await openBoard(server.url)];
    const ana = await join(server.url, door, "participant", "Ana", device);
    const luis = await join(server.url, neighbour, "participant", "Luis");
    const ended = await Promise.all(
      ["canvas", "ledger"].map((name) => RawSocket.open(server.url, door.id, name, ana.token)),
    );
    const staying = [
      await RawSocket.open(server.url, door.id, "canvas", mediator.token),
      await RawSocket.open(server.url, neighbour.id, "canvas", luis.token),
    ];
    const { status, body } = await replace(mediator, "participant");
    expect([status, Object.keys(body)]).toEqual([201, ["role", "key", "url", "code"]]);
    expect(await Promise.all(ended.map(({ closed }) => closed))).toEqual([CLOSE.tokenInvalid, CLOSE.tokenInvalid]);
    expect(staying.map(({ socket }) => socket.readyState)).toEqual([1, 1]);
    for (const { socket } of staying) socket.close();

    expect(errorOf(await get(server.url, pathOf("me", { id: door.id }), ana.token))).toEqual([401, "token-invalid"]);
    const intent = await ask(server.url, door, ana, { kind: "member.change", brings: "x" });
    expect(errorOf(intent)).toEqual([401, "token-invalid"]);
    const again = await RawSocket.open(server.url, door.id, "canvas", ana.token);
    expect(await again.closed).toBe(CLOSE.tokenInvalid);

    for (const asked of [
      { secret: device },
      { secret: device, key: door.keys.participant },
      { secret: device, code: door.code },
    ]) {
      expect(errorOf(await enter(asked))).toEqual([403, "key-invalid"]);
      expect(errorOf(await enter(asked, "welcome"))).toEqual([403, "key-invalid"]);
    }
    expect(errorOf(await enter({ secret: device, key: door.keys.observer }))).toEqual([403, "key-invalid"]);
    expect((await enter({ secret: newDevice(), code: body.code })).status).toBe(201);
    const back = await enter({ secret: device, key: body.key });
    expect([back.status, back.body.memberId]).toEqual([200, ana.memberId]);
    expect((await enter({ secret: device })).status).toBe(200);
    const socket = await RawSocket.open(server.url, door.id, "canvas", back.body.token);
    socket.hello();
    socket.mark(1);
    await socket.next(101);
    socket.socket.close();
    expect(body.url).toBe(`${server.url}/b/${door.id}#k=${body.key}`);
  });
  test("a mediator's own key: the asker comes back with the new one, and only with it", async () => {
    await open();
    const { body } = await replace(mediator, "mediator");
    expect(body.code).toBeNull();
    expect(errorOf(await replace(mediator, "observer"))).toEqual([401, "token-invalid"]);
    expect(errorOf(await enter({ secret: newDevice(), key: door.keys.mediator }))).toEqual([403, "key-invalid"]);
    const next = (await enter({ secret: newDevice(), key: body.key })).body as Seat;
    expect((await replace(next, "observer")).status).toBe(201);
  });
  test("only mediators replace keys, and not without end", async () => {
    await open();
    for (const role of ["participant", "observer"] as const) {
      const seat = await join(server.url, door, role);
      expect(errorOf(await replace(seat, role))).toEqual([403, "not-the-wheel"]);
    }
    expect(errorOf(await replace(mediator, "owner" as Role))).toEqual([400, "bad-request"]);
    const answers = [];
    for (let n = 0; n < 12; n += 1) answers.push((await replace(mediator, "observer")).status);
    expect(answers).toEqual([...Array(10).fill(201), 429, 429]);
  });
});

describe("[LK1] a new link is told in the record", () => {
  const told = async () => {
    const events = (await get(server.url, pathOf("events", { id: door.id }), mediator.token)).body.events as object[];
    return events.filter((event) => (event as { kind: string }).kind === "key.replaced");
  };
  test("by whom and for whom, without a word of the key", async () => {
    await open();
    const { body } = await replace(mediator, "observer");
    const [event, ...others] = await told();
    expect(event).toMatchObject({ actor: mediator.memberId, data: { role: "observer" } });
    expect(others).toEqual([]);
    expect(JSON.stringify(event)).not.toContain(body.key);
  });
  test("where voices are anonymous, that it was done", async () => {
    door = await openBoard(server.url, "anonymous");
    mediator = await join(server.url, door, "mediator", "Mara");
    await replace(mediator, "participant");
    expect(await told()).toMatchObject([{ actor: "server", data: { role: "participant" } }]);
  });
  test("one that was refused is not", async () => {
    await open();
    const ana = await join(server.url, door, "participant", "Ana");
    await replace(ana, "observer");
    await replace(mediator, "none" as Role);
    expect(await told()).toEqual([]);
  });
});

describe("[LK2] whoever opened the board comes in by their device and by a key of their own", () => {
  const FIELDS = { title: "t", objective: "o", language: "es", voices: "named" };
  const opened = async (secret: string) => (await post(server.url, pathOf("boards"), { ...FIELDS, secret })).body;
  const ownersSeat = async (secret: string, key?: string) =>
    (await enter({ secret, ...(key && { key }), name: "Olga" })).body as Seat;

  test("as a mediator, before they have ever entered, and on another device by the key", async () => {
    const secret = newDevice();
    door = await opened(secret);
    expect((await enter({ secret }, "welcome")).body).toMatchObject({ role: "mediator", member: null, members: 0 });
    expect(await ownersSeat(secret)).toMatchObject({ role: "mediator" });
    const { owner } = door as Door & { owner: { key: string; url: string } };
    expect(owner.url).toBe(`${server.url}/b/${door.id}#k=${owner.key}`);
    expect((await enter({ secret: newDevice(), key: owner.key })).body).toMatchObject({ role: "mediator" });
    expect(errorOf(await enter({ secret: newDevice() }))).toEqual([403, "key-invalid"]);
  });

  test("whatever mediators replace: tokens, sockets, device and key go on", async () => {
    const secret = newDevice();
    door = await opened(secret);
    const owner = await ownersSeat(secret);
    const mallory = await join(server.url, door, "mediator", "Mallory");
    const socket = await RawSocket.open(server.url, door.id, "canvas", owner.token);
    for (const role of ["participant", "observer", "mediator"] as const) {
      expect((await replace(mallory, role)).status).toBe(201);
    }
    expect((await get(server.url, pathOf("me", { id: door.id }), owner.token)).status).toBe(200);
    expect(socket.socket.readyState).toBe(1);
    expect((await ownersSeat(secret)).role).toBe("mediator");
    const { key } = (door as Door & { owner: { key: string } }).owner;
    expect((await enter({ secret: newDevice(), key })).status).toBe(201);
    // and takes the board back
    const { body } = await replace(owner, "mediator");
    expect(errorOf(await get(server.url, pathOf("me", { id: door.id }), mallory.token))).toEqual([
      401,
      "token-invalid",
    ]);
    expect((await enter({ secret: newDevice(), key: body.key })).body).toMatchObject({ role: "mediator" });
    socket.hello();
    socket.mark(1);
    await socket.next(101);
    socket.socket.close();
  });

  test("a mediator who comes with the opener's key has it from then on; a weaker one takes nothing from them", async () => {
    const secret = newDevice();
    door = await opened(newDevice());
    const { key } = (door as Door & { owner: { key: string } }).owner;
    await enter({ secret, key: door.keys.mediator, name: "Olga" });
    await enter({ secret, key });
    await enter({ secret, key: door.keys.participant });
    await replace(await join(server.url, door, "mediator", "Mallory"), "mediator");
    expect(await ownersSeat(secret)).toMatchObject({ role: "mediator" });
  });

  test("nobody gets one unasked, and it is replaced by nobody", async () => {
    door = await openBoard(server.url);
    expect("owner" in door).toBe(false);
    mediator = await join(server.url, door, "mediator", "Mara");
    expect(errorOf(await replace(mediator, "owner" as Role))).toEqual([400, "bad-request"]);
    expect(errorOf(await enter({ secret: newDevice(), key: "0".repeat(64) }))).toEqual([403, "key-invalid"]);
  });
});

test("[OP4] what was replaced stays replaced after a restart, and no key is in the log", async () => {
  const first = await startServerProcess({ env: { ACUERDO_LOG_LEVEL: "debug" } });
  const here = await openBoard(first.url);
  const chair = await join(first.url, here, "mediator");
  const device = newDevice();
  const ana = await join(first.url, here, "participant", "Ana", device);
  const { body } = await post(first.url, pathOf("keys", { id: here.id }), { role: "participant" }, chair.token);
  await first.terminate();
  const log = first.lines.join("\n");
  expect(log).toContain('"event":"key.replaced"');
  for (const secret of [body.key, body.code, here.keys.participant, ana.token]) expect(log).not.toContain(secret);

  const second = await startServer({ dataDir: first.dataDir });
  const members = pathOf("members", { id: here.id });
  expect((await get(second.url, pathOf("me", { id: here.id }), ana.token)).status).toBe(401);
  expect((await post(second.url, members, { secret: device })).status).toBe(403);
  expect((await post(second.url, members, { secret: device, key: body.key })).status).toBe(200);
  await second.stop();
});
