/** Reads cards and clusters out of the canvas document's entries, for the record, the exports and the lists beside the canvas. */
import type { ClusterId, PositionId } from "../ids.ts";
import { type ShapeKey, splitKey } from "./keys.ts";
import { readRecord } from "./records.ts";
import type { CardShape, ClusterShape, Place, ShapeRecord } from "./value.ts";

export interface Card {
  readonly shapeId: ShapeKey;
  readonly positionId: PositionId;
  readonly clusterId: ClusterId | null;
  readonly x: number;
  readonly y: number;
}

export interface ClusterHull {
  readonly shapeId: ShapeKey;
  readonly clusterId: ClusterId;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** Where a shape lies whose place was deleted while somebody else changed it. */
export const ORIGIN: Place = [0, 0];

/** Shapes of one type with their places, whatever the order of the entries; what does not pass the check is left out. */
function placed<Shape extends ShapeRecord>(
  entries: Iterable<readonly [string, unknown]>,
  type: Shape["type"],
): { readonly shape: Shape; readonly place: Place }[] {
  const shapes: Shape[] = [];
  const places = new Map<ShapeKey, Place>();
  for (const [key, value] of entries) {
    const named = splitKey(key);
    if (named === null || named.kind === "binding") continue;
    const read = readRecord(key, value);
    if (typeof read === "string") continue;
    if (named.kind === "place") places.set(named.id, read as Place);
    else if ((read as ShapeRecord).type === type) shapes.push(read as Shape);
  }
  return shapes.map((shape) => ({ shape, place: places.get(shape.id) ?? ORIGIN }));
}

/** Every card, in the order of the entries. */
export function readCards(entries: Iterable<readonly [string, unknown]>): Card[] {
  return placed<CardShape>(entries, "position").map(({ shape, place }) => ({
    shapeId: shape.id,
    positionId: shape.props.positionId,
    clusterId: shape.props.clusterId,
    x: place[0],
    y: place[1],
  }));
}

/** Every cluster's hull, in the order of the entries. */
export function readClusters(entries: Iterable<readonly [string, unknown]>): ClusterHull[] {
  return placed<ClusterShape>(entries, "cluster").map(({ shape, place }) => ({
    shapeId: shape.id,
    clusterId: shape.props.clusterId,
    x: place[0],
    y: place[1],
    w: shape.props.w,
    h: shape.props.h,
  }));
}
