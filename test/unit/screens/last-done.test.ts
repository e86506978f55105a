import { expect, test } from "vitest";
import { isRefusedSince } from "../../../client/src/ui/last-done.ts";

/** What is said to be done is not said any more once it was refused. */

const refused = (...ids: string[]) => ids.map((id) => ({ id }));
const CANVAS = "canvas";

test("[LS5] a refusal of what was asked takes the notice of an act of the ledger away, one of the canvas that of an act on it", () => {
  const reworded = { told: true, refusedBefore: new Set(["before"]) } as const;
  expect(isRefusedSince(reworded, refused("before"))).toBe(false);
  expect(isRefusedSince(reworded, refused("before", CANVAS))).toBe(false);
  expect(isRefusedSince(reworded, refused("before", "now"))).toBe(true);
  const placed = { refusedBefore: new Set<string>() };
  expect(isRefusedSince(placed, refused("now"))).toBe(false);
  expect(isRefusedSince(placed, refused(CANVAS))).toBe(true);
});
