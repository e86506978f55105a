import { beforeEach, describe, expect, test, vi } from "vitest";
import { Backoff, HOLDS_MS } from "../../../client/src/sync/link/backoff.ts";
import {
  doubtServerTime,
  knowsServerTime,
  learnFromDate,
  learnServerTime,
  serverNow,
} from "../../../client/src/sync/link/server-time.ts";
import { remember } from "../../../client/src/sync/saved/device.ts";
import { Lease } from "../../../client/src/sync/saved/lease.ts";
import { weakly } from "../../support/weakening.ts";

/** Clocks of devices that are wrong, or are set while somebody works. */

const YEAR = 365 * 86_400_000;
const TRUE = Date.UTC(2026, 10, 26, 12);

beforeEach(() => {
  vi.useFakeTimers();
  return () => vi.useRealTimers();
});

type ServerTime = Pick<typeof import("../../../client/src/sync/link/server-time.ts"), "learnServerTime" | "serverNow">;

/** Whether a device that is so much off has the server's time, a while after it was told. */
function hasServersTime({ learnServerTime, serverNow }: ServerTime, off: number): boolean {
  vi.setSystemTime(TRUE + off);
  learnServerTime(TRUE);
  vi.advanceTimersByTime(5_000);
  return serverNow() === TRUE + 5_000;
}

describe("[OF16] the server's clock decides", () => {
  test.each([-YEAR, -3_600_000, 0, 3_600_000, YEAR])("on a device that is %d ms off", (off) => {
    expect([hasServersTime({ learnServerTime, serverNow }, off), knowsServerTime()]).toEqual([true, true]);
  });

  test("a device that goes by its own clock is caught", async () => {
    const own = await weakly<ServerTime>("client/src/sync/link/server-time.ts", ["offset = now - Date.now();", ""]);
    for (const off of [-YEAR, -3_600_000, 3_600_000, YEAR]) expect(hasServersTime(own, off)).toBe(false);
  });

  test("an answer's date is believed where nothing better is known, or it says something else", () => {
    vi.setSystemTime(TRUE + YEAR);
    doubtServerTime();
    learnFromDate(new Date(TRUE).toUTCString());
    expect(serverNow()).toBe(TRUE);
    learnServerTime(TRUE + 400);
    learnFromDate(new Date(TRUE).toUTCString());
    expect(serverNow()).toBe(TRUE + 400);
    vi.setSystemTime(TRUE - YEAR);
    doubtServerTime();
    expect(knowsServerTime()).toBe(false);
    learnFromDate(new Date(TRUE).toUTCString());
    expect(serverNow()).toBe(TRUE);
  });

  test.each([null, "", "soon", "-1"])("what is no date tells nothing: %j", (date) => {
    vi.setSystemTime(TRUE);
    learnServerTime(TRUE + 7);
    learnFromDate(date);
    learnServerTime(Number.NaN);
    learnServerTime(0);
    expect(serverNow()).toBe(TRUE + 7);
  });
});

describe("[OF16] the note of which tab sends", () => {
  const wall = () => Date.now();
  const FUTURES = [10_001, 3_600_000, YEAR, Number.POSITIVE_INFINITY];
  /** Whether somebody sends although a note is there that ends in so many milliseconds. */
  const isTaken = (Kind: typeof Lease, ms: number): boolean => {
    vi.setSystemTime(TRUE);
    remember("lease.future", { tab: "other", until: TRUE + ms });
    return new Kind("lease.future", wall).take();
  };
  test.each(FUTURES)("one that ends in %d ms was left by another clock", (ms) => {
    expect(isTaken(Lease, ms)).toBe(true);
  });

  test("a tab that believes whatever such a note says is caught", async () => {
    const before = await weakly<{ Lease: typeof Lease }>("client/src/sync/saved/lease.ts", [
      " && left <= LEASE_MS",
      "",
    ]);
    for (const ms of FUTURES.filter(Number.isFinite)) expect(isTaken(before.Lease, ms)).toBe(false);
  });

  test("one that another tab holds is respected, and succeeded when it has run out", () => {
    vi.setSystemTime(TRUE);
    const [one, other] = [new Lease("lease.held", wall), new Lease("lease.held", wall)];
    expect([one.take(), other.take(), one.take()]).toEqual([true, false, true]);
    vi.setSystemTime(TRUE - YEAR);
    expect(other.take()).toBe(true);
    vi.setSystemTime(TRUE + YEAR);
    expect(one.take()).toBe(true);
  });
});

test.each([-YEAR, YEAR])("[OF16] whoever waits to try again waits no longer when the clock is set by %d ms", (jump) => {
  vi.setSystemTime(TRUE);
  const attempt = vi.fn();
  const backoff = new Backoff(attempt, HOLDS_MS);
  backoff.failed();
  vi.setSystemTime(TRUE + jump);
  vi.advanceTimersByTime(2_000);
  expect(attempt).toHaveBeenCalledTimes(1);
});
