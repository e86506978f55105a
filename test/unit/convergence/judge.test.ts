import { describe, expect, test } from "vitest";
import { plankOf } from "../../../shared/src/convergence/floor.ts";
import { judge, modeFor } from "../../../shared/src/convergence/judge.ts";
import { wordsOf } from "../../../shared/src/convergence/judgement.ts";
import { tallyOf } from "../../../shared/src/convergence/tally.ts";
import { PRESETS, peopleFor } from "../../../shared/src/convergence/thresholds.ts";
import { room } from "./rooms.ts";

describe("what a sentence about a statement needs", () => {
  test("[CV3] it says who is missing and how many must move", () => {
    const judgement = judge(room("2 2 2 2 -2 -1 / . . 1 / -1 -1 R 1"));
    expect(judgement).toMatchObject({
      answered: 11,
      expected: 13,
      objections: 1,
      resolved: 1,
      concerns: 4,
      groupsNotHeard: ["g1"],
      groupsBelow: ["g2"],
      answersMissing: 1,
      acceptanceMissing: 3,
      supportMissing: 0,
      fails: ["objection", "floor", "group-floor", "group-not-heard"],
    });
  });

  test("[CV3] two people are not a camp: a group of fewer than three is not tested", () => {
    expect(judge(room("1 1 1 1 1 1 1 1 / -1 -1")).fails).toEqual([]);
    expect(judge(room("1 1 1 1 1 1 1 1 1 1 1 / -1 -1 1")).fails).toEqual(["group-floor"]);
  });

  test("[CV3] a single group that is everybody is the whole under another name", () => {
    const answers = [1, 1, 1, "abstain", "abstain", "abstain", "abstain", "abstain", "abstain", 1] as const;
    expect(judge(tallyOf({ expected: 10, groups: [{ id: "school", expected: 10, answers }] })).fails).toEqual([
      "coverage",
    ]);
  });

  test("[CV4] a clear no is common ground too", () => {
    expect(judge(room("-1 -1 -1 -1 0")).sharedNo).toBe(true);
    expect(judge(room("-2 -2 -1 -1 0 0")).sharedNo).toBe(true);
    expect(judge(room("-1 -1 -1 -1 2")).sharedNo).toBe(false);
    expect(judge(room("0 0 0 0 0")).sharedNo).toBe(false);
    expect(judge(room("0 0 0 0 0"), PRESETS.consent).sharedNo).toBe(false);
  });

  test("[CV5] when all have answered and most stand aside, the room declines to judge", () => {
    expect(judge(room("1 1 1 A A A A A A 1")).declines).toBe(true);
    expect(judge(room("1 1 1 A A A A A . 1")).declines).toBe(false);
    expect(judge(room("1 1 1 1 1 A A A A 1")).declines).toBe(false);
  });
});

describe("words before numbers", () => {
  const words = (text: string) => wordsOf(judge(room(text)));

  test("[CV6] each status has its words, never passed or failed", () => {
    expect(words("2 2 1 1 1 0 0 2")).toBe("standing");
    expect(words("2 1 1 1 0 0 1 2 -1 -1")).toBe("standing-with-reservations");
    expect(words("0 0 0 0 0 0")).toBe("tolerated");
    expect(words("2 2 2 2 2 2 1 -2")).toBe("open-objection");
    expect(words("2 1 1 1 0 0 1 -1 -1 -1")).toBe("not-enough-common-ground");
    expect(words("2 1 1 . . . . . 1 1")).toBe("still-listening");
    expect(words("2 2 2 2 2 2 1 1 / . . 1")).toBe("still-listening");
    expect(words(". . . . .")).toBe("still-listening");
  });

  test("[CV7] the plank is thick, thin, dotted or has a gap", () => {
    const plank = (text: string) => plankOf(room(text), judge(room(text)));
    expect(plank("2 2 1 1 / 1 1 1")).toBe("thick");
    expect(plank("2 2 1 1 / 0 0 1")).toBe("thin");
    expect(plank("2 2 1 1 / 1 1 -1")).toBe("thin");
    expect(plank("2 2 1 1 1 1 1 / . . 1")).toBe("dotted");
    expect(plank("2 2 1 1 1 1 1 / . -2 1")).toBe("gap");
    expect(plank("2 2 1 1 1 1 1 / 1 R 1")).toBe("thin");
  });
});

describe("thresholds are a board's settings", () => {
  test("[CV8] consent asks for answers and no open objection, and for nothing else", () => {
    const fails = (text: string) => judge(room(text), PRESETS.consent).fails;
    expect(fails("-1 -1 -1 0 0")).toEqual([]);
    expect(fails("1 1 1 1 -2")).toEqual(["objection"]);
    expect(fails("1 . . . .")).toEqual(["coverage"]);
    expect(fails("1 1 1 1 1 1 1 1 1 1 1 1 / . . .")).toEqual([]);
  });

  test("[CV8] strict holds only with nobody below 0", () => {
    expect(judge(room("1 1 1 1 1 0 0 0"), PRESETS.strict).status).toBe("everyone");
    expect(judge(room("1 1 1 1 1 1 1 -1"), PRESETS.strict).status).toBe("contested");
  });

  test("[CV9] up to 50 people are counted, above they are estimated, and a board may choose", () => {
    expect(modeFor(50)).toBe("room");
    expect(modeFor(51)).toBe("crowd");
    expect(judge(room("1 1 1 1 1"), PRESETS.standard, "crowd").mode).toBe("crowd");
  });

  test("[CV9] a share of people is counted in people, not in binary fractions", () => {
    expect([5, 10, 15, 20, 35].map((n) => peopleFor(0.6, n))).toEqual([3, 6, 9, 12, 21]);
    expect([3, 6, 9, 10].map((n) => peopleFor(1 / 3, n))).toEqual([1, 2, 3, 4]);
  });
});
