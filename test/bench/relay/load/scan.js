import { eachPayload } from "./socket.js";
import { MAGIC, MARKER_BYTES } from "./updates.js";
import { readVarInt, readVarUint } from "./varint.js";
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

/** Acuerdo numbers the people of a board; their awareness says which number stands for which client. */
const PEER = Buffer.from('"peer":');
const peersOf = new Map();

function peersAt(board) {
  const known = peersOf.get(board) ?? [];
  peersOf.set(board, known);
  return known;
}

/** More digits than any number here has. */
const DIGITS = 12;

/** The whole number behind a key in some JSON; null where the key is not. */
function numberAfter(key, buffer, start, end) {
  const at = buffer.subarray(start, end).indexOf(key);
  if (at < 0) return null;
  const from = start + at + key.length;
  return Number.parseInt(buffer.toString("latin1", from, Math.min(end, from + DIGITS)), 10);
}

function learnPeer(board, client, buffer, start, end) {
  const peer = numberAfter(PEER, buffer, start, end);
  if (peer !== null) peersAt(board)[peer] = writerOf(client);
}

function scanAwareness({ name, dialect }, buffer, cursor, see) {
  readVarUint(buffer, cursor);
  for (let rest = readVarUint(buffer, cursor); rest > 0; rest--) {
    const client = readVarUint(buffer, cursor);
    const clock = readVarUint(buffer, cursor);
    const length = readVarUint(buffer, cursor);
    if (dialect === "acuerdo-pointers") learnPeer(name, client, buffer, cursor.at, cursor.at + length);
    else see(writerOf(client), clock - 1);
    cursor.at += length;
  }
}

/** [count, then of each: gap to the number before, twice, and whether it points nowhere; x, y]. See docs/protocol.md. */
function scanPointers({ name }, buffer, cursor, see) {
  const writers = peersAt(name);
  let peer = 0;
  for (let rest = readVarUint(buffer, cursor); rest > 0; rest--) {
    const head = readVarUint(buffer, cursor);
    peer += head >> 1;
    if (head & 1) continue;
    const x = readVarInt(buffer, cursor);
    readVarInt(buffer, cursor);
    if (writers[peer] !== undefined) see(writers[peer], x);
  }
}

/** Calls `see(writer, seq)` for each cursor in a range of frames. `body` gives where in a message y-protocols begins. */
export function scanCursors(place, body, buffer, start, end, see) {
  const cursor = { at: 0 };
  eachPayload(buffer, start, end, (_, from) => {
    cursor.at = body(buffer, from);
    const type = buffer[cursor.at++];
    if (type === AWARENESS) scanAwareness(place, buffer, cursor, see);
    else if (type === POINTERS) scanPointers(place, buffer, cursor, see);
  });
}
