import { connect } from "node:net";
import { pathOf } from "@acuerdo/shared";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isTooDeep } from "../../server/src/http/bodies.ts";
import { type Door, get, join, newDevice, openBoard, type Seat } from "../support/server/client.ts";
import { startServer, type TestServer } from "../support/server/server.ts";
import { weakly } from "../support/weakening.ts";

/** Everything that is not a request gets 400 (or 413, 415) with `{error: {code, message}}`, and changes nothing. */

let server: TestServer;
let door: Door;
let seat: Seat;

beforeAll(async () => {
  server = await startServer({ env: { ACUERDO_MAX_INTENTS_AT_ONCE: "100000", ACUERDO_MAX_FAILED_ENTRIES: "100000" } });
  door = await openBoard(server.url);
  seat = await join(server.url, door, "mediator");
});
afterAll(() => server.stop());

async function send(path: string, body: string, type: string | null = "application/json", token?: string) {
  const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
  if (type !== null) headers["content-type"] = type;
  const response = await fetch(server.url + path, {
    method: "POST",
    body: type === null ? Buffer.from(body) : body,
    headers,
  });
  return { status: response.status, body: JSON.parse(await response.text()) };
}

function expectRefusal(answer: { status: number; body: unknown }, status: number, code?: string): void {
  expect(answer.status).toBe(status);
  expect(answer.body).toEqual({ error: { code: code ?? expect.any(String), message: expect.stringMatching(/\S/) } });
}

const long = "x".repeat(100_000);

/** Not JSON, or not an object, whatever is asked for. */
const NEVER: readonly [name: string, body: string, code: string][] = [
  ["empty", "", "bad-json"],
  ["not JSON", "{title:1}", "bad-json"],
  ["cut off", '{"title":"T"', "bad-json"],
  ["two values", "{}{}", "bad-json"],
  ["a bare word", "undefined", "bad-json"],
  ["bytes that are no text", "\u0000\u0001", "bad-json"],
  ["__proto__", '{"__proto__":{"title":"T"}}', "bad-json"],
  ["constructor.prototype", '{"constructor":{"prototype":{"a":1}}}', "bad-json"],
  ["null", "null", "bad-request"],
  ["a number", "7", "bad-request"],
  ["a string", '"T"', "bad-request"],
  ["a list", "[]", "bad-request"],
  ["a list of one", '[{"title":"T"}]', "bad-request"],
  ["nothing in it", "{}", "bad-request"],
  ["lists in lists", "[".repeat(33) + "]".repeat(33), "bad-json"],
  ["100,000 lists in one another", "[".repeat(100_000) + "]".repeat(100_000), "bad-json"],
  ["objects in objects", `${'{"a":'.repeat(20_000)}1${"}".repeat(20_000)}`, "bad-json"],
  ["lists that never end, behind a string", `{"a\\"[":"\\\\",${'"b":['.repeat(40)}`, "bad-json"],
];

const board = { title: "T", objective: "O", language: "es", voices: "named" };
const intent = {
  id: "intent0001",
  kind: "position.place",
  positionId: "position01",
  positionKind: "position",
  text: "Hola",
};
const member = { key: "k".repeat(32), secret: "s".repeat(20) };

/** Fields that do not fit, by the path they are sent to. */
const NOT_FITTING: readonly [
  path: "boards" | "codes" | "welcome" | "members" | "intents",
  base: object,
  faults: readonly object[],
][] = [
  [
    "boards",
    board,
    [
      { title: undefined },
      { title: "" },
      { title: "   " },
      { title: 7 },
      { title: null },
      { title: ["T"] },
      { title: long },
      { title: "\u0000" },
      { title: "\ud800" },
      { title: "\u202e\u3164" },
      { objective: undefined },
      { objective: {} },
      { objective: long },
      { language: "fr" },
      { language: 1 },
      { language: "ES" },
      { voices: "loud" },
      { voices: true },
      { extra: 1 },
      { id: "chosen-by-me" },
      { toString: "x" },
      { title: "x".repeat(121) },
      { objective: "x".repeat(301) },
    ],
  ],
  [
    "codes",
    { code: "AAAAAA" },
    [{ code: undefined }, { code: 123456 }, { code: null }, { code: ["AAAAAA"] }, { code: long }, { extra: 1 }],
  ],
  [
    "welcome",
    { secret: member.secret },
    [
      { secret: "short" },
      { secret: 7 },
      { secret: long },
      { key: 7 },
      { key: "" },
      { key: long },
      { code: 1 },
      { key: "k", code: "AAAAAA" },
      { name: "Ana" },
    ],
  ],
  [
    "members",
    member,
    [
      { secret: undefined },
      { secret: "short" },
      { secret: "s".repeat(201) },
      { secret: 1e30 },
      { key: null },
      { key: long },
      { key: "k", code: "AAAAAA" },
      { code: {} },
      { name: 7 },
      { name: null },
      { name: "x".repeat(61) },
      { organization: 7 },
      { organization: long },
      { brings: [] },
      { brings: "x".repeat(201) },
      { takesPart: "yes" },
      { role: "mediator" },
      { memberId: "another" },
    ],
  ],
  [
    "intents",
    intent,
    [
      { id: undefined },
      { id: "short" },
      { id: "with space" },
      { id: "x".repeat(41) },
      { id: 12345678 },
      { id: "../../etc" },
      { kind: undefined },
      { kind: "position.delete" },
      { kind: "__proto__" },
      { kind: ["position.place"] },
      { positionId: "%%%%%%%%" },
      { positionId: null },
      { positionKind: "rumour" },
      { text: "" },
      { text: " \n " },
      { text: 7 },
      { text: "x".repeat(281) },
      { text: long },
      { text: "\u200b\u2800" },
      { by: "somebodyelse" },
      { actor: "somebodyelse" },
      { at: 1 },
      { voiceId: "somebodyelse" },
      { seq: 1 },
    ],
  ],
];

