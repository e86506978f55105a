import { randomUUID } from "node:crypto";
import { applyObjectDiff } from "@tldraw/sync-core";
import { eachPayload, TEXT } from "./socket.js";
import {
  connect,
  ping,
  presenceOf,
  pushNew,
  pushPresence,
  pushShape,
  readMarker,
  shapeId,
  shapeOf,
} from "./tldraw-wire.js";
import { yjs } from "./y-dialects.js";

/** The dialect of tldraw sync: JSON in text frames, a push for each change, patches joined to messages by the server. */

/** As often as tldraw's client; a server forgets whom it has not heard for 20 s. */
const PING_MS = 5_000;
/** Records a message of the board that is brought: far below what tldraw's client would cut in pieces. */
const BATCH = 50;

const X = Buffer.from('"x":');
const PUT = '["put",';
const [BRACKET, ZERO, NINE] = Buffer.from("[09");

/** Whole digits of an x, new or in a patch. `cursor.at` is left behind them. */
function readX(buffer, cursor) {
  if (buffer[cursor.at] === BRACKET) cursor.at += PUT.length;
  let number = 0;
  for (; buffer[cursor.at] >= ZERO && buffer[cursor.at] <= NINE; cursor.at++) {
    number = number * 10 + buffer[cursor.at] - ZERO;
  }
  return number;
}

/** Calls `see(writer, seq)` for each marker of a shape or cursor in a range of frames. */
function scan(_, buffer, start, end, see) {
  const frames = buffer.subarray(start, end);
  const cursor = { at: 0 };
  for (let at = frames.indexOf(X); at >= 0; at = frames.indexOf(X, cursor.at)) {
    cursor.at = at + X.length;
    const marker = readMarker(readX(frames, cursor));
    if (marker) see(marker.writer, marker.seq);
  }
}

function applyDiff(records, diff) {
  for (const [id, [operation, value]] of Object.entries(diff)) {
    if (operation === "put") records.set(id, value);
    else if (operation === "patch") records.set(id, applyObjectDiff(records.get(id), value));
    else records.delete(id);
  }
}

function apply(records, message) {
  if (message.type === "connect") records.clear();
  if (message.diff) applyDiff(records, message.diff);
  for (const event of message.data ?? []) apply(records, event);
}

function boardOf(ranges) {
  const records = new Map();
  for (const range of ranges) {
    eachPayload(range, 0, range.length, (_, from, to) => apply(records, JSON.parse(range.toString("utf8", from, to))));
  }
  return records;
}

function seqIn(board, _, writer) {
  const shape = board.get(shapeId(writer));
  return shape ? readMarker(shape.x).seq : -1;
}

const PLACE = "|xy";

/** The lived-in board's cards, each with its place. */
function expected(updates) {
  const records = yjs.expected(updates);
  const cards = [...records].filter(([key]) => !key.endsWith(PLACE));
  const at = (id) => records.get(`${id}${PLACE}`) ?? [0, 0];
  return new Map(cards.map(([id, card]) => [id, { ...card, x: at(id)[0], y: at(id)[1] }]));
}

function bring(updates) {
  const shapes = [...expected(updates).values()];
  const count = Math.ceil(shapes.length / BATCH);
  return Array.from({ length: count }, (_, i) => pushNew(i, shapes.slice(i * BATCH, (i + 1) * BATCH)));
}

export const tldraw = {
  path: (place) => `${place.path}?sessionId=${randomUUID()}`,
  opcode: TEXT,
  wrap: () => (message) => message,
  first: () => [connect()],
  ask: connect,
  waits: true,
  isDocument: (buffer, start, end) =>
    buffer.toString("latin1", start, Math.min(end, start + 17)) === '{"type":"connect"',
  heartbeat: { ms: PING_MS, message: ping() },
  write: (kind, writer, seq) => {
    const record = shapeOf[kind];
    return [pushShape(seq, seq > 0 ? record(writer, seq - 1) : null, record(writer, seq))];
  },
  announce: (writer) => [pushPresence(0, null, { ...presenceOf(writer, 0), cursor: null })],
  cursor: (writer, seq) => {
    const before = seq > 0 ? presenceOf(writer, seq - 1) : { ...presenceOf(writer, 0), cursor: null };
    return pushPresence(seq + 1, before, presenceOf(writer, seq));
  },
  scanUpdates: scan,
  scanCursors: scan,
  boardOf,
  seqIn,
  bring,
  expected,
};
