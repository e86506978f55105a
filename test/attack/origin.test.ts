import { BEARER_PREFIX, CLOSE, SUBPROTOCOL } from "@acuerdo/shared";
import { afterAll, beforeAll, expect, test } from "vitest";
import { report } from "../support/attack.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { type Door, join, openBoard, RawSocket, type Seat } from "../support/server-client.ts";

/** Pages of other sites that use a visitor's browser (suite 9). */

let server: TestServer;
let door: Door;
let seat: Seat;
beforeAll(async () => {
  server = await startServer();
  door = await openBoard(server.url);
  seat = await join(server.url, door, "participant");
});
afterAll(() => server.stop());

const foreign = (port: number): string[] => [
  ...["null", "https://evil.example", "http://evil.example", "http://127.0.0.1", "http://localhost", "http://[::1]"],
  ...[`http://127.0.0.1:${port + 1}`, `http://127.0.0.1:${port}1`, `http://127.0.0.1.evil.example:${port}`],
  ...[
    `http://evil.example/127.0.0.1:${port}`,
    `http://evil.example?127.0.0.1:${port}`,
    `http://evil.example#127.0.0.1:${port}`,
  ],
  ...[
    `http://127.0.0.1:${port}@evil.example`,
    `http://x127.0.0.1:${port}`,
    `http://127.0.0.2:${port}`,
    `http://127.1:${port + 1}`,
  ],
  ...[
    "file://",
    "file:///etc/passwd",
    "data:text/html,x",
    "about:blank",
    "chrome-extension://abc",
    "moz-extension://abc",
  ],
  ...[
    "javascript:alert(1)",
    "blob:https://evil.example/1",
    "ws://evil.example",
    "//evil.example",
    "evil.example",
    "*",
    "%00",
  ],
  ...[
    `http://[::ffff:127.0.0.1]:${port}`,
    `http://localhost.evil.example:${port}`,
    "http://",
    "http://?",
    "undefined",
    "self",
  ],
  ...[
    `http://127.0.0.1:${port}.evil.example`,
    `http://evil.example:${port}`,
    `https://evil.example:443:${port}`,
    "HTTP://EVIL.EXAMPLE",
  ],
];
const own = (port: number): string[] => [
  `http://127.0.0.1:${port}`,
  `HTTP://127.0.0.1:${port}`,
  `http://127.0.0.1:${port}/`,
];

/** The code with which the server closes at once, or null when it lets the socket be. */
async function answer(url: string, origin: string | null): Promise<number | null> {
  const headers: Record<string, string> = origin === null ? {} : { origin };
  const raw = new RawSocket(url, door.id, "canvas", [SUBPROTOCOL, BEARER_PREFIX + seat.token], headers);
  const first = await Promise.race([
    raw.closed,
    raw.next(0).then(
      () => null,
      () => raw.closed,
    ),
  ]);
  raw.socket.terminate();
  return first;
}

test("[AT9] a page of another site gets no socket, whatever it calls itself", async () => {
  const wrong: string[] = [];
  const origins = foreign(server.port);
  for (const origin of origins) if ((await answer(server.url, origin)) !== CLOSE.mayNotWrite) wrong.push(origin);
  report("9 origin", { cases: origins.length, wrong: wrong.length });
  expect(wrong).toEqual([]);
});

test("[AT9] control: our own page gets one, and so does a program that is no browser", async () => {
  for (const origin of [...own(server.port), null]) expect(await answer(server.url, origin), String(origin)).toBeNull();
});

test("[AT9] a server that believes another site is caught", async () => {
  const weak = await startServer({ dataDir: server.dataDir, env: { ACUERDO_PUBLIC_URL: "https://evil.example" } });
  expect(await answer(weak.url, "https://evil.example")).toBeNull();
  await weak.stop();
});
