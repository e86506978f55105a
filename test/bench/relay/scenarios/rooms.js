import { meter, peakMib, rssMib } from "../load/machine.js";
import { pace, pause } from "../load/pace.js";
import { roomsFor } from "../load/places.js";
import { Crowd, window } from "../load/traffic.js";

/** Many small boards at once: in each, one person moves a card and another the cursor, once a second. */

const PERIOD_MS = 1_000;
const WARM_MS = 2_000;
const KIB = 1_024;

export async function run({ server, rooms, size, seconds }) {
  const empty = rssMib(server.pid);
  const lists = await roomsFor(server, new Array(rooms).fill(size));
  const connecting = meter(server.pid);
  const crowd = await Crowd.gather(lists.flat(), rooms * size);
  crowd.audience = size - 1;
  const connectSeconds = connecting().cpu;
  crowd.watchAll();
  crowd.announce();
  const { clients, deliveries } = crowd;
  const stop = pace(rooms * 2, PERIOD_MS, (turn) => {
    const room = turn >> 1;
    const writer = room * size + (turn & 1);
    const seq = deliveries.next(writer);
    const client = clients[writer];
    if (turn & 1) client.send(client.dialect.cursor(writer, seq));
    else client.write("place", writer, seq);
  });
  await pause(WARM_MS);
  const close = window(crowd, () => meter(server.pid));
  await pause(seconds * 1_000);
  const result = close();
  const full = rssMib(server.pid);
  stop();
  crowd.end();
  const memory = { emptyMib: empty, fullMib: full, peakMib: peakMib(server.pid) };
  return { ...result, ...memory, kibPerRoom: ((full - empty) * KIB) / rooms, connectSeconds };
}
