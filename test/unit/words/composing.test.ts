import { afterEach, expect, test, vi } from "vitest";
import { keepCompositions } from "../../../client/src/ui/composing.ts";
import { weakly } from "../../support/weakening.ts";

/** Whose the keys are that end a composition: the input method's, and nobody else's. */

afterEach(() => vi.unstubAllGlobals());

/** Of these keys the ones that somebody behind hears who listens for all. */
function heard(keep: typeof keepCompositions, keys: readonly object[]): number[] {
  const page = new EventTarget();
  vi.stubGlobal("addEventListener", page.addEventListener.bind(page));
  keep();
  const found: number[] = [];
  let at = 0;
  page.addEventListener("keydown", () => found.push(at));
  for (const key of keys) {
    page.dispatchEvent(Object.assign(new Event("keydown", { cancelable: true }), key));
    at += 1;
  }
  return found;
}

const KEYS = ["Enter", "Escape", "a"].flatMap((key) => [
  { key, isComposing: true, keyCode: 0 },
  { key, isComposing: false, keyCode: 229 },
  { key, isComposing: false, keyCode: 13 },
]);

test("[OT4] Enter and Escape of an input method are heard by nobody, by whichever of two signs; what looks at none is caught", async () => {
  expect(heard(keepCompositions, KEYS)).toEqual([2, 5, 6, 7, 8]);
  const before = await weakly<{ keepCompositions: typeof keepCompositions }>("client/src/ui/composing.ts", [
    "isComposing || keyCode === 229",
    "isComposing && keyCode === 0 && false",
  ]);
  expect(heard(before.keepCompositions, KEYS)).toEqual(KEYS.map((_, n) => n));
});
