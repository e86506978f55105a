import { getIndexAbove, getIndexBelow, getIndexBetween, getIndicesBetween, type IndexKey } from "@tldraw/utils";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  indexAbove,
  indexBelow,
  isFractionalIndex,
  isReadableIndex,
  isRoomyIndex,
  orderly,
} from "../../../shared/src/canvas/fractional-index.ts";
import { weakly } from "../../support/weakening.ts";

/** Whatever indexes somebody has chosen, others can put theirs above, below and between. */

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const digit = fc.constantFrom(...DIGITS);
/** The ends of everything, neighbours without room between, and what an honest editor makes. */
const EXTREMES = [
  ...[
    "izzzzzzzzz",
    "R000000000",
    "a0",
    "Zz",
    "a1",
    "a10",
    "a100",
    "a1V",
    "hzzzzzzzz",
    "S00000000",
    "fzzzzzz",
    "U000000",
  ],
  ...[`a1${"z".repeat(126)}`, `a1${"0".repeat(126)}`, `a1${"0".repeat(125)}1`, `fzzzzzz${"z".repeat(41)}`],
  ...[`izzzzzzzzz${"z".repeat(118)}`, `R000000000${"0".repeat(117)}1`],
];
const index = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...EXTREMES) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom(..."abcdefghiZYXWVUTSR"), fc.array(digit, { minLength: 9, maxLength: 40, size: "max" }))
      .map(([head, digits]) => head + digits.join("")),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(digit, fc.array(digit, { maxLength: 3 })).map(([a, more]) => `a${a}${more.join("")}`),
  },
);
const shapes = fc
  .uniqueArray(fc.tuple(fc.string({ minLength: 1, maxLength: 6 }), index), { selector: ([id]) => id, maxLength: 40 })
  .map((list) => list.filter(([, text]) => isReadableIndex(text)));

const compare = ([a, i]: readonly string[], [b, j]: readonly string[]) =>
  (i as string) < (j as string) ? -1 : (i as string) > (j as string) ? 1 : (a as string) < (b as string) ? -1 : 1;

/** As everybody's screen has them. */
function shown(list: readonly (readonly [string, string])[], by = orderly): [id: string, index: string][] {
  const changed = by(list);
  return list.map(([id, text]): [string, string] => [id, changed.get(id) ?? text]).sort(compare);
}

const options = { seed: 2026, numRuns: 400 };

test("[GD29] everybody sees one order: by index, then by id, no two shapes at the same index", () => {
  fc.assert(
    fc.property(shapes, (list) => {
      const order = shown(list);
      expect(order.map(([id]) => id)).toEqual([...list].sort(compare).map(([id]) => id));
      for (let i = 1; i < order.length; i++)
        expect((order[i - 1]?.[1] as string) < (order[i]?.[1] as string)).toBe(true);
      expect(shown([...list].reverse())).toEqual(order);
    }),
    options,
  );
});

/** Whether two who drew first, at the same time, see one order, and what lies lower can be duplicated. */
function isOneOrder(by: typeof orderly): boolean {
  const drawn: [string, string][] = [
    ["two", "a1"],
    ["one", "a1"],
  ];
  const [here, there] = [shown(drawn, by), shown([...drawn].reverse(), by)];
  const [low, high] = here.map(([, index]) => index as IndexKey);
  return JSON.stringify(here) === JSON.stringify(there) && (low as string) < (high as string);
}

test("[GD29] an order that leaves equals as they are, or as they came, is caught", async () => {
  expect(isOneOrder(orderly)).toBe(true);
  for (const change of [
    ["index <= kept", "index < kept"],
    [" || compare(a, b)", ""],
  ] as const) {
    const before = await weakly<{ orderly: typeof orderly }>("shared/src/canvas/fractional-index.ts", change);
    expect(isOneOrder(before.orderly)).toBe(false);
  }
});

test("[GD29] what leaves room keeps its own index", () => {
  fc.assert(
    fc.property(shapes, (list) => {
      const changed = orderly(list);
      const seen = new Set<string>();
      for (const [id, text] of [...list].sort(compare)) {
        if (isRoomyIndex(text) && !seen.has(text)) expect(changed.has(id)).toBe(false);
        seen.add(text);
      }
    }),
    options,
  );
});

test("[GD29] above, below and between whatever lies there, tldraw makes an index that is taken", () => {
  fc.assert(
    fc.property(shapes, (list) => {
      const order = shown(list).map(([, text]) => text as IndexKey);
      const made = [getIndexAbove(order.at(-1)), getIndexBelow(order[0])];
      for (let i = 1; i < order.length; i++) made.push(getIndexBetween(order[i - 1], order[i]));
      if (order.length > 1) made.push(...getIndicesBetween(order[0], order[1], 40));
      expect(made.filter((text) => !isFractionalIndex(text))).toEqual([]);
      for (let i = 1; i < order.length; i++) {
        const middle = made[i + 1] as string;
        expect((order[i - 1] as string) < middle && middle < (order[i] as string)).toBe(true);
      }
    }),
    options,
  );
});

test("[GD29] so do we, at another place each time", () => {
  fc.assert(
    fc.property(shapes, (list) => {
      const all = list.map(([, text]) => text);
      const roomy = all.filter(isRoomyIndex);
      const [above, below] = [indexAbove(all), indexBelow(all)];
      expect(isFractionalIndex(above) && isFractionalIndex(below)).toBe(true);
      expect(roomy.every((text) => text < above && below < text)).toBe(true);
    }),
    { ...options, numRuns: 200 },
  );
  const firsts = new Set(Array.from({ length: 200 }, () => indexAbove([])));
  expect(firsts.size).toBe(200);
});

describe("[GD29] thousands of steps end nowhere", () => {
  /** Somebody works; everybody's screen puts what comes in order. */
  function work(step: (order: IndexKey[]) => IndexKey, times: number): string[] {
    let order = ["a1", "a2"];
    for (let n = 0; n < times; n++) {
      const made = step(order as IndexKey[]);
      expect(isFractionalIndex(made), made).toBe(true);
      const list = [...order, made].map((text, i): [string, string] => [`s${i}`, text]);
      order = shown(list)
        .map(([, text]) => text)
        .slice(-40);
      if (order.length === 40) order = order.filter((_, i) => i % 8 !== 3);
    }
    return order;
  }
  test.each<[string, (order: IndexKey[]) => IndexKey]>([
    ["at one spot, always above the lower", ([low, high]) => getIndexBetween(low, high)],
    ["at one spot, always below the upper", (order) => getIndexBetween(order.at(-2), order.at(-1))],
    ["to the front", (order) => getIndexAbove(order.at(-1))],
    ["to the back", (order) => getIndexBelow(order[0])],
  ])("%s", (_, step) => {
    expect(work(step, 3000).every((text) => text.length <= 60)).toBe(true);
  });
});
