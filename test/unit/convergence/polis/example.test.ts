import { describe, expect, test } from "vitest";
import { analyse } from "../../../../shared/src/convergence/polis/conversation.ts";
import type { Cast, Vote } from "../../../../shared/src/convergence/polis/votes.ts";

const ROWS = [
  "1 1 -1 -1 1",
  "1 1 -1 . 1",
  "1 . -1 -1 1",
  "1 1 -1 -1 0",
  "-1 -1 1 1 1",
  "-1 -1 1 1 .",
  "-1 . 1 1 1",
  "-1 -1 . 1 1",
];

const VOTES = ROWS.flatMap((row, person) =>
  row.split(" ").flatMap((cell, column): Cast<string, string>[] => {
    const statement = "abcde"[column] ?? "";
    return cell === "." ? [] : [[`p${person}`, statement, Number(cell) as Vote]];
  }),
);

const near = (values: ArrayLike<number>, digits: number) =>
  Array.from(values, (value) => expect.closeTo(value, digits));

describe("eight people and five statements", () => {
  const { votes, plane, found, takingPart, ...statistics } = analyse(VOTES);

  test("[CV20] the centre is the mean of the votes present, and the first axis has its published values", () => {
    expect(takingPart).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect([...plane.centre]).toEqual(near([0, 0, -1 / 7, 1 / 7, 6 / 7], 12));
    const [first, second] = plane.axes.map((axis) => [...axis]);
    expect(first?.map(Math.abs)).toEqual(near([0.56057, 0.435936, 0.494843, 0.49581, 0.070872], 6));
    expect(second?.map(Math.abs)).toEqual(near([0.028364, 0.849832, 0.386433, 0.343504, 0.098256], 6));
    const turned = Math.sign(first?.[2] ?? 0);
    expect(first?.map((value) => Math.sign(value) * turned)).toEqual([-1, -1, 1, 1, 1]);
  });

  test("[CV20] people are projected as if they had voted on everything", () => {
    const x = [...plane.people.x];
    const y = [...plane.people.y];
    const [flipX, flipY] = [-Math.sign(x[0] ?? 0), Math.sign(y[0] ?? 0)];
    const point = (person: number) => [(x[person] ?? 0) * flipX, (y[person] ?? 0) * flipY];
    expect(point(0)).toEqual(near([-1.9772, 0.0836], 4));
    expect(point(4)).toEqual(near([1.9971, -0.0994], 4));
    expect(point(7)).toEqual(near([1.6006, -0.6049], 4));
    expect([...plane.extremity]).toEqual(near([1.2551, 2.1357, 1.6045, 1.1561, 0.0387], 4));
  });

  test("[CV21] two groups, with their silhouette", () => {
    expect([...found.silhouettes.keys()]).toEqual([2]);
    expect(found.silhouettes.get(2)).toBeCloseTo(0.78008, 6);
    expect(found.groups.map((rows) => rows.map((row) => votes.people[row]))).toEqual([
      ["p0", "p1", "p2", "p3"],
      ["p4", "p5", "p6", "p7"],
    ]);
  });

  test("[CV22] group-informed consensus asks every group", () => {
    const consensus = ["a", "b", "c", "d", "e"].map((id) => statistics.groupInformedConsensus.get(id));
    expect(consensus).toEqual(near([0.138889, 0.16, 0.133333, 0.166667, 0.533333], 6));
  });

  test("[CV23] each group's own statements, and what all share", () => {
    const lists = statistics.representative.map((list) => list.map(({ statement, side }) => `${statement} ${side}`));
    expect(lists).toEqual([
      ["a agree", "b agree", "d disagree", "c disagree"],
      ["c agree", "d agree", "a disagree", "b disagree"],
    ]);
    const best = statistics.representative[0]?.[0];
    expect([best?.ratio, best?.ratioTest, best?.share, best?.shareTest]).toEqual([
      ...near([5], 12),
      ...near([2.582], 3),
      ...near([0.8333, 2.2361], 4),
    ]);
    expect(statistics.consensus.disagree).toEqual([]);
    expect(statistics.consensus.agree).toEqual([
      expect.objectContaining({ statement: "e", hits: 6, seen: 7, share: expect.closeTo(7 / 9, 12) }),
    ]);
    expect(statistics.consensus.agree[0]?.shareTest).toBeCloseTo(2.12132, 6);
  });

  test("[CV24] what to ask next", () => {
    const priorities = ["a", "b", "c", "d", "e"].map((id) => statistics.priorities.get(id));
    expect(priorities).toEqual(near([13.6369, 37.8105, 17.2065, 18.4244, 6.4168], 4));
  });
});
