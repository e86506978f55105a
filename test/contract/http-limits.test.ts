import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join as joinPath } from "node:path";
import { LIMITS, pathOf, placesFor } from "@acuerdo/shared";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Pace } from "../../server/src/limits/pace.ts";
import { weaken } from "../support/attack/weaken.ts";
import { type Answer, ask, type Door, get, join, newDevice, openBoard, place, post } from "../support/server/client.ts";
import { replace } from "../support/server/replace.ts";
import { freshFolder, startServer, type TestServer } from "../support/server/server.ts";

/** What one address and one member may ask of the HTTP interface. */

/** As if from this address, behind a proxy that the server trusts. */
async function postFrom(address: string, url: string, path: string, body: unknown): Promise<Answer> {
  const headers = { "content-type": "application/json", "x-forwarded-for": address };
  const response = await fetch(url + path, { method: "POST", headers, body: JSON.stringify(body) });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

const HOUSE = "203.0.113.7";
const WRONG = { code: "ZZZZZZZ" };

let server: TestServer & { running: Awaited<ReturnType<typeof startServer>>["running"] };
let door: Door;
beforeAll(async () => {
  server = await startServer({ env: { ACUERDO_TRUST_PROXY: "127.0.0.1", ACUERDO_MAX_FAILED_ENTRIES: "5" } });
  door = await openBoard(server.url);
});
afterAll(() => server.stop());

const enter = (address: string, body: object, board = door) =>
  postFrom(address, server.url, pathOf("members", { id: board.id }), body);
const guess = (address: string) => postFrom(address, server.url, pathOf("codes"), WRONG);
const statuses = (answers: readonly Answer[]) => answers.map(({ status }) => status);

describe("[HT32] an address from which many wrong codes and keys have come", () => {
  test("lets known devices, right keys and, after its turn, right codes in", async () => {
    const device = newDevice();
    expect((await enter(HOUSE, { key: door.keys.participant, secret: device })).status).toBe(201);
    const wrong = await Promise.all(Array.from({ length: 8 }, () => guess(HOUSE)));
    expect(statuses(wrong).sort()).toEqual([404, 404, 404, 404, 404, 429, 429, 429]);
    expect((await enter(HOUSE, { secret: device })).status).toBe(200);
    expect((await enter(HOUSE, { secret: device, code: door.code })).status).toBe(200);
    expect((await enter(HOUSE, { key: door.keys.participant, secret: newDevice() })).status).toBe(201);
    expect((await enter(HOUSE, { key: door.keys.mediator, secret: newDevice() })).status).toBe(201);
    expect(await postFrom(HOUSE, server.url, pathOf("codes"), { code: door.code })).toMatchObject({
      status: 200,
      body: { id: door.id },
    });
    expect((await enter(HOUSE, { code: door.code, secret: newDevice() })).status).toBe(201);
    expect((await enter(HOUSE, { code: door.code.toLowerCase(), secret: newDevice() })).status).toBe(201);
  });
  test("is told to wait for wrong ones, whatever they are", async () => {
    const attempts = [
      guess(HOUSE),
      enter(HOUSE, { key: "x".repeat(32), secret: newDevice() }),
      enter(HOUSE, { secret: newDevice() }),
      enter(HOUSE, { code: "ZZZZZZZ", secret: newDevice() }),
    ];
    for (const answer of await Promise.all(attempts)) {
      expect([answer.status, answer.headers.get("retry-after")]).toEqual([429, "10"]);
    }
    expect((await guess("203.0.113.8")).status).toBe(404);
  });
  test("[HT31] is a /64 of IPv6, and no number of others makes it forgotten", async () => {
    const from = (n: number) => guess(`2001:db8:7:7::${n.toString(16)}`);
    const answers: Answer[] = [];
    for (let n = 0; n < 7; n += 1) answers.push(await from(n));
    expect(statuses(answers)).toEqual([404, 404, 404, 404, 404, 429, 429]);
    expect((await guess("2001:db8:7:8::1")).status).toBe(404);
  });
  test("[HT31] a server that counts nobody by address is caught: it looks at every guess", async () => {
    const strengthen = weaken("counts nobody by address");
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => guess(`2001:db8:9:9::${n + 1}`)));
    strengthen();
    expect(new Set(statuses(answers))).toEqual(new Set([404]));
  });
});

