import * as encoding from "lib0/encoding";
import { expect, test } from "vitest";
import { weigh } from "../../../shared/src/canvas/weight.ts";
import { SAMPLES } from "../../support/guard/samples.ts";

function encodedBytes(value: unknown): number {
  const encoder = encoding.createEncoder();
  encoding.writeAny(encoder, value as Parameters<typeof encoding.writeAny>[1]);
  return encoding.length(encoder);
}

const numbers = [0, -0, 1, -1, 63, 64, -64, 8191, 8192, 1e6, 2 ** 31 - 1, 2 ** 31, -(2 ** 40), 0.5, 0.1, 1e308];
const texts = ["", "a", "ñandú", "漢字", "🪶", "x".repeat(127), "x".repeat(128), "ü".repeat(9000)];

test.each([...numbers, ...texts, null, undefined, true, [], {}, [1, [2, { a: "b" }]]])(
  "[GD5] %j weighs what Yjs would write",
  (value) => expect(weigh(value)).toBe(encodedBytes(value)),
);
test.each(SAMPLES)("[GD5] %s weighs what Yjs would write", (_, value) =>
  expect(weigh(value)).toBe(encodedBytes(value)),
);
test("[GD5] what is no JSON value, or nests without end, is too heavy", () => {
  const endless: unknown[] = [];
  endless.push(endless);
  for (const value of [endless, () => 1, 1n, Symbol("x")]) expect(weigh(value)).toBe(Number.POSITIVE_INFINITY);
});
