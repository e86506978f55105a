/** Conversations that are hardly any: a program from outside the project found what these used to give. */
import { describe, expect, test } from "vitest";
import { analyse } from "../../../../shared/src/convergence/polis/conversation.ts";
import type { Cast } from "../../../../shared/src/convergence/polis/votes.ts";

type Votes = readonly Cast<string, string>[];

const HARDLY_ANY: readonly (readonly [string, Votes])[] = [
  ["nobody", []],
  ["one pass", [["p", "a", 0]]],
  ["one vote each way", [["p", "a", 1], ["q", "a", -1]]], // biome-ignore format: as a table
  ["all agree with all", ["p", "q", "r"].flatMap((p): Votes => [[p, "a", 1], [p, "b", 1]])], // biome-ignore format: as a table
  ["all pass", ["p", "q", "r"].flatMap((p): Votes => [[p, "a", 0], [p, "b", 0]])], // biome-ignore format: as a table
];

describe("hardly any votes", () => {
  test.each(HARDLY_ANY)("[CV20] %s: every figure is a number", (_, votes) => {
    const { plane, priorities, groupInformedConsensus, found } = analyse(votes);
    const figures = [
      ...plane.axes.flatMap((axis) => [...axis]),
      ...[...plane.people.x, ...plane.people.y, ...plane.extremity],
      ...[...priorities.values(), ...groupInformedConsensus.values()],
    ];
    expect(figures.filter((figure) => !Number.isFinite(figure))).toEqual([]);
    expect(found.groups.flat()).toHaveLength(new Set(votes.map(([person]) => person)).size);
  });
});

test("[CV20] the first axis is the longest, also where all ones lie exactly across it", () => {
  const rows = ["1 -1", "1 -1", "-1 1", "-1 1", "1 1", "-1 -1"];
  const votes = rows.flatMap((row, person) =>
    row.split(" ").map((cell, c): Cast<string, string> => [`p${person}`, "ab"[c] ?? "", cell === "1" ? 1 : -1]),
  );
  const [first, second] = analyse(votes).plane.axes;
  expect([...first].map(Math.abs)).toEqual([expect.closeTo(Math.SQRT1_2, 8), expect.closeTo(Math.SQRT1_2, 8)]);
  expect((first[0] ?? 0) * (first[1] ?? 0)).toBeLessThan(0);
  expect((second[0] ?? 0) * (second[1] ?? 0)).toBeGreaterThan(0);
});
