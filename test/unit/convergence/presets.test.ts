import { describe, expect, test } from "vitest";
import { judge } from "../../../shared/src/convergence/judge.ts";
import { PRESETS } from "../../../shared/src/convergence/thresholds.ts";
import type { Preset } from "../../../shared/src/nouns/board/presets.ts";
import { crowd, room } from "./rooms.ts";

/** The worked examples under the other two presets: a status, then what fails. */
type Outcome = readonly [id: string, stances: string, consent: string, strict: string];

const ROOMS: readonly Outcome[] = [
  ["S1", "2 2 1 1 1 0 0 2", "everyone", "everyone"],
  ["S2", "2 2 2 2 2 2 1 -2", "contested objection", "contested objection floor"],
  ["S2b", "2 2 2 2 2 2 1 R", "minimum", "contested floor"],
  ["S3", "2 1 1 1 0 0 1 2 -1 -1", "minimum", "contested floor"],
  ["S4", "2 1 1 1 0 0 1 -1 -1 -1", "minimum", "contested floor"],
  ["S5", "2 1 1 . . . . . 1 1", "open coverage", "open coverage"],
  ["S6", "2 1 1 1 1 0 . . 1 1", "everyone", "everyone"],
  ["S7", "0 0 0 0 0 0", "everyone", "tolerated energy"],
  ["S8", "1 1 1 A A A A . 1 1", "everyone", "everyone"],
  ["S8b", "1 1 1 A A A A A A 1", "open coverage", "open coverage"],
  ["S9", "2 2 2 2 2 2 1 1 / -1 -1 0 1", "minimum", "contested floor group-floor"],
  ["S9b", "2 2 2 2 2 2 1 1 1 1 1 / -1 -1 -1 1", "minimum", "contested floor group-floor"],
  ["S10", "2 2 2 2 2 2 1 1 / . . 1", "everyone", "open group-not-heard"],
  ["S11", "1 1 0 0 -1", "minimum", "contested floor"],
  ["S12", "1 1 0 1 .", "everyone", "everyone"],
  ["S13", "2 -2 -2 1 1 0 -1 -1 1 2", "contested objection", "contested objection floor"],
];

const CROWDS: readonly Outcome[] = [
  ["L1", "2 10 20 80 40 / 3 12 25 50 10", "minimum", "contested floor group-floor"],
  ["L2", "0 5 20 200 120 / 30 40 20 10 0", "contested objection", "contested objection floor group-floor"],
  ["L3", "0 0 2 6 4 / 0 0 1 5 3", "open", "open"],
  ["L4", "20 10 20 90 60 / 20 5 25 40 10", "contested objection", "contested objection floor group-floor"],
  ["L5", "0 8 5 20 7 / 0 7 3 8 2", "minimum", "contested floor group-floor"],
  ["L6", "0 5 150 20 5 / 0 3 90 5 2", "minimum", "contested floor group-floor energy"],
  ["L7", "0 6 6 16 8 / 1 5 6 10 2", "minimum", "contested floor group-floor"],
];
/** L7 is a census; the others are asked of a thousand. */
const sizesOf = (id: string) => (id === "L7" ? [36, 24] : [600, 400]);

const outcome = (tally: ReturnType<typeof room>, preset: Preset) => {
  const { status, fails } = judge(tally, PRESETS[preset]);
  return [status, ...fails].join(" ");
};

describe("the worked examples under the other presets", () => {
  test.each(ROOMS)("[CV8] %s, %s: consent %s, strict %s", (_, stances, consent, strict) => {
    expect(outcome(room(stances), "consent")).toBe(consent);
    expect(outcome(room(stances), "strict")).toBe(strict);
  });

  test.each(CROWDS)("[CV8] %s, %s: consent %s, strict %s", (id, counts, consent, strict) => {
    expect(outcome(crowd(counts, sizesOf(id)), "consent")).toBe(consent);
    expect(outcome(crowd(counts, sizesOf(id)), "strict")).toBe(strict);
  });
});
