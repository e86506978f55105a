import { expect, test } from "vitest";
import { groupInformedConsensus } from "../../../../shared/src/convergence/polis/counts.ts";
import { smoothed } from "../../../../shared/src/convergence/polis/groups.ts";
import { firstDistinct, kmeans, warmStart } from "../../../../shared/src/convergence/polis/kmeans.ts";
import { priority } from "../../../../shared/src/convergence/polis/priority.ts";
import { oneProportion, twoProportions } from "../../../../shared/src/convergence/polis/statistics.ts";
import { takingPart, voteMatrix } from "../../../../shared/src/convergence/polis/votes.ts";

test("[CV23] the tests of proportions give their published values", () => {
  expect(oneProportion(9, 10)).toBeCloseTo(2.713602, 6);
  expect(oneProportion(5, 10)).toBeCloseTo(0.301511, 6);
  expect(oneProportion(0, 0)).toBe(1);
  expect(twoProportions(15, 56, 24, 71)).toBeCloseTo(-1.514067, 6);
  expect(twoProportions(8, 2, 10, 10)).toBeCloseTo(2.569047, 6);
  expect(twoProportions(4, 4, 4, 4)).toBe(0);
});

test("[CV22] a third group without votes halves the group-informed consensus", () => {
  const group = (agree: number, seen: number) => ({
    agree: Int32Array.of(agree),
    disagree: Int32Array.of(0),
    seen: Int32Array.of(seen),
  });
  expect(groupInformedConsensus([group(8, 10), group(6, 9)], 1)[0]).toBeCloseTo(0.477273, 6);
  expect(groupInformedConsensus([group(8, 10), group(6, 9), group(0, 0)], 1)[0]).toBeCloseTo(0.238636, 6);
});

test("[CV24] the priorities give their published values", () => {
  const of = (agree: number, pass: number, seen: number, extremity: number) =>
    priority({ agree, pass, disagree: seen - agree - pass, extremity });
  expect(of(1, 0, 1, 0)).toBeCloseTo(12.529726, 6);
  expect(of(20, 3, 20, 0)).toBeCloseTo(1.372383, 6);
  expect(of(18, 3, 20, 1)).toBeCloseTo(4.493699, 6);
  expect(of(0, 0, 0, 0)).toBe(5.0625);
  expect(priority({ agree: 3, disagree: 1, pass: 0, extremity: 2, meta: true })).toBe(49);
});

test("[CV21] another number of groups is shown only when it was best four times in a row", () => {
  let state = smoothed(undefined, 3);
  const shown = [2, 2, 2, 3, 2, 2, 2, 2].map((best) => {
    state = smoothed(state, best);
    return state.shown;
  });
  expect(shown).toEqual([3, 3, 3, 3, 3, 3, 3, 2]);
});

const line = (...x: number[]) => ({
  x: Float64Array.from(x),
  y: new Float64Array(x.length),
  weight: new Float64Array(x.length).fill(1),
});

test("[CV21] the search begins with the first distinct points", () => {
  expect(firstDistinct(line(0, 0, 1, 9), 2).map(({ x }) => x)).toEqual([0, 1]);
  expect(kmeans(line(0, 0, 1, 9), firstDistinct(line(0, 0, 1, 9), 2), 20).map(({ members }) => members)).toEqual([
    [0, 1, 2],
    [3],
  ]);
});

test("[CV21] a run that continues begins from the groups before; equal centres merge, the farthest begins a new one", () => {
  const points = line(0, 2, 1, 9);
  expect(warmStart(points, [[0, 1], [2], []], 2)).toEqual([
    { x: 1, y: 0, members: [0, 1, 2] },
    { x: 9, y: 0, members: [3] },
  ]);
});

test("[CV20] with few people all of the most active take part; who was in stays in", () => {
  const cast = Array.from({ length: 20 }, (_, person) =>
    Array.from({ length: person < 3 ? 8 : 1 + (person % 6) }, (__, statement) => [person, statement, 1] as const),
  ).flat();
  const votes = voteMatrix(cast, new Set<number>());
  const rows = takingPart(votes);
  expect(rows).toHaveLength(15);
  expect(rows.slice(0, 3)).toEqual([0, 1, 2]);
  expect(rows).not.toContain(6);
  expect(takingPart(votes, new Set([6]))).toContain(6);
});

test("[CV20] the last vote of a person counts, at the place of the first", () => {
  const votes = voteMatrix(
    [
      ["ana", "b", 1],
      ["luis", "a", -1],
      ["ana", "b", 0],
    ],
    new Set<string>(),
  );
  expect(votes.people).toEqual(["ana", "luis"]);
  expect(votes.statements).toEqual(["b", "a"]);
  expect([...votes.raw.value]).toEqual([0, -1]);
});
