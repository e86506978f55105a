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
import { recall, recallKeys, remember } from "../../../client/src/sync/saved/device.ts";

const HOUR_MS = 3_600_000;
const KEYS = { mediator: "m", participant: "p", observer: "o" };
const opened = (id: string) => ({ id, keys: KEYS, urls: KEYS, code: "ABCDEF", owner: { key: "w", url: "u" } });

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
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

test("[WI1] whoever opened a board in this tab has a key to come in by: their own, where there is one", () => {
  keepKeys(opened("six"));
  expect(keyOfOpener("six")).toBe("w");
  const { owner: _, ...before } = opened("seven");
  keepKeys(before);
  expect(keyOfOpener("seven")).toBe("m");
  keepKey("eight", "observer", "o", null);
  expect(keyOfOpener("eight")).toBeNull();
});
