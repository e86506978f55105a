import type { Settings } from "../config.ts";
import { COSTS } from "./costs.ts";
import { Entries } from "./entries.ts";
import { FairPace } from "./fair-pace.ts";
import { Joins } from "./joins.ts";
import { NetworkPace } from "./network-pace.ts";
import { Pace, steady } from "./pace.ts";
import { Slots } from "./slots.ts";
import { Writes } from "./writes.ts";

/** What everybody may still do over HTTP: one table for all routes, because one person uses many. */

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

export interface Allowances {
  readonly requests: FairPace;
  readonly openings: NetworkPace;
  readonly entries: Entries;
  readonly welcomes: NetworkPace;
  readonly joins: Joins;
  /** By member and board: nobody else's coming back counts. */
  readonly returns: Pace;
  readonly writes: Writes;
  /** By board: the one who replaces a key is trusted with the board, not with the disk. */
  readonly keys: Pace;
  /** By member and board: personal codes that were typed and are nobody's. */
  readonly personalCodes: Pace;
  /** By member and board. */
  readonly reads: Pace;
  readonly networkReads: FairPace;
  readonly exports: Pace;
  readonly networkExports: FairPace;
  readonly pages: Slots;
  readonly minutes: Slots;
  readonly moments: Slots;
  /** Complete exports under way, which take as long as their reader. */
  readonly downloads: Slots;
}

/** What each behind an address still has where it has asked for too much. */
const LITTLE = { atOnce: COSTS.littleAtOnce, count: 1, inMs: SECOND_MS };
/** New keys of a board in a minute. */
const KEYS_A_MINUTE = 10;
/** Wrong personal codes of a member in ten minutes: of 8 thousand million codes a board shows a thousand at most. */
const WRONG_PERSONAL_CODES = { atOnce: 5, count: 5, inMs: 10 * MINUTE_MS };

export function openAllowances(settings: Settings, now: () => number = steady): Allowances {
  const { maxRequestsPerSecond, maxBoardsPerHour, maxExportsPerMinute } = settings;
  const { requestsAtOnce, readsASecond, readsAtOnce, readsOfNetwork, readsWaiting: waiting, exportsOfNetwork } = COSTS;
  const networkExports = maxExportsPerMinute * exportsOfNetwork;
  const half = (atOnce: number) => new Slots({ atOnce, ofNetwork: Math.max(1, atOnce / 2), waiting });
  return {
    requests: new FairPace(
      { atOnce: maxRequestsPerSecond * requestsAtOnce, count: maxRequestsPerSecond, inMs: SECOND_MS },
      LITTLE,
      now,
    ),
    openings: new NetworkPace({ atOnce: maxBoardsPerHour, count: maxBoardsPerHour, inMs: HOUR_MS }, now),
    entries: new Entries(settings.maxFailedEntries, now),
    welcomes: new NetworkPace(
      { atOnce: COSTS.welcomesAtOnce, count: COSTS.welcomesASecond, inMs: SECOND_MS, maxWaitMs: COSTS.welcomeWaitMs },
      now,
    ),
    joins: new Joins(settings, now),
    returns: new Pace({ atOnce: COSTS.returnsAtOnce, count: COSTS.returnsASecond, inMs: SECOND_MS }, now),
    writes: new Writes(settings, now),
    keys: new Pace({ atOnce: KEYS_A_MINUTE, count: KEYS_A_MINUTE, inMs: MINUTE_MS }, now),
    personalCodes: new Pace(WRONG_PERSONAL_CODES, now),
    reads: new Pace({ atOnce: readsAtOnce, count: readsASecond, inMs: SECOND_MS }, now),
    networkReads: new FairPace(
      { atOnce: readsAtOnce * readsOfNetwork, count: readsASecond * readsOfNetwork, inMs: SECOND_MS },
      LITTLE,
      now,
    ),
    exports: new Pace({ atOnce: maxExportsPerMinute, count: maxExportsPerMinute, inMs: MINUTE_MS }, now),
    networkExports: new FairPace({ atOnce: networkExports, count: networkExports, inMs: MINUTE_MS }, LITTLE, now),
    pages: half(COSTS.pagesAtATime),
    minutes: half(COSTS.minutesAtATime),
    moments: half(COSTS.momentsAtATime),
    downloads: new Slots({ atOnce: Number.POSITIVE_INFINITY, ofNetwork: exportsOfNetwork, waiting }),
  };
}
