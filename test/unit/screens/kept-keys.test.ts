import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  keepCode,
  keepKey,
  keepKeys,
  keptKeys,
  keyOfBefore,
  keyOfOpener,
  moveKeysOfBefore,
} from "../../../client/src/arrive/kept-keys.ts";
import { doubtServerTime, learnServerTime, serverNow } from "../../../client/src/sync/link/server-time.ts";
import { forget, recall, recallKeys, remember } from "../../../client/src/sync/saved/device.ts";
import { forgetInTab } from "../../../client/src/sync/saved/tab.ts";
import { weakly } from "../../support/weakening.ts";

type Kept = Pick<typeof import("../../../client/src/arrive/kept-keys.ts"), "keepKeys" | "keptKeys">;

const HOUR_MS = 3_600_000;
const KEYS = { mediator: "m", participant: "p", observer: "o" };
const opened = (id: string) => ({ id, keys: KEYS, urls: KEYS, code: "ABCDEF", owner: { key: "w", url: "u" } });

beforeEach(() => {
  vi.useFakeTimers();
  learnServerTime(Date.now());
});
afterEach(() => {
  vi.useRealTimers();
  doubtServerTime();
});

describe("[LK4] no link lies on a device", () => {
  test("those of an opened board are the tab's, for a day at most", () => {
    const before = recallKeys("");
    keepKeys(opened("one"));
    expect(keptKeys("one")).toMatchObject({ keys: KEYS, owner: "w", code: "ABCDEF" });
    expect(recallKeys("")).toEqual(before);
    vi.advanceTimersByTime(23 * HOUR_MS);
    expect(keptKeys("one").keys).toEqual(KEYS);
    vi.advanceTimersByTime(2 * HOUR_MS);
    expect(keptKeys("one")).toEqual({ keys: {}, owner: null, code: null });
  });

  test("a device that keeps them for whoever sits down next is caught", async () => {
    const before = await weakly<Kept>(
      "client/src/arrive/kept-keys.ts",
      ["import { forget, recall }", "import { forget, recall, remember }"],
      ["rememberInTab(nameOf(boardId), {", "remember(nameOf(boardId), {"],
    );
    const found = ({ keepKeys: keep }: Kept) => {
      keep(opened("ten"));
      const names = recallKeys("").filter((name) => name.includes("keys.ten"));
      forget("keys.ten");
      return names.length;
    };
    expect([found({ keepKeys, keptKeys }), found(before)]).toEqual([0, 1]);
  });

  test("a new one takes the place of its role's, and prolongs nothing", () => {
    keepKeys(opened("two"));
    vi.advanceTimersByTime(20 * HOUR_MS);
    keepKey("two", "participant", "q", "GHJKMN");
    expect(keptKeys("two")).toMatchObject({ keys: { ...KEYS, participant: "q" }, owner: "w", code: "GHJKMN" });
    vi.advanceTimersByTime(5 * HOUR_MS);
    expect(keptKeys("two").keys).toEqual({});
    keepKey("three", "observer", "r", null);
    expect(keptKeys("three")).toMatchObject({ keys: { observer: "r" }, owner: null, code: null });
  });

  test("what an earlier version kept on the device lets its opener in once more, and is then the tab's", () => {
    const { owner: _, ...before } = opened("four");
    remember("keys.four", before);
    expect(keyOfBefore("four")).toBe("m");
    moveKeysOfBefore("four");
    expect(recall("keys.four", {})).toBeNull();
    expect(keyOfBefore("four")).toBeNull();
    expect(keptKeys("four")).toMatchObject({ keys: KEYS, owner: null, code: "ABCDEF" });
  });

  test("[WI3] a screen's code goes with its tab as well, and brings no key", () => {
    keepCode("five", "ACDEFHJ");
    expect(keptKeys("five")).toMatchObject({ keys: {}, owner: null, code: "ACDEFHJ" });
    vi.advanceTimersByTime(25 * HOUR_MS);
    expect(keptKeys("five").code).toBeNull();
  });
});

/** Whether the links of a board that was just opened are there once this device's clock was set, before and after the server has told the time. */
function areThere(kept: Kept, jump: number): boolean {
  kept.keepKeys(opened("nine"));
  const now = serverNow();
  vi.setSystemTime(Date.now() + jump);
  doubtServerTime();
  const before = kept.keptKeys("nine").owner;
  learnServerTime(now);
  return before === "w" && kept.keptKeys("nine").owner === "w";
}

test("[OF16] [LK4] a clock that is set takes nobody's links; a tab that goes by its own is caught", async () => {
  const own = await weakly<Kept>(
    "client/src/arrive/kept-keys.ts",
    ["knowsServerTime() && Math.abs(serverNow()", "Math.abs(Date.now()"],
    ["?.since ?? serverNow()", "?.since ?? Date.now()"],
  );
  for (const jump of [-365, -2, 2, 365].map((days) => days * 24 * HOUR_MS)) {
    expect(areThere({ keepKeys, keptKeys }, jump)).toBe(true);
    forgetInTab("keys.nine");
    expect(areThere(own, jump)).toBe(false);
    forgetInTab("keys.nine");
  }
});

test("[WI1] whoever opened a board in this tab has a key to come in by: their own, where there is one", () => {
  keepKeys(opened("six"));
  expect(keyOfOpener("six")).toBe("w");
  const { owner: _, ...before } = opened("seven");
  keepKeys(before);
  expect(keyOfOpener("seven")).toBe("m");
  keepKey("eight", "observer", "o", null);
  expect(keyOfOpener("eight")).toBeNull();
});
