import { afterEach, beforeEach, expect, test, vi } from "vitest";

/** What a board's screens may open is fetched before it is asked for. */

let fetchLater: typeof import("../../../client/src/ui/ahead.ts").fetchLater;
let fetchRest: typeof import("../../../client/src/ui/ahead.ts").fetchRest;
let whenAtRest: typeof import("../../../client/src/ui/ahead.ts").whenAtRest;
const came: string[] = [];
const file = (name: string, names: readonly (() => Promise<void>)[] = []) => {
  return async () => {
    came.push(name);
    for (const named of names) fetchLater(named);
  };
};

beforeEach(async () => {
  came.length = 0;
  vi.resetModules();
  ({ fetchLater, fetchRest, whenAtRest } = await import("../../../client/src/ui/ahead.ts"));
});

test("[OF19] what the open screen named comes first, then what the files that came have named, each once", async () => {
  fetchLater(file("home"));
  fetchLater(file("menu", [file("leave"), file("share")]));
  await fetchRest();
  expect(came).toEqual(["menu", "share", "leave", "home"]);
  await fetchRest();
  expect(came).toHaveLength(4);
});

test("[OF19] what does not come keeps nothing else from coming, and is asked for again the next time", async () => {
  let isOffline = true;
  fetchLater(file("agreements"));
  fetchLater(async () => {
    came.push(isOffline ? "missed" : "menu");
    if (isOffline) throw new Error("no connection");
  });
  await fetchRest();
  expect(came).toEqual(["missed", "agreements"]);
  isOffline = false;
  await fetchRest();
  expect(came).toEqual(["missed", "agreements", "menu"]);
});

test("[OF19] two who ask at once fetch nothing twice", async () => {
  fetchLater(file("menu"));
  await Promise.all([fetchRest(), fetchRest()]);
  expect(came).toEqual(["menu"]);
});

/** Milliseconds after which what waits for rest runs, where the page is held up at each of these moments until the other. */
function restAfter(busy: readonly (readonly [from: number, to: number])[]): number {
  let now = 0;
  let ran = Number.POSITIVE_INFINITY;
  const due: { at: number; run: () => void }[] = [];
  vi.spyOn(performance, "now").mockImplementation(() => now);
  vi.stubGlobal("setTimeout", (run: () => void, ms: number) => due.push({ at: now + ms, run }));
  whenAtRest(() => {
    ran = now;
  });
  for (let next = due.shift(); next; next = due.shift()) {
    const { at } = next;
    now = busy.find(([from, to]) => from <= at && at < to)?.[1] ?? at;
    next.run();
  }
  return ran;
}

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

test("[OF19] what nobody has asked for yet waits until a slow page is at rest, and half a minute at most", () => {
  expect(restAfter([])).toBe(3_000);
  expect(restAfter([[1_000, 6_000]])).toBe(9_000);
  expect(restAfter([[0, 400]])).toBe(3_400);
  const never = Array.from({ length: 60 }, (_, n) => [n * 1_000, n * 1_000 + 600] as const);
  expect(restAfter(never)).toBeLessThan(31_000);
});
