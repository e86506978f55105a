import { connect } from "node:net";
import { ASK_HEADER, pathOf, ROLES, ROUTES, type Role, refusals, say, TOKEN_HEADER } from "@acuerdo/shared";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ask, type Door, get, join, newId, openBoard, place, post, type Seat } from "../support/server/client.ts";
import { startServer, type TestServer } from "../support/server/server.ts";

/** Who may call what: every cell of role × route, and every other method. */

let server: TestServer;
let door: Door;
let other: Door;
const seats = {} as Record<Role, Seat>;
let stranger: Seat;

beforeAll(async () => {
  server = await startServer({ env: { ACUERDO_MAX_INTENTS_AT_ONCE: "1000", ACUERDO_MAX_EXPORTS_PER_MINUTE: "1000" } });
  door = await openBoard(server.url);
  other = await openBoard(server.url);
  for (const role of ROLES) seats[role] = await join(server.url, door, role, `Soy ${role}`);
  stranger = await join(server.url, other, "mediator");
});
afterAll(() => server.stop());

const READ = [pathOf.bind(null, "me"), pathOf.bind(null, "events")].map((path) => (id: string) => path({ id }));
const EXPORTS = ["json", "md"].map((format) => (id: string) => pathOf("export", { id, format }));
const READABLE = [...READ, ...EXPORTS];

const errorOf = (answer: { status: number; body: { error?: { code: string } } }) => [
  answer.status,
  answer.body.error?.code,
];

test("[HT42] a token in our own header is as good as a bearer's, and counts where a proxy's password is in the other", async () => {
  const basic = `Basic ${Buffer.from("ana:sala").toString("base64")}`;
  const { token } = seats.participant;
  const me = async (headers: Record<string, string>) =>
    (await fetch(server.url + pathOf("me", { id: door.id }), { headers })).status;
  expect(await me({ [TOKEN_HEADER]: token })).toBe(200);
  expect(await me({ [TOKEN_HEADER]: token, authorization: basic })).toBe(200);
  expect(await me({ [TOKEN_HEADER]: token, authorization: "Bearer nonsense" })).toBe(200);
  expect(await me({ authorization: basic })).toBe(401);
  expect(await me({ [TOKEN_HEADER]: stranger.token, authorization: `Bearer ${token}` })).toBe(403);
  for (const shown of ["", "a b", "nonsense", "{}"]) expect(await me({ [TOKEN_HEADER]: shown })).toBe(401);
});

describe("[HT4] reading needs a token of this board, of any role", () => {
  for (const role of ROLES) {
    test(role, async () => {
      for (const path of READABLE) expect((await get(server.url, path(door.id), seats[role].token)).status).toBe(200);
    });
  }
  test("without one, with an altered one, with another board's, of no board", async () => {
    for (const path of READABLE) {
      expect(errorOf(await get(server.url, path(door.id)))).toEqual([401, "token-missing"]);
      expect(errorOf(await get(server.url, path(door.id), `${seats.mediator.token.slice(0, -3)}abc`))).toEqual([
        401,
        "token-invalid",
      ]);
      expect(errorOf(await get(server.url, path(door.id), stranger.token))).toEqual([403, "wrong-board"]);
      expect(errorOf(await get(server.url, path("unknownboard0000"), seats.mediator.token))).toEqual([
        404,
        "no-such-board",
      ]);
    }
  });
  test("ids that are patterns, paths or prototypes find nothing", async () => {
    for (const id of [
      "*",
      "%25",
      "_",
      "..%2f..%2fetc",
      "__proto__",
      "constructor",
      `${door.id}%00`,
      door.id.toLowerCase(),
      `${door.id} `,
      "a".repeat(90),
    ]) {
      const answer = await get(server.url, `/api/boards/${id}/me`, seats.mediator.token);
      expect(errorOf(answer)).toEqual([404, "no-such-board"]);
    }
  });
});

/** Status of one intent of each kind of permission, by role. */
const MAY: readonly [kind: string, intent: object, statuses: Record<Role, number>, code: string][] = [
  ["anyone", { kind: "member.change", brings: "ganas" }, { mediator: 200, participant: 200, observer: 200 }, ""],
  [
    "voice",
    { kind: "position.place", positionKind: "idea", text: "Una" },
    { mediator: 200, participant: 200, observer: 403 },
    "may-not-write",
  ],
  [
    "wheel",
    { kind: "phase.move", phase: "weigh" },
    { mediator: 200, participant: 403, observer: 403 },
    "not-the-wheel",
  ],
];

describe("[HT5] an intent is allowed or refused by role", () => {
  for (const [who, intent, statuses, code] of MAY) {
    for (const role of ROLES) {
      test(`${who}: ${role} ${statuses[role]}`, async () => {
        const positionId = who === "voice" ? { positionId: newId() } : {};
        const answer = await ask(server.url, door, seats[role], { ...intent, ...positionId } as never);
        expect(answer.status).toBe(statuses[role]);
        if (answer.status !== 200) expect(answer.body.error.code).toBe(code);
      });
    }
  }
  test("without a token, with another board's", async () => {
    expect(errorOf(await post(server.url, pathOf("intents", { id: door.id }), {}))).toEqual([401, "token-missing"]);
    expect(errorOf(await post(server.url, pathOf("intents", { id: door.id }), {}, stranger.token))).toEqual([
      403,
      "wrong-board",
    ]);
  });
});

