import type { RecordEntry } from "@acuerdo/shared";
import { expect, test, vi } from "vitest";
import { askAgain, lastClearing, momentBefore } from "../../../client/src/sync/canvas/history.ts";

/** Whoever holds the wheel is told that much was taken off the canvas. */

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const entry = (kind: "canvas.cleared" | "canvas.restored", at: number, seq = 1) =>
  ({ kind, at, seq, actor: "somebody", data: {} }) as unknown as RecordEntry;

test("[EC4] for half an hour after it, unless something was brought back since", () => {
  const at = 3 * DAY + 15 * HOUR;
  const record = [entry("canvas.cleared", at)];
  expect(lastClearing(record, at + HOUR / 3, "named")?.seq).toBe(1);
  expect(lastClearing(record, at + HOUR, "named")).toBeNull();
  expect(lastClearing([...record, entry("canvas.restored", at + 1, 2)], at + 2, "named")).toBeNull();
  expect(lastClearing([], at, "named")).toBeNull();
  expect(lastClearing(record, at - 365 * DAY, "named")).toBeNull(); // a clock was ahead
});

test("[EC4] where voices are anonymous events tell the day alone: at any hour of that day", () => {
  const midnight = 3 * DAY;
  const record = [entry("canvas.cleared", midnight)];
  for (const hours of [0, 1, 15, 23.9]) expect(lastClearing(record, midnight + hours * HOUR, "anonymous")?.seq).toBe(1);
  expect(lastClearing(record, midnight + 25 * HOUR, "anonymous")).toBeNull();
});

test("[EC4] what it was before is the moment that was kept for it, whichever mark it bears", () => {
  const moment = (at: number, why: "time" | "cleared") => ({ at, why, cards: 1, clusters: 0, drawings: 0 });
  const past = { now: {}, moments: [moment(1, "cleared"), moment(5, "cleared"), moment(9, "time")], doings: [] };
  expect(momentBefore(past as never)?.at).toBe(5);
  expect(momentBefore({ ...past, moments: [moment(9, "time")] } as never)).toBeNull();
});

test("[EC4] the board as it was, left open, is asked for again every ten seconds, while somebody looks at it", () => {
  vi.useFakeTimers();
  let [asked, isSeen] = [0, true];
  const end = askAgain(
    () => {
      asked += 1;
    },
    () => isSeen,
  );
  vi.advanceTimersByTime(30_000);
  expect(asked).toBe(3);
  isSeen = false;
  vi.advanceTimersByTime(30_000);
  expect(asked).toBe(3);
  isSeen = true;
  vi.advanceTimersByTime(10_000);
  end();
  vi.advanceTimersByTime(60_000);
  vi.useRealTimers();
  expect(asked).toBe(4);
});
