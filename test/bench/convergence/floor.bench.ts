import { bench, describe } from "vitest";
import { resistance } from "../../../shared/src/convergence/dispersion.ts";
import { plankOf } from "../../../shared/src/convergence/floor.ts";
import { judge } from "../../../shared/src/convergence/judge.ts";
import { holding, nearest } from "../../../shared/src/convergence/nearest.ts";
import { type Counted, histogram, type Tally, tallyOf, withAnswer } from "../../../shared/src/convergence/tally.ts";
import { PRESETS } from "../../../shared/src/convergence/thresholds.ts";
import { campOf, stancesOf } from "../../unit/convergence/camps.ts";

const CAMPS = 5;
const PEOPLE = 60;
const STATEMENTS = 200;

function board(): Tally[] {
  const given = new Map<string, Map<string, Counted>>();
  const shape = { seed: "room", people: PEOPLE, statements: STATEMENTS, camps: CAMPS, rated: 0.8, noise: 1 };
  for (const [person, statement, answer] of stancesOf(shape)) {
    given.set(statement, (given.get(statement) ?? new Map<string, Counted>()).set(person, answer));
  }
  const people = Array.from({ length: PEOPLE }, (_, p) => `p${p}`);
  const members = (camp: number) => people.filter((person) => campOf(person, CAMPS) === camp);
  return [...given.values()].map((answers) =>
    tallyOf({
      expected: PEOPLE,
      groups: Array.from({ length: CAMPS }, (_, camp) => ({
        id: `org ${camp}`,
        expected: members(camp).length,
        answers: members(camp).map((person) => answers.get(person) ?? null),
      })),
    }),
  );
}

describe.each(["room", "crowd"] as const)("60 people, 200 statements, one stance more, %s mode", (mode) => {
  const tallies = board();
  const judged = tallies.map((tally) => ({
    judgement: judge(tally, PRESETS.standard, mode),
    resistance: resistance(histogram(tally.whole)),
  }));
  const [first] = tallies;
  if (!first) throw new Error("a board has statements");

  bench("its tally, judgement and plank", () => {
    const tally = withAnswer(first, "org 0", null, 1);
    plankOf(tally, judge(tally, PRESETS.standard, mode));
  });

  bench("and the whole floor in its new order", () => {
    const tally = withAnswer(first, "org 0", null, 1);
    const judgement = judge(tally, PRESETS.standard, mode);
    const floor = [{ judgement, resistance: resistance(histogram(tally.whole)) }, ...judged.slice(1)];
    holding(floor);
    nearest(floor);
  });
});
