import { describe, expect, test } from "vitest";
import { type OpinionGroups, opinionGroups, opinionGroupsInSteps } from "../../../shared/src/convergence/groups.ts";
import { numberGroups } from "../../../shared/src/convergence/numbering.ts";
import { smallestGroup } from "../../../shared/src/convergence/partition.ts";
import { portraitsOf } from "../../../shared/src/convergence/portrait.ts";
import { adjustedRand } from "../../../shared/src/convergence/rand-index.ts";
import { randomOf } from "../../../shared/src/convergence/random.ts";
import { silhouette } from "../../../shared/src/convergence/silhouette.ts";
import type { Stance } from "../../../shared/src/convergence/stances.ts";
import { campOf, stancesOf } from "./camps.ts";

const THREE = { seed: "three", people: 60, statements: 30, camps: 3, rated: 0.7, noise: 1 };
const three = stancesOf(THREE);

function likeCamps({ groups }: OpinionGroups, camps: number): number {
  const placed = groups.flatMap(({ number, people }) =>
    people.map((person) => [number, campOf(person, camps)] as const),
  );
  return adjustedRand(
    placed.map(([number]) => number),
    placed.map(([, camp]) => camp),
  );
}

describe("measures of a division", () => {
  test("[CV21] adjusted Rand index: 1 for the same, whatever the numbers; about 0 by chance", () => {
    expect(adjustedRand([0, 0, 1, 1], [5, 5, 2, 2])).toBe(1);
    expect(adjustedRand([0, 0, 1, 1], [0, 1, 0, 1])).toBeCloseTo(-0.5, 12);
    expect(adjustedRand([0, 0, 1, 2], [0, 0, 1, 1])).toBeCloseTo(4 / 7, 12);
    expect(adjustedRand([], [])).toBe(1);
  });

  test("[CV21] a point that stands for three weighs like three", () => {
    const one = { x: Float64Array.of(0, 0, 0, 1, 5, 6), y: new Float64Array(6), weight: new Float64Array(6).fill(1) };
    const joined = { x: Float64Array.of(0, 1, 5, 6), y: new Float64Array(4), weight: Float64Array.of(3, 1, 1, 1) };
    const apart = silhouette(one, Int32Array.of(0, 0, 0, 0, 1, 1), 2);
    expect(silhouette(joined, Int32Array.of(0, 0, 1, 1), 2)).toBeCloseTo(apart, 12);
  });

  test("[CV25] chance is drawn from the seed", () => {
    const draw = (seed: string) => Array.from({ length: 4 }, randomOf(seed));
    expect(draw("board")).toEqual(draw("board"));
    expect(draw("board")).not.toEqual(draw("boards"));
    const many = Array.from({ length: 4000 }, randomOf("mean"));
    expect(many.reduce((sum, value) => sum + value, 0) / many.length).toBeCloseTo(0.5, 1);
    expect(Math.max(...many)).toBeLessThan(1);
  });
});

describe("opinion groups", () => {
  const found = opinionGroups(three, { seed: "board" });

  test("[CV26] camps that are there are found, with how sure that is", () => {
    expect(found.verdict).toBe("shown");
    expect(found.groups).toHaveLength(3);
    expect(likeCamps(found, 3)).toBeGreaterThan(0.9);
    expect(found.stability).toBeGreaterThan(0.7);
    expect(found.silhouette).toBeGreaterThan(0.35);
  });

  test("[CV26] where there are no camps none are shown, and nobody is put into one", () => {
    for (const seed of ["a", "b", "c", "d"]) {
      const flat = opinionGroups(stancesOf({ ...THREE, seed, camps: 1, noise: 2.5 }), { seed });
      expect(flat.verdict).not.toBe("shown");
      expect(flat.groups).toEqual([]);
      expect(flat.map).toHaveLength(60);
    }
  });

  test("[CV26] fewer than twelve people have no opinion groups at all", () => {
    expect(opinionGroups(stancesOf({ ...THREE, people: 11 }), { seed: "board" })).toMatchObject({
      verdict: "few",
      groups: [],
    });
    expect(opinionGroups([], { seed: "board" })).toMatchObject({ verdict: "few", map: [] });
  });

  test("[CV26] a camp has at least three people, and one in twenty", () => {
    expect([12, 60, 61, 100, 536].map(smallestGroup)).toEqual([3, 3, 4, 5, 27]);
    const lonely: Stance[] = [
      ...three,
      ...three.filter(([person]) => person === "p0").map(([, s]): Stance => ["x", s, -2]),
    ];
    for (const { people } of opinionGroups(lonely, { seed: "board" }).groups) {
      expect(people.length).toBeGreaterThanOrEqual(smallestGroup(61));
    }
  });

  test("[CV25] the order in which stances came does not matter", () => {
    expect(opinionGroups([...three].reverse(), { seed: "board" })).toEqual(found);
  });

  test("[CV25] who stands aside has no opinion on the statement", () => {
    const aside = three.map(([person], i): Stance => [person, `only ${i % 3}`, "abstain"]);
    const lessSure = opinionGroups([...three, ...aside], { seed: "board" });
    expect(likeCamps(lessSure, 3)).toBeCloseTo(likeCamps(found, 3), 1);
  });

  test("[CV25] it can be stopped between steps, and says how far it is", () => {
    const steps = opinionGroupsInSteps(three, { seed: "board" });
    const shares: number[] = [];
    let step = steps.next();
    for (; !step.done; step = steps.next()) shares.push(step.value);
    expect(shares).toHaveLength(5);
    expect([...shares].sort()).toEqual(shares);
    expect(step.value).toEqual(found);
  });
});

