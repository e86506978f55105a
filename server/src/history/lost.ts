import { type CanvasValue, isPlace, type Place, type ShapeRecord } from "@acuerdo/shared";
import { kindOf } from "./content.ts";
import { isGone } from "./doings.ts";

/** What is off a canvas for whoever looks at it: taken away, made something else, thrown out of reach, made too small or too faint to be seen. */

/** Page units: more than fits on a screen at the farthest zoom, so nobody drags so far. */
const FAR = 30_000;
/** Page units of a side: what was as large as this, and is as small as that, has been hidden. */
const SEEN = 20;
const UNSEEN = 8;
/** The same of how strongly it shows. */
const STRONG = 0.5;
const FAINT = 0.25;

/** Of two places, whether nobody who looks at one sees the other. */
function isFar(one: Place, other: Place): boolean {
  return Math.abs(one[0] - other[0]) > FAR || Math.abs(one[1] - other[1]) > FAR;
}

function leastSide({ w, h }: Readonly<Record<string, unknown>>): number {
  return typeof w === "number" && typeof h === "number" ? Math.min(w, h) : SEEN;
}

function isHidden(then: ShapeRecord, now: ShapeRecord): boolean {
  const isSmall = leastSide(then.props) >= SEEN && leastSide(now.props) < UNSEEN;
  return isSmall || (then.opacity >= STRONG && now.opacity < FAINT);
}

/** Whether what stood under this key, a thing or a place, is not to be seen there any more. */
export function isLost(key: string, then: CanvasValue, now: CanvasValue | undefined): boolean {
  if (now === undefined) return true;
  if (kindOf(key, then) !== null) return isGone(then, now) || isHidden(then as ShapeRecord, now as ShapeRecord);
  return isPlace(then) && isPlace(now) && isFar(then, now);
}
