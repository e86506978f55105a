import * as encoding from "lib0/encoding";

/**
 * The bytes that the load clients send: WebSocket frames around y-protocol messages around Yjs updates, made by hand so
 * that two hundred clients fit on one core. `self-check.js` compares them with what Yjs writes.
 */

const SYNC = 0;
const AWARENESS = 1;
const HELLO = 100;
const MARK = 101;
const POINTERS = 103;
const WIRE_VERSION = 1;
const STEP1 = 0;
const STEP2 = 1;
const UPDATE = 2;

/** Yjs client ids as long as real ones, and the writer's number can be read from them. */
const FIRST_CLIENT = 1_500_000_000;
const CLIENT_STEP = 1_009;
export const clientOf = (writer) => FIRST_CLIENT + writer * CLIENT_STEP;
export const writerOf = (client) => (client - FIRST_CLIENT) / CLIENT_STEP;
export const clientsOf = (writer) => [clientOf(writer)];

function message(write) {
  const encoder = encoding.createEncoder();
  write(encoder);
  return encoding.toUint8Array(encoder);
}

const sync = (step, payload) =>
  message((encoder) => {
    encoding.writeVarUint(encoder, SYNC);
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, payload);
  });

export const syncUpdate = (update) => sync(UPDATE, update);
export const syncStep2 = (update) => sync(STEP2, update);
/** Asks for everything, as one does who has nothing. */
export const askForAll = () => sync(STEP1, Uint8Array.of(0));

export const hello = (clients) =>
  message((encoder) => {
    for (const number of [HELLO, WIRE_VERSION, clients.length, ...clients]) encoding.writeVarUint(encoder, number);
  });

export const mark = (number) =>
  message((encoder) => {
    encoding.writeVarUint(encoder, MARK);
    encoding.writeVarUint(encoder, number);
  });

function awareness(writer, clock, state) {
  const entry = message((encoder) => {
    for (const number of [1, clientOf(writer), clock]) encoding.writeVarUint(encoder, number);
    encoding.writeVarString(encoder, state);
  });
  return message((encoder) => {
    encoding.writeVarUint(encoder, AWARENESS);
    encoding.writeVarUint8Array(encoder, entry);
  });
}

const userOf = (writer) => `"user":{"name":"Person ${writer}","color":"#2f9e44"}`;

/** One person's cursor, about 100 bytes as canvases send it; its clock is its sequence number and one: the first is never zero. */
export function cursor(writer, seq) {
  const at = `"x":${(seq * 13 + writer * 31) % 4_000}.5,"y":${(seq * 7) % 3_000}.25`;
  return awareness(writer, seq + 1, `{"cursor":{${at}},${userOf(writer)}}`);
}

/** Who it is, for a server to which places are told apart. */
export const person = (writer) => awareness(writer, 1, `{${userOf(writer)}}`);

/** One who points nowhere yet, but understands pointers. */
export const nowhere = () => Uint8Array.of(POINTERS, 0);

/** A cursor for a server that takes places alone: who it is has been said before. Its x is its sequence number. */
export const pointer = (seq) =>
  message((encoder) => {
    encoding.writeVarUint(encoder, POINTERS);
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarInt(encoder, seq);
    encoding.writeVarInt(encoder, (seq * 7) % 3_000);
  });

/** Before a message for Hocuspocus stands the document's name. */
export function withName(name, bytes) {
  return message((encoder) => {
    encoding.writeVarString(encoder, name);
    encoding.writeUint8Array(encoder, bytes);
  });
}

/** Hocuspocus opens a document only after a token has come; without a hook any will do. */
export const hocuspocusToken = () =>
  message((encoder) => {
    encoding.writeVarUint(encoder, 2);
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarString(encoder, "bench");
  });

/** A client's binary frame. The mask is four zeros: allowed, and the payload needs no second pass. */
export function clientFrame(payload, opcode) {
  const { length } = payload;
  const head = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.alloc(head + 4 + length);
  frame[0] = 0x80 | opcode;
  frame[1] = 0x80 | (head === 2 ? length : head === 4 ? 126 : 127);
  if (head === 4) frame.writeUInt16BE(length, 2);
  if (head === 10) frame.writeBigUInt64BE(BigInt(length), 2);
  frame.set(payload, head + 4);
  return frame;
}
