import { describe, expect, test } from "vitest";
import { drawn } from "../../../shared/src/canvas/drawn.ts";
import { MAX_DRAWN } from "../../../shared/src/canvas/limits.ts";
import { checkRecord, readRecord } from "../../../shared/src/canvas/records.ts";
import type { ShapeRecord } from "../../../shared/src/canvas/value.ts";
import { cleanWords } from "../../../shared/src/canvas/words.ts";
import { arrowBinding, card, PROPS, RICH_TEXT, SAMPLES, shapeRecord, stroke } from "../../support/guard/samples.ts";

/** What earlier versions took is read, and shown as something that people can see, move and take away. */

type Change = Record<string, unknown>;
const withProps = (type: string, change: Change) => shapeRecord("a", type, { ...PROPS[type], ...change });
const words = (text: string, ...marks: unknown[]) => ({
  ...{ type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text, marks }] }] },
});
const link = (attrs: Change) => ({ type: "link", attrs: { href: "https://example.org", ...attrs } });
const read = (record: unknown, key = "shape:a") => readRecord(key, record) as ShapeRecord;

test.each(SAMPLES)("[GD30] %s is read as it is", (key, value) => expect(readRecord(key, value)).toBe(value));

/** Every kind of record that was taken once and is not written any more. */
const OLD: [name: string, record: Change][] = [
  ["locked", { ...card("a"), isLocked: true }],
  ["invisible", { ...card("a"), opacity: 0 }],
  ["a cover of a million", withProps("geo", { geo: "rectangle", w: 1e6, h: 1e6, fill: "solid" })],
  ["a thousandth", withProps("geo", { w: 0.001, h: 0.001, scale: 0.001 })],
  ["a hull over everything", shapeRecord("a", "cluster", { w: 1e6, h: 1e6, clusterId: "c1" })],
  ["an arc around the world", withProps("arrow", { bend: 1e6, end: { x: 1e6, y: 1e6 } })],
  ["letters of a thousand", withProps("text", { scale: 1000, w: 1e6 })],
  ["a note that grows", withProps("note", { growY: 1e6, fontSizeAdjustment: 1e6 })],
  ["a stroke that reaches far", withProps("draw", { segments: [{ type: "free", points: [{ x: 1e6, y: -1e6 }] }] })],
  ["a line of points at one index", withProps("line", { points: lineOf("a1", "a1", "a10") })],
  ["words that turn around", withProps("text", { richText: words("\u202egnp.ana\u202c") })],
  ["a label with controls", withProps("arrow", { text: "a\u0000b\u001bc\u000bd" })],
  ["a heap of marks", withProps("geo", { richText: words(`Z${"\u0301".repeat(400)}`) })],
  ["a link that reaches back", withProps("text", { richText: words("x", link({ rel: "opener" })) })],
];

function lineOf(...indexes: string[]): Change {
  return Object.fromEntries(indexes.map((index, i) => [`p${i}`, { id: `p${i}`, index, x: i * 10, y: 0 }]));
}

describe("what was taken once", () => {
  test.each(OLD)("[GD30] %s: is not written, is read, and what is read may be written", (_, record) => {
    expect(checkRecord("shape:a", record)).not.toBeNull();
    const shown = readRecord("shape:a", record);
    expect(typeof shown).toBe("object");
    expect(checkRecord("shape:a", shown)).toBeNull();
    expect(read(shown)).toBe(shown);
  });
  test("[GD30] an arrow held far outside of what it is held to is held near it", () => {
    const binding = arrowBinding("a", "x", "y");
    const old = { ...binding, props: { ...(binding.props as Change), normalizedAnchor: { x: 1e6, y: -1e6 } } };
    expect(checkRecord("binding:a", old)).toBe("number");
    const shown = readRecord("binding:a", old);
    expect(checkRecord("binding:a", shown)).toBeNull();
  });
  test("[GD30] it is unlocked, visible, within reach, and says the same", () => {
    expect(read({ ...card("a"), isLocked: true, opacity: 0.01 })).toEqual({ ...card("a"), opacity: 0.5 });
    expect(read(withProps("geo", { w: 1e6, h: 0.001 })).props).toMatchObject({ w: 20_000, h: 1 });
    const { points } = read(withProps("line", { points: lineOf("a1", "a1", "a10") })).props as { points: Change };
    const indexes = Object.values(points).map((point) => (point as { index: string }).index);
    expect(indexes).toEqual([...new Set(indexes)].sort());
    expect(read(withProps("text", { richText: words("x", link({ rel: "opener" })) })).props.richText).toEqual(
      words("x", link({ rel: "noopener noreferrer nofollow" })),
    );
  });
  test("[GD30] what cannot be made small is read too: it is for whoever draws it to leave it out", () => {
    const zigzag = Array.from({ length: 900 }, (_, i) => ({ x: i % 2 ? 300 : -300, y: i }));
    const heavy = withProps("highlight", { segments: [{ type: "free", points: zigzag }] });
    expect(checkRecord("shape:a", heavy)).toBe("points");
    expect(drawn(read(heavy))).toBeGreaterThan(MAX_DRAWN);
  });
  test("[GD30] what was never taken is not read", () => {
    for (const [record, fault] of [
      [{ ...card("a"), parentId: "shape:b" }, "parent"],
      [{ ...card("a"), index: "zz" }, "index"],
      [withProps("geo", { w: Number.NaN }), "number"],
      [withProps("text", { richText: { type: "doc", content: [{ type: "iframe" }] } }), "rich-text"],
      [null, "object"],
    ] as const) {
      expect(readRecord("shape:a", record)).toBe(fault);
    }
    expect(readRecord("shape:b", card("a"))).toBe("id");
    expect(readRecord("nonsense", card("a"))).toBe("key");
  });
});

