/**
 * The props of every shape that may lie on a canvas: our two, and those of tldraw 3.15.6 that draw or write. No
 * pictures, embeds, bookmarks, frames or groups: they carry addresses from elsewhere, or parents that can vanish. These
 * are the bounds of the first version, to which canvases are read; what is written stays within `mend.ts` and `drawn.ts`.
 */
import {
  addressOrNone,
  all,
  between,
  type Check,
  choice,
  coordinate,
  extent,
  type Fields,
  fields,
  flag,
  isPlain,
  nullable,
  optional,
  pattern,
  text,
} from "./check.ts";
import { isReadableIndex } from "./fractional-index.ts";
import { CANVAS_ID } from "./keys.ts";
import {
  MAX_CLOUD_BUMPS,
  MAX_COORDINATE,
  MAX_DRAWN_POINTS,
  MAX_POINTS,
  MAX_SCALE,
  MAX_TEXT,
  MIN_EXTENT,
} from "./limits.ts";
import { richText } from "./rich-text.ts";

const color = choice(
  ...["black", "grey", "light-violet", "violet", "blue", "light-blue", "yellow", "orange", "green"],
  ...["light-green", "light-red", "red", "white"],
);
const dash = choice("draw", "solid", "dashed", "dotted");
const fill = choice("none", "semi", "solid", "pattern", "fill");
const font = choice("draw", "sans", "serif", "mono");
const size = choice("s", "m", "l", "xl");
const align = choice("start", "middle", "end", "start-legacy", "end-legacy", "middle-legacy");
const verticalAlign = choice("start", "middle", "end");
const arrowhead = choice("arrow", "triangle", "square", "dot", "pipe", "diamond", "inverted", "bar", "none");
const geo = choice(
  ...["cloud", "rectangle", "ellipse", "triangle", "diamond", "pentagon", "hexagon", "octagon", "star", "rhombus"],
  ...["rhombus-2", "oval", "trapezoid", "arrow-right", "arrow-left", "arrow-up", "arrow-down", "x-box", "check-box"],
  "heart",
);
const scale = between(MIN_EXTENT, MAX_SCALE);
const notNegative = between(0, MAX_COORDINATE);
const id = pattern(CANVAS_ID, "id");

export const vector = fields({ x: coordinate, y: coordinate, z: optional(coordinate) });
export const index: Check = (value) => (isReadableIndex(value) ? null : "index");

/** The same as `vector`, for the thousands of points of a stroke. */
function isPoint(value: unknown): boolean {
  if (!isPlain(value)) return false;
  for (const name in value) if (name !== "x" && name !== "y" && name !== "z") return false;
  const { x, y, z } = value;
  return coordinate(x) === null && coordinate(y) === null && (z === undefined || coordinate(z) === null);
}

const segmentFields = fields({
  type: choice("free", "straight"),
  points: (value) => (Array.isArray(value) ? null : "points"),
});

/** Page units between two of the points that tldraw puts on a straight segment. */
const STRAIGHT_STEP = 16;

/** How many points tldraw makes of a straight segment: it looks at the first two alone. */
function drawnPoints(type: string, points: readonly { readonly x: number; readonly y: number }[]): number {
  const [from, to] = points;
  if (type === "free" || from === undefined || to === undefined) return points.length;
  return Math.hypot(to.x - from.x, to.y - from.y) / STRAIGHT_STEP;
}

/** At least one point in each segment: tldraw's geometry throws on a stroke without one. */
const segments: Check = (value) => {
  if (!Array.isArray(value) || value.length === 0 || value.length > MAX_POINTS) return "points";
  let count = 0;
  let drawn = 0;
  for (const segment of value) {
    const fault = segmentFields(segment);
    if (fault !== null) return fault;
    const { type, points } = segment as { type: string; points: readonly unknown[] };
    count += points.length;
    if (points.length === 0 || count > MAX_POINTS) return "points";
    if (!all(points, isPoint)) return "points";
    drawn += drawnPoints(type, points as { x: number; y: number }[]);
    if (drawn > MAX_DRAWN_POINTS) return "points";
  }
  return null;
};

const POINT_ID = /^[A-Za-z0-9_:-]{1,128}$/;
const linePoint = fields({ id: pattern(POINT_ID, "id"), index, x: coordinate, y: coordinate });

/** At least two: tldraw's geometry throws on a line of one point. */
const linePoints: Check = (value) => {
  if (!isPlain(value)) return "points";
  const names = Object.keys(value);
  if (names.length < 2 || names.length > MAX_POINTS) return "points";
  for (const name of names) {
    const point = value[name];
    if (linePoint(point) !== null || (point as { id: string }).id !== name) return "points";
  }
  return null;
};

/** Page units of a cloud's outline to a bump, at most. */
const CLOUD_BUMP = 50;

/** A cloud has a bump for every so many units of its outline, and for every length of its shorter side: a thin one has billions. */
function hasFewBumps({ w, h, growY }: { readonly w: number; readonly h: number; readonly growY: number }): boolean {
  const outline = 2 * (w + h + growY);
  return outline <= MAX_CLOUD_BUMPS * Math.min(CLOUD_BUMP, w, h + growY);
}

const stroke = { color, size, segments, isComplete: flag, isPen: flag, scale };
const label = { labelColor: color, color, size, font, align, verticalAlign, richText, growY: notNegative };

const PROPS = {
  position: { w: extent, h: extent, positionId: id, clusterId: nullable(id) },
  cluster: { w: extent, h: extent, clusterId: id },
  draw: { ...stroke, fill, dash, isClosed: flag },
  highlight: stroke,
  line: { color, dash, size, spline: choice("cubic", "line"), points: linePoints, scale },
  text: { color, size, font, textAlign: verticalAlign, w: extent, richText, scale, autoSize: flag },
  note: { ...label, fontSizeAdjustment: notNegative, url: addressOrNone, scale },
  geo: { ...label, geo, dash, fill, url: addressOrNone, w: extent, h: extent, scale },
  arrow: {
    kind: choice("arc", "elbow"),
    labelColor: color,
    color,
    fill,
    dash,
    size,
    arrowheadStart: arrowhead,
    arrowheadEnd: arrowhead,
    font,
    start: vector,
    end: vector,
    bend: coordinate,
    text: text(MAX_TEXT),
    labelPosition: coordinate,
    scale,
    elbowMidPoint: coordinate,
  },
} as const satisfies Record<string, Fields>;

export type ShapeType = keyof typeof PROPS;

const geoFields = fields(PROPS.geo);
const geoProps: Check = (value) => {
  const fault = geoFields(value);
  if (fault !== null) return fault;
  const props = value as { readonly geo: string; readonly w: number; readonly h: number; readonly growY: number };
  return props.geo !== "cloud" || hasFewBumps(props) ? null : "points";
};

/** One check a shape type, made once. */
export const SHAPE_PROPS: ReadonlyMap<unknown, Check> = new Map<unknown, Check>([
  ...Object.entries(PROPS).map(([type, table]): [string, Check] => [type, fields(table)]),
  ["geo", geoProps],
]);
