import { lateBoard, missingIn, Recorder } from "../load/converge.js";
import { meter, peakMib } from "../load/machine.js";
import { pace, pause, until } from "../load/pace.js";
import { roomsFor } from "../load/places.js";
import { Crowd, window } from "../load/traffic.js";
import { clientsOf } from "../load/wire.js";

/** Some people of a full board drag cards, everybody sees it. */

const HERTZ = 20;
const WARM_MS = 2_000;
const SETTLE_MS = 3_000;

/** Whether everybody, the recorder and one who comes late hold every writer's last value; null where it cannot be asked. */
async function converged(crowd, recorder, dialect) {
  const { deliveries } = crowd;
  const everybody = crowd.clients.map((_, i) => i);
  if (!(await until(() => deliveries.complete(everybody), SETTLE_MS))) return { reached: false };
  const last = Array.from({ length: deliveries.writers }, (_, writer) => deliveries.lastSent(writer));
  const reached = { reached: true, recorderLacks: missingIn(recorder.board(), "place", last) };
  if (dialect === "raw") return reached;
  const late = await lateBoard(crowd.places[0], clientsOf(crowd.clients.length));
  return { ...reached, lateLacks: missingIn(late, "place", last) };
}

export async function run({ server, clients, writers, seconds }) {
  const [places] = await roomsFor(server, [clients]);
  const crowd = await Crowd.gather(places, writers);
  const recorder = new Recorder(crowd.clients.at(-1));
  crowd.watchUpdates(recorder);
  const stop = pace(writers, 1_000 / HERTZ, (writer) => {
    crowd.clients[writer].write("place", writer, crowd.deliveries.next(writer));
  });
  await pause(WARM_MS);
  const close = window(crowd, () => meter(server.pid));
  await pause(seconds * 1_000);
  const result = close();
  stop();
  const peak = peakMib(server.pid);
  const after = result.over ? { reached: null } : await converged(crowd, recorder, server.dialect);
  crowd.end();
  return { ...result, peakMib: peak, ...after };
}
