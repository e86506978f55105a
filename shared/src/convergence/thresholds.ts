import type { Preset } from "../nouns/board/presets.ts";

/**
 * Where the tests of a minimum agreement draw their lines. They are settings of a board, not constants of nature: a
 * group that works by consent asks for less than one that wants everyone. Shares are of graded stances, 0 to 1.
 */

/** Up to this many expected people a statement is counted; above it, it is estimated from intervals. */
export const ROOM_LIMIT = 50;

export interface RoomThresholds {
  /** Share of the expected people who have answered, standing aside included. */
  readonly answered: number;
  /** Share of the expected people whose answer has a grade. */
  readonly graded: number;
  /** Graded stances without which nothing is said, in people. */
  readonly fewest: number;
  /** Share who can at least live with it. */
  readonly floor: number;
  /** The same inside each group. */
  readonly groupFloor: number;
  /** Share of a group's people whose graded stance makes the group heard. */
  readonly groupHeard: number;
  /** Share who agree or endorse: somebody wants it. */
  readonly energy: number;
}

export interface CrowdThresholds {
  /** One-sided 90 % quantile of the normal distribution. */
  readonly z: number;
  /** Graded stances that are enough, in people, however large the crowd. */
  readonly fewest: number;
  /** The share of the expected people that is enough where the crowd is small. */
  readonly answered: number;
  /** Graded stances that are enough to hear a group, in people. */
  readonly groupFewest: number;
  /** A group that holds less than this share of the crowd need not be heard on its own. */
  readonly groupShare: number;
  readonly floor: number;
  readonly groupFloor: number;
  /** Greatest share of objections that may be recorded beside an agreement. */
  readonly objection: number;
  readonly groupObjection: number;
  readonly energy: number;
  /** What a status must be lost by before it changes, so that it does not flicker. */
  readonly slack: number;
}

export interface Thresholds {
  /** Groups with fewer expected people are not tested: one person is not a camp. */
  readonly smallestGroup: number;
  readonly room: RoomThresholds;
  readonly crowd: CrowdThresholds;
}

const standard: Thresholds = {
  smallestGroup: 3,
  room: { answered: 0.8, graded: 0.5, fewest: 3, floor: 0.8, groupFloor: 0.6, groupHeard: 0.5, energy: 1 / 3 },
  crowd: {
    z: 1.28155,
    fewest: 30,
    answered: 0.8,
    groupFewest: 10,
    groupShare: 0.05,
    floor: 0.7,
    groupFloor: 0.6,
    objection: 0.1,
    groupObjection: 0.15,
    energy: 1 / 3,
    slack: 0.02,
  },
};

/** `consent` asks for answers and no open objection; `standard` for the whole of it; `strict` for nobody below 0. */
export const PRESETS: Readonly<Record<Preset, Thresholds>> = {
  consent: {
    ...standard,
    room: { ...standard.room, floor: 0, groupFloor: 0, groupHeard: 0, energy: 0 },
    crowd: { ...standard.crowd, groupFewest: 0, floor: 0, groupFloor: 0, energy: 0 },
  },
  standard,
  strict: {
    ...standard,
    room: { ...standard.room, floor: 1, groupFloor: 1 },
    crowd: { ...standard.crowd, floor: 1, groupFloor: 1 },
  },
};

/** The least whole number of people that makes `share` of `total`; 0.6 of 5 is 3 in people, not in binary fractions. */
export function peopleFor(share: number, total: number): number {
  return Math.ceil(share * total - 1e-9);
}
