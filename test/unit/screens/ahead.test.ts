import { beforeEach, expect, test, vi } from "vitest";

/** What a board's screens may open is fetched before it is asked for. */

let fetchLater: typeof import("../../../client/src/ui/ahead.ts").fetchLater;
let fetchRest: typeof import("../../../client/src/ui/ahead.ts").fetchRest;
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
  ({ fetchLater, fetchRest } = await import("../../../client/src/ui/ahead.ts"));
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
