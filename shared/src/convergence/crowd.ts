/**
 * Above fifty people many never answer, so each test is passed, failed or undecided: by the interval around a share,
 * not by the share. Objections below the cap stay listed beside the agreement.
 */
import { type CrowdIntervals, type CrowdJudgement, FAILS, type Fail, type Status } from "./judgement.ts";
import { scoresOf, testedGroups } from "./scores.ts";
import { accepting, answered, type Counts, concerns, graded, supporting, type Tally } from "./tally.ts";
import { type CrowdThresholds, peopleFor, type Thresholds } from "./thresholds.ts";
import { type Interval, wilson } from "./wilson.ts";

type Verdict = "pass" | "fail" | "undecided";

/** A test's verdict and by how much it is decided, as a share. */
interface Test {
  readonly verdict: Verdict;
  readonly margin: number;
}

/** Decided by less than this share is "medium", whatever the status. */
const CLEAR_MARGIN = 0.05;

type Measured = CrowdIntervals & { readonly supporting: Interval; readonly counts: Counts };

const shareOf = (hits: number, counts: Counts, z: number): Interval => wilson(hits, graded(counts), counts.expected, z);

const measure = (counts: Counts, z: number): Measured => ({
  counts,
  accepting: shareOf(accepting(counts), counts, z),
  objecting: shareOf(counts.object, counts, z),
  supporting: shareOf(supporting(counts), counts, z),
});

/** At least `share`; a share of 1 means nobody outside, which no interval short of a census would grant. */
function atLeast(share: number, { lo, hi }: Interval, nobodyOutside: boolean): Test {
  if (lo >= share || (share === 1 && nobodyOutside)) return { verdict: "pass", margin: lo - share };
  return hi < share ? { verdict: "fail", margin: share - hi } : { verdict: "undecided", margin: 0 };
}

function atMost(share: number, { lo, hi }: Interval): Test {
  if (hi <= share) return { verdict: "pass", margin: share - hi };
  return lo > share ? { verdict: "fail", margin: lo - share } : { verdict: "undecided", margin: 0 };
}

/** Fails where one fails, by the clearest of them; passes where all pass, by the narrowest. */
function all(tests: readonly Test[]): Test {
  const failing = tests.filter(({ verdict }) => verdict === "fail");
  if (failing.length > 0) return { verdict: "fail", margin: Math.max(...failing.map(({ margin }) => margin)) };
  if (tests.some(({ verdict }) => verdict === "undecided")) return { verdict: "undecided", margin: 0 };
  return { verdict: "pass", margin: Math.min(1, ...tests.map(({ margin }) => margin)) };
}

const reached = (missing: number): Test => ({ verdict: missing > 0 ? "undecided" : "pass", margin: 1 });

function coverageLack(whole: Counts, crowd: CrowdThresholds): number {
  return Math.max(0, Math.min(crowd.fewest, peopleFor(crowd.answered, whole.expected)) - graded(whole));
}

function groupCoverageLack(group: Counts, whole: Counts, crowd: CrowdThresholds): number {
  if (group.expected < crowd.groupShare * whole.expected) return 0;
  const needed = Math.min(crowd.groupFewest, Math.max(3, peopleFor(0.5, group.expected)));
  return Math.max(0, needed - graded(group));
}

const floorTest = (share: number, { counts, accepting: interval }: Measured): Test =>
  atLeast(share, interval, accepting(counts) === graded(counts));

function testsOf(whole: Measured, groups: readonly Measured[], crowd: CrowdThresholds): Readonly<Record<Fail, Test>> {
  const unheard = groups.reduce((sum, group) => sum + groupCoverageLack(group.counts, whole.counts, crowd), 0);
  return {
    coverage: reached(coverageLack(whole.counts, crowd)),
    objection: all([
      atMost(crowd.objection, whole.objecting),
      ...groups.map((group) => atMost(crowd.groupObjection, group.objecting)),
    ]),
    floor: floorTest(crowd.floor, whole),
    "group-floor": all(groups.map((group) => floorTest(crowd.groupFloor, group))),
    "group-not-heard": reached(unheard),
    energy: atLeast(crowd.energy, whole.supporting, false),
  };
}

function statusOf(fails: readonly Fail[], undecided: readonly Fail[]): Status {
  if (fails.some((fail) => fail !== "energy")) return "contested";
  if (undecided.length > 0) return "open";
  return fails.length > 0 ? "tolerated" : "minimum";
}

function gapOf(whole: Measured, groups: readonly Measured[], crowd: CrowdThresholds): number {
  return Math.max(
    0,
    crowd.floor - whole.accepting.lo,
    whole.objecting.hi - crowd.objection,
    ...groups.map((group) => crowd.groupFloor - group.accepting.lo),
    ...groups.map((group) => group.objecting.hi - crowd.groupObjection),
  );
}

function confidenceOf(tests: readonly Test[]): CrowdJudgement["confidence"] {
  if (tests.some(({ verdict }) => verdict === "undecided")) return "low";
  return tests.every(({ margin }) => margin >= CLEAR_MARGIN) ? "high" : "medium";
}

/** Everything but the mirror, which needs a second judgement. */
export function judgeCrowd(tally: Tally, thresholds: Thresholds): Omit<CrowdJudgement, "sharedNo"> {
  const { crowd } = thresholds;
  const whole = measure(tally.whole, crowd.z);
  const groups = testedGroups(tally, thresholds).map((group) => ({ id: group.id, ...measure(group, crowd.z) }));
  const tests = testsOf(whole, groups, crowd);
  const fails = FAILS.filter((fail) => tests[fail].verdict === "fail");
  const undecided = FAILS.filter((fail) => tests[fail].verdict === "undecided");
  const lackOf = ({ counts }: Measured) => groupCoverageLack(counts, tally.whole, crowd);
  const answersMissing = Math.max(
    coverageLack(tally.whole, crowd),
    groups.reduce((sum, group) => sum + lackOf(group), 0),
  );
  return {
    mode: "crowd",
    status: statusOf(fails, undecided),
    fails,
    undecided,
    ...scoresOf(
      tally.whole,
      groups.map(({ counts }) => counts),
    ),
    gap: gapOf(whole, groups, crowd),
    confidence: confidenceOf(Object.values(tests)),
    declines: answered(tally.whole) >= tally.whole.expected && answersMissing > 0 && tally.whole.abstain > 0,
    answered: answered(tally.whole),
    expected: tally.whole.expected,
    objections: tally.whole.object,
    resolved: tally.whole.resolved,
    concerns: concerns(tally.whole),
    groupsNotHeard: groups.filter((group) => lackOf(group) > 0).map(({ id }) => id),
    groupsBelow: groups.filter((group) => floorTest(crowd.groupFloor, group).verdict === "fail").map(({ id }) => id),
    answersMissing,
    whole: { accepting: whole.accepting, objecting: whole.objecting, supporting: whole.supporting },
    groups: groups.map(({ id, accepting, objecting }) => ({ id, accepting, objecting })),
  };
}
