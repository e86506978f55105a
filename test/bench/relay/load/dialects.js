import { eachPayload } from "./socket.js";
import { askForAll, clientOf, hello, hocuspocusToken, withName } from "./wire.js";

/**
 * How to speak with each kind of server: the first messages, what is put around a message, and how to see that the
 * document has come. The messages themselves are the same bytes for all.
 */

const same = (message) => message;
const fromStart = (_, start) => start;
const STEP2 = 1;

/** Past the document's name, which is shorter than 128 bytes. */
const afterName = (buffer, start) => start + 1 + buffer[start];

export const DIALECTS = {
  raw: { wrap: () => same, first: () => [], body: fromStart, waits: false },
  snapshot: { wrap: () => same, first: () => [askForAll()], body: fromStart, waits: true },
  yjs: { wrap: () => same, first: () => [askForAll()], body: fromStart, waits: true },
  acuerdo: {
    wrap: () => same,
    first: ({ clients }) => [hello(clients), askForAll()],
    body: fromStart,
    waits: true,
  },
  hocuspocus: {
    wrap:
      ({ name }) =>
      (message) =>
        withName(name, message),
    first: ({ name }) => [withName(name, hocuspocusToken()), withName(name, askForAll())],
    body: afterName,
    waits: true,
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
