import { pathOf } from "@acuerdo/shared";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CODE_PATTERN } from "../../server/src/codes.ts";
import { ask, type Door, get, join, newDevice, openBoard, place, post, type Seat } from "../support/server/client.ts";
import { startServer } from "../support/server/server.ts";
import { Guest } from "../support/simulate/guest.ts";

/** Opening a board and coming in. */

let server: Awaited<ReturnType<typeof startServer>>;
beforeAll(async () => {
  server = await startServer({ env: { ACUERDO_MAX_FAILED_ENTRIES: "100000" } });
});
afterAll(() => server.stop());

const enter = (door: Door, body: object) => post(server.url, pathOf("members", { id: door.id }), body);
const welcome = (door: Door, body: object) => post(server.url, pathOf("welcome", { id: door.id }), body);
const me = async (door: Door, seat: Seat) => (await get(server.url, pathOf("me", { id: door.id }), seat.token)).body;
const eventsOf = async (door: Door, seat: Seat) =>
  (await get(server.url, pathOf("events", { id: door.id }), seat.token)).body.events;

describe("[HT10] opening a board", () => {
  test("gives an id, a key and an address for each role, and a code", async () => {
    const door = await openBoard(server.url);
    expect(door).toEqual({
      id: expect.stringMatching(/^[A-Za-z0-9]{16}$/),
      keys: { mediator: expect.any(String), participant: expect.any(String), observer: expect.any(String) },
      urls: expect.any(Object),
      code: expect.stringMatching(CODE_PATTERN),
    });
    for (const role of ["mediator", "participant", "observer"] as const) {
      expect(door.keys[role]).toMatch(/^[A-Za-z0-9_-]{32}$/);
      expect(door.urls[role]).toBe(`${server.url}/b/${door.id}#k=${door.keys[role]}`);
    }
    expect(new Set(Object.values(door.keys)).size).toBe(3);
  });
  test("the address that invitations name can be set", async () => {
    const behind = await startServer({ env: { ACUERDO_PUBLIC_URL: "https://acuerdo.example/" } });
    const door = await openBoard(behind.url);
    expect(door.urls.mediator).toBe(`https://acuerdo.example/b/${door.id}#k=${door.keys.mediator}`);
    await behind.stop();
  });
});

describe("[HT11] a key opens its role, and nothing else", () => {
  test.each(["mediator", "participant", "observer"] as const)("%s", async (role) => {
    const door = await openBoard(server.url);
    const seat = await join(server.url, door, role, "Ana");
    expect(seat.role).toBe(role);
    const { member, boardId, expiresAt, code } = await me(door, seat);
    expect(member).toMatchObject({ id: seat.memberId, role, name: "Ana", takesPart: role === "participant" });
    expect([boardId, expiresAt, code]).toEqual([door.id, seat.expiresAt, role === "observer" ? null : door.code]);
    expect((await eventsOf(door, seat)).map((event: { kind: string }) => event.kind)).toEqual([
      "board.opened",
      "member.joined",
    ]);
  });
  test("a key that was changed, of another board, or none at all", async () => {
    const [door, other] = [await openBoard(server.url), await openBoard(server.url)];
    const secret = newDevice();
    for (const key of [
      `${door.keys.mediator}x`,
      door.keys.mediator.slice(1),
      other.keys.mediator,
      door.code,
      "__proto__",
    ]) {
      expect(await enter(door, { key, secret })).toMatchObject({
        status: 403,
        body: { error: { code: "key-invalid" } },
      });
    }
    expect(await enter(door, { secret })).toMatchObject({ status: 403, body: { error: { code: "key-invalid" } } });
    expect(await welcome(door, { secret })).toMatchObject({ status: 403, body: { error: { code: "key-invalid" } } });
    expect(
      (await enter({ ...door, id: "unknownboard0000" as never }, { key: door.keys.mediator, secret })).status,
    ).toBe(404);
  });
});

