import { eachPayload } from "./socket.js";
import { askForAll, clientOf, cursor, hello, hocuspocusToken, nowhere, person, pointer, withName } from "./wire.js";

/**
 * How to speak with each kind of server: the first messages, what is put around a message, and how to see that the
 * document has come. The messages themselves are the same bytes for all.
 */

const same = (message) => message;
const fromStart = (_, start) => start;
const STEP2 = 1;

/** Past the document's name, which is shorter than 128 bytes. */
const afterName = (buffer, start) => start + 1 + buffer[start];

/** `announce`: what is said once before the first cursor; `cursor`: the message of a writer's move number `seq`. */
const standard = {
  wrap: () => same,
  first: () => [askForAll()],
  body: fromStart,
  waits: true,
  announce: () => [],
  cursor,
};
const acuerdo = { ...standard, first: ({ clients }) => [hello(clients), askForAll()] };

export const DIALECTS = {
  raw: { ...standard, first: () => [], waits: false },
  snapshot: standard,
  yjs: standard,
  acuerdo,
  /** With the frame for cursors: a name is said once, places follow. */
  "acuerdo-pointers": {
    ...acuerdo,
    announce: (writer) => [person(writer), nowhere()],
    cursor: (_, seq) => pointer(seq),
  },
  hocuspocus: {
    ...standard,
    wrap:
      ({ name }) =>
      (message) =>
        withName(name, message),
    first: ({ name }) => [withName(name, hocuspocusToken()), withName(name, askForAll())],
    body: afterName,
  },
};

/** Hocuspocus answers with a type of its own. */
const SYNC_TYPES = new Set([0, 4]);

/** Whether this message brings the document: sync, step 2. */
export const isDocument = (dialect, buffer, start) => {
  const at = dialect.body(buffer, start);
  return SYNC_TYPES.has(buffer[at]) && buffer[at + 1] === STEP2;
};

/** A number as lib0 writes it, and where it ends, in `cursor.at`. */
export function readVarUint(buffer, cursor) {
  let sum = 0;
  let scale = 1;
  for (;;) {
    const byte = buffer[cursor.at++];
    sum += (byte & 0x7f) * scale;
    if (byte < 0x80) return sum;
    scale *= 128;
  }
}

/** A signed number as lib0 writes it: sign and six bits first. */
export function readVarInt(buffer, cursor) {
  const first = buffer[cursor.at++];
  const sign = first & 0x40 ? -1 : 1;
  const low = first & 0x3f;
  return sign * (first & 0x80 ? low + readVarUint(buffer, cursor) * 64 : low);
}

/** The Yjs updates in the messages of a range, copied. */
export function updatesIn(dialect, buffer, start, end) {
  const updates = [];
  eachPayload(buffer, start, end, (_, from) => {
    const cursor = { at: dialect.body(buffer, from) };
    if (!SYNC_TYPES.has(readVarUint(buffer, cursor)) || readVarUint(buffer, cursor) === 0) return;
    const length = readVarUint(buffer, cursor);
    updates.push(Uint8Array.from(buffer.subarray(cursor.at, cursor.at + length)));
  });
  return updates;
}

export const clientsOf = (writer) => [clientOf(writer)];
