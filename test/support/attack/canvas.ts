import type { Random } from "../../sim/random.ts";
import { PROPS, shapeRecord } from "../guard/samples.ts";

/** What somebody writes who wants nobody to work on a canvas any more, and how harm is told without asking the product. */

type Shape = Record<string, unknown> & { readonly props: Record<string, unknown> };
type Make = (next: Random, id: string) => Record<string, unknown>;

const shape = (id: string, type: string, props: object, more: object = {}) => ({
  ...shapeRecord(id, type, { ...PROPS[type], ...props }),
  ...more,
});

const digits = (next: Random, n: number, of: string) => Array.from({ length: n }, () => next.pick([...of])).join("");
const ALL = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** H2: at an end of the order, or so close to a neighbour that nothing goes between. */
function index(next: Random): string {
  const whole = next.pick("abmyzAMYZ".split(""));
  const length = whole >= "a" ? whole.charCodeAt(0) - 95 : 92 - whole.charCodeAt(0);
  const full = whole + digits(next, length - 1, next.pick(["0", "z", ALL]));
  return next.pick([
    full,
    full + digits(next, next.below(60), next.pick(["0", "z", ALL])),
    `a1${"0".repeat(next.below(40))}1`,
    `a0${"z".repeat(next.below(90))}V`,
    ...["z".repeat(27), `A${"0".repeat(26)}1`, "a", "", "a1 ", "Zz", "a00"],
  ]);
}

/** H3: over everything, and out of everybody's reach. */
const cover: Make = (next, id) => {
  const size = next.pick([0.001, 0.5, 500, 20_000, 100_000, 999_999]);
  const hidden = next.pick([{ isLocked: true }, { opacity: 0 }, { opacity: 0.0001 }, { opacity: 0.09 }, {}]);
  return shape(id, "geo", { w: size, h: size, scale: next.pick([0.0001, 1, 1e6]) }, hidden);
};

const points = (n: number, at: (i: number) => { x: number; y: number }) => Array.from({ length: n }, (_, i) => at(i));

/** H4: a few hundred bytes that take a browser minutes to draw. */
const COSTLY: readonly Make[] = [
  (next, id) => {
    const [w, h] = [next.pick([1, 1_000, 20_000, 1e6]), next.pick([1, 1_000, 20_000, 1e6])];
    const [geo, dash] = [next.pick(["ellipse", "oval", "cloud", "rectangle"]), next.pick(["dotted", "dashed", "draw"])];
    return shape(id, "geo", { geo, dash, w, h, size: "s", growY: next.pick([0, 1e6]) });
  },
  (next, id) => {
    const [bend, x] = [next.pick([-12, 5_000, 1e6]), next.pick([100, 20_000, 1e6])];
    return shape(id, "arrow", { bend, end: { x, y: x }, dash: next.pick(["dotted", "draw"]), size: "s" });
  },
  (next, id) => {
    const reach = next.pick([100, 20_000, 1e6]);
    const all = points(60, (i) => ({ x: i % 2 ? reach : -reach, y: i * 3 }));
    const named = all.map((point, i) => [`p${i}`, { ...point, id: `p${i}`, index: `a${ALL[i + 1]}` }]);
    return shape(id, "line", { points: Object.fromEntries(named), dash: next.pick(["dotted", "dashed"]), size: "s" });
  },
  (next, id) => {
    const reach = next.pick([100, 20_000, 1e6]);
    const type = next.pick(["free", "straight"]);
    const segments = [{ type, points: points(400, (i) => ({ x: i % 2 ? reach : -reach, y: i, z: 0.5 })) }];
    return shape(id, next.pick(["highlight", "draw"]), { segments });
  },
  (next, id) => {
    const text = next.pick(["W", "Z\u0315".repeat(20)]).repeat(next.pick([10, 500, 8_000]));
    const richText = { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text }] }] };
    return shape(id, next.pick(["text", "note"]), { richText });
  },
];

/** One record, by the kind of harm that it is after. */
export const HOSTILE: Readonly<Record<"order" | "cover" | "cost", Make>> = {
  order: (next, id) => shape(id, "geo", { w: 50, h: 50, geo: "rectangle" }, { index: index(next) }),
  cover,
  cost: (next, id) => next.pick(COSTLY)(next, id),
};

const MOST = 20_000;
const reachOf = (value: unknown): number => {
  if (typeof value === "number") return Math.abs(value);
  return typeof value === "object" && value !== null ? Math.max(0, ...Object.values(value).map(reachOf)) : 0;
};

/** What is wrong with a record that a canvas has taken: nobody can reach, see or draw it. By figures of its own. */
export function harmOf(record: unknown): string | null {
  const { type, isLocked, opacity, props } = record as Shape;
  if (isLocked || (opacity as number) < 0.1) return "out of reach";
  if (reachOf(props) > MOST) return "larger than anybody can look at";
  const {
    w = 0,
    h = 0,
    growY = 0,
    dash,
    geo,
    scale = 1,
    segments,
    richText,
    points: inLine,
  } = props as Record<string, never>;
  if (type === "geo" && Math.min(w, h) < 1) return "too small to be seen";
  if (scale < 0.1) return "too small to be seen";
  const round = geo === "ellipse" ? Math.PI * Math.max(w, h + growY) : 2 * (w + h + growY);
  const strokes = dash === "dotted" || dash === "dashed" ? (type === "geo" ? round / 8 : 0) : 0;
  const drawn = (JSON.stringify([segments, richText, inLine]) ?? "").length / 10;
  return strokes > MOST || (type === "geo" && geo === "ellipse" && round / 20 > MOST) || drawn > MOST
    ? "more than anybody can draw"
    : null;
}

/** A stroke that costs nearly as much as one shape may; alone it is nobody's harm. */
export function heavyStroke(id: string): Record<string, unknown> {
  const segments = [{ type: "free", points: points(240, (i) => ({ x: i % 2 ? 300 : -300, y: i, z: 0.5 })) }];
  return shape(id, "highlight", { segments });
}

/** A stroke of some 26 kB that costs little to be drawn. */
export function longStroke(id: string): Record<string, unknown> {
  const at = (i: number) => ({ x: (i % 100) + 0.123, y: Math.floor(i / 100) + 0.456, z: 0.512 });
  return shape(id, "draw", { segments: [{ type: "free", points: points(750, at) }], dash: "draw" });
}
