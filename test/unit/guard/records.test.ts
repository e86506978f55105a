import { describe, expect, test } from "vitest";
import { checkRecord } from "../../../shared/src/canvas/records.ts";
import { arrowBinding, card, cluster, PROPS, SAMPLES, shapeRecord, stroke } from "../../support/guard/samples.ts";

type Change = Record<string, unknown>;
const changedCard = (change: Change) => checkRecord("shape:a", { ...card("a"), ...change });
const changedProps = (type: string, change: Change) =>
  checkRecord("shape:a", shapeRecord("a", type, { ...PROPS[type], ...change }));

describe("keys", () => {
  const valid = ["shape:a", `shape:${"x".repeat(64)}`, "shape:A-z_0"];
  const invalid = ["", "shape:", "shape:a b", `shape:${"x".repeat(65)}`, "page:page", "shape:a|x", "shape:a|xy|xy"];
  const others = [
    "binding:a|xy",
    "shape:a\n",
    "__proto__",
    "constructor",
    "Shape:a",
    "camera:page",
    "asset:a",
    "shape:á",
  ];
  test.each(valid)("[GD1] %s is a shape's key", (key) => {
    expect(checkRecord(key, card(key.slice(6)))).toBeNull();
    expect(checkRecord(`${key}|xy`, [0, 0])).toBeNull();
  });
  test.each([...invalid, ...others])("[GD1] %j is no key", (key) => expect(checkRecord(key, card("a"))).toBe("key"));
  test("[GD1] a record lies under its own id", () => {
    expect(checkRecord("shape:b", card("a"))).toBe("id");
    expect(checkRecord("binding:b", arrowBinding("a", "x", "y"))).toBe("id");
  });
});

describe("closed objects", () => {
  test.each(SAMPLES)("[GD2] %s is valid", (key, value) => expect(checkRecord(key, value)).toBeNull());
  test.each(SAMPLES.filter(([key]) => !key.endsWith("xy")))(
    "[GD2] %s with one field more or less is not",
    (key, value) => {
      const record = value as Change;
      expect(checkRecord(key, { ...record, extra: 1 })).toBe("field");
      expect(checkRecord(key, { ...record, props: { ...(record.props as Change), extra: 1 } })).toBe("field");
      for (const field of Object.keys(record)) {
        const { [field]: _, ...rest } = record;
        expect(checkRecord(key, rest), field).not.toBeNull();
      }
      for (const field of Object.keys(record.props as Change)) {
        const { [field]: _, ...rest } = record.props as Change;
        expect(checkRecord(key, { ...record, props: rest }), field).not.toBeNull();
      }
    },
  );
  test("[GD2] what is inherited does not count, and nothing may inherit from a written value", () => {
    expect(checkRecord("shape:a", Object.create(card("a")))).toBe("object");
    expect(checkRecord("shape:a", Object.assign(Object.create({ x: 1 }), card("a")))).toBe("object");
    expect(checkRecord("shape:a", JSON.parse('{"__proto__":{"id":"shape:a"}}'))).toBe("field");
  });
  test.each([null, undefined, 1, "x", true, [], new Date(), () => 1, 1n, Symbol("s"), new Uint8Array(2), new Map()])(
    "[GD2] %s is no record and no place",
    (value) => {
      expect(checkRecord("shape:a", value)).not.toBeNull();
      expect(checkRecord("shape:a|xy", value)).not.toBeNull();
      expect(checkRecord("binding:a", value)).not.toBeNull();
    },
  );
});

