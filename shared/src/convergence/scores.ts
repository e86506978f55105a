/**
 * Scores for ranking, never for deciding. They extend the group-informed consensus of Polis: with agree and disagree
 * only, `bridge` is its k-th root, so that boards with two groups and with five can be compared.
 */
import { accepting, type Counts, type GroupCounts, graded, type Tally } from "./tally.ts";
import type { Thresholds } from "./thresholds.ts";

/** The groups that are tested on their own: large enough, and not the whole under another name. */
export function testedGroups(tally: Tally, { smallestGroup }: Thresholds): readonly GroupCounts[] {
  return tally.groups.filter(({ expected }) => expected >= smallestGroup && expected < tally.whole.expected);
}

/** Share who accept, with one imagined yes and one imagined no (Laplace). */
const acceptance = (counts: Counts): number => (accepting(counts) + 1) / (graded(counts) + 2);

export interface Scores {
  readonly bridge: number;
  readonly floor: number;
}

export function scoresOf(whole: Counts, groups: readonly Counts[]): Scores {
  const shares = (groups.length > 0 ? groups : [whole]).map(acceptance);
  const product = shares.reduce((left, right) => left * right, 1);
  return { bridge: product ** (1 / shares.length), floor: Math.min(...shares) };
}
