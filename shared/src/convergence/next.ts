/**
 * What to ask somebody next. In a room everybody should answer everything, so only the order is chosen; in a crowd
 * nobody can, so statements are drawn where an answer tells most. Nothing here is shown before the person has answered.
 */
import { judge } from "./judge.ts";
import type { Judgement } from "./judgement.ts";
import type { Random } from "./random.ts";
import { answered, graded, type Tally, withAnswer } from "./tally.ts";
import { PRESETS, type Thresholds } from "./thresholds.ts";

/** A statement that the person has not answered. */
export interface Waiting {
  readonly id: string;
  readonly tally: Tally;
  readonly judgement: Judgement;
}

/** Would one full support from this person bring it nearer? */
function decides({ tally, judgement }: Waiting, group: string | null, thresholds: Thresholds): boolean {
  if (judgement.mode !== "room") return false;
  const after = judge(withAnswer(tally, group, null, 2), thresholds, "room");
  return after.mode === "room" && after.distance < judgement.distance;
}

/** The whole queue: where one answer alone brings it nearer, then the least answered, then by chance. */
export function queueInRoom(
  waiting: readonly Waiting[],
  group: string | null,
  random: Random,
  thresholds: Thresholds = PRESETS.standard,
): string[] {
  const keyed = [...waiting]
    .sort((left, right) => (left.id < right.id ? -1 : 1))
    .map((statement) => ({
      id: statement.id,
      later: decides(statement, group, thresholds) ? 0 : 1,
      heard: answered(statement.tally.whole),
      chance: random(),
    }));
  keyed.sort((left, right) => left.later - right.later || left.heard - right.heard || left.chance - right.chance);
  return keyed.map(({ id }) => id);
}

/** What the weight of a statement for one person depends on. */
export interface Asked {
  /** Probability that it comes to hold, 0 to 1. */
  readonly chance: number;
  readonly graded: number;
  readonly abstained: number;
  /** Graded stances in the person's own group; those of the whole for somebody without a group. */
  readonly gradedInGroup: number;
  readonly bridge: number;
}

const ENOUGH_IN_GROUP = 10;

/** Greatest where it is undecided, new, not passed over, bridges, and the own group has hardly been heard. */
export function weightOf({ chance, graded: n, abstained, gradedInGroup, bridge }: Asked): number {
  const undecided = 0.1 + 0.9 * 4 * chance * (1 - chance);
  const unheard = Math.max(0.1, (ENOUGH_IN_GROUP - gradedInGroup) / ENOUGH_IN_GROUP);
  const fresh = 1 + 8 * 2 ** (-n / 5);
  const answerable = 1 - (abstained + 1) / (n + abstained + 2);
  return (undecided * unheard * fresh * answerable * (0.25 + bridge)) ** 2;
}

/** Probability that it comes to hold: what is decided may still turn, what is undecided is even. */
export function chanceOf({ status }: Judgement): number {
  if (status === "everyone" || status === "minimum") return 0.99;
  return status === "contested" ? 0.02 : 0.5;
}

export function askedOf({ tally, judgement }: Waiting, group: string | null): Asked {
  const own = tally.groups.find(({ id }) => id === group) ?? tally.whole;
  return {
    chance: chanceOf(judgement),
    graded: graded(tally.whole),
    abstained: tally.whole.abstain,
    gradedInGroup: graded(own),
    bridge: judgement.bridge,
  };
}

/** One draw in five asks anything, so that quiet statements are not buried. */
const UNIFORM_SHARE = 0.2;

/** Draws one statement in proportion to its weight; undefined when nothing waits. */
export function drawInCrowd(waiting: readonly Waiting[], group: string | null, random: Random): string | undefined {
  const inOrder = [...waiting].sort((left, right) => (left.id < right.id ? -1 : 1));
  const even = random() < UNIFORM_SHARE;
  const weights = inOrder.map((statement) => (even ? 1 : weightOf(askedOf(statement, group))));
  let left = random() * weights.reduce((sum, weight) => sum + weight, 0);
  const drawn = inOrder.find((_, index) => {
    left -= weights[index] ?? 0;
    return left < 0;
  });
  return (drawn ?? inOrder.at(-1))?.id;
}
