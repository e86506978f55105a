/**
 * How the people of one statement are spread over the answers, as a whole and by group. Each expected person is in one
 * bucket or in none (not heard), so a new stance moves one person between two buckets whatever the size of the room.
 */
import type { Answer } from "../nouns/stance/stance.ts";

/** An answer as it is counted: an objection that its author has marked resolved weighs as a reservation. */
export type Counted = Answer | "resolved";

type Bucket = "endorse" | "agree" | "accept" | "reserve" | "object" | "resolved" | "abstain";

/** People per answer; `expected` are all in scope, heard or not. */
export interface Counts extends Readonly<Record<Bucket, number>> {
  readonly expected: number;
  /** Answers that were given and may not be shown yet; they are in no bucket. */
  readonly held?: number;
  /** People who came after it was put to the test and have not answered: not waited for, and not among `expected`. */
  readonly late?: number;
}

export interface GroupCounts extends Counts {
  readonly id: string;
}

export interface Tally {
  readonly whole: Counts;
  readonly groups: readonly GroupCounts[];
}

export interface GroupAnswers {
  readonly id: string;
  readonly expected: number;
  readonly answers: readonly Counted[];
}

export interface TallyInput {
  /** Everyone in scope: members of the groups and people outside them. */
  readonly expected: number;
  /** Declared groups: each person in one at most. */
  readonly groups: readonly GroupAnswers[];
  /** People without a group count in the whole only. */
  readonly ungrouped?: readonly Counted[];
  /** A second division of the same people, when it is stable: tested like the first, not added to the whole again. */
  readonly opinionGroups?: readonly GroupAnswers[];
}

const NOBODY = { endorse: 0, agree: 0, accept: 0, reserve: 0, object: 0, resolved: 0, abstain: 0 };

function bucketOf(answer: Exclude<Counted, null>): Bucket {
  switch (answer) {
    case 2:
      return "endorse";
    case 1:
      return "agree";
    case 0:
      return "accept";
    case -1:
      return "reserve";
    case -2:
      return "object";
    case "resolved":
    case "abstain":
      return answer;
  }
}

function countsOf(expected: number, answers: Iterable<Counted>): Counts {
  const counts = { ...NOBODY, expected };
  for (const answer of answers) if (answer !== null) counts[bucketOf(answer)] += 1;
  return counts;
}

export function tallyOf(input: TallyInput): Tally {
  const everyone = [...input.groups.map((group) => group.answers), input.ungrouped ?? []].flat();
  const groups = [...input.groups, ...(input.opinionGroups ?? [])];
  return {
    whole: countsOf(input.expected, everyone),
    groups: groups.map((group) => ({ id: group.id, ...countsOf(group.expected, group.answers) })),
  };
}

/** Throws a RangeError when nobody in the tally had given the answer that is taken back. */
function moved<C extends Counts>(counts: C, before: Counted, after: Counted): C {
  const shift = (from: C, answer: Counted, by: number): C => {
    if (answer === null) return from;
    const bucket = bucketOf(answer);
    if (from[bucket] + by < 0) throw new RangeError(`no stance ${answer} to take back`);
    return { ...from, [bucket]: from[bucket] + by };
  };
  return shift(shift(counts, before, -1), after, 1);
}

/** The tally after one person's answer changed. Costs the number of groups, not of people. */
export function withAnswer(
  tally: Tally,
  group: string | readonly string[] | null,
  before: Counted,
  after: Counted,
): Tally {
  const mine = (id: string) => (typeof group === "string" ? id === group : (group?.includes(id) ?? false));
  return {
    whole: moved(tally.whole, before, after),
    groups: tally.groups.map((counts) => (mine(counts.id) ? moved(counts, before, after) : counts)),
  };
}

/** The same room asked about the opposite statement. Answers without a grade stay as they are. */
export function mirrored(tally: Tally): Tally {
  const flip = <C extends Counts>(counts: C): C => ({
    ...counts,
    endorse: counts.object,
    agree: counts.reserve + counts.resolved,
    reserve: counts.agree,
    object: counts.endorse,
    resolved: 0,
  });
  return { whole: flip(tally.whole), groups: tally.groups.map(flip) };
}

/** n: people whose answer has a grade. */
export const graded = (counts: Counts): number => accepting(counts) + concerns(counts) + counts.object;
/** x: people at 0 or above. */
export const accepting = (counts: Counts): number => counts.accept + supporting(counts);
/** sup: people at +1 or above. */
export const supporting = (counts: Counts): number => counts.agree + counts.endorse;
/** c: reservations, objections that were resolved among them. */
export const concerns = (counts: Counts): number => counts.reserve + counts.resolved;
/** People who gave any answer, standing aside included. */
export const answered = (counts: Counts): number => graded(counts) + counts.abstain;
/** People per score from -2 to +2; a resolved objection counts at -1. */
export const histogram = (counts: Counts): number[] => [
  counts.object,
  concerns(counts),
  counts.accept,
  counts.agree,
  counts.endorse,
];
