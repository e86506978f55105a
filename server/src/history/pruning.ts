import type { StoredMoment } from "../store/store.ts";

/** Which moments of a canvas are kept: one in ten minutes of a day, one an hour of a week, one a day for the life of the board. */

const TEN_MINUTES_MS = 600_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const WEEK_MS = 7 * DAY_MS;

/** Moments of one board: two years, beside the day and the week. */
export const MAX_MOMENTS = 1_000;
/** What they may take on disk together; a board's canvas has some 100 kB, compressed a tenth of that. */
export const MAX_HISTORY_BYTES = 67_108_864;

/** Which stretch of time a moment stands for, of which one is kept; null: all are, for a day, that were not kept for the time. */
function stretchOf({ at, why }: StoredMoment, now: number): string | null {
  const age = now - at;
  if (age < DAY_MS) return why === "time" ? `ten minutes ${Math.floor(at / TEN_MINUTES_MS)}` : null;
  return age < WEEK_MS ? `hour ${Math.floor(at / HOUR_MS)}` : `day ${Math.floor(at / DAY_MS)}`;
}

/** How little is missed without it: how near its neighbours are for its age, and how much room it takes. */
function expendable(moments: readonly StoredMoment[], i: number, now: number): number {
  const { at, bytes } = moments[i] as StoredMoment;
  const gap = (moments[i + 1]?.at ?? now) - (moments[i - 1]?.at ?? 0);
  return (bytes * (now - at)) / Math.max(1, gap);
}

/**
 * The times of the moments that go. Of a stretch the last one stays; where all together are too many or too large, those
 * go that stand close to others for their age, the newest never.
 * @param moments oldest first.
 */
export function pruned(moments: readonly StoredMoment[], now: number): number[] {
  const last = new Map<string, StoredMoment>();
  for (const moment of moments) {
    const stretch = stretchOf(moment, now);
    if (stretch !== null) last.set(stretch, moment);
  }
  const kept = moments.filter((moment) => {
    const stretch = stretchOf(moment, now);
    return stretch === null || last.get(stretch) === moment;
  });
  let bytes = kept.reduce((sum, moment) => sum + moment.bytes, 0);
  while (kept.length > 1 && (kept.length > MAX_MOMENTS || bytes > MAX_HISTORY_BYTES)) {
    const worths = kept.slice(0, -1).map((_, i) => expendable(kept, i, now));
    const [gone] = kept.splice(worths.indexOf(Math.max(...worths)), 1);
    bytes -= gone?.bytes ?? 0;
  }
  const staying = new Set(kept);
  return moments.filter((moment) => !staying.has(moment)).map(({ at }) => at);
}
