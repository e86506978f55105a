import { expect, test } from "vitest";
import { isRefusedSince, isSilencedSince } from "../../../client/src/ui/last-done.ts";

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

test("[WH1] what is said to be done goes once words were taken out, which may be those that it says", () => {
  const event = (kind: string, seq: number, data: object = {}) => ({ kind, seq, data }) as never;
  const done = { theirs: { words: "Luz" }, seq: 5 };
  const forgotten = { at: null, what: "forgotten" };
  expect(isSilencedSince(done, [event("words.withheld", 5), event("position.placed", 6)])).toBe(false);
  expect(isSilencedSince(done, [event("words.withheld", 6)])).toBe(true);
  expect(isSilencedSince(done, [event("canvas.restored", 6, forgotten)])).toBe(true);
  expect(isSilencedSince(done, [event("canvas.restored", 6, { at: 1, what: "all" })])).toBe(false);
  expect(isSilencedSince({ seq: 5 } as never, [event("words.withheld", 6)])).toBe(false);
});
