import { deflateRawSync } from "node:zlib";
import type { CanvasValue } from "@acuerdo/shared";
import { describe, expect, test, vi } from "vitest";
import { differ, pack, type Records, same, unpack } from "../../../server/src/history/content.ts";
import { card, PROPS, shapeRecord } from "../../support/guard/samples.ts";

/** What lay on a canvas at some moment, written, read and compared. */

const MANY = 60;
const lying = (count: number): Map<string, CanvasValue> =>
  new Map(
    Array.from({ length: count }, (_, n): [string, CanvasValue][] => [
      [`shape:k${n}`, (n % 2 ? card(`k${n}`) : shapeRecord(`k${n}`, "geo", { ...PROPS.geo })) as never],
      [`shape:k${n}|xy`, [n, 5] as never],
    ]).flat(),
  );

describe("[EC8] a whole canvas is gone through in slices", () => {
  test.each<[string, (records: Records) => Promise<unknown>]>([
    ["compared", (records) => differ(records, lying(MANY))],
    ["written", pack],
    ["read", async (records) => unpack(await pack(records))],
  ])("%s: everybody else has their turn meanwhile", async (_, work) => {
    let now = 0;
    // By this clock every piece takes longer than anybody may.
    const clock = vi.spyOn(performance, "now").mockImplementation(() => (now += 1_000));
    let turns = 0;
    let isDone = false;
    const others = () => {
      turns += 1;
      if (!isDone) setImmediate(others);
    };
    setImmediate(others);
    try {
      await work(lying(MANY));
    } finally {
      isDone = true;
      clock.mockRestore();
    }
    expect(turns).toBeGreaterThan(MANY);
  });

  test("a moment that was written as one list is read as before", async () => {
    for (const count of [0, 1, MANY]) {
      const records = lying(count);
      const before = deflateRawSync(JSON.stringify([...records]));
      expect(await unpack(before)).toEqual(records);
      expect(await unpack(await pack(records))).toEqual(records);
    }
  });

  test("what is not what was written is not read", async () => {
    for (const text of ['["shape:a",{"x":1}', "[[", "nothing", '["shape:a",{}]\n']) {
      await expect(unpack(deflateRawSync(text))).rejects.toThrow();
    }
  });
});

test.each<[a: unknown, b: unknown, isSame: boolean]>([
  [{ a: 1 }, { a: 1, b: undefined }, true],
  [{ a: 1, b: undefined }, { a: 1 }, true],
  [{ a: 1, b: 2 }, { b: 2, a: 1 }, true],
  [{ a: 1 }, { a: 1, b: null }, false],
  [{ a: 1, b: 0 }, { a: 1 }, false],
  [[1], { 0: 1 }, false],
  [[1, 2], [1], false],
  [[1], [1, 2], false],
  [[], {}, false],
  [null, {}, false],
  [{ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }, true],
  [{ a: [1, { b: 2 }] }, { a: [1, { b: 3 }] }, false],
  [undefined, undefined, true],
  ["1", 1, false],
])("[EC8] %j and %j say the same: %s", (a, b, isSame) => {
  expect([same(a, b), same(b, a)]).toEqual([isSame, isSame]);
});