describe("[HT12] the short code", () => {
  test("finds the board and lets a participant in, in any case, while the door is open", async () => {
    const door = await openBoard(server.url);
    expect(await post(server.url, pathOf("codes"), { code: ` ${door.code.toLowerCase()} ` })).toMatchObject({
      status: 200,
      body: { id: door.id },
    });
    expect(await enter(door, { code: door.code.toLowerCase(), secret: newDevice() })).toMatchObject({
      status: 201,
      body: { role: "participant" },
    });
  });
  test("no longer when the door is closed; a link still does", async () => {
    const door = await openBoard(server.url);
    const mediator = await join(server.url, door, "mediator");
    expect((await ask(server.url, door, mediator, { kind: "door.set", open: false } as never)).status).toBe(200);
    expect(await post(server.url, pathOf("codes"), { code: door.code })).toMatchObject({
      status: 403,
      body: { error: { code: "door-closed" } },
    });
    expect(await enter(door, { code: door.code, secret: newDevice() })).toMatchObject({
      status: 403,
      body: { error: { code: "door-closed" } },
    });
    expect((await enter(door, { key: door.keys.participant, secret: newDevice() })).status).toBe(201);
    await ask(server.url, door, mediator, { kind: "door.set", open: true } as never);
    expect((await post(server.url, pathOf("codes"), { code: door.code })).status).toBe(200);
  });
  test("[WI3] is told to mediators, to participants while it opens the door, and to nobody who looks on", async () => {
    const door = await openBoard(server.url);
    const seats: Seat[] = [];
    for (const role of ["mediator", "participant", "observer"] as const) seats.push(await join(server.url, door, role));
    const told = async () => (await Promise.all(seats.map((seat) => me(door, seat)))).map(({ code }) => code);
    expect(await told()).toEqual([door.code, door.code, null]);
    await ask(server.url, door, seats[0] as Seat, { kind: "door.set", open: false } as never);
    expect(await told()).toEqual([door.code, null, null]);
  });
  test("[WI6] one of before is found by signs that look like its own, and a code that is another board's by itself", async () => {
    const [door, other] = [await openBoard(server.url), await openBoard(server.url)];
    const { store } = server.running.services;
    const find = async (code: string) => (await post(server.url, pathOf("codes"), { code })).body.id;
    await store.replaceKey(door.id, { role: "observer", hash: "0".repeat(64), code: "5CEBC5Z" });
    for (const typed of ["5CEBC5Z", "sce8cs2", "SCEBC5Z"]) expect(await find(typed)).toBe(door.id);
    expect((await enter(door, { code: "SCE8CS2", secret: newDevice() })).status).toBe(201);
    await store.replaceKey(other.id, { role: "observer", hash: "1".repeat(64), code: "SCEBC5Z" });
    expect([await find("SCEBC5Z"), await find("5CEBC5Z")]).toEqual([other.id, door.id]);
  });
  test("an unknown one", async () => {
    for (const code of ["ZZZZZZ", "0O1ILL", "", "'; DROP TABLE boards; --"].map((code) => code.slice(0, 20))) {
      expect(await post(server.url, pathOf("codes"), { code })).toMatchObject({
        status: 404,
        body: { error: { code: "no-such-board" } },
      });
    }
  });
});

describe("[HT13] the same device is the same member", () => {
  test("comes back without a key, with its words and role, and no event", async () => {
    const door = await openBoard(server.url);
    const device = newDevice();
    const first = await enter(door, {
      key: door.keys.participant,
      secret: device,
      name: "Ana",
      organization: "La Encina",
      brings: "Llaves",
    });
    const again = await enter(door, { secret: device });
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body.memberId).toBe(first.body.memberId);
    expect(await eventsOf(door, again.body)).toHaveLength(2);
    expect((await me(door, again.body)).member).toMatchObject({
      name: "Ana",
      organization: "La Encina",
      brings: "Llaves",
    });
  });
  test("a stronger key raises its role, a weaker one never lowers it", async () => {
    const door = await openBoard(server.url);
    const device = newDevice();
    const roles: string[] = [];
    for (const role of ["observer", "participant", "mediator", "observer"] as const)
      roles.push((await join(server.url, door, role, "Ana", device)).role);
    expect(roles).toEqual(["observer", "participant", "mediator", "mediator"]);
    const seat = await join(server.url, door, "observer", "Ana", device);
    expect(
      (await eventsOf(door, seat)).map((event: { kind: string; data: { role?: string } }) => [
        event.kind,
        event.data.role,
      ]),
    ).toEqual([
      ["board.opened", undefined],
      ["member.joined", "observer"],
      ["member.changed", "participant"],
      ["member.changed", "mediator"],
    ]);
    expect((await me(door, seat)).member.takesPart).toBe(true);
  });
  test("on another board it is somebody else", async () => {
    const device = newDevice();
    const seats = [await openBoard(server.url), await openBoard(server.url)].map((door) =>
      join(server.url, door, "participant", "Ana", device),
    );
    const [a, b] = await Promise.all(seats);
    expect(a?.memberId).not.toBe(b?.memberId);
  });
  test("sixty people at once are sixty members, with different names where they gave none", async () => {
    const door = await openBoard(server.url);
    const seats = await Promise.all(Array.from({ length: 60 }, () => join(server.url, door, "participant")));
    expect(new Set(seats.map((seat) => seat.memberId)).size).toBe(60);
    const names = (await eventsOf(door, seats[0] as Seat))
      .slice(1)
      .map((event: { data: { name: string } }) => event.data.name);
    expect(new Set(names).size).toBe(60);
  });
});