describe("from one run to the next", () => {
  const first = opinionGroups(three, { seed: "board" });
  const more: Stance[] = [...three, ["p1", "s0", 2], ["p2", "s3", -1], ["p61", "s1", 1]];

  test("[CV27] groups keep their numbers, and the map its sides", () => {
    const next = opinionGroups(more, { seed: "board", before: first });
    expect(next.groups.map(({ number }) => number)).toEqual([0, 1, 2]);
    first.groups.forEach((group, g) => {
      const kept = next.groups[g]?.people.filter((person) => group.people.includes(person)) ?? [];
      expect(kept.length).toBeGreaterThan(0.8 * group.people.length);
    });
    const place = new Map(next.map.map(({ person, x }) => [person, x]));
    const sameSide = first.map.filter(({ person, x }) => x * (place.get(person) ?? 0) > 0);
    expect(sameSide.length).toBeGreaterThan(0.9 * first.map.length);
  });

  test("[CV27] a number goes to the group that shares most people with the older one", () => {
    const before = [
      { number: 0, people: ["a", "b", "c"] },
      { number: 2, people: ["d", "e"] },
    ];
    expect(numberGroups([["d", "e", "f"], ["a", "b"], ["g"]], before)).toEqual([2, 0, 1]);
    expect(numberGroups([["g"], ["h", "i"]], before)).toEqual([1, 0]);
    expect(numberGroups([], before)).toEqual([]);
  });

  test("[CV28] people keep their group until another division is clearly better", () => {
    const stances = stancesOf({ ...THREE, people: 330 });
    const found = opinionGroups(stances, { seed: "board", gate: false });
    const [first, second, third] = found.groups;
    if (!first || !second || !third) throw new Error("three camps");
    const withMoved = (count: number): OpinionGroups => ({
      ...found,
      groups: [
        { ...first, people: first.people.slice(count) },
        { ...second, people: [...second.people, ...first.people.slice(0, count)].sort() },
        third,
      ],
    });
    const slightly = withMoved(1);
    expect(opinionGroups(stances, { seed: "board", gate: false, before: slightly }).groups).toEqual(slightly.groups);
    const badly = withMoved(40);
    expect(opinionGroups(stances, { seed: "board", gate: false, before: badly }).groups.map((g) => g.people)).toEqual(
      expect.arrayContaining(found.groups.map(({ people }) => people)),
    );
  });
});

test("[CV29] each group has its own statements, and every statement its group-informed consensus", () => {
  const people = Array.from({ length: 12 }, (_, i) => `p${i}`);
  const groups = [{ people: people.slice(0, 6) }, { people: people.slice(6) }];
  const stances = people.flatMap((person, i): Stance[] => [
    [person, "cars", i < 6 ? 2 : -2],
    [person, "trees", 1],
    [person, "bikes", i < 6 ? -1 : 1],
  ]);
  const { telling, consensus } = portraitsOf(stances, groups);
  expect(telling.map((list) => list.map(({ statement, side }) => `${statement} ${side}`))).toEqual([
    ["cars agree", "bikes disagree"],
    ["bikes agree", "cars disagree"],
  ]);
  expect(telling[0]?.[0]).toMatchObject({ people: 6, rated: 6, ratio: 7 });
  expect(consensus.get("trees")).toBeCloseTo((7 / 8) ** 2, 12);
  expect(consensus.get("cars")).toBeCloseTo((7 / 8) * (1 / 8), 12);
});
