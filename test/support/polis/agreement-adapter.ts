/**
 * The minimum agreement as one plain function, for comparison with examples worked elsewhere. Built by
 * `npm run build:adapter` into `test/dist/agreement-adapter.mjs`.
 */
import { judge as judged } from "../../../shared/src/convergence/judge.ts";
import type { Mode } from "../../../shared/src/convergence/judgement.ts";
import { type Counted, tallyOf } from "../../../shared/src/convergence/tally.ts";
import { PRESETS } from "../../../shared/src/convergence/thresholds.ts";
import type { Answer } from "../../../shared/src/nouns/stance/stance.ts";

interface Input {
  readonly mode?: Mode;
  readonly expected: number;
  readonly groups: readonly { readonly expected: number; readonly stances: readonly Answer[] }[];
  /** Whose objection is resolved: places in all stances, the groups' lists laid one after the other, from 0. */
  readonly resolved?: readonly number[];
}

/**
 * How the standard judges. Where a definition leaves a choice, this is the one taken:
 * - `bridge` and `floor` are over the groups that are tested, those of three expected people or more that are not
 *   everybody; without any, over the whole. Who is in a smaller group counts in the whole (ADR 0006);
 * - `distance` sums over the groups, for answers that are missing as for people who would have to move;
 * - `confidence` in a room is 0 with an open objection, a group below its floor or nobody who wants it, but not where
 *   somebody has still to be heard; more answers than people expected leave nobody unheard;
 * - a crowd's `fails` are the tests that fail, `undecided` those that more answers would decide;
 * - a resolved objection counts as -1, and as +1 in the question asked the other way round (`sharedNo`);
 * - everybody having answered and too many standing aside is `open`, with `declines`.
 */
function judge({ mode, expected, groups, resolved = [] }: Input) {
  const settled = new Set(resolved);
  let place = 0;
  const counted = (stance: Answer): Counted => {
    const here = place++;
    return stance === -2 && settled.has(here) ? "resolved" : stance;
  };
  const tally = tallyOf({
    expected,
    groups: groups.map((group, id) => ({
      id: String(id),
      expected: group.expected,
      answers: group.stances.map(counted),
    })),
  });
  return judged(tally, PRESETS.standard, mode);
}

export default { judge };
