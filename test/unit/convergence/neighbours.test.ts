import { describe, expect, test } from "vitest";
import { directionOf, goTogether, type Ratings } from "../../../shared/src/convergence/direction.ts";
import { averageLinkage } from "../../../shared/src/convergence/linkage.ts";
import {
  boardDistance,
  kindOf,
  maySuggest,
  nearness,
  neighbours,
  type Placed,
  packageDeals,
  suggestedGroups,
} from "../../../shared/src/convergence/neighbours.ts";
import { answerOf, type Grade, type Score } from "../../../shared/src/nouns/stance/stance.ts";
import english from "../../fixtures/workshops/en.json" with { type: "json" };
import spanish from "../../fixtures/workshops/es.json" with { type: "json" };

const ratings = (scores: readonly number[]): Ratings =>
  new Map(scores.map((score, person) => [`p${person}`, score as Score]));

const placed = (id: string, text: string, scores: readonly number[] = [], x = 0): Placed => ({
  id,
  text,
  x: x * 300,
  y: 0,
  ratings: ratings(scores),
});

const OPTIONS = { noteWidth: 200 };

test("[CV35] nearness joins words and the distance on the board", () => {
  expect(nearness(0.2, 3)).toBeCloseTo(0.5762, 4);
  expect(nearness(0, 0.5)).toBeCloseTo(0.8825, 4);
  expect(nearness(0.1, 1)).toBeCloseTo(0.719, 3);
});

test("[CV35] what lies in one frame is near, wherever in it", () => {
  const [left, right] = [placed("a", ""), placed("b", "", [], 4)];
  expect(boardDistance(left, right, 200)).toBe(4);
  expect(boardDistance({ ...left, frame: "f" }, { ...right, frame: "f" }, 200)).toBe(0.5);
  expect(boardDistance({ ...left, frame: "f" }, { ...right, frame: "g" }, 200)).toBe(4);
});

describe("only people who rated both tell the direction", () => {
  test("[CV36] alike, opposed, unknown", () => {
    const zero = ratings([-2, -2, -2, -2, -2]);
    expect(directionOf(zero, ratings([-2, -2, -1, -2, -1])).agreement).toBeCloseTo(0.8143, 4);
    expect(directionOf(zero, ratings([2, 1, 1, 2, 0])).agreement).toBeCloseTo(0.3143, 4);
    expect(directionOf(zero, ratings([])).agreement).toBe(0.6);
  });

  test("[CV37] together, opposite or unsure, and unsure while fewer than three rated both", () => {
    expect(kindOf({ both: 3, agreement: 0.7, correlation: 0 })).toBe("together");
    expect(kindOf({ both: 3, agreement: 0.45, correlation: 0 })).toBe("opposite");
    expect(kindOf({ both: 3, agreement: 0.6, correlation: 0 })).toBe("unsure");
    expect(kindOf({ both: 2, agreement: 0.9, correlation: 1 })).toBe("unsure");
  });

  test("[CV40] a package deal is rated alike by ten people, whatever its texts say", () => {
    const scores = [2, 2, 1, 1, 0, 0, -1, -1, -2, -2];
    const board = [placed("a", "Benches", scores), placed("b", "Later buses", scores), placed("c", "Trees", [1, 1])];
    expect(packageDeals(board).map(({ left, right }) => [left, right])).toEqual([["a", "b"]]);
    expect(goTogether(directionOf(ratings(scores), ratings([...scores].reverse())))).toBe(false);
    expect(goTogether(directionOf(ratings([1, 1, 1]), ratings([1, 1, 1])))).toBe(false);
  });
});

