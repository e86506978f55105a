import { randomUUID } from "node:crypto";
import { diffRecord, getTlsyncProtocolVersion } from "@tldraw/sync-core";
import { InstancePresenceRecordType } from "@tldraw/tlschema";
import { tldrawSchema } from "../lib/tldraw-schema.js";
import { strokeProps } from "./updates.js";

/**
 * What a client of tldraw sync sends for the same people and moves: records as JSON, put once, then what differs, found
 * by tldraw's own `diffRecord`. Every x names the writer and the number of the move.
 */

const STEP = 10_000_000;
export const markerOf = (writer, seq) => (writer + 1) * STEP + seq;

/** Whose x this is; null for one that is no marker. */
export const readMarker = (x) => (x < STEP ? null : { writer: Math.floor(x / STEP) - 1, seq: x % STEP });

const text = (message) => Buffer.from(JSON.stringify(message));
const schema = tldrawSchema.serialize();

export const connect = () =>
  text({
    type: "connect",
    connectRequestId: randomUUID(),
    schema,
    protocolVersion: getTlsyncProtocolVersion(),
    lastServerClock: 0,
  });

export const ping = () => text({ type: "ping" });

export const shapeId = (writer) => `shape:w${String(writer).padStart(4, "0")}`;
const yOf = (seq) => ((seq * 7) % 3_000) + 0.25;

const shape = (writer, seq, type, props) => ({
  id: shapeId(writer),
  typeName: "shape",
  type,
  x: markerOf(writer, seq),
  y: yOf(seq),
  parentId: "page:page",
  index: "a1",
  rotation: 0,
  isLocked: false,
  opacity: 1,
  props,
  meta: {},
});

/** A stroke's points are others each time, or tldraw would leave them out. */
function strokeAt(seq) {
  const segments = strokeProps.segments.map(({ type, points }) => ({
    type,
    points: points.map(({ x, y, z }) => ({ x: x + (seq % 100) / 8, y, z })),
  }));
  return { ...strokeProps, segments };
}

/** The record after a writer's move number `seq`, by kind: see `updates.js`. */
export const shapeOf = {
  place: (writer, seq) =>
    shape(writer, seq, "position", { w: 240, h: 120, positionId: shapeId(writer), clusterId: null }),
  stroke: (writer, seq) => shape(writer, seq, "draw", strokeAt(seq)),
};

/** Whoever is there, pointing at the place of move number `seq`. */
export const presenceOf = (writer, seq) =>
  InstancePresenceRecordType.create({
    id: InstancePresenceRecordType.createId(String(writer)),
    userId: `user:${writer}`,
    userName: `Person ${writer}`,
    color: "#2f9e44",
    currentPageId: "page:page",
    lastActivityTimestamp: 1_760_000_000_000 + seq,
    cursor: { x: markerOf(writer, seq), y: yOf(seq), type: "default", rotation: 0 },
    camera: { x: 0, y: 0, z: 1 },
    screenBounds: { x: 0, y: 0, w: 1_280, h: 800 },
  });

/** A record that is new, or what differs from the one before. */
const operation = (before, after) => (before ? ["patch", diffRecord(before, after)] : ["put", after]);

export const pushShape = (clock, before, after) =>
  text({ type: "push", clientClock: clock, diff: { [after.id]: operation(before, after) } });

export const pushNew = (clock, shapes) =>
  text({ type: "push", clientClock: clock, diff: Object.fromEntries(shapes.map((one) => [one.id, ["put", one]])) });

export const pushPresence = (clock, before, after) =>
  text({ type: "push", clientClock: clock, presence: operation(before, after) });
