import { meter, peakMib } from "../load/machine.js";
import { pace, pause } from "../load/pace.js";
import { roomsFor } from "../load/places.js";
import { Crowd, window } from "../load/traffic.js";

/** Everybody moves the cursor, everybody sees everybody's. */

const HERTZ = 25;
const WARM_MS = 2_000;

export async function run({ server, clients, seconds }) {
  const [places] = await roomsFor(server, [clients]);
  const crowd = await Crowd.gather(places, clients);
  crowd.watchCursors();
  crowd.announce();
  const stop = pace(clients, 1_000 / HERTZ, (writer) => {
    const client = crowd.clients[writer];
    client.send(client.dialect.cursor(writer, crowd.deliveries.next(writer)));
  });
  await pause(WARM_MS);
  const close = window(crowd, () => meter(server.pid));
  await pause(seconds * 1_000);
  const result = { ...close(), peakMib: peakMib(server.pid) };
  stop();
  crowd.end();
  return result;
}
