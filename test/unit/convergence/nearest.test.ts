import { expect, test } from "vitest";
import { resistance } from "../../../shared/src/convergence/dispersion.ts";
import { judge } from "../../../shared/src/convergence/judge.ts";
import { holding, nearest } from "../../../shared/src/convergence/nearest.ts";
import { histogram, type Tally } from "../../../shared/src/convergence/tally.ts";
import { crowd, room } from "./rooms.ts";

const ranked = (name: string, tally: Tally) => ({
  name,
  judgement: judge(tally),
  resistance: resistance(histogram(tally.whole)),
});

const ROOMS = [
  ranked("one objection", room("2 2 2 2 2 2 1 -2 1 1")),
  ranked("two reservations", room("2 1 1 1 0 0 1 2 -1 -1")),
  ranked("three answers short", room("2 1 1 . . . . . 1 1")),
  ranked("all live with it", room("2 1 1 0 0 0 0 0 0 0")),
  ranked("all agree", room("1 1 1 1 1 1 1 1 1 1")),
  ranked("all endorse", room("2 2 2 2 2 2 2 2 2 2")),
  ranked("one reservation too many", room("2 1 1 1 0 0 1 -1 -1 -1")),
  ranked("half below", room("2 -2 -2 1 1 0 -1 -1 1 2")),
];

const names = (statements: readonly { name: string }[]) => statements.map(({ name }) => name);

test("[CV17] what holds is ordered by status, then bridge, then least resistance", () => {
  expect(names(holding(ROOMS))).toEqual(["all endorse", "all agree", "two reservations"]);
});

test("[CV18] what does not hold is ordered by how many people would have to move or answer", () => {
  expect(names(nearest(ROOMS))).toEqual([
    "all live with it",
    "one reservation too many",
    "three answers short",
    "one objection",
    "half below",
  ]);
});

test("[CV18] in a crowd by the greatest shortfall, then by the answers missing", () => {
  const sizes = [600, 400];
  const far = ranked("camps apart", crowd("0 5 20 200 120 / 30 40 20 10 0", sizes));
  const near = ranked("a few more answers", crowd("0 8 5 20 7 / 0 7 3 8 2", sizes));
  const unheard = ranked("hardly asked", crowd("0 0 2 6 4 / 0 0 1 5 3", sizes));
  expect(names(nearest([far, near, unheard]))).toEqual(["hardly asked", "a few more answers", "camps apart"]);
});
