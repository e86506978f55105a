/**
 * The records of the canvas document, for whoever writes, guards or reads them. The server refuses what does not pass
 * `checkRecord`, and the client does not write it. What was taken before its bounds were as narrow is read all the same:
 * `readRecord` gives it as it may be shown.
 */

import {
  type Check,
  choice,
  coordinate,
  fields,
  flag,
  isPlain,
  literal,
  pattern,
  type RecordFault,
  share,
} from "./check.ts";
import { drawn } from "./drawn.ts";
import { isFractionalIndex } from "./fractional-index.ts";
import { type CanvasKey, isShapeKey, splitKey } from "./keys.ts";
import { MAX_DRAWN, MAX_RECORD_BYTES } from "./limits.ts";
import { mend, unmended } from "./mend.ts";
import { index, SHAPE_PROPS, vector } from "./shapes.ts";
import { type BindingRecord, type CanvasValue, PAGE, type Place, type ShapeRecord } from "./value.ts";
import { weigh } from "./weight.ts";

const shapeId: Check = (value) => (isShapeKey(value) ? null : "id");
const anyProps: Check = (value) => (isPlain(value) ? null : "object");
const meta: Check = (value) => (isPlain(value) && Object.keys(value).length === 0 ? null : "meta");

/** The id is compared with the key, the props are checked by type, after this. */
const shape = fields({
  id: shapeId,
  typeName: literal("shape"),
  type: (value) => (SHAPE_PROPS.has(value) ? null : "kind"),
  parentId: literal(PAGE, "parent"),
  index,
  rotation: coordinate,
  isLocked: flag,
  opacity: share,
  props: anyProps,
  meta,
});

const bindingFields = fields({
  id: pattern(/^binding:/, "id"),
  typeName: literal("binding"),
  type: literal("arrow"),
  fromId: shapeId,
  toId: shapeId,
  props: fields({
    terminal: choice("start", "end"),
    normalizedAnchor: vector,
    isExact: flag,
    isPrecise: flag,
    snap: choice("center", "edge-point", "edge", "none"),
  }),
  meta,
});

/** Never an arrow held to itself: where it ends would depend on where it ends. */
const binding: Check = (value) => {
  const fault = bindingFields(value);
  if (fault !== null) return fault;
  const { fromId, toId } = value as BindingRecord;
  return fromId === toId ? "id" : null;
};

function checkPlace(value: unknown): RecordFault | null {
  if (!Array.isArray(value) || value.length !== 2) return "object";
  return coordinate(value[0]) ?? coordinate(value[1]);
}

function checkShape(value: unknown): RecordFault | null {
  const fault = shape(value);
  if (fault !== null) return fault;
  const { type, props } = value as ShapeRecord;
  return SHAPE_PROPS.get(type)?.(props) ?? null;
}

/** Whether it was ever taken. */
function checkReadable(named: CanvasKey, value: unknown, bytes?: number): RecordFault | null {
  if (named.kind === "place") return checkPlace(value);
  const fault = named.kind === "shape" ? checkShape(value) : binding(value);
  if (fault !== null) return fault;
  if ((value as ShapeRecord | BindingRecord).id !== named.id) return "id";
  return (bytes ?? weigh(value)) > MAX_RECORD_BYTES ? "size" : null;
}

/** Whether a record that can be read is within today's bounds. */
function checkWritable(record: ShapeRecord | BindingRecord): RecordFault | null {
  const fault = unmended(record);
  if (fault !== null || record.typeName === "binding") return fault;
  if (!isFractionalIndex(record.index)) return "index";
  return drawn(record) > MAX_DRAWN ? "points" : null;
}

/**
 * Why this value may not be written under this key of `records`; null where it may. Never throws on what was read from an
 * update. Whoever knows how many bytes the value takes there need not have it weighed.
 */
export function checkRecord(key: string, value: unknown, bytes?: number): RecordFault | null {
  const named = splitKey(key);
  if (named === null) return "key";
  const fault = checkReadable(named, value, bytes);
  return fault !== null || named.kind === "place" ? fault : checkWritable(value as ShapeRecord | BindingRecord);
}

/** What was found of a record: several lists and the canvas read the same ones, again with every change. None is changed in place. */
const found = new WeakMap<object, { readonly key: string; readonly read: CanvasValue | RecordFault }>();

/**
 * What stands under this key, as it may be shown: the same object where nothing is to be mended. A fault where nothing may
 * be. What it costs to be drawn, and how it lies among others, is not looked at.
 */
export function readRecord(key: string, value: unknown): CanvasValue | RecordFault {
  if (typeof value !== "object" || value === null) return readAnew(key, value);
  const before = found.get(value);
  if (before?.key === key) return before.read;
  const read = readAnew(key, value);
  found.set(value, { key, read });
  return read;
}

function readAnew(key: string, value: unknown): CanvasValue | RecordFault {
  const named = splitKey(key);
  const fault = named === null ? "key" : checkReadable(named, value);
  if (fault !== null || named === null) return fault ?? "key";
  return named.kind === "place" ? (value as Place) : mend(value as ShapeRecord | BindingRecord);
}

export function isPlace(value: unknown): value is Place {
  return checkPlace(value) === null;
}
