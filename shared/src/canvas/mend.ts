/**
 * What earlier versions took and this one does not, made into what it does: unlocked, visible, of a size that can be seen
 * and drawn, links that do not reach back. Whatever this would change may not be written; what it cannot make small is
 * still too much to be drawn (`drawn.ts`). Values that need nothing stay the same objects.
 */
import type { RecordFault } from "./check.ts";
import { orderly } from "./fractional-index.ts";
import { LEAST_EXTENT, LEAST_OPACITY, LEAST_SCALE, MAX_EXTENT, MAX_FONT, MOST_SCALE, SHOWN_OPACITY } from "./limits.ts";
import { mendRichText } from "./mend-text.ts";
import type { BindingRecord, ShapeRecord } from "./value.ts";
import { cleanWords } from "./words.ts";

type Mender = (value: unknown) => unknown;
type Values = Readonly<Record<string, unknown>>;

/** A number between two others. */
const clamp =
  (least: number, most: number): Mender =>
  (value) =>
    Math.min(most, Math.max(least, value as number));

const side = clamp(LEAST_EXTENT, MAX_EXTENT);
const growth = clamp(0, MAX_EXTENT);
const scale = clamp(LEAST_SCALE, MOST_SCALE);
const reach = clamp(-MAX_EXTENT, MAX_EXTENT);
const words: Mender = (value) => cleanWords(value as string);

const isNear = (n: unknown): boolean => Math.abs(n as number) <= MAX_EXTENT;
interface Point {
  readonly x: number;
  readonly y: number;
}

/** A point at most so far from its shape's place. */
const vector: Mender = (value) => {
  const point = value as Point;
  return isNear(point.x) && isNear(point.y) ? point : { ...point, x: reach(point.x), y: reach(point.y) };
};

const segments: Mender = (value) => {
  const all = value as readonly { readonly points: readonly Point[] }[];
  if (all.every(({ points }) => points.every(({ x, y }) => isNear(x) && isNear(y)))) return all;
  return all.map((segment) => ({ ...segment, points: segment.points.map(vector) }));
};

/** Points of a line by their ids. Two with one index would leave no room between them. */
const linePoints: Mender = (value) => {
  const points = value as Readonly<Record<string, Point & { readonly index: string }>>;
  const indexes = orderly(Object.entries(points).map(([id, { index }]) => [id, index] as const));
  if (indexes.size === 0 && Object.values(points).every((point) => vector(point) === point)) return points;
  return Object.fromEntries(
    Object.entries(points).map(([id, point]) => [
      id,
      { ...(vector(point) as Point), index: indexes.get(id) ?? point.index },
    ]),
  );
};

const sides = { w: side, h: side };
const PROPS: Readonly<Record<string, Readonly<Record<string, Mender>>>> = {
  position: sides,
  cluster: sides,
  draw: { segments, scale },
  highlight: { segments, scale },
  line: { points: linePoints, scale },
  text: { w: side, richText: mendRichText, scale },
  note: { growY: growth, fontSizeAdjustment: clamp(0, MAX_FONT), richText: mendRichText, scale },
  geo: { ...sides, growY: growth, richText: mendRichText, scale },
  arrow: { start: vector, end: vector, bend: reach, text: words, scale },
};

/** What changes, by the name of its field; null where nothing does. */
function changes(values: Values, menders: Readonly<Record<string, Mender>>): Record<string, unknown> | null {
  let found: Record<string, unknown> | null = null;
  for (const name in menders) {
    const mended = (menders[name] as Mender)(values[name]);
    if (mended === values[name]) continue;
    found ??= {};
    found[name] = mended;
  }
  return found;
}

/** Half as strong as others: people are to see that it is there. */
const opacity: Mender = (value) => ((value as number) < LEAST_OPACITY ? SHOWN_OPACITY : value);
const SHAPE: Readonly<Record<string, Mender>> = { isLocked: () => false, opacity };

/** Inside what it holds to, or near it: an arrow is as long as this says. */
const anchor: Mender = (value) => {
  const point = value as Point;
  const near = clamp(-1, 2);
  return near(point.x) === point.x && near(point.y) === point.y
    ? point
    : { ...point, x: near(point.x), y: near(point.y) };
};
const BINDING: Readonly<Record<string, Mender>> = { normalizedAnchor: anchor };

/** A record that can be read, as it may be shown. */
export function mend<Record extends ShapeRecord | BindingRecord>(record: Record): Record {
  const own = record.typeName === "shape" ? changes(record as unknown as Values, SHAPE) : null;
  const props = changes(record.props, record.typeName === "shape" ? (PROPS[record.type] ?? {}) : BINDING);
  if (own === null && props === null) return record;
  return { ...record, ...own, ...(props && { props: { ...record.props, ...props } }) };
}

const FAULTS: Readonly<Record<string, RecordFault>> = {
  ...{ isLocked: "flag", richText: "rich-text", text: "text", segments: "points", points: "points" },
};

/** Why a record that can be read may not be written; null where it may. */
export function unmended(record: ShapeRecord | BindingRecord): RecordFault | null {
  const mended = mend(record);
  if (mended === record) return null;
  const values = record as unknown as Values;
  const own = Object.keys(values).find((name) => name !== "props" && mended[name as "id"] !== values[name]);
  const name = own ?? Object.keys(record.props).find((field) => mended.props[field as never] !== record.props[field]);
  return FAULTS[name ?? ""] ?? "number";
}
