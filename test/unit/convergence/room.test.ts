import { describe, expect, test } from "vitest";
import { judge } from "../../../shared/src/convergence/judge.ts";
import type { Fail, RoomJudgement, Status } from "../../../shared/src/convergence/judgement.ts";
import type { Tally } from "../../../shared/src/convergence/tally.ts";
import { room } from "./rooms.ts";

interface Example {
  readonly id: string;
  readonly title: string;
  readonly stances: string;
  readonly status: Status;
  readonly fails: readonly Fail[];
  readonly distance: number;
  readonly confidence: number;
  readonly bridge: number;
  readonly floor?: number;
}

const example = (
  id: string,
  title: string,
  stances: string,
  [status, ...fails]: readonly [Status, ...Fail[]],
  [distance, confidence, bridge, floor]: readonly number[],
): Example => ({
  id,
  title,
  stances,
  status,
  fails,
  distance: distance ?? Number.NaN,
  confidence: confidence ?? Number.NaN,
  bridge: bridge ?? Number.NaN,
  ...(floor === undefined ? {} : { floor }),
});

const EXAMPLES = [
  example("S1", "nobody is below 0", "2 2 1 1 1 0 0 2", ["everyone"], [0, 1, 0.9]),
  example("S2", "one objection outweighs six who endorse", "2 2 2 2 2 2 1 -2", ["contested", "objection"], [2, 0, 0.8]),
  example("S2b", "the objection is resolved by its author", "2 2 2 2 2 2 1 R", ["minimum"], [0, 1, 0.8]),
  example("S3", "two reservations among ten", "2 1 1 1 0 0 1 2 -1 -1", ["minimum"], [0, 1, 0.75]),
  example("S4", "three reservations break the floor", "2 1 1 1 0 0 1 -1 -1 -1", ["contested", "floor"], [1, 0, 0.6667]),
  example("S5", "three answers are missing", "2 1 1 . . . . . 1 1", ["open", "coverage"], [1.5, 0.7273, 0.8571]),
  example("S6", "two have not answered", "2 1 1 1 1 0 . . 1 1", ["everyone"], [0, 0.9068, 0.9]),
  example("S7", "all can live with it, nobody wants it", "0 0 0 0 0 0", ["tolerated", "energy"], [2, 0, 0.875]),
  example("S8", "four stand aside", "1 1 1 A A A A . 1 1", ["everyone"], [0, 0.9286, 0.8571]),
  example("S8b", "six stand aside", "1 1 1 A A A A A A 1", ["open", "coverage"], [0.5, 1, 0.8333]),
  example(
    "S9",
    "the small group is below",
    "2 2 2 2 2 2 1 1 / -1 -1 0 1",
    ["contested", "group-floor"],
    [1, 0, 0.6708, 0.5],
  ),
  example(
    "S9b",
    "three of four in the small group",
    "2 2 2 2 2 2 1 1 1 1 1 / -1 -1 -1 1",
    ["contested", "group-floor"],
    [2, 0, 0.5547, 0.3333],
  ),
  example(
    "S10",
    "the small group is not heard",
    "2 2 2 2 2 2 1 1 / . . 1",
    ["open", "group-not-heard"],
    [0.5, 0.9148, 0.7746, 0.6667],
  ),
  example("S11", "one reservation among five", "1 1 0 0 -1", ["minimum"], [0, 1, 0.7143]),
  example("S12", "four of five, none below 0", "1 1 0 1 .", ["everyone"], [0, 0.9167, 0.8333]),
  example(
    "S13",
    "two objections and two reservations",
    "2 -2 -2 1 1 0 -1 -1 1 2",
    ["contested", "objection", "floor"],
    [4, 0, 0.5833],
  ),
];

function judged(tally: Tally): RoomJudgement {
  const judgement = judge(tally);
  if (judgement.mode !== "room") throw new Error("a room is judged by counts");
  return judgement;
}

describe("the worked examples of a room", () => {
  test.each(EXAMPLES)("[CV1] $id: $title", (row) => {
    const judgement = judged(room(row.stances));
    expect(judgement.status).toBe(row.status);
    expect(judgement.fails).toEqual(row.fails);
    expect(judgement.distance).toBe(row.distance);
    expect(judgement.confidence).toBeCloseTo(row.confidence, 4);
    expect(judgement.bridge).toBeCloseTo(row.bridge, 4);
    expect(judgement.floor).toBeCloseTo(row.floor ?? row.bridge, 4);
  });
});

test.each([
  ["three of ten answered, none of whom wants it", "0 0 0 . . . . . . .", "open"],
  ["a group is not heard, and nobody wants it yet", "0 0 0 0 0 0 0 0 / . . .", "open"],
  ["control: all have answered, and nobody wants it", "0 0 0 0 0 0", "tolerated"],
  ["control: too few have answered, of whom some cannot live with it", "-1 -1 -1 . . . . . . .", "contested"],
] as const)("[CV49] whether anybody wants it is judged once people have been heard: %s", (_, stances, status) => {
  expect(judged(room(stances)).status).toBe(status);
});
