import { pathOf } from "@acuerdo/shared";
import { afterAll, beforeAll, expect, test } from "vitest";
import { quantile, report } from "../support/attack/attack.ts";
import { weaken } from "../support/attack/weaken.ts";
import {
  type Answer,
  type Door,
  get,
  join,
  newId,
  openBoard,
  place,
  post,
  type Seat,
} from "../support/server/client.ts";
import { startServer, type TestServer } from "../support/server/server.ts";

/** Boards that are somebody else's (suite 10). The contract says: 401 without a token, 403 with another board's, 404 where there is none. */

const SECRET = "Lo que solo esta mesa sabe";

let server: TestServer;
let mine: Door;
let theirs: Door;
let tokens: Readonly<Record<string, string | undefined>>;
let insider: Seat;

beforeAll(async () => {
  server = await startServer();
  [mine, theirs] = [await openBoard(server.url), await openBoard(server.url)];
  insider = await join(server.url, theirs, "participant", "Berta la de dentro");
  await place(server.url, theirs, insider, SECRET);
  const seats = await Promise.all(
    (["mediator", "participant", "observer"] as const).map((role) => join(server.url, mine, role)),
  );
  tokens = {
    ...Object.fromEntries(seats.map((seat) => [`another board's ${seat.role}`, seat.token])),
    nobody: undefined,
  };
});
afterAll(() => server.stop());

type Call = (id: string, token: string | undefined) => Promise<Answer>;
const intent = () => ({
  id: newId(),
  kind: "position.place",
  positionId: newId(),
  positionKind: "idea",
  text: "intruso",
});

const CALLS: Readonly<Record<string, Call>> = {
  intents: (id, token) => post(server.url, pathOf("intents", { id }), intent(), token),
  keys: (id, token) => post(server.url, pathOf("keys", { id }), { role: "participant" }, token),
  me: (id, token) => get(server.url, pathOf("me", { id }), token),
  events: (id, token) => get(server.url, pathOf("events", { id }), token),
  history: (id, token) => get(server.url, pathOf("history", { id }), token),
  restore: (id, token) => post(server.url, pathOf("restore", { id }), { at: 1 }, token),
  json: (id, token) => get(server.url, pathOf("export", { id, format: "json" }), token),
  md: (id, token) => get(server.url, pathOf("export", { id, format: "md" }), token),
  welcome: (id, token) => post(server.url, pathOf("welcome", { id }), { key: mine.keys.mediator }, token),
  members: (id, token) =>
    post(server.url, pathOf("members", { id }), { key: mine.keys.mediator, secret: "x".repeat(32) }, token),
};

const ODD = [
  "*",
  "%",
  "_",
  "..",
  "../",
  "__proto__",
  "constructor",
  "null",
  "undefined",
  "0",
  "' OR 1=1 --",
  "a".repeat(500),
];
const oddIds = (id: string): string[] => [
  ...ODD,
  ...[
    `${id}%`,
    `${id}_`,
    `${id} `,
    ` ${id}`,
    id.toUpperCase(),
    id.toLowerCase(),
    `${id}\u0000`,
    `${id}/../${id}`,
    `./${id}`,
  ],
  ...[id.slice(0, -1), `${id.slice(0, -1)}_`, `${id.slice(0, -1)}%`, `%${id}`, `${id}?`, `${id}#`, `${id};`],
];

/** Answers that let somebody in, or that carry what only the board knows. */
async function leaks(ids: readonly string[], all: Readonly<Record<string, string | undefined>>) {
  const found: string[] = [];
  const ms: number[] = [];
  let cases = 0;
  for (const id of ids) {
    for (const [call, run] of Object.entries(CALLS)) {
      for (const [who, token] of Object.entries(all)) {
        const start = performance.now();
        const { status, body } = await run(id, token);
        ms.push(performance.now() - start);
        cases += 1;
        const said = JSON.stringify(body);
        const isOpen = status < 400 || status >= 500 || said.includes(SECRET) || said.includes("Berta");
        if (isOpen) found.push(`${call} of ${id} by ${who}: ${status}`);
      }
    }
  }
  return { found, cases, p95: quantile(ms, 0.95) };
}

test("[AT10] no route gives or takes anything for a token of another board, or for an id that only looks like the board's", async () => {
  const there = await leaks([theirs.id], tokens);
  const other = oddIds(theirs.id).filter((id) => id !== theirs.id && id !== mine.id);
  const odd = await leaks(other, { ...tokens, insider: insider.token });
  report("10 foreign boards", { cases: there.cases + odd.cases, leaks: there.found.length + odd.found.length });
  expect([...there.found, ...odd.found]).toEqual([]);
  const { events } = (await get(server.url, pathOf("events", { id: theirs.id }), insider.token)).body;
  expect(JSON.stringify(events)).not.toContain("intruso");
});

test("[AT10] control: a member gets all of it", async () => {
  for (const call of ["intents", "me", "events", "json", "md"])
    expect((await CALLS[call]?.(theirs.id, insider.token))?.status).toBe(200);
});

test("[AT10] whether a board exists makes no difference of time that stands out", async () => {
  const there = await leaks(Array(6).fill(theirs.id), tokens);
  const none = await leaks(Array.from({ length: 6 }, newId), tokens);
  report("10 foreign boards, time", { "p95 ms there": there.p95.toFixed(1), "p95 ms none": none.p95.toFixed(1) });
  expect(Math.abs(there.p95 - none.p95)).toBeLessThan(50);
});

test("[AT10] a server that takes a token of any board is caught", async () => {
  const strengthen = weaken("takes a token of any board");
  const { found } = await leaks([theirs.id], tokens);
  strengthen();
  report("10 weakened", { leaks: found.length });
  expect(found).not.toEqual([]);
});