describe("words", () => {
  test.each<[string, string]>([
    ["plain", "plain"],
    ["two\nlines\tand a tab", "two\nlines\tand a tab"],
    ["one\u000btwo\u000cthree\u0085four\u2028five\r\nsix", "one\ntwo\nthree\nfour\nfive\nsix"],
    ["\u202a+34 600 000 000\u202c", "+34 600 000 000"],
    ["\u2068Ana\u2069 agrees", "Ana agrees"],
    ["a\u0000b\u001b[31mc\u007f", "ab[31mc"],
    ["half \ud83d of it", "half  of it"],
    ["👩‍👩‍👧 stays, and so does 🇪🇸", "👩‍👩‍👧 stays, and so does 🇪🇸"],
    [`Z${"\u0317".repeat(300)}algo`, `Z${"\u0317".repeat(8)}algo`],
    ["Tiếng Việt, שָׁלוֹם, नमस्ते, བོད", "Tiếng Việt, שָׁלוֹם, नमस्ते, བོད"],
    ["عربى\u061c \u200eltr", "عربى\u061c \u200eltr"],
  ])("[GD31] %j", (text, clean) => {
    expect(cleanWords(text)).toBe(clean);
    expect(cleanWords(clean)).toBe(clean);
  });
  test("[GD31] they are cleaned in rich text and labels, and refused where they were not", () => {
    expect(checkRecord("shape:a", withProps("text", { richText: words("a\u202eb") }))).toBe("rich-text");
    expect(checkRecord("shape:a", withProps("arrow", { text: "a\u202eb" }))).toBe("text");
    expect(checkRecord("shape:a", withProps("text", { richText: RICH_TEXT }))).toBeNull();
    const nothing = words("\u202e\u202c");
    expect(read(withProps("text", { richText: nothing })).props.richText).toEqual({
      ...{ type: "doc", content: [{ type: "paragraph", content: [] }] },
    });
  });
  test("[GD32] a link never gives the page it opens a hold on the board's", () => {
    for (const rel of ["opener", "", "nofollow", "noreferrer"])
      expect(checkRecord("shape:a", withProps("text", { richText: words("x", link({ rel })) }))).toBe("rich-text");
    for (const rel of [null, undefined, "noopener", "noopener noreferrer nofollow"])
      expect(checkRecord("shape:a", withProps("text", { richText: words("x", link({ rel })) }))).toBeNull();
  });
});

test("[GD5] what honest people draw costs a small part of what a shape may", () => {
  const honest: [string, Change][] = [
    ["draw", { segments: stroke(300) }],
    ["draw", { segments: stroke(300), dash: "dotted" }],
    ["highlight", { segments: stroke(200) }],
    ["geo", { geo: "ellipse", w: 800, h: 500, dash: "dashed" }],
    ["geo", { geo: "cloud", w: 900, h: 600 }],
    ["text", {}],
    ["note", {}],
    ["arrow", { bend: 120 }],
    ["line", {}],
  ];
  for (const [type, change] of honest)
    expect(drawn(withProps(type, change) as never), type).toBeLessThan(MAX_DRAWN / 4);
});