describe("kinds", () => {
  test.each(["image", "video", "embed", "bookmark", "frame", "group", "toString", "__proto__", ""])(
    "[GD3] no shape of type %j",
    (type) => expect(checkRecord("shape:a", shapeRecord("a", type, {}))).toBe("kind"),
  );
  test("[GD3] every shape lies on the page itself, and carries no meta", () => {
    expect(changedCard({ parentId: "shape:b" })).toBe("parent");
    expect(changedCard({ parentId: "page:other" })).toBe("parent");
    expect(changedCard({ meta: { a: 1 } })).toBe("meta");
    expect(changedCard({ typeName: "asset" })).toBe("kind");
  });
  test("[GD3] places and bindings", () => {
    for (const place of [[1], [1, 2, 3], ["1", 2], [1, null], { 0: 1, 1: 2, length: 2 }]) {
      expect(checkRecord("shape:a|xy", place)).not.toBeNull();
    }
    expect(checkRecord("binding:a", { ...arrowBinding("a", "x", "y"), toId: "page:page" })).toBe("id");
    expect(checkRecord("binding:a", { ...arrowBinding("a", "x", "y"), type: "glue" })).toBe("kind");
    expect(checkRecord("binding:a", arrowBinding("a", "x", "x"))).toBe("id");
  });
});

describe("numbers", () => {
  const wild = [
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    1e308,
    1_000_001,
    -1_000_001,
    "1",
    null,
  ];
  test.each(wild)("[GD4] %s is no coordinate, rotation, size or scale", (value) => {
    expect(checkRecord("shape:a|xy", [value, 0])).not.toBeNull();
    expect(checkRecord("shape:a|xy", [0, value])).not.toBeNull();
    expect(changedCard({ rotation: value })).toBe("number");
    expect(changedProps("geo", { w: value })).toBe("number");
    expect(changedProps("geo", { scale: value })).toBe("number");
    expect(changedProps("draw", { segments: [{ type: "free", points: [{ x: value, y: 0 }] }] })).toBe("points");
  });
  test("[GD4] sizes are above zero, opacity between zero and one, flags are flags", () => {
    expect(checkRecord("shape:a", cluster("a"))).toBeNull();
    for (const w of [0, -1, -0, Number.MIN_VALUE, 1e-9, 0.99, 20_001]) {
      expect(changedProps("geo", { w })).toBe("number");
      expect(checkRecord("shape:a", shapeRecord("a", "cluster", { w: 400, h: w, clusterId: "c1" }))).toBe("number");
    }
    for (const scale of [0.09, 51]) expect(changedProps("text", { scale })).toBe("number");
    for (const opacity of [-0.01, 0, 0.09, 1.01, Number.NaN]) expect(changedCard({ opacity })).toBe("number");
    expect(changedCard({ opacity: 0.1 })).toBeNull();
    expect(changedCard({ isLocked: true })).toBe("flag");
    for (const isLocked of [0, "true", null]) expect(changedCard({ isLocked })).toBe("flag");
    expect(changedProps("geo", { color: "ultraviolet" })).toBe("choice");
    expect(changedProps("geo", { color: "toString" })).toBe("choice");
  });
  const indexes = [
    "",
    "a",
    "1",
    "zz",
    "z0",
    "A0",
    "Z",
    "b0",
    "izzzzzzzzz",
    "R000000000",
    "a10",
    "a1V0",
    "jzzzzzzzzzzz",
    "Qzzzzzzzzzzz",
    "0a",
    "a!",
    "a1 ",
    `a1${"V".repeat(127)}`,
    "a1\u0000",
    1,
  ];
  test.each(indexes)("[GD4] %j orders nothing", (index) => expect(changedCard({ index })).toBe("index"));
});

