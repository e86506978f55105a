import { sayDate } from "@acuerdo/shared";
import { afterEach, expect, test, vi } from "vitest";
import { learnServerTime } from "../../../client/src/sync/link/server-time.ts";
import { dayFromToday, isPast, withinAWeek } from "../../../client/src/ui/due.ts";
import { weakly } from "../../support/weakening.ts";

/** Days and moments as their reader has them, by a clock that is right. */

const FIRST = Date.UTC(2026, 9, 25, 0, 30);
const SECOND = Date.UTC(2026, 9, 25, 1, 30);

test.each(["en", "es"] as const)(
  "[OT7] a moment names its zone: the two of the night in which it changes differ (%s)",
  (language) => {
    const [first, second] = [FIRST, SECOND].map((at) => sayDate(language, at, "moment", "Europe/Madrid"));
    expect(first).toMatch(/02:30 CEST$/);
    expect(second).toMatch(/02:30 CET$/);
    expect(sayDate(language, FIRST, "moment", "UTC")).toMatch(/00:30 UTC$/);
    expect(sayDate(language, "2026-03-29", "day", "Pacific/Honolulu")).toMatch(/^29 (de marzo de|March) 2026$/);
  },
);

afterEach(() => {
  vi.useRealTimers();
  learnServerTime(Date.now());
});

type Due = typeof import("../../../client/src/ui/due.ts");

/** What is due on a device so many days off. */
function dueBy(due: Due, days: number): readonly unknown[] {
  const now = new Date(2026, 10, 26, 12).getTime();
  vi.useFakeTimers({ now: now + days * 86_400_000, toFake: ["Date"] });
  learnServerTime(now);
  return [due.dayFromToday(), due.withinAWeek(), due.isPast("2026-11-26"), due.isPast("2026-11-25")];
}

test.each([-366, 366])("[OT7] with a device %i days off, what is due goes by the server's clock", async (days) => {
  const right = ["2026-11-26", "2026-12-03", false, true];
  expect(dueBy({ dayFromToday, withinAWeek, isPast }, days)).toEqual(right);
  const before = await weakly<Due>("client/src/ui/due.ts", ["new Date(serverNow())", "new Date()"]);
  expect(dueBy(before, days)).not.toEqual(right);
});
