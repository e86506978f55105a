import { expect, test } from "vitest";
import { judge } from "../../../shared/src/convergence/judge.ts";
import { type Counted, histogram, mirrored, tallyOf, withAnswer } from "../../../shared/src/convergence/tally.ts";
import { room } from "./rooms.ts";

test("[CV2] a stance that changes moves one person, in the whole and in the group", () => {
  const before = room("2 1 0 -2 / 1 . A");
  expect(withAnswer(before, "g1", null, -1)).toEqual(room("2 1 0 -2 / 1 -1 A"));
  expect(withAnswer(before, "g0", -2, "resolved")).toEqual(room("2 1 0 R / 1 . A"));
  expect(withAnswer(before, "g1", "abstain", null)).toEqual(room("2 1 0 -2 / 1 . ."));
});

test("[CV2] answers taken one by one give the tally of all of them", () => {
  const answers: Counted[] = [2, -1, 0, "abstain", 1, "resolved", -2];
  let tally = tallyOf({ expected: 9, groups: [{ id: "school", expected: 9, answers: [] }] });
  for (const answer of answers) tally = withAnswer(tally, "school", null, answer);
  expect(tally).toEqual(tallyOf({ expected: 9, groups: [{ id: "school", expected: 9, answers }] }));
});

test("[CV2] taking back a stance that nobody gave is a bug, and is thrown", () => {
  expect(() => withAnswer(room("1 1 ."), null, -2, 0)).toThrow(RangeError);
});

test("[CV2] people without a group count in the whole only", () => {
  const tally = tallyOf({
    expected: 6,
    groups: [{ id: "school", expected: 3, answers: [1, 1, 0] }],
    ungrouped: [2, -1, 1],
  });
  expect(histogram(tally.whole)).toEqual([0, 1, 1, 3, 1]);
  expect(tally.groups.map(histogram)).toEqual([[0, 0, 1, 2, 0]]);
  expect(judge(tally).bridge).toBeCloseTo(4 / 5, 12);
});

test("[CV2] opinion groups divide the same people again and add nobody to the whole", () => {
  const groups = [{ id: "school", expected: 4, answers: [1, 1, 0, 2] as const }];
  const opinionGroups = [{ id: "camp", expected: 3, answers: [1, 1, 0] as const }];
  const tally = tallyOf({ expected: 8, groups, opinionGroups, ungrouped: [1, 1, 1, 1] });
  expect(tally.whole).toEqual(tallyOf({ expected: 8, groups, ungrouped: [1, 1, 1, 1] }).whole);
  expect(tally.groups.map(({ id }) => id)).toEqual(["school", "camp"]);
  const after = withAnswer(tally, ["school", "camp"], 0, -1);
  expect(after.groups.map(histogram)).toEqual([
    [0, 1, 0, 2, 1],
    [0, 1, 0, 2, 0],
  ]);
});

test("[CV2] the mirror of a room answers the opposite statement", () => {
  expect(mirrored(room("2 1 0 R -2 A ."))).toEqual(room("-2 -1 0 1 2 A ."));
});