describe("size", () => {
  const segments = (points: number, each: number) =>
    Array.from({ length: points / each }, () => ({ type: "straight", points: Array(each).fill({ x: 1, y: 2 }) }));
  test("[GD5] a stroke has 5,000 points at most, in segments that are not empty", () => {
    const one = [{ type: "free", points: Array(5000).fill({ x: 1, y: 2 }) }];
    expect(changedProps("draw", { segments: one })).toBeNull();
    expect(changedProps("highlight", { segments: segments(300, 50) })).toBeNull();
    expect(changedProps("draw", { segments: segments(5001, 5001) })).toBe("points");
    expect(changedProps("draw", { segments: segments(5002, 2) })).toBe("points");
    for (const bad of [
      [],
      [{ type: "free", points: [] }],
      [null],
      [{ type: "free", points: [null] }],
      [{ type: "free", points: Array(3) }],
      {},
    ]) {
      expect(changedProps("draw", { segments: bad })).not.toBeNull();
    }
  });
  const far = (to: number) => [
    {
      type: "straight",
      points: [
        { x: -to, y: -to },
        { x: to, y: to },
      ],
    },
  ];
  test("[GD5] nothing reaches further than 20,000 from its place, in any direction", () => {
    const points = (x: number) => ({ a: { id: "a", index: "a1", x: 0, y: 0 }, b: { id: "b", index: "a2", x, y: 0 } });
    expect(changedProps("draw", { segments: far(20_000) })).toBeNull();
    expect(changedProps("draw", { segments: far(20_001) })).toBe("points");
    expect(changedProps("line", { points: points(20_000) })).toBeNull();
    expect(changedProps("line", { points: points(-20_001) })).toBe("points");
    expect(changedProps("arrow", { end: { x: 0, y: 20_001 } })).toBe("number");
    expect(changedProps("arrow", { bend: -20_001 })).toBe("number");
    const binding = arrowBinding("a", "x", "y");
    const anchored = (x: number) => ({
      ...binding,
      props: { ...(binding.props as Change), normalizedAnchor: { x, y: 0 } },
    });
    expect([checkRecord("binding:a", anchored(2)), checkRecord("binding:a", anchored(9))]).toEqual([null, "number"]);
  });
  test("[GD5] what it takes to draw a shape is bounded, whatever says it", () => {
    const geo = (kind: string, w: number, more: Change = {}) => changedProps("geo", { geo: kind, w, h: w, ...more });
    const zigzag = (count: number) => [
      { type: "free", points: Array.from({ length: count }, (_, i) => ({ x: i % 2 ? 300 : -300, y: i })) },
    ];
    const spline = (count: number, to: number) =>
      Object.fromEntries(
        Array.from({ length: count }, (_, i) => {
          const id = `p${i}`;
          return [id, { id, index: `b${10 + Math.floor(i / 9)}${(i % 9) + 1}`, x: i % 2 ? to : -to, y: i }];
        }),
      );
    expect(geo("ellipse", 20_000)).toBeNull();
    expect(geo("cloud", 4_000)).toBeNull();
    expect(geo("cloud", 1)).toBeNull();
    expect(geo("ellipse", 3_000, { dash: "dotted", size: "s" })).toBeNull();
    expect(changedProps("draw", { segments: stroke(600), dash: "dotted" })).toBeNull();
    expect(changedProps("line", { points: spline(30, 300), dash: "dashed" })).toBeNull();
    expect(changedProps("arrow", { bend: 20_000 })).toBeNull();
    expect(geo("cloud", 20_000, { size: "s" })).toBe("points");
    expect(geo("cloud", 1, { h: 20_000 })).toBe("points");
    expect(geo("oval", 20_000, { dash: "dotted", scale: 0.1 })).toBe("points");
    expect(changedProps("arrow", { bend: 20_000, dash: "dotted" })).toBe("points");
    expect(changedProps("highlight", { segments: zigzag(600) })).toBe("points");
    expect(changedProps("line", { points: spline(800, 20_000) })).toBe("points");
  });
  test("[GD5] a line has two points at least, each under its own id and in a place of its own", () => {
    const point = (id: string, index = `a${id}`) => ({ id, index, x: 0, y: 0 });
    expect(changedProps("line", { points: { a: point("a"), b: point("b") } })).toBeNull();
    expect(changedProps("line", { points: { a: point("a") } })).toBe("points");
    expect(changedProps("line", { points: { a: point("a"), b: point("c") } })).toBe("points");
    expect(changedProps("line", { points: { a: point("a"), b: point("b", "!") } })).toBe("points");
    expect(changedProps("line", { points: { a: point("a", "a1"), b: point("b", "a1") } })).toBe("points");
  });
  test("[GD5] a record has 64 KiB at most", () => {
    expect(changedProps("draw", { segments: stroke(1500) })).toBeNull();
    expect(changedProps("draw", { segments: stroke(4900) })).toBe("size");
  });
  test("[GD5] a label has 5,000 characters at most", () => {
    expect(changedProps("arrow", { text: "x".repeat(5000) })).toBeNull();
    expect(changedProps("arrow", { text: "x".repeat(5001) })).toBe("text");
  });
});
