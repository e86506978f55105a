import type { ClusterId, PositionId } from "../ids.ts";
import { shapeKey } from "./keys.ts";
import { type CardShape, PAGE } from "./value.ts";

/** The card of a position. There is one of each: its key is the position's id. */

/** In units of the page. On screen a card is as tall as its words need. */
export const CARD_SIZE = { w: 240, h: 120 } as const;

const plain = { typeName: "shape", parentId: PAGE, rotation: 0, isLocked: false, opacity: 1, meta: {} } as const;

export function cardOf(positionId: PositionId, clusterId: ClusterId | null, index: string): CardShape {
  const props = { ...CARD_SIZE, positionId, clusterId };
  return { ...plain, id: shapeKey(positionId), type: "position", index, props };
}
