/**
 * What a record costs whoever looks at it. A few hundred bytes can say an outline that holds every tab for half a minute,
 * so what is bounded is what tldraw 3.15.6 makes of them: the vertices of `PathBuilder`, `Arc2d` and `getStrokeOutlinePoints`,
 * the bumps of `getGeoShapePath`, the dashes of `getPerfectDashProps`. The weights were measured in Chromium without a
 * graphics card (`docs/bench.md`).
 */
import type { ShapeRecord } from "./value.ts";

/** One unit is what a vertex costs to be made, drawn and looked for: some 3 µs on one core. */
type Units = number;

/** Page units between two vertices of an arc, and of a straight segment of a stroke. */
const ARC_STEP = 20;
const STRAIGHT_STEP = 16;
const LEAST_STRAIGHT = 4;
/** A stroke that runs all over the screen is looked at in every row of pixels that it crosses. */
const UNITS_A_LENGTH = 0.5 / ARC_STEP;
const DASH: Units = 6;
/** A dashed line is an element of the page for each of its segments. */
const DASHED_SEGMENT: Units = 20;
const BEZIER: Units = 10;
const BUMP: Units = 40;
/** A highlight is drawn twice, as the outline of its stroke; a sharp corner of it is a fan of 26 points. */
const HIGHLIGHTED: Units = 10;
const CORNER: Units = 52;
const LETTER: Units = 3;
const NODE: Units = 30;
/** A note throws a shadow of several layers. */
const NOTE: Units = 400;

/** Page units, before scaling: `STROKE_SIZES`, and the greatest length of a cloud's bump. */
const STROKES: Readonly<Record<string, number>> = { s: 2, m: 3.5, l: 5, xl: 10 };
const BUMPS: Readonly<Record<string, number>> = { s: 50, m: 70, l: 100, xl: 130 };
/** Below this, times its scale, an arrow's bend is none. */
const LEAST_BEND = 8;

interface Point {
  readonly x: number;
  readonly y: number;
}

type Segments = readonly { readonly type: string; readonly points: readonly Point[] }[];

/** The props that are looked at, of whichever shape has them. */
interface Props {
  readonly dash: string;
  readonly size: string;
  readonly scale: number;
  readonly geo: string;
  readonly w: number;
  readonly h: number;
  readonly growY: number;
  readonly spline: string;
  readonly points: Readonly<Record<string, Point & { readonly index: string }>>;
  readonly segments: Segments;
  readonly kind: string;
  readonly start: Point;
  readonly end: Point;
  readonly bend: number;
  readonly text: string;
  readonly richText: unknown;
}

/** How many dashes or dots lie along an outline: a dash is two strokes wide and as far from the next, a dot half of that. */
function dashes(length: number, { dash, size, scale }: Props): number {
  if (dash !== "dashed" && dash !== "dotted") return 0;
  return length / ((STROKES[size] ?? 1) * scale * (dash === "dotted" ? 2 : 4));
}

/** The letters of a label or text, and what they are set in. */
function words(rich: unknown): Units {
  const { text, content } = rich as { readonly text?: string; readonly content?: readonly unknown[] };
  let units = NODE + (text?.length ?? 0) * LETTER;
  for (const inner of content ?? []) units += words(inner);
  return units;
}

const distance = (from: Point, to: Point): number => Math.hypot(to.x - from.x, to.y - from.y);

interface Path {
  readonly points: number;
  readonly length: number;
  readonly corners: number;
}

/** A stroke's points as tldraw makes them of its segments; corners are where it turns back. */
function pathOf(segments: Segments): Path {
  let [points, length, corners] = [0, 0, 0];
  let [dx, dy] = [0, 0];
  let last: Point | null = null;
  for (const { type, points: given } of segments) {
    for (const point of given) {
      if (last !== null) {
        const [x, y] = [point.x - last.x, point.y - last.y];
        if (x * dx + y * dy < 0) corners += 1;
        [dx, dy] = [x, y];
        const step = Math.sqrt(x * x + y * y);
        length += step;
        if (type === "straight") points += Math.max(LEAST_STRAIGHT, step / STRAIGHT_STEP);
      }
      points += 1;
      last = point;
    }
  }
  return { points, length, corners };
}

interface Outline {
  readonly w: number;
  readonly h: number;
  readonly length: number;
}

/** Vertices of a geometric shape's outline. */
function vertices(geo: string, size: string, { w, h, length }: Outline): Units {
  if (geo === "ellipse") return length / ARC_STEP;
  if (geo === "oval") return (Math.PI * Math.min(w, h)) / ARC_STEP;
  if (geo === "heart") return 4 * BEZIER;
  if (geo === "cloud") return BUMP * Math.max(6, length / (BUMPS[size] ?? 1), length / Math.min(w, h));
  return LEAST_STRAIGHT;
}

function geo(props: Props): Units {
  const [w, h] = [Math.max(1, props.w), Math.max(1, props.h + props.growY)];
  const length = props.geo === "ellipse" ? Math.PI * Math.max(w, h) : 2 * (w + h);
  const outline = vertices(props.geo, props.size, { w, h, length });
  return outline + length * UNITS_A_LENGTH + dashes(length, props) * DASH + words(props.richText);
}

function line(props: Props): Units {
  const points = Object.values(props.points).sort((a, b) => (a.index < b.index ? -1 : 1));
  const length = points.reduce((sum, point, i) => sum + (i > 0 ? distance(points[i - 1] as Point, point) : 0), 0);
  const along = dashes(length, props);
  const segment = (props.spline === "cubic" ? BEZIER : 1) + (along > 0 ? DASHED_SEGMENT : 0);
  return points.length * segment + length * UNITS_A_LENGTH + along * DASH;
}

/** With its ends where its own record has them; what it is held to may lie further apart. */
function arrow(props: Props): Units {
  const { kind, start, end, bend, scale, text } = props;
  const curved = kind === "arc" && Math.abs(bend) >= LEAST_BEND * scale;
  const length = distance(start, end) * (kind === "arc" ? 1 : 3) + (curved ? Math.PI * Math.abs(bend) : 0);
  const outline = curved ? length / ARC_STEP : LEAST_STRAIGHT;
  return outline + length * UNITS_A_LENGTH + dashes(length, props) * DASH + text.length * LETTER;
}

function draw(props: Props): Units {
  const { points, length } = pathOf(props.segments);
  return points + length * UNITS_A_LENGTH + dashes(length, props) * DASH;
}

function highlight({ segments }: Props): Units {
  const { points, length, corners } = pathOf(segments);
  return points * HIGHLIGHTED + corners * CORNER + length * UNITS_A_LENGTH;
}

const label = ({ richText }: Props): Units => words(richText);
const note = (props: Props): Units => NOTE + label(props);

const DRAWN: Readonly<Record<string, (props: Props) => Units>> = {
  ...{ draw, highlight, line, geo, arrow, text: label, note },
};

/** Asked for by the check of a record and by the budgets of a member and a board: a long stroke is looked at once. */
const known = new WeakMap<object, Units>();

/** What a shape costs beyond being a shape at all, in units of one vertex; cards and clusters cost no more than that. */
export function drawn({ type, props }: Pick<ShapeRecord, "type" | "props">): Units {
  const cost = DRAWN[type];
  if (cost === undefined) return 0;
  let units = known.get(props);
  if (units === undefined) {
    units = Math.ceil(cost(props as unknown as Props));
    known.set(props, units);
  }
  return units;
}
