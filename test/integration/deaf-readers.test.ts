import { connect, type Socket } from "node:net";
import { pathOf } from "@acuerdo/shared";
import { afterEach, expect, test } from "vitest";
import { COSTS } from "../../server/src/limits/costs.ts";
import { Slots } from "../../server/src/limits/slots.ts";
import { longRecord } from "../support/attack/long-record.ts";
import { newDevice, post, type Seat } from "../support/server/client.ts";
import { replace, type Undo } from "../support/server/replace.ts";
import { freshFolder, startServer } from "../support/server/server.ts";

/** Readers of complete exports who read nothing, from an address that others share. */

// The system takes 4 MB for each reader, and some more for whoever reads: an export of 6 MB was sometimes taken whole.
const EVENTS = 4_000;
const LETTERS = 6_000;
const LOOK_MS = 700;
/** One for both servers: each leaves it as it was, but for who has come in. */
const dataDir = freshFolder();
const made = longRecord(dataDir, EVENTS, LETTERS);
const before = { ...COSTS };
let undo: Undo = () => undefined;
afterEach(() => {
  Object.assign(COSTS, before);
  undo();
});

/** Asks for an export and reads nothing of it; there once it has begun to come, and so has a place. */
function deaf(port: number, path: string, token: string): Promise<Socket> {
  const lines = [`GET ${path} HTTP/1.1`, "Host: 127.0.0.1", `Authorization: Bearer ${token}`];
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => void socket.write(`${lines.join("\r\n")}\r\n\r\n`));
    socket.once("readable", () => resolve(socket));
    socket.once("error", reject);
  });
}

/** Whether somebody gets theirs, complete, within ten looks while four who read nothing keep all the places. */
async function comesThrough(): Promise<boolean> {
  Object.assign(COSTS, { exportLookMs: LOOK_MS, exportMs: 60_000 });
  const { id, key } = await made;
  const server = await startServer({ dataDir });
  const enter = async (name: string) => {
    const { body } = await post(server.url, pathOf("members", { id }), { key, secret: newDevice(), name });
    return (body as Seat).token;
  };
  const path = pathOf("export", { id, format: "json" });
  const tokens = await Promise.all(Array.from({ length: 4 }, (_, n) => enter(`Sorda ${n}`)));
  const honest = await enter("Ana");
  const readers = await Promise.all(tokens.map((token) => deaf(server.port, path, token)));
  // until each of them has as much as the system takes for it
  await new Promise((resolve) => setTimeout(resolve, 2 * LOOK_MS));
  const signal = AbortSignal.timeout(10 * LOOK_MS);
  const isThrough = await fetch(server.url + path, { headers: { authorization: `Bearer ${honest}` }, signal })
    .then((answer) => answer.json())
    .then(({ events }: { events: unknown[] }) => events.length > EVENTS)
    .catch(() => false);
  for (const reader of readers) reader.destroy();
  await server.stop();
  return isThrough;
}

test("[HT49] four who read nothing of a complete export keep nobody else of their house from theirs", async () => {
  expect(await comesThrough()).toBe(true);
});

test("[HT49] a server that waits for whoever reads nothing is caught", async () => {
  undo = replace(Slots.prototype, "isAwaited", () => () => false);
  expect(await comesThrough()).toBe(false);
});