test("[HT33] a new code has seven characters; one of six from before still opens its board", async () => {
  expect(door.code).toMatch(/^[AC-FHJKMNPRT-Y2-9]{7}$/);
  const old = await openBoard(server.url);
  const hash = "0".repeat(64);
  await server.running.services.store.replaceKey(old.id, { role: "observer", hash, code: "ABC234" });
  expect((await postFrom("203.0.113.20", server.url, pathOf("codes"), { code: "abc234" })).body).toEqual({
    id: old.id,
  });
  expect((await enter("203.0.113.20", { code: "ABC234", secret: newDevice() }, old)).status).toBe(201);
});

test("[HT34] a board keeps places for those who mediate, and is never full for them", async () => {
  const narrow = await openBoard(server.url);
  const { store } = server.running.services;
  const writer = await server.running.services.ledgers.get(narrow.id);
  const people = Array.from({ length: placesFor("participant", LIMITS.membersPerBoard) }, (_, n) => `member${n}`);
  await writer.record(() => ({
    drafts: people.map((id) => ({
      ...{ kind: "member.joined", actor: id as never },
      data: { memberId: id as never, role: "participant", name: id, organization: null, brings: "" },
    })) as never,
  }));
  const come = async (role: "mediator" | "participant" | "observer", n: number) =>
    (await enter(`198.51.100.${n}`, { key: narrow.keys[role], secret: newDevice() }, narrow)).status;
  expect([await come("participant", 1), await come("observer", 2), await come("mediator", 3)]).toEqual([409, 409, 201]);
  expect((await store.board(narrow.id))?.id).toBe(narrow.id);
});

describe("[HT35] one rate for all that writes events", () => {
  let board: Door;
  let writing: TestServer;
  beforeAll(async () => {
    writing = await startServer({ env: { ACUERDO_MAX_INTENTS_PER_SECOND: "1" } });
    board = await openBoard(writing.url);
  });
  afterAll(() => writing.stop());
  const members = (body: object) => post(writing.url, pathOf("members", { id: board.id }), body);

  test("whoever comes again with other words writes within it, with the same words nothing", async () => {
    const device = newDevice();
    const seat = await join(writing.url, board, "observer", "Olga", device);
    const same = await Promise.all(Array.from({ length: 15 }, () => members({ secret: device, name: "Olga" })));
    expect(new Set(statuses(same))).toEqual(new Set([200]));
    const other = await Promise.all(Array.from({ length: 25 }, (_, n) => members({ secret: device, brings: `b${n}` })));
    expect(statuses(other).filter((status) => status === 200)).toHaveLength(10);
    const { last } = (await get(writing.url, pathOf("events", { id: board.id }), seat.token)).body;
    expect(last.seq).toBe(2 + 10);
    expect((await members({ secret: device })).status).toBe(200);
    const asked = await ask(writing.url, board, seat, { kind: "member.change", brings: "x" } as never);
    expect(asked.status).toBe(429);
  });
  test("a device that comes back again and again is told to wait, and no other", async () => {
    const device = newDevice();
    await join(writing.url, board, "observer", "Olga", device);
    const back = await Promise.all(Array.from({ length: 100 }, () => members({ secret: device })));
    expect(statuses(back).filter((status) => status === 429).length).toBeGreaterThan(20);
    expect((await members({ key: board.keys.observer, secret: newDevice() })).status).toBe(201);
  });
  test("intents and coming again count together", async () => {
    const device = newDevice();
    const seat = await join(writing.url, board, "participant", "Ana", device);
    const placed = await Promise.all(Array.from({ length: 30 }, () => place(writing.url, board, seat, "Una")));
    const taken = statuses(placed).filter((status) => status === 200).length;
    expect(taken).toBeGreaterThanOrEqual(20);
    expect(taken).toBeLessThan(30);
    // one may have grown back meanwhile, on a slow machine two or three
    const again = await Promise.all(Array.from({ length: 8 }, (_, n) => members({ secret: device, name: `Ana ${n}` })));
    expect(statuses(again)).toContain(429);
    expect((await members({ secret: device })).status).toBe(200);
  });
});

