import { type CanvasValue, isPlace, type Place, type ShapeRecord } from "@acuerdo/shared";
import { kindOf } from "./content.ts";
import { isGone } from "./doings.ts";
import { isHidden } from "./shown.ts";

/** What is off a canvas for whoever looks at it: taken away, made something else, thrown out of reach, or hidden where it is. */

/** Page units: more than fits on a screen at the farthest zoom, so nobody drags so far. */
const FAR = 30_000;

/** Of two places, whether nobody who looks at one sees the other. */
function isFar(one: Place, other: Place): boolean {
  return Math.abs(one[0] - other[0]) > FAR || Math.abs(one[1] - other[1]) > FAR;
}

/** Whether what stood under this key, a thing or a place, is not to be seen there any more. */
export function isLost(key: string, then: CanvasValue, now: CanvasValue | undefined): boolean {
  if (now === undefined) return true;
  if (kindOf(key, then) !== null) return isGone(then, now) || isHidden(then as ShapeRecord, now as ShapeRecord);
  return isPlace(then) && isPlace(now) && isFar(then, now);
}
