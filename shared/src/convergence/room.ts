/**
 * Up to fifty people are counted, without statistics. The tests are conjunctive: no index alone tells a room in which
 * all can live with it from one in which nine are delighted and one cannot.
 */
import { FAILS, type Fail, type RoomJudgement, type Status } from "./judgement.ts";
import { scoresOf, testedGroups } from "./scores.ts";
import {
  accepting,
  answered,
  type Counts,
  concerns,
  type GroupCounts,
  graded,
  supporting,
  type Tally,
} from "./tally.ts";
import { peopleFor, type RoomThresholds, type Thresholds } from "./thresholds.ts";

const OBJECTION_WEIGHT = 2;
const ANSWER_WEIGHT = 0.5;

/** What each test lacks, in people; 0 where it passes. */
interface Lacks {
  readonly coverage: number;
  readonly floor: number;
  readonly groupFloor: number;
  readonly groupHeard: number;
  readonly energy: number;
}

const lacking = (needed: number, have: number): number => Math.max(0, needed - have);
const groupFloorLack = (group: Counts, { groupFloor }: RoomThresholds): number =>
  lacking(peopleFor(groupFloor, graded(group)), accepting(group));
const groupHeardLack = (group: Counts, { groupHeard }: RoomThresholds): number =>
  lacking(peopleFor(groupHeard, group.expected), graded(group));

function lacksOf(whole: Counts, groups: readonly GroupCounts[], room: RoomThresholds): Lacks {
  const n = graded(whole);
  const sum = (lack: (group: Counts, room: RoomThresholds) => number) =>
    groups.reduce((total, group) => total + lack(group, room), 0);
  return {
    coverage: Math.max(
      lacking(peopleFor(room.answered, whole.expected), answered(whole)),
      lacking(Math.max(room.fewest, peopleFor(room.graded, whole.expected)), n),
    ),
    floor: lacking(peopleFor(room.floor, n), accepting(whole)),
    groupFloor: sum(groupFloorLack),
    groupHeard: sum(groupHeardLack),
    energy: lacking(peopleFor(room.energy, n), supporting(whole)),
  };
}

function failsOf(objections: number, lacks: Lacks): readonly Fail[] {
  const short: Readonly<Record<Fail, number>> = {
    coverage: lacks.coverage,
    objection: objections,
    floor: lacks.floor,
    "group-floor": lacks.groupFloor,
    "group-not-heard": lacks.groupHeard,
    energy: lacks.energy,
  };
  return FAILS.filter((fail) => short[fail] > 0);
}

/** What more answers may mend: whether anybody wants it is judged once people have been heard. */
const UNTIL_HEARD: ReadonlySet<Fail> = new Set<Fail>(["coverage", "group-not-heard", "energy"]);

function statusOf(fails: readonly Fail[], someConcern: boolean): Status {
  if (fails.length === 0) return someConcern ? "minimum" : "everyone";
  if (fails.every((fail) => fail === "energy")) return "tolerated";
  return fails.every((fail) => UNTIL_HEARD.has(fail)) ? "open" : "contested";
}

/**
 * Probability that neither an objection nor too many reservations would come from the `unheard`, under a
 * Dirichlet(1/2, 1/2, 1) prior on (objection, concern, acceptance): the Dirichlet-multinomial, summed over no objection.
 */
function confidenceOf(whole: Counts, unheard: number, floor: number): number {
  const n = graded(whole);
  const x = accepting(whole);
  const concern = 0.5 + concerns(whole);
  const accept = 1 + x;
  const total = 0.5 + concern + accept;
  let chance = 1;
  for (let i = 0; i < unheard; i++) chance *= (accept + i) / (total + i);
  let sum = 0;
  for (let c = 0; c <= unheard && x + unheard - c >= peopleFor(floor, n + unheard); c++) {
    sum += chance;
    const left = unheard - c;
    chance *= (left / (c + 1)) * ((concern + c) / (accept + left - 1));
  }
  return Math.min(1, sum);
}

/** Everything but the mirror, which needs a second judgement. */
export function judgeRoom(tally: Tally, thresholds: Thresholds): Omit<RoomJudgement, "sharedNo"> {
  const { whole } = tally;
  const { room } = thresholds;
  const groups = testedGroups(tally, thresholds);
  const lacks = lacksOf(whole, groups, room);
  const objections = whole.object;
  const fails = failsOf(objections, lacks);
  const unheard = lacking(whole.expected, answered(whole));
  const answersMissing = Math.max(lacks.coverage, lacks.groupHeard);
  const acceptanceMissing = Math.max(lacks.floor, lacks.groupFloor);
  const hopeless = objections > 0 || lacks.groupFloor > 0 || lacks.energy > 0;
  return {
    mode: "room",
    status: statusOf(fails, concerns(whole) > 0),
    fails,
    ...scoresOf(whole, groups),
    distance:
      OBJECTION_WEIGHT * objections +
      lacking(acceptanceMissing, objections) +
      ANSWER_WEIGHT * answersMissing +
      lacks.energy,
    confidence: hopeless ? 0 : confidenceOf(whole, unheard, room.floor),
    declines: unheard === 0 && lacks.coverage > 0 && whole.abstain > 0,
    answered: answered(whole),
    expected: whole.expected,
    objections,
    resolved: whole.resolved,
    concerns: concerns(whole),
    groupsNotHeard: groups.filter((group) => groupHeardLack(group, room) > 0).map((group) => group.id),
    groupsBelow: groups.filter((group) => groupFloorLack(group, room) > 0).map((group) => group.id),
    answersMissing,
    acceptanceMissing,
    supportMissing: lacks.energy,
  };
}