describe("[HT36] without a key, a code or a known device", () => {
  test("nothing of a board is loaded", async () => {
    const quiet = await startServer();
    const board = await openBoard(quiet.url);
    const knock = (route: "welcome" | "members", body: object) =>
      post(quiet.url, pathOf(route, { id: board.id }), body);
    const wrong = [
      knock("welcome", { secret: newDevice() }),
      knock("members", { secret: newDevice() }),
      knock("welcome", { key: "x".repeat(32), secret: newDevice() }),
      knock("members", { code: "ZZZZZZZ", secret: newDevice() }),
      get(quiet.url, pathOf("events", { id: board.id }), "no.token.atall"),
    ];
    expect(statuses(await Promise.all(wrong))).toEqual([403, 403, 403, 403, 401]);
    const { ledgers, canvases } = quiet.running.services;
    expect([ledgers.size, canvases.size]).toEqual([0, 0]);
    expect((await knock("welcome", { key: board.keys.observer })).status).toBe(200);
    expect(ledgers.size).toBe(1);
    await quiet.stop();
  });
});

describe("[HT37] reading", () => {
  test("made-up members who use up what an address may export leave a little to everybody else behind it", async () => {
    const reading = await startServer({ env: { ACUERDO_MAX_EXPORTS_PER_MINUTE: "3" } });
    const board = await openBoard(reading.url);
    const path = pathOf("export", { id: board.id, format: "md" });
    const seats = await Promise.all(Array.from({ length: 5 }, (_, n) => join(reading.url, board, "observer", `E${n}`)));
    const greedy = await Promise.all(
      seats.flatMap(({ token }) => [0, 1, 2, 3].map(() => get(reading.url, path, token))),
    );
    expect(statuses(greedy)).toContain(429);
    const honest = await join(reading.url, board, "participant", "Ana");
    expect((await get(reading.url, path, honest.token)).status).toBe(200);
    await reading.stop();
  });

  test("a page has two hundred events at most, and reading has one rate whatever is read", async () => {
    const reading = await startServer({ env: { ACUERDO_MAX_INTENTS_AT_ONCE: "1000" } });
    const board = await openBoard(reading.url);
    const seat = await join(reading.url, board, "mediator", "Ana");
    await Promise.all(Array.from({ length: 230 }, (_, n) => place(reading.url, board, seat, `Posición ${n}`)));
    const events = pathOf("events", { id: board.id });
    const page = (await get(reading.url, `${events}?limit=1000`, seat.token)).body;
    expect([page.events.length, page.last.seq]).toEqual([200, 232]);
    expect((await get(reading.url, `${events}?after=200&limit=1000`, seat.token)).body.events).toHaveLength(32);
    const paths = [events, pathOf("me", { id: board.id }), pathOf("export", { id: board.id, format: "md" })];
    const answers = await Promise.all(
      Array.from({ length: 60 }, (_, n) => get(reading.url, paths[n % 3] as string, seat.token)),
    );
    expect(statuses(answers)).toContain(429);
    expect(statuses(answers).filter((status) => status === 200).length).toBeGreaterThanOrEqual(28);
    const other = await join(reading.url, board, "observer", "Eva");
    expect((await get(reading.url, events, other.token)).status).toBe(200);
    await reading.stop();
  });

  test("a server without a rate for reading is caught: it gives as many as are asked for", async () => {
    const seat = await join(server.url, door, "observer", "Olga");
    const read = async () => {
      const path = pathOf("me", { id: door.id });
      return statuses(await Promise.all(Array.from({ length: 60 }, () => get(server.url, path, seat.token))));
    };
    const strengthen = replace(Pace.prototype, "take", () => () => 0);
    expect(new Set(await read())).toEqual(new Set([200]));
    strengthen();
    expect(await read()).toContain(429);
  });
});