const pathFor = (route: (typeof NOT_FITTING)[number][0]) => pathOf(route, { id: door.id });

describe("[HT1] what is not a request is refused as such, and says so in one shape", () => {
  for (const [route] of NOT_FITTING) {
    for (const [name, body, code] of NEVER) {
      test(`${route}: ${name}`, async () =>
        expectRefusal(await send(pathFor(route), body, "application/json", seat.token), 400, code));
    }
  }
});

test("[HT1] brackets are counted where they open something, and not in what people write; what counts none is caught", async () => {
  const written = ["[{".repeat(500), `"`.repeat(40) + "[".repeat(40), "\\".repeat(41) + "[".repeat(40)];
  const shallow = [...written.map((text) => JSON.stringify({ text })), JSON.stringify(Array(100).fill([[[]]]))];
  const deep = [`{"a":"]]]]]]","b":${"[".repeat(40)}`, `"\\"]]]",${'{"a":['.repeat(20)}`, "[".repeat(33)];
  const right = (count: typeof isTooDeep) => !shallow.some(count) && deep.every(count);
  type Bodies = typeof import("../../server/src/http/bodies.ts");
  const before = await weakly<Bodies>("server/src/http/bodies.ts", ["depth > MOST_DEEP", "depth > json.length"]);
  expect([right(isTooDeep), right(before.isTooDeep)]).toEqual([true, false]);
});

describe("[HT2] a field that does not fit, or that nobody asked for, is refused", () => {
  for (const [route, base, faults] of NOT_FITTING) {
    test(`${route}: ${faults.length} bodies`, async () => {
      for (const fault of faults) {
        const answer = await send(
          pathFor(route),
          JSON.stringify({ ...base, ...fault }),
          "application/json",
          seat.token,
        );
        expect({ fault, status: answer.status }).toEqual({ fault, status: 400 });
        expectRefusal(answer, 400);
        expect(["bad-request", "nothing-written", "too-long"]).toContain(answer.body.error.code);
      }
    });
  }

  test("and the honest one beside them is not", async () => {
    expect((await send(pathFor("boards"), JSON.stringify(board))).status).toBe(201);
    expect((await send(pathFor("intents"), JSON.stringify(intent), "application/json", seat.token)).status).toBe(200);
    const known = await send(
      pathFor("members"),
      JSON.stringify({ ...member, key: door.keys.observer, secret: newDevice() }),
    );
    expect(known.status).toBe(201);
  });
});

describe("[HT3] only application/json, only up to the limit", () => {
  for (const type of [
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/jsonp",
    "text/json",
    null,
  ]) {
    test(`${type}`, async () =>
      expectRefusal(await send(pathFor("boards"), JSON.stringify(board), type), 415, "wrong-type"));
  }
  test("with a charset it is still JSON", async () => {
    expect((await send(pathFor("boards"), JSON.stringify(board), "application/json; charset=utf-8")).status).toBe(201);
  });
  test("too large", async () => {
    const body = JSON.stringify({ ...board, title: "x".repeat(262_144) });
    expectRefusal(await send(pathFor("boards"), body), 413, "too-large");
  });
});

/** Says that a body of so many bytes comes, and hangs up once that is heard, or answered; gives the answer. */
const announce = (port: number, bytes: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const lines = ["POST /api/codes HTTP/1.1", "Host: 127.0.0.1", "Content-Type: application/json"];
    const head = `${lines.join("\r\n")}\r\nExpect: 100-continue\r\nContent-Length: ${bytes}\r\n\r\n`;
    const socket = connect(port, "127.0.0.1", () => socket.write(head));
    let said = "";
    socket.once("error", reject);
    socket.once("close", () => resolve(said));
    socket.on("data", (data) => {
      said += String(data);
      socket.destroy();
    });
  });

/** Whether somebody still may ask sixty times after a few others behind their address have said that bodies come, and sent none. */
async function isCalm(bytes: string): Promise<boolean> {
  const calm = await startServer({ env: { ACUERDO_MAX_REQUESTS_PER_SECOND: "20" } });
  for (let n = 0; n < 8; n += 1) expect(await announce(calm.port, bytes)).toMatch(/^HTTP\/1\.1 (100|413|429) /);
  const ask = () => Promise.all(Array.from({ length: 60 }, () => get(calm.url, "/healthz")));
  const isFree = async () => (await ask()).every(({ status }) => status === 200);
  let isCalm = await isFree();
  // that the last of them is gone may be seen a little later
  for (let n = 0; n < 10 && !isCalm; n += 1) isCalm = await isFree();
  await calm.stop();
  return isCalm;
}

describe("[HT41] a body that is announced and never comes costs its house nothing", () => {
  test.each(["9000000000000000", "262144"])("%s bytes", async (bytes) => expect(await isCalm(bytes)).toBe(true));
});
