import * as Y from "yjs";
import { scanCursors, scanUpdates } from "./scan.js";
import { BINARY, eachPayload } from "./socket.js";
import { KINDS, readMarker, updateMessage } from "./updates.js";
import { readVarUint } from "./varint.js";
import {
  askForAll,
  cursor,
  hello,
  hocuspocusToken,
  mark,
  nowhere,
  person,
  pointer,
  syncUpdate,
  withName,
} from "./wire.js";

/** The dialects of y-protocols: a Yjs document and awareness; the messages themselves are the same bytes for all. */

const same = (message) => message;
const fromStart = (_, start) => start;
/** Past the document's name, which is shorter than 128 bytes. */
const afterName = (buffer, start) => start + 1 + buffer[start];

/** Sync; Hocuspocus answers with a type of its own. */
const SYNC_TYPES = new Set([0, 4]);
const STEP1 = 0;
const STEP2 = 1;

/** The Yjs updates in the messages of a range. `body` gives where in a message y-protocols begins. */
function updatesIn(body, buffer) {
  const updates = [];
  eachPayload(buffer, 0, buffer.length, (_, from) => {
    const at = { at: body(buffer, from) };
    if (!SYNC_TYPES.has(readVarUint(buffer, at)) || readVarUint(buffer, at) === STEP1) return;
    const length = readVarUint(buffer, at);
    updates.push(Uint8Array.from(buffer.subarray(at.at, at.at + length)));
  });
  return updates;
}

function recordsOf(updates) {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
  return new Map(doc.getMap("records").entries());
}

function seqIn(board, kind, writer) {
  const value = board.get(KINDS[kind].key(writer));
  return value === undefined ? -1 : readMarker(KINDS[kind].marker(value)).seq;
}

function standard(body = fromStart) {
  return {
    path: (place) => place.path,
    opcode: BINARY,
    wrap: () => same,
    first: () => [askForAll()],
    ask: askForAll,
    waits: true,
    isDocument: (buffer, start) => {
      const at = body(buffer, start);
      return SYNC_TYPES.has(buffer[at]) && buffer[at + 1] === STEP2;
    },
    heartbeat: null,
    write: (kind, writer, seq) => [updateMessage(kind, writer, seq)],
    announce: () => [],
    cursor,
    scanUpdates: (_, buffer, start, end, see) => scanUpdates(buffer, start, end, see),
    scanCursors: (client, buffer, start, end, see) => scanCursors(client.place, body, buffer, start, end, see),
    boardOf: (ranges) => recordsOf(ranges.flatMap((range) => updatesIn(body, range))),
    seqIn,
    bring: (updates) => updates.map(syncUpdate),
    expected: recordsOf,
  };
}

export const raw = { ...standard(), first: () => [], waits: false };
/** Raw, but the board was made beforehand. */
export const snapshot = { ...standard(), bring: () => [] };
export const yjs = standard();

/** While it writes, our client asks every 200 ms what is saved: at 20 Hz behind each fourth write. */
const MARK_EVERY = 4;

export const acuerdo = {
  ...standard(),
  first: ({ clients }) => [hello(clients), askForAll()],
  write: (kind, writer, seq) => {
    const message = updateMessage(kind, writer, seq);
    return seq % MARK_EVERY === MARK_EVERY - 1 ? [message, mark(seq + 1)] : [message];
  },
};

/** With the frame for cursors: a name is said once, places follow. */
export const acuerdoPointers = {
  ...acuerdo,
  announce: (writer) => [person(writer), nowhere()],
  cursor: (_, seq) => pointer(seq),
};

export const hocuspocus = {
  ...standard(afterName),
  wrap:
    ({ name }) =>
    (message) =>
      withName(name, message),
  first: ({ name }) => [withName(name, hocuspocusToken()), withName(name, askForAll())],
};
