import type { Counted, Tally } from "../../../shared/src/convergence/tally.ts";
import { tallyOf } from "../../../shared/src/convergence/tally.ts";

const ANSWERS: Readonly<Record<string, Counted>> = {
  "2": 2,
  "1": 1,
  "0": 0,
  "-1": -1,
  "-2": -2,
  A: "abstain",
  R: "resolved",
  ".": null,
};

/** `2 1 . A`: scores, `.` not heard, `A` abstain, `R` an objection that its author has resolved. */
export function answersOf(line: string): Counted[] {
  return line.split(" ").map((word) => {
    const answer = ANSWERS[word];
    if (answer === undefined) throw new Error(`no answer is written ${word}`);
    return answer;
  });
}

/** A room as the worked examples write it, its groups separated by a slash; one part alone is a room without groups. */
export function room(text: string): Tally {
  const parts = text.split(" / ").map(answersOf);
  const expected = parts.flat().length;
  if (parts.length === 1) return tallyOf({ expected, groups: [], ungrouped: parts.flat() });
  return tallyOf({
    expected,
    groups: parts.map((answers, at) => ({ id: `g${at}`, expected: answers.length, answers })),
  });
}

const ORDER: readonly Counted[] = [-2, -1, 0, 1, 2];

/** Groups of a crowd as counts from -2 to +2, separated by a slash, and how many people each group has. */
export function crowd(text: string, sizes: readonly number[]): Tally {
  const groups = text.split(" / ").map((counts, at) => ({
    id: `g${at}`,
    expected: sizes[at] ?? 0,
    answers: counts.split(" ").flatMap((count, index) => Array<Counted>(Number(count)).fill(ORDER[index] ?? null)),
  }));
  return tallyOf({ expected: sizes.reduce((sum, size) => sum + size, 0), groups });
}
