import { isDeepStrictEqual } from "node:util";
import { readUpdates } from "../lib/seed.js";
import { Client } from "../load/client.js";
import { firstBoard } from "../load/converge.js";
import { people } from "../load/lived-in.js";
import { meter, peakMib, rssMib } from "../load/machine.js";
import { pace, pause } from "../load/pace.js";
import { roomsFor } from "../load/places.js";
import { clientsOf } from "../load/wire.js";

/** A workshop begins: everybody opens the same lived-in board within a second; in one variant while some already work on it. */

const WITHIN_MS = 1_000;
const SETTLE_MS = 1_500;
const HERTZ = 20;

/** Somebody brings the board and stays. */
async function bring(place, updates) {
  const host = await Client.join(place, people());
  for (const message of host.dialect.bring(updates)) host.send(message);
  await host.again();
  return host;
}

/** When each of the clients had everything, in milliseconds: since the start, and since its own. */
async function storm(places) {
  const start = performance.now();
  const every = WITHIN_MS / places.length;
  const joins = places.map(async (place, i) => {
    await pause(i * every);
    const began = performance.now();
    const client = await Client.join(place, clientsOf(100 + i), i === places.length - 1);
    const now = performance.now();
    return { client, took: now - began, done: now - start };
  });
  return Promise.all(joins);
}

const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];

/** How many of the board's records the last one who came does not have. */
function lacking(client, updates) {
  const { dialect, records } = firstBoard(client);
  const expected = [...dialect.expected(updates)];
  return expected.filter(([key, value]) => !isDeepStrictEqual(records.get(key), value)).length;
}

async function work(places) {
  const clients = await Promise.all(places.map((place, i) => Client.join(place, clientsOf(i))));
  const clocks = places.map(() => 0);
  const stop = pace(places.length, 1_000 / HERTZ, (i) => clients[i].write("place", i, clocks[i]++));
  return { clients, stop };
}

export async function run({ server, clients, writers = 0, seed }) {
  const dialect = server.dialect === "raw" ? "snapshot" : server.dialect;
  const [places] = await roomsFor({ ...server, dialect }, [clients + writers + 1]);
  const updates = readUpdates(seed.updates);
  const host = await bring(places[0], updates);
  const workers = await work(places.slice(1, writers + 1));
  await pause(SETTLE_MS);
  const before = rssMib(server.pid);
  const stop = meter(server.pid);
  const joined = await storm(places.slice(writers + 1));
  const { cpu, ...machine } = stop();
  workers.stop();
  const took = joined.map((join) => join.took).sort((a, b) => a - b);
  const result = {
    lastMs: Math.max(...joined.map((join) => join.done)),
    p50: quantile(took, 0.5),
    p95: quantile(took, 0.95),
  };
  const memory = { beforeMib: before, peakMib: peakMib(server.pid) };
  const lacks = lacking(joined.at(-1).client, updates);
  for (const client of [host, ...workers.clients, ...joined.map((join) => join.client)]) client.end();
  return { ...result, cpuSeconds: cpu, ...machine, ...memory, lacks };
}
