import {
  cardOf,
  freePlaces,
  indexAbove,
  type Place,
  type PositionId,
  readCards,
  readClusters,
  type ShapeRecord,
  shapeKey,
  xyKey,
} from "@acuerdo/shared";
import type { CanvasRoom } from "./room.ts";

/**
 * Cards that the server puts on a canvas, as it takes the position: a card is never there without its position, and written
 * under the server's client id it does not say which browser asked for it.
 */

const isShape = (value: object): value is ShapeRecord => "typeName" in value && value.typeName === "shape";

/**
 * @param place null: the next free cell of the grid. Where voices are anonymous always, because a place that was chosen says that somebody
 *   had the canvas in sight, and no card that they had not.
 * @returns when the card is on disk; a position has one at most. Rejects where the canvas cannot be written.
 */
export function putCard(room: CanvasRoom, positionId: PositionId, place: Place | null): Promise<void> {
  return room.edit((records) => {
    const key = shapeKey(positionId);
    if (records.has(key)) return;
    const indexes = [...records.entries()].flatMap(([, value]) => (isShape(value) ? value.index : []));
    const at = place ?? (freePlaces(readCards(records.entries()), readClusters(records.entries()), 1)[0] as Place);
    records.set(key, cardOf(positionId, null, indexAbove(indexes)));
    records.set(xyKey(key), at);
  });
}
