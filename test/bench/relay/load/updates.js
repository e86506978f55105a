import * as encoding from "lib0/encoding";
import { clientOf, syncUpdate } from "./wire.js";

/**
 * Yjs updates of a person who drags: the same key of the root map `records` written again and again, each time deleting
 * the value before. Every value carries a marker: a coordinate whose eight bytes name the writer and the number of the write.
 */

const RECORDS = "records";
const VALUES = 8;
const HAS_KEY = 0x20;
const HAS_ORIGIN = 0x80;
const FLOAT64 = 0x7b;

/** The first bytes of every marker: a 64-bit float near 437,000, so a coordinate that every canvas accepts. */
export const MAGIC = Buffer.of(FLOAT64, 0x41, 0x1a, 0xac);
/** From the first byte of the magic to the end of the number. */
export const MARKER_BYTES = 9;
/** Writers in two bytes, numbers in 23 bits; the last bit is set, or the number could be written shorter. */
export function markerOf(writer, seq) {
  const bytes = Buffer.allocUnsafe(8);
  bytes.writeUInt32BE(0x411aac00 + (writer >> 8), 0);
  bytes.writeUInt32BE((((writer & 0xff) << 24) | (seq * 2 + 1)) >>> 0, 4);
  return bytes.readDoubleBE(0);
}

/** What a coordinate of a stored record says. */
export function readMarker(number) {
  const bytes = Buffer.allocUnsafe(8);
  bytes.writeDoubleBE(number, 0);
  return { writer: bytes.readUInt16BE(3), seq: bytes.readUIntBE(5, 3) >> 1 };
}

/** A card that is moved: [x, y] under its place. */
const place = {
  key: (writer) => `shape:w${String(writer).padStart(4, "0")}|xy`,
  value: (_, marker) => [marker, 1234.125],
  marker: (value) => value[0],
};

const STROKE_POINTS = 36;
const points = Array.from({ length: STROKE_POINTS }, (_, i) => ({ x: i * 3.7, y: i * 1.9, z: 0.5 }));
export const strokeProps = {
  color: "black",
  size: "m",
  segments: [{ type: "free", points }],
  isComplete: false,
  isPen: false,
  scale: 1,
  fill: "none",
  dash: "draw",
  isClosed: false,
};

/** A stroke that is being drawn: some 1.4 kB each time. */
const stroke = {
  key: (writer) => `shape:w${String(writer).padStart(4, "0")}`,
  value: (key, marker) => ({
    id: key,
    typeName: "shape",
    type: "draw",
    parentId: "page:page",
    index: "a1",
    rotation: marker,
    isLocked: false,
    opacity: 1,
    props: strokeProps,
    meta: {},
  }),
  marker: (value) => value.rotation,
};

export const KINDS = { place, stroke };

/** The Yjs update of a writer's write number `clock`, as `Y.Map.set` in its own transaction makes it. */
export function updateOf(kind, writer, clock) {
  const client = clientOf(writer);
  const key = KINDS[kind].key(writer);
  const encoder = encoding.createEncoder();
  for (const number of [1, 1, client, clock]) encoding.writeVarUint(encoder, number);
  encoding.writeUint8(encoder, VALUES | HAS_KEY | (clock > 0 ? HAS_ORIGIN : 0));
  if (clock > 0) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock - 1);
  } else {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarString(encoder, RECORDS);
    encoding.writeVarString(encoder, key);
  }
  encoding.writeVarUint(encoder, 1);
  encoding.writeAny(encoder, KINDS[kind].value(key, markerOf(writer, clock)));
  if (clock === 0) encoding.writeVarUint(encoder, 0);
  else for (const number of [1, client, 1, clock - 1, 1]) encoding.writeVarUint(encoder, number);
  return encoding.toUint8Array(encoder);
}

export const updateMessage = (kind, writer, clock) => syncUpdate(updateOf(kind, writer, clock));