describe("[HT14] voices", () => {
  test("named: the voice is the member", async () => {
    const seat = await join(server.url, await openBoard(server.url, "named"), "participant");
    expect(seat.voiceId).toBe(seat.memberId);
  });
  test("anonymous: another id, always the same, and a position carries that one", async () => {
    const door = await openBoard(server.url, "anonymous");
    const device = newDevice();
    const seat = await join(server.url, door, "participant", "Ana", device);
    expect(seat.voiceId).not.toBe(seat.memberId);
    expect((await join(server.url, door, "participant", "Ana", device)).voiceId).toBe(seat.voiceId);
    await place(server.url, door, seat, "Sin nombre");
    expect((await eventsOf(door, seat)).at(-1).actor).toBe(seat.voiceId);
  });
});

test("[HT15] the join page is shown the board, its organisations by frequency, and who I already am", async () => {
  const door = await openBoard(server.url);
  const device = newDevice();
  for (const organization of ["Norte", "Encina", "Norte", null]) {
    await enter(door, {
      key: door.keys.participant,
      secret: organization === "Encina" ? device : newDevice(),
      name: "Ana",
      organization,
    });
  }
  const about = {
    title: "Volver a casa",
    objective: "Que nadie vuelva a una casa vacía.",
    language: "es",
    voices: "named",
    organizations: ["Norte", "Encina"],
    members: 4,
  };
  expect((await welcome(door, { key: door.keys.observer })).body).toEqual({ ...about, role: "observer", member: null });
  expect((await welcome(door, { code: door.code })).body).toEqual({ ...about, role: "participant", member: null });
  const known = { name: "Ana", organization: "Encina", brings: "", role: "participant" };
  expect((await welcome(door, { secret: device })).body).toEqual({ ...about, role: "participant", member: known });
  expect((await welcome(door, { key: door.keys.mediator, secret: device })).body).toEqual({
    ...about,
    role: "mediator",
    member: known,
  });
});

describe("[WI4] the addresses for others", () => {
  test("are the one that was asked, or none that only this machine has", async () => {
    const door = await openBoard(server.url);
    const seat = await join(server.url, door, "mediator");
    expect((await me(door, seat)).addresses).toEqual([]);
    const path = pathOf("me", { id: door.id });
    const { body } = await get(server.url.replace("127.0.0.1", "localhost"), path, seat.token);
    expect(body.addresses).toEqual([]);
  });
  test("or the public one", async () => {
    const behind = await startServer({ env: { ACUERDO_PUBLIC_URL: "https://acuerdo.example/" } });
    const door = await openBoard(behind.url);
    const seat = await join(behind.url, door, "mediator");
    const { body } = await get(behind.url, pathOf("me", { id: door.id }), seat.token);
    expect(body.addresses).toEqual([{ url: "https://acuerdo.example", network: null }]);
    await behind.stop();
  });
});

test("[PE9] who has the board open is told by name, without its canvas too; where voices are anonymous nobody is", async () => {
  const door = await openBoard(server.url);
  const ana = await join(server.url, door, "mediator");
  expect((await me(door, ana)).here).toEqual([]);
  const eva = await Guest.join(server.url, door.id, door.keys.participant, { name: "Eva" });
  const ledger = await eva.connect("ledger");
  expect((await me(door, ana)).here).toEqual([eva.memberId]);
  ledger.destroy();
  await expect.poll(async () => (await me(door, ana)).here, { timeout: 30_000 }).toEqual([]);
  const anonymous = await openBoard(server.url, "anonymous");
  expect((await me(anonymous, await join(server.url, anonymous, "mediator"))).here).toBeNull();
});

test("[HT16] a mediator may choose to take part, whoever looks on may not", async () => {
  const door = await openBoard(server.url);
  const mediator = (await enter(door, { key: door.keys.mediator, secret: newDevice(), name: "Irene", takesPart: true }))
    .body;
  const observer = (await enter(door, { key: door.keys.observer, secret: newDevice(), name: "Olga", takesPart: true }))
    .body;
  expect((await me(door, mediator)).member.takesPart).toBe(true);
  expect((await me(door, observer)).member.takesPart).toBe(false);
});
