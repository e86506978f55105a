import { readVarInt, readVarUint } from "./dialects.js";
import { eachPayload } from "./socket.js";
import { MAGIC, MARKER_BYTES } from "./updates.js";
import { writerOf } from "./wire.js";

/** Finds in arriving bytes which update or cursor of which writer they bring. */

const AWARENESS = 1;
/** Acuerdo's cursors of a room in one frame, for clients that have said hello. */
const POINTERS = 103;

/** Calls `see(writer, seq)` for each marker of an update in a range of frames. */
export function scanUpdates(buffer, start, end, see) {
  let at = buffer.indexOf(MAGIC, start);
  while (at >= 0 && at + MARKER_BYTES <= end) {
    const writer = (buffer[at + 4] << 8) | buffer[at + 5];
    const seq = ((buffer[at + 6] << 16) | (buffer[at + 7] << 8) | buffer[at + 8]) >> 1;
    see(writer, seq);
    at = buffer.indexOf(MAGIC, at + MARKER_BYTES);
  }
}

function scanAwareness(buffer, cursor, see) {
  readVarUint(buffer, cursor);
  for (let rest = readVarUint(buffer, cursor); rest > 0; rest--) {
    const client = readVarUint(buffer, cursor);
    const clock = readVarUint(buffer, cursor);
    const length = readVarUint(buffer, cursor);
    cursor.at += length;
    see(writerOf(client), clock - 1);
  }
}

/** [count, then of each: client, x, y]. */
function scanPointers(buffer, cursor, see) {
  for (let rest = readVarUint(buffer, cursor); rest > 0; rest--) {
    const client = readVarUint(buffer, cursor);
    const x = readVarInt(buffer, cursor);
    readVarInt(buffer, cursor);
    see(writerOf(client), x);
  }
}

/** Calls `see(writer, seq)` for each cursor in a range of frames. */
export function scanCursors(dialect, buffer, start, end, see) {
  const cursor = { at: 0 };
  eachPayload(buffer, start, end, (_, from) => {
    cursor.at = dialect.body(buffer, from);
    const type = buffer[cursor.at++];
    if (type === AWARENESS) scanAwareness(buffer, cursor, see);
    else if (type === POINTERS) scanPointers(buffer, cursor, see);
  });
}