describe("[HT6] a known path says which methods it has; an unknown one that it is unknown", () => {
  const POSTS = ["boards", "codes", "welcome", "members", "intents", "keys", "restore", "personalCode", "joinAs"];
  for (const [name, pattern] of Object.entries(ROUTES)) {
    test(pattern, async () => {
      const allow = POSTS.includes(name) ? "POST" : "GET, HEAD";
      const path = pattern.replace(":id", door.id).replace(":format", "md");
      for (const method of ["PUT", "PATCH", "DELETE", "OPTIONS", allow === "POST" ? "GET" : "POST"]) {
        const response = await fetch(server.url + path, { method });
        expect([method, response.status, response.headers.get("allow")]).toEqual([method, 405, allow]);
        expect(await response.json()).toEqual({ error: { code: "wrong-method", message: expect.any(String) } });
      }
    });
  }
  test("[OF11] every yes repeats what its request has made up", async () => {
    const events = pathOf("events", { id: door.id });
    for (const path of [ROUTES.opening, events, pathOf("export", { id: door.id, format: "md" })]) {
      const headers = { [ASK_HEADER]: "6180339887", [TOKEN_HEADER]: seats.mediator.token };
      const response = await fetch(server.url + path, { headers });
      expect([path, response.status, response.headers.get(ASK_HEADER)]).toEqual([path, 200, "6180339887"]);
    }
  });
  test("[OF11] every no repeats what its request has made up, where that is short and plain", async () => {
    const paths = ["/api/nowhere", pathOf("me", { id: door.id }), pathOf("intents", { id: door.id }), ROUTES.codes];
    for (const path of paths) {
      for (const [ask, repeated] of [
        ["6180339887", "6180339887"],
        ["<b>", undefined],
        ["x".repeat(65), undefined],
      ] as const) {
        const response = await fetch(server.url + path, { headers: { [ASK_HEADER]: ask } });
        const { error } = (await response.json()) as { error: { code: string; ask?: string } };
        const inHeader = response.headers.get(ASK_HEADER) ?? undefined;
        expect([path, response.ok, error.ask, inHeader]).toEqual([path, false, repeated, repeated]);
      }
    }
  });
  test("unknown paths and formats", async () => {
    for (const path of [
      "/api",
      "/api/",
      "/api/board",
      "/api/boards/x/y/z",
      "/nope",
      "/.env",
      "/assets/../../package.json",
    ]) {
      expect(errorOf(await get(server.url, path))).toEqual([404, "no-such-route"]);
    }
    const path = pathOf("export", { id: door.id, format: "exe" });
    expect(errorOf(await get(server.url, path, seats.mediator.token))).toEqual([404, "no-such-format"]);
  });
});

/** Sends bytes as they are and gives all that came back. */
function raw(text: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(server.port, "127.0.0.1", () => socket.end(text));
    let answer = "";
    socket.on("data", (data) => {
      answer += data.toString();
    });
    socket.on("close", () => resolve(answer));
    socket.on("error", () => resolve(answer));
  });
}

describe("[HT7] what is hardly HTTP gets an error in the same shape", () => {
  const host = "Host: x\r\nConnection: close\r\n\r\n";
  for (const text of [
    "GARBAGE\r\n\r\n",
    `FOO /api/boards HTTP/1.1\r\n${host}`,
    `GET /%zz HTTP/1.1\r\n${host}`,
    `GET /b/%ff HTTP/1.1\r\n${host}`,
  ]) {
    test(JSON.stringify(text.split("\r\n")[0]), async () => {
      const answer = await raw(text);
      expect(answer).toMatch(/^HTTP\/1\.1 400 /);
      const body = JSON.parse(answer.slice(answer.indexOf("\r\n\r\n")));
      expect(body).toEqual({ error: { code: "bad-request", message: expect.any(String) } });
    });
  }
});

test("[HT8] the sentence is in the language that is asked for first", async () => {
  const path = "/api/boards/unknownboard0000/me";
  const sentence = async (language: string) =>
    (await get(server.url, path, undefined, { "accept-language": language })).body.error.message;
  expect(await sentence("es-ES,es;q=0.9,en;q=0.8")).toBe(say("es", refusals["no-such-board"]));
  expect(await sentence("en")).toBe(say("en", refusals["no-such-board"]));
  expect(await sentence("de, es")).toBe(say("es", refusals["no-such-board"]));
});

test("[HT9] the record comes in pages and names its last event", async () => {
  for (const text of ["Uno", "Dos", "Tres"]) await place(server.url, door, seats.participant, text);
  const path = pathOf("events", { id: door.id });
  const { events, last } = (await get(server.url, `${path}?limit=1000`, seats.observer.token)).body;
  expect(events.at(-1).seq).toBe(last.seq);
  expect(events.at(-1).hash).toBe(last.hash);
  const page = (await get(server.url, `${path}?after=2&limit=2`, seats.observer.token)).body.events;
  expect(page).toEqual(events.slice(2, 4));
  for (const query of ["after=-1", "after=x", "limit=0", "limit=100000", "after=1&after=2", "from=1"]) {
    expect(errorOf(await get(server.url, `${path}?${query}`, seats.observer.token))).toEqual([400, "bad-request"]);
  }
});
