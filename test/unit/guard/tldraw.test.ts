import { createTLSchema, defaultShapeSchemas, toRichText } from "@tldraw/tlschema";
import { getIndexAbove, getIndexBelow, getIndexBetween, type IndexKey } from "@tldraw/utils";
import { describe, expect, test } from "vitest";
import { isFractionalIndex } from "../../../shared/src/canvas/fractional-index.ts";
import { checkRecord } from "../../../shared/src/canvas/records.ts";
import { richText } from "../../../shared/src/canvas/rich-text.ts";
import type { ShapeRecord } from "../../../shared/src/canvas/value.ts";
import { PROPS, SAMPLES, shapeRecord } from "../../support/guard/samples.ts";

const schema = createTLSchema({ shapes: defaultShapeSchemas });
const ofTldraw = SAMPLES.filter(([key, value]) => key.startsWith("shape:") && (value as ShapeRecord).type in PROPS);

/** tldraw's own verdict on a shape's record, with a place. */
function validate(record: object): unknown {
  return schema.types.shape.validate({ ...record, x: 0, y: 0 });
}

describe("tldraw 3.15.6 agrees", () => {
  test.each(ofTldraw)("[GD8] %s passes its validators", (_, value) => {
    expect(() => validate(value as object)).not.toThrow();
  });
  test("[GD8] every value of every style that it knows passes ours", () => {
    for (const [type, props] of Object.entries(PROPS)) {
      const styles = defaultShapeSchemas[type as keyof typeof defaultShapeSchemas].props as Record<string, unknown>;
      for (const [name, style] of Object.entries(styles)) {
        const values = (style as { values?: readonly unknown[] }).values ?? [];
        for (const value of values) {
          const record = shapeRecord("a", type, { ...props, [name]: value });
          expect(checkRecord("shape:a", record), `${type}.${name} ${value}`).toBeNull();
        }
      }
    }
  });
  test("[GD8] the props of a shape are exactly those that it knows", () => {
    for (const [type, props] of Object.entries(PROPS)) {
      const known = Object.keys(defaultShapeSchemas[type as keyof typeof defaultShapeSchemas].props ?? {});
      expect(Object.keys(props).sort(), type).toEqual(known.sort());
    }
  });
  test.each(["", "one line", "two\nlines", "\n\n"])("[GD8] its rich text of %j passes ours", (text) => {
    expect(richText(toRichText(text))).toBeNull();
  });
});

describe("fractional indexes", () => {
  test("[GD4] every index that tldraw makes passes, after 300 insertions at one spot too", () => {
    let [below, above] = ["a1", "a2"] as IndexKey[];
    for (let i = 0; i < 300; i++) {
      const middle = getIndexBetween(below, above);
      expect(isFractionalIndex(middle), middle).toBe(true);
      if (i % 3 === 0) below = middle;
      else above = middle;
    }
  });
  test("[GD4] … and after 5,000 to the front and to the back", () => {
    let [front, back] = ["a1", "a1"] as IndexKey[];
    for (let i = 0; i < 5000; i++) {
      front = getIndexAbove(front);
      back = getIndexBelow(back);
      expect(isFractionalIndex(front) && isFractionalIndex(back), `${front} ${back}`).toBe(true);
    }
  });
  test.each(["a0", "Zz", "fzzzzzz", "U000000", `a1${"z".repeat(46)}`])(
    "[GD4] tldraw can insert above, below and between %s",
    (text) => {
      const index = text as IndexKey;
      expect(isFractionalIndex(index)).toBe(true);
      expect(getIndexAbove(index) > index && getIndexBelow(index) < index).toBe(true);
      const middle = getIndexBetween(index, getIndexAbove(index));
      expect(middle > index).toBe(true);
    },
  );
});
