/** The judgement of one statement: counted in a room, estimated in a crowd. */
import { judgeCrowd } from "./crowd.ts";
import type { Judgement, Mode, Status } from "./judgement.ts";
import { judgeRoom } from "./room.ts";
import { mirrored, type Tally } from "./tally.ts";
import { type CrowdThresholds, PRESETS, ROOM_LIMIT, type Thresholds } from "./thresholds.ts";

export const modeFor = (expected: number): Mode => (expected <= ROOM_LIMIT ? "room" : "crowd");

const holds = (status: Status): boolean => status === "everyone" || status === "minimum";

/** A shared no is a finding, not a decision, so the standard judges it whatever the board's thresholds are. */
function isSharedNo(tally: Tally, mode: Mode): boolean {
  const mirror = mirrored(tally);
  return holds((mode === "room" ? judgeRoom : judgeCrowd)(mirror, PRESETS.standard).status);
}

export function judge(
  tally: Tally,
  thresholds: Thresholds = PRESETS.standard,
  mode: Mode = modeFor(tally.whole.expected),
): Judgement {
  const sharedNo = isSharedNo(tally, mode);
  return mode === "room"
    ? { ...judgeRoom(tally, thresholds), sharedNo }
    : { ...judgeCrowd(tally, thresholds), sharedNo };
}

/** Shares of 0 and 1 are rules rather than lines, and are not moved. */
const shifted = (share: number, by: number): number => (share > 0 && share < 1 ? share + by : share);

const eased = (crowd: CrowdThresholds, by: number): CrowdThresholds => ({
  ...crowd,
  floor: shifted(crowd.floor, -by),
  groupFloor: shifted(crowd.groupFloor, -by),
  energy: shifted(crowd.energy, -by),
  objection: shifted(crowd.objection, by),
  groupObjection: shifted(crowd.groupObjection, by),
});

/**
 * The judgement of a crowd that was judged before: a status stays until it is lost by the slack of the thresholds,
 * whichever way. In a room one person who changes their mind is news, so nothing is held there.
 */
export function judgeAgain(tally: Tally, before: Status, thresholds: Thresholds = PRESETS.standard): Judgement {
  const now = judge(tally, thresholds);
  if (now.mode === "room" || now.status === before) return now;
  const { slack } = thresholds.crowd;
  for (const by of [slack, -slack]) {
    const held = judgeCrowd(tally, { ...thresholds, crowd: eased(thresholds.crowd, by) });
    if (held.status === before) return { ...held, sharedNo: now.sharedNo };
  }
  return now;
}
