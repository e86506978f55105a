import { describe, expect, test } from "vitest";
import { judge, judgeAgain } from "../../../shared/src/convergence/judge.ts";
import type { CrowdJudgement, Fail, Status } from "../../../shared/src/convergence/judgement.ts";
import { PRESETS } from "../../../shared/src/convergence/thresholds.ts";
import { wilson } from "../../../shared/src/convergence/wilson.ts";
import { crowd } from "./rooms.ts";

const Z = PRESETS.standard.crowd.z;

describe("Wilson's interval with finite-population correction", () => {
  test.each([
    [8, 10, 0.6016, 0.9138],
    [9, 10, 0.7176, 0.9696],
    [25, 30, 0.7294, 0.9027],
  ])("[CV10] %i of %i of a very large crowd", (hits, asked, lo, hi) => {
    const interval = wilson(hits, asked, 1e9, Z);
    expect(interval.lo).toBeCloseTo(lo, 4);
    expect(interval.hi).toBeCloseTo(hi, 4);
  });

  test.each([
    [24, 0.75, 0.75],
    [48, 0.6615, 0.8216],
    [4000, 0.6236, 0.8445],
  ])("[CV10] 18 of 24, of %i people", (population, lo, hi) => {
    const interval = wilson(18, 24, population, Z);
    expect(interval.lo).toBeCloseTo(lo, 4);
    expect(interval.hi).toBeCloseTo(hi, 4);
  });

  test("[CV10] no objection among thirty may still be one in twenty", () => {
    expect(wilson(0, 30, 1e9, Z).hi).toBeCloseTo(0.0519, 4);
    expect(wilson(0, 0, 1e9, Z)).toEqual({ lo: 0, hi: 1 });
  });
});

interface Example {
  readonly id: string;
  readonly counts: string;
  readonly sizes?: readonly number[];
  readonly status: Status;
  readonly fails?: readonly Fail[];
  readonly undecided?: readonly Fail[];
  readonly lo: number;
  readonly block: number;
  readonly bridge: number;
}

const EXAMPLES: readonly Example[] = [
  { id: "L1", counts: "2 10 20 80 40 / 3 12 25 50 10", status: "minimum", lo: 0.8693, block: 0.0322, bridge: 0.8786 },
  {
    id: "L2",
    counts: "0 5 20 200 120 / 30 40 20 10 0",
    status: "contested",
    fails: ["objection", "group-floor"],
    lo: 0.8138,
    block: 0.0797,
    bridge: 0.5465,
  },
  {
    id: "L3",
    counts: "0 0 2 6 4 / 0 0 1 5 3",
    status: "open",
    undecided: ["coverage", "objection", "group-not-heard"],
    lo: 0.9288,
    block: 0.0712,
    bridge: 0.9188,
  },
  {
    id: "L4",
    counts: "20 10 20 90 60 / 20 5 25 40 10",
    status: "contested",
    fails: ["objection"],
    lo: 0.7915,
    block: 0.1558,
    bridge: 0.7942,
  },
  {
    id: "L5",
    counts: "0 8 5 20 7 / 0 7 3 8 2",
    status: "open",
    undecided: ["floor", "group-floor"],
    lo: 0.6748,
    block: 0.0251,
    bridge: Math.SQRT1_2,
  },
  {
    id: "L6",
    counts: "0 5 150 20 5 / 0 3 90 5 2",
    status: "tolerated",
    fails: ["energy"],
    lo: 0.9585,
    block: 0.0042,
    bridge: 0.9639,
  },
  {
    id: "L7",
    counts: "0 6 6 16 8 / 1 5 6 10 2",
    sizes: [36, 24],
    status: "minimum",
    lo: 0.8,
    block: 0.0167,
    bridge: 0.7721,
  },
];

function judged(counts: string, sizes: readonly number[] = [600, 400]): CrowdJudgement {
  const judgement = judge(crowd(counts, sizes));
  if (judgement.mode !== "crowd") throw new Error("a crowd is judged by intervals");
  return judgement;
}

describe("the worked examples of a crowd", () => {
  test.each(EXAMPLES)("[CV11] $id is $status", (row) => {
    const judgement = judged(row.counts, row.sizes);
    expect(judgement.status).toBe(row.status);
    expect(judgement.fails).toEqual(row.fails ?? []);
    if (row.undecided) expect(judgement.undecided).toEqual(row.undecided);
    expect(judgement.whole.accepting.lo).toBeCloseTo(row.lo, 4);
    expect(judgement.whole.objecting.hi).toBeCloseTo(row.block, 4);
    expect(judgement.bridge).toBeCloseTo(row.bridge, 4);
  });

  test("[CV11] each group has its own interval", () => {
    expect(judged("2 10 20 80 40 / 3 12 25 50 10").groups.map((group) => group.accepting.lo)).toEqual([
      expect.closeTo(0.8933, 4),
      expect.closeTo(0.8061, 4),
    ]);
    const [, second] = judged("0 5 20 200 120 / 30 40 20 10 0").groups;
    expect(second?.accepting.hi).toBeCloseTo(0.3531, 4);
    expect(second?.objecting.lo).toBeCloseTo(0.2518, 4);
    expect(judged("20 10 20 90 60 / 20 5 25 40 10").groups[1]?.objecting.lo).toBeCloseTo(0.1593, 4);
    const wide = judged("0 8 5 20 7 / 0 7 3 8 2");
    expect(wide.whole.accepting.hi).toBeCloseTo(0.8126, 4);
    expect(wide.groups[1]?.accepting).toEqual({ lo: expect.closeTo(0.5102, 4), hi: expect.closeTo(0.768, 4) });
    expect(judged("0 6 6 16 8 / 1 5 6 10 2", [36, 24]).whole.accepting.hi).toBe(0.8);
  });

  test("[CV12] the gap is the greatest shortfall, and the answers missing are counted", () => {
    expect(judged("2 10 20 80 40 / 3 12 25 50 10").gap).toBe(0);
    expect(judged("0 8 5 20 7 / 0 7 3 8 2").gap).toBeCloseTo(0.6 - 0.5102, 3);
    expect(judged("0 0 2 6 4 / 0 0 1 5 3").answersMissing).toBe(9);
  });

  test("[CV13] confidence is one word: low while a test is undecided", () => {
    expect(judged("0 8 5 20 7 / 0 7 3 8 2").confidence).toBe("low");
    expect(judged("0 5 150 20 5 / 0 3 90 5 2").confidence).toBe("high");
    expect(judged("20 10 20 90 60 / 20 5 25 40 10").confidence).toBe("medium");
  });
});

describe("a status does not flicker", () => {
  const near = crowd("0 100 100 100 80 / 0 20 20 30 30", [600, 400]);
  const justBelow = crowd("0 120 100 100 60 / 0 23 22 29 26", [600, 400]);

  test("[CV14] a status stays until it is lost by two hundredths", () => {
    expect(judge(near).status).toBe("minimum");
    expect(judge(justBelow).status).toBe("open");
    expect(judgeAgain(justBelow, "minimum").status).toBe("minimum");
    expect(judgeAgain(justBelow, "contested").status).toBe("open");
    expect(judgeAgain(crowd("0 200 50 70 60 / 0 40 20 20 20", [600, 400]), "minimum").status).toBe("contested");
  });
});
