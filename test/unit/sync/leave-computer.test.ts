import { afterEach, expect, test, vi } from "vitest";

afterEach(() => {
  vi.resetModules(); // a page that was left keeps nothing more: not that of the next test
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.resetModules(); // modules that have been left keep nothing, for whichever test comes next
});

const never = () => new Promise(() => undefined);
const unanswered = () => ({});

test.each([
  ["says which databases there are", { databases: never }, null],
  ["removes a database", { databases: async () => [{ name: "acuerdo.b.canvas" }], deleteDatabase: unanswered }, null],
  ["says which page it keeps", undefined, { getRegistration: never }],
])("[LV1] leaving ends in time where the browser never %s", async (_, indexedDB, serviceWorker) => {
  vi.useFakeTimers();
  vi.resetModules();
  vi.stubGlobal("addEventListener", () => undefined);
  vi.stubGlobal("location", { href: "http://127.0.0.1/" });
  vi.stubGlobal("indexedDB", indexedDB);
  vi.stubGlobal("navigator", { serviceWorker: serviceWorker ?? undefined });
  const { leaveComputer } = await import("../../../client/src/sync/saved/leave-computer.ts");
  const ended = vi.fn();
  void leaveComputer().then(ended);
  await vi.advanceTimersByTimeAsync(15_000);
  expect(ended).toHaveBeenCalledExactlyOnceWith(false);
});
