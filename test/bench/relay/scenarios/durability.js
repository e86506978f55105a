import { joinAll } from "../load/client.js";
import { lateDoc } from "../load/converge.js";
import { Deliveries } from "../load/deliveries.js";
import { clientsOf, readVarUint } from "../load/dialects.js";
import { pace, pause } from "../load/pace.js";
import { roomsFor } from "../load/places.js";
import { scanUpdates } from "../load/scan.js";
import { eachPayload } from "../load/socket.js";
import { KINDS, readMarker, updateMessage } from "../load/updates.js";
import { mark } from "../load/wire.js";

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

/** How many writes of each writer the document holds. */
function storedIn(doc, writers) {
  const records = doc.getMap("records");
  return Array.from({ length: writers }, (_, writer) => {
    const value = records.get(KINDS.place.key(writer));
    return value === undefined ? 0 : readMarker(KINDS.place.marker(value)).seq + 1;
  });
}

const sum = (list) => list.reduce((total, value) => total + value, 0);
const gone = (list, stored) => sum(list.map((count, i) => Math.max(0, count - stored[i])));

function watch(clients, deliveries, saved) {
  for (const [i, client] of clients.entries()) {
    client.listen((buffer, start, end) => {
      scanUpdates(buffer, start, end, (writer, seq) => deliveries.see(i, writer, seq, performance.now()));
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
    const seq = deliveries.next(writer);
    clients[writer].send(updateMessage("place", writer, seq));
    if (isOurs(server)) clients[writer].send(mark(seq + 1));
  });
  await pause(seconds * 1_000);
  await ask("kill");
  stop();
  await pause(200);
  const seen = seenOf(deliveries, clients, writers);
  const { port } = await ask("start");
  const stored = storedIn(await lateDoc({ ...places[0], port }, clientsOf(LATE_WRITER)), writers);
  for (const client of clients) client.end();
  const result = { sent: deliveries.sent, seen: sum(seen), seenGone: gone(seen, stored), stored: sum(stored) };
  return isOurs(server) ? { ...result, saved: sum(saved), savedGone: gone(saved, stored) } : result;
}
