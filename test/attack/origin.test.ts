import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { BEARER_PREFIX, CLOSE, SUBPROTOCOL } from "@acuerdo/shared";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Relay } from "../../server/src/sockets/upgrade.ts";
import { report } from "../support/attack/attack.ts";
import { type Door, join, openBoard, RawSocket, type Seat } from "../support/server/client.ts";
import { startServer } from "../support/server/server.ts";

/** Pages of other sites that use a visitor's browser (suite 9). */

let server: Awaited<ReturnType<typeof startServer>>;
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

async function believed(url: string, origins: readonly string[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const origin of origins) if ((await answer(url, origin)) !== CLOSE.mayNotWrite) wrong.push(origin);
  return wrong;
}

test("[AT9] a page of another site gets no socket, whatever it calls itself", async () => {
  const origins = foreign(server.port);
  const wrong = await believed(server.url, origins);
  report("9 origin", { cases: origins.length, wrong: wrong.length });
  expect(wrong).toEqual([]);
});

test("[AT9] control: our own page gets one, and so does a program that is no browser", async () => {
  for (const origin of [...own(server.port), null]) expect(await answer(server.url, origin), String(origin)).toBeNull();
});

/** Of the relay's headers, before the relay reads them. */
const CARELESS: Readonly<Record<string, (headers: IncomingHttpHeaders) => boolean>> = {
  "looks at no origin": () => true,
  "is content with an origin that begins as its own": ({ origin, host }) =>
    origin?.startsWith(`http://${host}`) ?? false,
  "is content with an origin that holds its own": ({ origin, host }) => origin?.includes(host as string) ?? false,
  "takes every address of this machine for itself": ({ origin }) => /\/\/(127\.|localhost|\[)/.test(origin ?? ""),
};

test.each(Object.entries(CARELESS))("[AT9] a relay that %s is caught", async (_, trusts) => {
  const door = createServer();
  door.on("upgrade", ({ headers }) => {
    if (trusts(headers)) delete headers.origin;
  });
  const relay = new Relay(server.running.services, door);
  await new Promise<void>((resolve) => door.listen(0, "127.0.0.1", resolve));
  const { port } = door.address() as AddressInfo;
  const wrong = await believed(`http://127.0.0.1:${port}`, foreign(port));
  await relay.close(0);
  door.close();
  expect(wrong).not.toEqual([]);
});
