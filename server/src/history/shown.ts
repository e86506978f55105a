import { SHOWN_OPACITY, type ShapeRecord } from "@acuerdo/shared";
import { kindOf } from "./content.ts";

/**
 * How much of a shape is there to be seen: as large as what, as strong as what, with or without words. Compared with how it was: what
 * is small and faint from the beginning has been hidden by nobody.
 */

/** Page units: what was as large as this, and is as small as that, has been hidden whatever it was. */
const SEEN = 20;
const UNSEEN = 8;
/** A part of what it was before, in each direction: people make drawings and clusters smaller, but not so much at once. */
const A_LITTLE = 1 / 4;
/** Nobody makes a card smaller: its words have just the room that they need. */
const HALF = 1 / 2;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The props that are looked at, of whichever shape has them. */
interface Props {
  readonly w?: number;
  readonly h?: number;
  readonly scale?: number;
  readonly color?: string;
  readonly text?: string;
  readonly richText?: unknown;
  readonly segments?: readonly { readonly points: readonly Point[] }[];
  readonly points?: Readonly<Record<string, Point>>;
  readonly start?: Point;
  readonly end?: Point;
}

/** The points that it is drawn by. */
function pointsOf({ segments, points, start, end }: Props): readonly Point[] {
  if (segments) return segments.flatMap(({ points }) => points);
  if (points) return Object.values(points);
  return start && end ? [start, end] : [];
}

/** The longer side of what these points span. */
function spanOf(points: readonly Point[]): number {
  let [left, right, top, bottom] = [0, 0, 0, 0];
  for (const [n, { x, y }] of points.entries()) {
    left = n === 0 ? x : Math.min(left, x);
    right = n === 0 ? x : Math.max(right, x);
    top = n === 0 ? y : Math.min(top, y);
    bottom = n === 0 ? y : Math.max(bottom, y);
  }
  return Math.max(right - left, bottom - top);
}

/** Page units: both sides of what has two, else how far it reaches; of what is as large as its words, how large they are. */
function sidesOf({ props }: ShapeRecord): readonly number[] {
  const { w, h, scale = 1, ...given } = props as Props;
  if (w !== undefined && h !== undefined) return [w, h];
  const points = pointsOf(given);
  return [(points.length > 0 ? spanOf(points) : SEEN) * scale];
}

/** White on a white board is not to be seen. */
const strengthOf = ({ opacity, props }: ShapeRecord): number => ((props as Props).color === "white" ? 0 : opacity);

function hasWords(rich: unknown): boolean {
  const { text = "", content = [] } = (rich ?? {}) as { readonly text?: string; readonly content?: readonly unknown[] };
  return text.trim() !== "" || content.some(hasWords);
}

const saysSomething = ({ props }: ShapeRecord): boolean => hasWords(props) || hasWords((props as Props).richText);

function isSmall(then: ShapeRecord, now: ShapeRecord): boolean {
  const sides = sidesOf(now);
  const least = kindOf(then.id, then) === "cards" ? HALF : A_LITTLE;
  return sidesOf(then).some((before, n) => {
    const side = sides[n] ?? before;
    return before >= SEEN && (side < UNSEEN || side < before * least);
  });
}

/** From half as strong on people see that something is there; what was weaker is as hard to see with half of that. */
function isFaint(then: ShapeRecord, now: ShapeRecord): boolean {
  const before = strengthOf(then);
  return strengthOf(now) < (before >= SHOWN_OPACITY ? SHOWN_OPACITY : before / 2);
}

/** Whether what was to be seen of it then is not to be seen now. */
export function isHidden(then: ShapeRecord, now: ShapeRecord): boolean {
  return isSmall(then, now) || isFaint(then, now) || (saysSomething(then) && !saysSomething(now));
}
