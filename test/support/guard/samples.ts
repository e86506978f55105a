/** One valid entry of the canvas document for every kind, as a person's editor would write it. */

type Props = Record<string, unknown>;

/** A shape's record without its place. */
export function shapeRecord(id: string, type: string, props: Props): Record<string, unknown> {
  return {
    ...{ id: `shape:${id}`, typeName: "shape", type, parentId: "page:page", index: "a1", rotation: 0 },
    ...{ isLocked: false, opacity: 1, props, meta: {} },
  };
}

export function card(id: string, positionId = id, clusterId: string | null = null): Record<string, unknown> {
  return shapeRecord(id, "position", { w: 220, h: 120, positionId, clusterId });
}

export function cluster(id: string, clusterId = id): Record<string, unknown> {
  return shapeRecord(id, "cluster", { w: 640.5, h: 480, clusterId });
}

export function arrowBinding(id: string, fromId: string, toId: string): Record<string, unknown> {
  return {
    ...{ id: `binding:${id}`, typeName: "binding", type: "arrow", fromId: `shape:${fromId}`, toId: `shape:${toId}` },
    props: { terminal: "end", normalizedAnchor: { x: 0.5, y: 0.25 }, isExact: false, isPrecise: true, snap: "none" },
    meta: {},
  };
}

export function stroke(points: number): Props[] {
  const at = (i: number) => ({ x: Math.round(i * 137) / 100, y: (i * 7) % 90, z: 0.5 });
  return [{ type: "free", points: Array.from({ length: points }, (_, i) => at(i)) }];
}

const MARKED = [
  { type: "text", text: "Queremos " },
  { type: "text", text: "acuerdos", marks: [{ type: "bold" }, { type: "highlight" }] },
  { type: "hardBreak" },
  {
    type: "text",
    text: "mínimos",
    marks: [
      {
        type: "link",
        attrs: {
          ...{ href: "https://example.org/a?b=c#d", target: "_blank" },
          ...{ rel: "noopener noreferrer nofollow", class: null },
        },
      },
    ],
  },
];

export const PARAGRAPH = { type: "paragraph", attrs: { dir: "auto" }, content: MARKED };
export const RICH_TEXT = {
  type: "doc",
  content: [
    PARAGRAPH,
    { type: "bulletList", content: [{ type: "listItem", content: [PARAGRAPH, { type: "paragraph" }] }] },
    { type: "orderedList", attrs: { start: 3, type: null }, content: [{ type: "listItem", content: [PARAGRAPH] }] },
  ],
};

const LABEL = {
  ...{ color: "blue", labelColor: "black", size: "m", font: "sans", align: "middle", verticalAlign: "middle" },
  ...{ growY: 0, url: "", richText: RICH_TEXT, scale: 1 },
};
const STROKE = { color: "red", size: "l", segments: stroke(40), isComplete: true, isPen: false, scale: 1 };

export const PROPS: Record<string, Props> = {
  draw: { ...STROKE, fill: "none", dash: "draw", isClosed: false },
  highlight: STROKE,
  line: {
    ...{ color: "black", dash: "dashed", size: "s", spline: "cubic", scale: 1 },
    points: { a1: { id: "a1", index: "a1", x: 0, y: 0 }, a2: { id: "a2", index: "a2", x: 90.25, y: -40 } },
  },
  text: {
    ...{ color: "black", size: "xl", font: "serif", textAlign: "start", w: 180.75 },
    ...{ richText: RICH_TEXT, scale: 1.5, autoSize: true },
  },
  note: { ...LABEL, fontSizeAdjustment: 0 },
  geo: { ...LABEL, geo: "ellipse", dash: "solid", fill: "semi", w: 200, h: 90, url: "https://example.org/" },
  arrow: {
    ...{ kind: "arc", labelColor: "black", color: "green", fill: "none", dash: "draw", size: "m", font: "draw" },
    ...{ arrowheadStart: "none", arrowheadEnd: "arrow", start: { x: 0, y: 0 }, end: { x: 120.5, y: -30 } },
    ...{ bend: -12.25, text: "lleva a", labelPosition: 0.5, scale: 1, elbowMidPoint: 0.5 },
  },
};

/** At least one entry of every kind, in pairs where a shape has its place. */
export const SAMPLES: [key: string, value: unknown][] = [
  ["shape:card-1", card("card-1", "p1", "c1")],
  ["shape:card-1|xy", [-120.5, 33]],
  ["shape:card_2", card("card_2", "p2")],
  ["shape:card_2|xy", [1e6, -1e6]],
  ["shape:hull", cluster("hull", "c1")],
  ["shape:hull|xy", [0, 0]],
  ...Object.entries(PROPS).map(([type, props]): [string, unknown] => [`shape:${type}`, shapeRecord(type, type, props)]),
  ["shape:draw|xy", [10, 20]],
  ["binding:b1", arrowBinding("b1", "arrow", "geo")],
];
