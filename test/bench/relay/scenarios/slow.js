import { lateBoard, missingIn } from "../load/converge.js";
import { meter, rssMib } from "../load/machine.js";
import { pace, pause, until } from "../load/pace.js";
import { roomsFor } from "../load/places.js";
import { Crowd, window } from "../load/traffic.js";
import { clientsOf } from "../load/wire.js";

/** One of many stops reading, as a laptop does whose lid is closed, while the others draw. */

const HERTZ = 20;
/** Long enough that the memory of a working server has found its size. */
const WARM_MS = 10_000;
const BEFORE_MS = 5_000;
const SAMPLE_MS = 250;
const SETTLE_MS = 15_000;

/** Highest memory in a time. */
async function highest(pid, ms) {
  const end = performance.now() + ms;
  let most = rssMib(pid);
  while (performance.now() < end) {
    await pause(SAMPLE_MS);
    most = Math.max(most, rssMib(pid));
  }
  return most;
}

/** The sleeper reads again: what it gets, or that it had been dropped; then what it finds when it comes anew. */
async function wake(crowd, sleeper, server) {
  const { deliveries, clients, places } = crowd;
  clients[sleeper].resume();
  const caughtUp = await until(() => clients[sleeper].closed || deliveries.complete([sleeper]), SETTLE_MS);
  const dropped = clients[sleeper].closed;
  if (server.dialect === "raw") return { caughtUp: caughtUp && !dropped, dropped };
  const last = Array.from({ length: deliveries.writers }, (_, writer) => deliveries.lastSent(writer));
  const board = await lateBoard(places[sleeper], clientsOf(sleeper));
  return { caughtUp: caughtUp && !dropped, dropped, lateLacks: missingIn(board, "stroke", last) };
}

export async function run({ server, clients, seconds }) {
  const [places] = await roomsFor(server, [clients]);
  const sleeper = clients - 1;
  const crowd = await Crowd.gather(places, sleeper);
  crowd.watchUpdates();
  const stop = pace(sleeper, 1_000 / HERTZ, (writer) => {
    crowd.clients[writer].write("stroke", writer, crowd.deliveries.next(writer));
  });
  await pause(WARM_MS);
  const closeBefore = window(crowd, () => meter(server.pid));
  const rssBefore = await highest(server.pid, BEFORE_MS);
  const before = closeBefore();
  crowd.clients[sleeper].pause();
  crowd.audience -= 1;
  const closeDuring = window(crowd, () => meter(server.pid));
  const rssDuring = await highest(server.pid, seconds * 1_000);
  const during = closeDuring();
  stop();
  const woken = await wake(crowd, sleeper, server);
  crowd.end();
  const memory = { rssBefore, rssDuring, grownMib: rssDuring - rssBefore };
  return { ...during, p95Before: before.p95, p95Ratio: during.p95 / before.p95, ...memory, ...woken };
}