describe("suggestions", () => {
  const kind = (pair: readonly [Placed, Placed]) => neighbours(pair, OPTIONS)[0];

  test("[CV38] without stances a note is not offered as the same as its denial", () => {
    const pair = kind([placed("a", "Cars may enter the yard"), placed("b", "Cars may not enter the yard", [], 9)]);
    expect(pair?.kind).toBe("unsure");
    expect(pair && maySuggest(pair)).toBe(false);
    const same = kind([placed("a", "Cars may enter the yard"), placed("b", "The yard lets cars enter", [], 9)]);
    expect(same && maySuggest(same)).toBe(true);
  });

  test("[CV38] people who rate both alike outweigh the words", () => {
    const pair = kind([
      placed("a", "Nobody argues with a name on the door", [2, 1, 2, 1, 2]),
      placed("b", "A name on the door", [2, 1, 1, 1, 2], 9),
    ]);
    expect(pair?.kind).toBe("together");
    expect(pair && maySuggest(pair)).toBe(true);
  });

  test("[CV39] two that may not be joined are not joined by a third between them", () => {
    const yes = placed("a", "Skateboards in the hall", [2, 2, 2, 2]);
    const no = placed("b", "Skateboards in the hall, please not", [-2, -2, -1, -2]);
    const between = placed("c", "The hall and the skateboards", []);
    expect(suggestedGroups([yes, no, between], { ...OPTIONS, cut: 0.1 }).flat()).not.toEqual(["a", "b", "c"]);
    for (const group of suggestedGroups([yes, no, between], { ...OPTIONS, cut: 0 })) {
      expect(group.includes("a") && group.includes("b")).toBe(false);
    }
  });

  test("[CV43] a host's likeness takes the place of the words", () => {
    const pair = [placed("a", "Jazz"), placed("b", "Trumpets", [], 9)] as const;
    expect(neighbours(pair, OPTIONS)).toEqual([]);
    expect(neighbours(pair, { ...OPTIONS, likeness: () => 0.9, same: 0.8 })[0]?.nearness).toBe(1);
  });
});

describe.each([english, spanish])("the $language workshop", ({ language, positions, positionStances, planted }) => {
  const scores = new Map<string, Map<string, Score>>();
  for (const { position, by, grade } of positionStances) {
    const answer = answerOf(grade as Grade);
    const own = scores.get(position) ?? new Map<string, Score>();
    if (typeof answer === "number") scores.set(position, own.set(by, answer));
  }
  const board = positions.map(({ id, text }, index): Placed => {
    return { id, text, x: index * 3000, y: 0, ratings: scores.get(id) ?? new Map() };
  });
  const options = { ...OPTIONS, language: language === "es" ? ("es" as const) : ("en" as const) };
  const pairs = new Map(neighbours(board, options).map((pair) => [`${pair.left} ${pair.right}`, pair]));

  test("[CV34] every planted rewording is suggested", () => {
    expect(planted.rewordings.map((pair) => pairs.get(pair.join(" "))?.kind)).toEqual(
      planted.rewordings.map(() => "together"),
    );
    const groups = suggestedGroups(board, options);
    for (const [left = "", right = ""] of planted.rewordings) {
      expect(groups.some((group) => group.includes(left) && group.includes(right))).toBe(true);
    }
  });

  test("[CV37] every planted opposite is offered as a question for a bridge", () => {
    expect(planted.opposites.map((pair) => pairs.get(pair.join(" "))?.kind)).toEqual(
      planted.opposites.map(() => "opposite"),
    );
  });

  test.each([
    ["with stances", board],
    ["before any stance", board.map((note) => ({ ...note, ratings: new Map() }))],
  ])("[CV39] no suggestion joins planted opposites, %s", (_, notes) => {
    for (const cut of [0.5, 0.25, 0.1]) {
      for (const group of suggestedGroups(notes, { ...options, cut })) {
        for (const [left = "", right = ""] of planted.opposites) {
          expect(group.includes(left) && group.includes(right)).toBe(false);
        }
      }
    }
  });
});

test("[CV39] groups are joined by the average likeness of their members", () => {
  const likeness = [
    [0, 0.9, 0.6, 0],
    [0.9, 0, 0.2, 0],
    [0.6, 0.2, 0, 0.3],
    [0, 0, 0.3, 0],
  ];
  expect(averageLinkage(likeness, 0.5)).toEqual([[0, 1], [2], [3]]);
  expect(averageLinkage(likeness, 0.4)).toEqual([[0, 1, 2], [3]]);
  expect(averageLinkage(likeness, 0.09)).toEqual([[0, 1, 2, 3]]);
  expect(averageLinkage([], 0.1)).toEqual([]);
});
