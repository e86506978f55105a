import { type CanvasKey, type CanvasValue, isPlace, type Place, type ShapeRecord, xyKey } from "@acuerdo/shared";
import type { TLBinding, TLBindingId, TLRecord, TLShape, TLShapeId } from "@tldraw/tldraw";
import { equalityDeep } from "lib0/function";

/** One record of tldraw's store in the two keys of the canvas document, and back. */

/** What is synchronised: shapes and what binds arrows to them. */
export type Held = TLShape | TLBinding;
export type HeldId = TLShapeId | TLBindingId;

export function isHeldRecord(record: TLRecord): record is Held {
  return record.typeName === "shape" || record.typeName === "binding";
}

/** The keys under which a record stands. */
export function keysOf(id: HeldId): string[] {
  return id.startsWith("shape:") ? [id, xyKey(id as ShapeRecord["id"])] : [id];
}

/** What stands under one of a record's keys. */
export function valueAt(kind: CanvasKey["kind"], record: Held): CanvasValue {
  if (kind === "place") return [(record as TLShape).x, (record as TLShape).y];
  if (kind === "binding") return record as unknown as CanvasValue;
  const { x: _, y: __, ...rest } = record as TLShape;
  return rest as unknown as ShapeRecord;
}

/** A shape as the store holds it; what has not changed stays the same object, so that nobody draws it again. */
export function shapeFrom(base: ShapeRecord, place: Place, known: TLShape | undefined): TLShape {
  const shape = { ...base, x: place[0], y: place[1] } as unknown as TLShape;
  if (!known) return shape;
  if (same(known.props, shape.props)) shape.props = known.props;
  if (same(known.meta, shape.meta)) shape.meta = known.meta;
  return shape;
}

export function placeOf(value: unknown): Place | null {
  return isPlace(value) ? value : null;
}

export function same(a: unknown, b: unknown): boolean {
  return a === b || equalityDeep(a, b);
}

/** Which keys a change of a record concerns. */
export function keysChanged(from: Held, to: Held): string[] {
  if (to.typeName === "binding") return [to.id];
  const [id = "", place = ""] = keysOf(to.id);
  const before = from as TLShape;
  const keys: string[] = [];
  if (before.x !== to.x || before.y !== to.y) keys.push(place);
  const names = Object.keys(to) as (keyof TLShape)[];
  if (names.some((name) => name !== "x" && name !== "y" && before[name] !== to[name])) keys.push(id);
  return keys;
}
