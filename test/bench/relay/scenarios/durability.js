import { joinAll } from "../load/client.js";
import { lateBoard } from "../load/converge.js";
import { Deliveries } from "../load/deliveries.js";
import { pace, pause } from "../load/pace.js";
import { roomsFor } from "../load/places.js";
import { eachPayload } from "../load/socket.js";
import { readVarUint } from "../load/varint.js";
import { clientsOf } from "../load/wire.js";

/** The server is killed in the middle of the traffic and started again: what had others seen, what was shown as saved, and is gone? */

const HERTZ = 20;
const MARK = 101;
/** Somebody who has not written before. */
const LATE_WRITER = 90;
const isOurs = ({ dialect }) => dialect.startsWith("acuerdo");

/** Calls `saved(number)` for each echo of a mark. */
function scanSaved(buffer, start, end, saved) {
  eachPayload(buffer, start, end, (_, from) => {
    if (buffer[from] === MARK) saved(readVarUint(buffer, { at: from + 1 }));
  });
}

/** How many writes of each writer the board holds. */
const storedIn = ({ dialect, records }, writers) =>
  Array.from({ length: writers }, (_, writer) => dialect.seqIn(records, "place", writer) + 1);

const sum = (list) => list.reduce((total, value) => total + value, 0);
const gone = (list, stored) => sum(list.map((count, i) => Math.max(0, count - stored[i])));

function watch(clients, deliveries, saved) {
  for (const [i, client] of clients.entries()) {
    client.listen((buffer, start, end) => {
      client.dialect.scanUpdates(client, buffer, start, end, (writer, seq) =>
        deliveries.see(i, writer, seq, performance.now()),
      );
      scanSaved(buffer, start, end, (number) => {
        saved[i] = number;
      });
    });
  }
}

/** How many writes of each writer somebody else has seen. */
const seenOf = (deliveries, clients, writers) =>
  Array.from({ length: writers }, (_, writer) =>
    Math.max(...clients.map((_, receiver) => deliveries.newest(receiver, writer) + 1)),
  );

export async function run({ server, writers, seconds, ask }) {
  const [places] = await roomsFor(server, [writers + 2]);
  const clients = await joinAll(places, clientsOf);
  const deliveries = new Deliveries(clients.length, writers);
  const saved = new Array(writers).fill(0);
  watch(clients, deliveries, saved);
  const stop = pace(writers, 1_000 / HERTZ, (writer) => {
    clients[writer].write("place", writer, deliveries.next(writer));
  });
  await pause(seconds * 1_000);
  await ask("kill");
  stop();
  await pause(200);
  const seen = seenOf(deliveries, clients, writers);
  const { port } = await ask("start");
  const stored = storedIn(await lateBoard({ ...places[0], port }, clientsOf(LATE_WRITER)), writers);
  for (const client of clients) client.end();
  const result = { sent: deliveries.sent, seen: sum(seen), seenGone: gone(seen, stored), stored: sum(stored) };
  return isOurs(server) ? { ...result, saved: sum(saved), savedGone: gone(saved, stored) } : result;
}
