/**
 * The minimum agreement as one plain function, for comparison with examples worked elsewhere. Built by
 * `npm run build:adapter` into `test/dist/agreement-adapter.mjs`.
 */
import { judge as judged } from "../../shared/src/convergence/judge.ts";
import type { Mode } from "../../shared/src/convergence/judgement.ts";
import { type Counted, tallyOf } from "../../shared/src/convergence/tally.ts";
import { PRESETS } from "../../shared/src/convergence/thresholds.ts";
import type { Answer } from "../../shared/src/stance.ts";

interface Input {
  readonly mode?: Mode;
  readonly expected: number;
  readonly groups: readonly { readonly expected: number; readonly stances: readonly Answer[] }[];
  /** Whose objection is resolved: places in all stances, the groups' lists laid one after the other, from 0. */
  readonly resolved?: readonly number[];
}

function judge({ mode, expected, groups, resolved = [] }: Input) {
  let place = 0;
  const counted = (stance: Answer): Counted => {
    const here = place++;
    return stance === -2 && resolved.includes(here) ? "resolved" : stance;
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
