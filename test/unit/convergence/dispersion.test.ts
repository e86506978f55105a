import { describe, expect, test } from "vitest";
import {
  compareMajority,
  majorityGrade,
  mean,
  polarisation,
  quantile,
  resistance,
  tastleWierman,
  vanDerEijk,
} from "../../../shared/src/convergence/dispersion.ts";

describe("published check values", () => {
  const seven = [30, 40, 210, 130, 530, 50, 10];

  test("[CV15] van der Eijk's agreement of seven grades", () => {
    expect(vanDerEijk(seven)).toBeCloseTo(0.6113333, 7);
  });

  test("[CV15] Tastle and Wierman's consensus of seven grades", () => {
    expect(tastleWierman(seven)).toBeCloseTo(0.7256876, 7);
  });
});

describe("ten people on five grades", () => {
  test("[CV15] leaning to agree", () => {
    const counts = [0, 0, 2, 5, 3];
    expect(mean(counts)).toBeCloseTo(1.1, 12);
    expect(tastleWierman(counts)).toBeCloseTo(0.7786, 4);
    expect(vanDerEijk(counts)).toBeCloseTo(0.65, 12);
    expect(polarisation(counts)).toBeCloseTo(0.175, 12);
    expect(resistance(counts)).toBeCloseTo(2.25, 12);
    expect(majorityGrade(counts).median).toBe(1);
    expect([0.25, 0.5, 0.75].map((q) => quantile(counts, q))).toEqual([1, 1, 1.75]);
  });

  test("[CV15] flat, and at two poles", () => {
    expect(tastleWierman([2, 2, 2, 2, 2]).toFixed(4)).toBe("0.4340");
    expect(vanDerEijk([2, 2, 2, 2, 2])).toBeCloseTo(0, 12);
    expect(tastleWierman([5, 0, 0, 0, 5])).toBeCloseTo(0, 12);
    expect(vanDerEijk([5, 0, 0, 0, 5])).toBeCloseTo(-1, 12);
    expect(polarisation([5, 0, 0, 0, 5])).toBeCloseTo(1, 12);
  });

  test("[CV15] no index alone tells agreement: the best mean hides an objection", () => {
    expect(tastleWierman([1, 1, 2, 4, 2])).toBeCloseTo(0.5395, 4);
    expect(vanDerEijk([1, 1, 2, 4, 2])).toBeCloseTo(0.35, 12);
    expect(resistance([1, 1, 2, 4, 2])).toBeCloseTo(3.75, 12);
    expect(mean([1, 0, 0, 0, 9])).toBeCloseTo(1.6, 12);
    expect(tastleWierman([1, 0, 0, 0, 9])).toBeCloseTo(0.531, 4);
    expect(vanDerEijk([1, 0, 0, 0, 9])).toBeCloseTo(0.6, 12);
    expect(resistance([1, 0, 0, 0, 9])).toBeCloseTo(1, 12);
    expect([tastleWierman([0, 0, 10, 0, 0]), vanDerEijk([0, 0, 10, 0, 0]), resistance([0, 0, 10, 0, 0])]).toEqual([
      1, 1, 5,
    ]);
  });

  test("[CV16] equal medians are told apart by the larger of the shares above and below", () => {
    const grades = [
      [0, 0, 2, 5, 3],
      [0, 0, 4, 4, 2],
      [0, 2, 2, 5, 1],
      [1, 0, 0, 5, 4],
    ].map(majorityGrade);
    expect(grades.map(({ median }) => median)).toEqual([1, 1, 1, 1]);
    expect([...grades].sort(compareMajority)).toEqual([grades[3], grades[0], grades[1], grades[2]]);
  });
});