test("[HT38] however many ask whether it is ready, the disk is tried once a second", async () => {
  const { store } = server.running.services;
  const probe = store.probe;
  let trials = 0;
  (store as { probe: typeof probe }).probe = (now) => {
    trials += 1;
    return probe(now);
  };
  const start = performance.now();
  const answers = await Promise.all(Array.from({ length: 200 }, () => get(server.url, "/readyz")));
  const seconds = (performance.now() - start) / 1_000;
  (store as { probe: typeof probe }).probe = probe;
  expect(new Set(statuses(answers))).toEqual(new Set([200]));
  expect(trials).toBeLessThanOrEqual(Math.ceil(seconds) + 1);
});

test("[HT41] an address that asks too much is told so before anything is read; large bodies count for more", async () => {
  const busy = await startServer({ env: { ACUERDO_MAX_REQUESTS_PER_SECOND: "1" } });
  const answers = await Promise.all(Array.from({ length: 150 }, () => get(busy.url, "/healthz")));
  expect(statuses(answers).filter((status) => status === 429).length).toBeGreaterThan(20);
  await busy.stop();
  const fresh = await startServer({ env: { ACUERDO_MAX_REQUESTS_PER_SECOND: "1" } });
  const body = { title: "x".repeat(200_000) };
  const large = await Promise.all(Array.from({ length: 20 }, () => post(fresh.url, pathOf("boards"), body)));
  expect(statuses(large).filter((status) => status === 400).length).toBeLessThan(8);
  await fresh.stop();
});

describe("[HT39] who may open boards", () => {
  const about = { title: "T", objective: "O", language: "es", voices: "named" };
  const open = async (url: string, password?: string) => {
    const { status, body } = await post(url, pathOf("boards"), {
      ...about,
      ...(password !== undefined && { password }),
    });
    return [status, body.error?.code];
  };
  const opening = async (url: string) => (await get(url, pathOf("opening"))).body;

  test("everybody, unless the host says otherwise", async () => {
    expect(await opening(server.url)).toEqual({ password: false });
    expect(await open(server.url)).toEqual([201, undefined]);
  });
  test("whoever has the one password; wrong ones are counted", async () => {
    const env = { ACUERDO_WHO_MAY_OPEN: "password", ACUERDO_OPENING_PASSWORD: "correct horse" };
    const closed = await startServer({ env: { ...env, ACUERDO_MAX_FAILED_ENTRIES: "3" } });
    expect(await opening(closed.url)).toEqual({ password: true });
    expect(await open(closed.url)).toEqual([401, "password-missing"]);
    for (const wrong of ["", "correct hors", "correct horse "]) {
      expect(await open(closed.url, wrong)).toEqual([403, "password-invalid"]);
    }
    expect(await open(closed.url, "another")).toEqual([429, "slow-down"]);
    expect(await open(closed.url, "correct horse")).toEqual([201, undefined]);
    await closed.stop();
  });
  test("whoever is on the list, which may change while the server runs", async () => {
    const list = joinPath(freshFolder(), "openers.txt");
    writeFileSync(list, "# who may open boards\nMara: first password\n\nschool:second:password\nshort: tiny\n");
    const env = { ACUERDO_WHO_MAY_OPEN: "list", ACUERDO_OPENERS: list };
    const closed = await startServer({ env });
    expect(await open(closed.url, "first password")).toEqual([201, undefined]);
    expect(await open(closed.url, "second:password")).toEqual([201, undefined]);
    for (const wrong of ["Mara", "tiny", "# who may open boards", "third password"]) {
      expect(await open(closed.url, wrong)).toEqual([403, "password-invalid"]);
    }
    const before = statSync(list).mtimeMs;
    do writeFileSync(list, "Eva: third password\n");
    while (statSync(list).mtimeMs === before);
    expect(await open(closed.url, "third password")).toEqual([201, undefined]);
    expect(await open(closed.url, "first password")).toEqual([403, "password-invalid"]);
    expect(readFileSync(list, "utf8")).toContain("Eva");
    await closed.stop();
  });
});
