/** Which statements tell a group from the others, and which ones everybody shares. */
import { i32 } from "../typed.ts";
import { summed, type VoteCounts } from "./counts.ts";
import { laplace, oneProportion, twoProportions, Z90 } from "./statistics.ts";

export type Side = "agree" | "disagree";

/** One side of a group's view of a statement. */
interface View {
  readonly hits: number;
  /** Share inside the group, 0 to 1, and its test. */
  readonly share: number;
  readonly shareTest: number;
  /** How many times greater than the share outside, and its test. */
  readonly ratio: number;
  readonly ratioTest: number;
}

interface Compared {
  readonly column: number;
  readonly seen: number;
  readonly agree: View;
  readonly disagree: View;
}

export interface Representative {
  readonly column: number;
  readonly side: Side;
  readonly hits: number;
  readonly seen: number;
  readonly share: number;
  readonly shareTest: number;
  readonly ratio: number;
  readonly ratioTest: number;
  /** Only for the statement that the group agrees with best: how many agree. */
  readonly bestAgree?: number;
}

const MOST_LISTED = 5;

function view(hits: number, seen: number, hitsOut: number, seenOut: number): View {
  const share = laplace(hits, seen);
  return {
    hits,
    share,
    shareTest: oneProportion(hits, seen),
    ratio: share / laplace(hitsOut, seenOut),
    ratioTest: twoProportions(hits, hitsOut, seen, seenOut),
  };
}

function compare(inside: VoteCounts, outside: VoteCounts, column: number): Compared {
  const [seen, seenOut] = [i32(inside.seen, column), i32(outside.seen, column)];
  return {
    column,
    seen,
    agree: view(i32(inside.agree, column), seen, i32(outside.agree, column), seenOut),
    disagree: view(i32(inside.disagree, column), seen, i32(outside.disagree, column), seenOut),
  };
}

const stands = ({ ratioTest, shareTest }: View): boolean => ratioTest > Z90 && shareTest > Z90;
const sideOf = ({ agree, disagree }: Compared): Side => (agree.ratioTest > disagree.ratioTest ? "agree" : "disagree");
const strength = (found: View): number => found.ratio * found.ratioTest * found.share * found.shareTest;

function listed(found: Compared): Representative {
  const side = sideOf(found);
  return { column: found.column, seen: found.seen, side, ...found[side] };
}

/** Is this a statement that the group agrees with better than with the best one so far? */
function agreesBetter({ agree, disagree }: Compared, best: Compared | undefined): boolean {
  if (agree.hits === 0 && disagree.hits === 0) return false;
  if (best && best.agree.ratio > 1) return strength(agree) > strength(best.agree);
  if (best) return agree.share * agree.shareTest > best.agree.share * best.agree.shareTest;
  return agree.shareTest > Z90 || (agree.ratio > 1 && agree.share > 0.5);
}

function forGroup(inside: VoteCounts, outside: VoteCounts, columns: readonly number[]): Representative[] {
  let best: Compared | undefined;
  let bestAgree: Compared | undefined;
  const passing: Representative[] = [];
  for (const column of columns) {
    const found = compare(inside, outside, column);
    const { ratioTest } = found[sideOf(found)];
    if (stands(found.agree) || stands(found.disagree)) passing.push(listed(found));
    if (!best || ratioTest > best[sideOf(best)].ratioTest) best = found;
    if (agreesBetter(found, bestAgree)) bestAgree = found;
  }
  const first = bestAgree && { ...listed(bestAgree), bestAgree: bestAgree.agree.hits };
  if (passing.length === 0) return [first ?? (best && listed(best))].filter((item) => item !== undefined);
  const sorted = passing
    .filter(({ column }) => column !== first?.column)
    .sort((left, right) => strength({ ...right }) - strength({ ...left }));
  const all = (first ? [first, ...sorted] : sorted).slice(0, MOST_LISTED);
  return [...all.filter(({ side }) => side === "agree"), ...all.filter(({ side }) => side === "disagree")];
}

/** For each group at most five statements that set it apart, those it agrees with first. */
export function representatives(groups: readonly VoteCounts[], columns: readonly number[]): Representative[][] {
  return groups.map((inside, g) => {
    const others = groups.filter((_, other) => other !== g);
    return forGroup(inside, summed(others, inside.seen.length), columns);
  });
}

export interface Shared {
  readonly column: number;
  readonly hits: number;
  readonly seen: number;
  readonly share: number;
  readonly shareTest: number;
}

/** What most of all people agree with, or disagree with, whatever their group; at most five of each. */
export function sharedByAll(all: VoteCounts, columns: readonly number[]): Readonly<Record<Side, Shared[]>> {
  const list = (side: Side): Shared[] =>
    columns
      .map((column) => {
        const [hits, seen] = [i32(all[side], column), i32(all.seen, column)];
        return { column, hits, seen, share: laplace(hits, seen), shareTest: oneProportion(hits, seen) };
      })
      .filter(({ share, shareTest }) => share > 0.5 && shareTest > Z90)
      .sort((left, right) => right.share * right.shareTest - left.share * left.shareTest)
      .slice(0, MOST_LISTED);
  return { agree: list("agree"), disagree: list("disagree") };
}
