import { beforeEach, describe, expect, test } from "vitest";
import { PIECE_BYTES, PieceSize } from "../../../client/src/sync/link/piece-size.ts";
import { weakly } from "../../support/weakening.ts";

/** How large a message may be on ways of which nothing is said. */

let now: number;
let size: PieceSize;
beforeEach(() => {
  now = 0;
  size = new PieceSize(() => now);
});

/** Sends something of so many bytes, one thing of `least` bytes in it, over a way that takes `limit`; how often it broke, or null where it was given up. */
function bring(total: number, least: number, limit: number, code: number): number | null {
  for (let breaks = 0; breaks < 50; breaks += 1) {
    const message = Math.max(least, Math.min(total, size.bytes));
    if (message > size.limit) return null;
    size.sent(message);
    if (message <= limit) {
      size.arrived();
      return breaks;
    }
    now += 200;
    size.ended(code);
  }
  throw new Error("a loop");
}

describe("[OF14] pieces follow the way", () => {
  const LIMITS = [65_536, 32_768, 8_192];
  test.each([1_009, 1_006, 1_001])("smaller after %d, down to what comes through", (code) => {
    for (const limit of LIMITS) {
      size = new PieceSize(() => now);
      expect(bring(1_000_000, 100, limit, code)).toBeLessThanOrEqual(2);
    }
  });

  test("a browser to which one break is like any other is caught: it sends the same for ever", async () => {
    const file = "client/src/sync/link/piece-size.ts";
    const before = await weakly<{ PieceSize: typeof PieceSize }>(file, ["if (!isBySize ||", "if (true ||"]);
    for (const limit of LIMITS) {
      size = new before.PieceSize(() => now);
      expect(() => bring(1_000_000, 100, limit, 1_009)).toThrow("a loop");
    }
  });

  test("one thing that does not come through by itself is given up, after few connections", () => {
    expect(bring(1_000_000, 60_000, 16_384, 1_009)).toBeNull();
    expect(bring(1_000_000, 2_000, 16_384, 1_009)).toBe(0);
  });

  test("what the server says is a bound from the first message on", () => {
    size.told(65_536);
    expect(size.bytes).toBeLessThan(65_536);
    expect(bring(1_000_000, 100, 65_536, 1_009)).toBe(0);
    expect(bring(1_000_000, 65_537, 65_536, 1_009)).toBeNull();
  });

  test("a connection that ends long after, or with nothing large on its way, says nothing of sizes", () => {
    size.sent(PIECE_BYTES);
    now += 10_000;
    expect(size.ended(1_006)).toBe(false);
    size.sent(100);
    expect(size.ended(1_006)).toBe(false);
    size.sent(PIECE_BYTES);
    size.arrived();
    expect([size.ended(1_006), size.bytes]).toEqual([false, PIECE_BYTES]);
  });
});
