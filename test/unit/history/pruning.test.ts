import { expect, test } from "vitest";
import { MAX_HISTORY_BYTES, MAX_MOMENTS, pruned } from "../../../server/src/history/pruning.ts";
import type { MomentReason, StoredMoment } from "../../../server/src/store/store.ts";

/** Which moments of a canvas stay. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const START = Date.UTC(2026, 0, 1);

const at = (time: number, why: MomentReason = "time", bytes = 10_000): StoredMoment => ({
  ...{ at: time, why, cards: 1, clusters: 0, drawings: 0, bytes },
});

/** What is left when a moment comes so often for so long. */
function lived(every: number, forMs: number, bytes = 10_000): StoredMoment[] {
  let kept: StoredMoment[] = [];
  for (let now = START; now <= START + forMs; now += every) {
    kept.push(at(now, "time", bytes));
    const gone = new Set(pruned(kept, now));
    kept = kept.filter((moment) => !gone.has(moment.at));
  }
  return kept;
}
const gaps = (kept: readonly StoredMoment[]) => kept.slice(1).map((moment, i) => moment.at - (kept[i]?.at ?? 0));

test("[EC1] one in ten minutes stays for a day, one an hour for a week, one a day for good", () => {
  const now = START + 12 * DAY;
  const kept = lived(10 * MINUTE, 12 * DAY);
  const within = (from: number, to: number) => kept.filter(({ at: time }) => now - time >= from && now - time < to);
  expect(within(0, DAY)).toHaveLength(144);
  expect(within(DAY, 7 * DAY).length).toBeGreaterThanOrEqual(143);
  expect(within(DAY, 7 * DAY).length).toBeLessThanOrEqual(145);
  expect(within(7 * DAY, 13 * DAY).length).toBeGreaterThanOrEqual(4);
  expect(Math.max(...gaps(kept))).toBeLessThanOrEqual(DAY);
});

test("[EC1] what was kept before something was lost or brought back stays beside them for a day", () => {
  const now = START + DAY;
  const kept = [at(now - 3, "cleared"), at(now - 2, "restored"), at(now - 1, "cleared"), at(now)];
  expect(pruned(kept, now)).toEqual([]);
  expect(pruned([at(START + 10), at(START + 20), at(START + 30, "cleared")], START + 40)).toEqual([START + 10]);
});

test("[EC1] there are never more than a thousand, at growing distances, and the newest is one of them", () => {
  const day = START + 2_000 * DAY;
  const many = Array.from({ length: 2_000 }, (_, i) => at(START + i * DAY));
  const gone = new Set(pruned(many, day));
  const kept = many.filter((moment) => !gone.has(moment.at));
  expect(kept).toHaveLength(MAX_MOMENTS);
  expect(kept.at(-1)).toBe(many.at(-1));
  const distances = gaps(kept);
  const mean = (list: number[]) => list.reduce((sum, gap) => sum + gap, 0) / list.length;
  expect(mean(distances.slice(0, 200))).toBeGreaterThan(mean(distances.slice(-200)));
});

test("[EC1] somebody who fills the history with large moments does not push the older ones out", () => {
  const now = START + 40 * DAY;
  const honest = Array.from({ length: 30 }, (_, i) => at(START + i * DAY));
  const large = Array.from({ length: 60 }, (_, i) => at(now - (60 - i) * 10 * MINUTE, "time", 8_000_000));
  const gone = new Set(pruned([...honest, ...large], now));
  expect(honest.filter((moment) => gone.has(moment.at))).toEqual([]);
  const bytes = large.filter((moment) => !gone.has(moment.at)).reduce((sum, moment) => sum + moment.bytes, 0);
  expect(bytes).toBeLessThanOrEqual(MAX_HISTORY_BYTES);
  expect(gone.has(now - 10 * MINUTE)).toBe(false);
});
