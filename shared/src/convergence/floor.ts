/** How an agreement's plank is drawn in the section view: the eye reads what holds without reading numbers. */
import type { Judgement } from "./judgement.ts";
import { type Counts, graded, supporting, type Tally } from "./tally.ts";

/**
 * `gap`: an open objection. `dotted`: somebody has still to be heard. `thin`: it stands on reservations, or a group
 * only lives with it. `thick`: every group that was heard agrees or better.
 */
export type Plank = "gap" | "dotted" | "thin" | "thick";

/** At least half of those with a graded stance are at +1 or above: the upper median is "agree" or better. */
const mostlyAgrees = (counts: Counts): boolean => 2 * supporting(counts) >= graded(counts);

export function plankOf(tally: Tally, judgement: Judgement): Plank {
  if (judgement.objections > 0) return "gap";
  if (judgement.answersMissing > 0) return "dotted";
  if (judgement.concerns > 0) return "thin";
  return [tally.whole, ...tally.groups].every(mostlyAgrees) ? "thick" : "thin";
}
