import type { BoardId, MemberId } from "@acuerdo/shared";
import type { Settings } from "../config.ts";
import { COSTS } from "./costs.ts";
import { FairPace } from "./fair-pace.ts";
import { Pace, pause, steady } from "./pace.ts";

/**
 * One rate for all that writes events, whichever route it comes by: of a member in a second and in an hour, and of an
 * address on all boards, because members cost nothing. What a member says about themselves has a rate of its own beside it.
 */

const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;
/** Seconds' worth that a member may write in an hour. */
const HOUR_SHARE = 200;
/** An address writes for an hour as fast as three times as many members: a full house in which all write at times. */
const HOUR_SPREAD = 3;
/** What each member still has where their address writes too much: an answer now and then. */
const LITTLE = { atOnce: COSTS.littleAtOnce, count: 1, inMs: SECOND_MS };
const LITTLE_AN_HOUR = { atOnce: COSTS.littleAnHour, count: COSTS.littleAnHour, inMs: HOUR_MS };

/** Events of one member in an hour: as many as a person writes who does nothing else, and never less than may come at once. */
export function writesAnHour({ maxIntentsPerSecond, maxIntentsAtOnce }: Settings): number {
  return Math.max(maxIntentsAtOnce, maxIntentsPerSecond * HOUR_SHARE);
}

export interface WriterOf {
  readonly address: string;
  readonly board: BoardId;
  readonly member: MemberId;
}

const keyOf = ({ board, member }: WriterOf): string => `${board}/${member}`;

export class Writes {
  readonly #second: Pace;
  readonly #hour: Pace;
  readonly #house: FairPace;
  readonly #houseHour: FairPace;
  readonly #words: Pace;
  readonly #later: (ms: number) => Promise<void>;

  constructor(settings: Settings, now: () => number = steady, later = pause) {
    const { maxIntentsPerSecond, maxIntentsAtOnce } = settings;
    const { writesOfNetwork, writeWaitMs: maxWaitMs, wordsAnHour, wordsAtOnce } = COSTS;
    const anHour = writesAnHour(settings);
    this.#second = new Pace({ atOnce: maxIntentsAtOnce, count: maxIntentsPerSecond, inMs: SECOND_MS }, now);
    this.#hour = new Pace({ atOnce: anHour, count: anHour, inMs: HOUR_MS }, now);
    const house = { atOnce: maxIntentsAtOnce * writesOfNetwork, count: maxIntentsPerSecond * writesOfNetwork };
    this.#house = new FairPace({ ...house, inMs: SECOND_MS, maxWaitMs }, LITTLE, now);
    const many = anHour * writesOfNetwork * HOUR_SPREAD;
    this.#houseHour = new FairPace({ atOnce: many, count: many, inMs: HOUR_MS }, LITTLE_AN_HOUR, now);
    this.#words = new Pace({ atOnce: wordsAtOnce, count: wordsAnHour, inMs: HOUR_MS }, now);
    this.#later = later;
  }

  /** Resolves in the writer's turn, with whether they may write. */
  async take(writer: WriterOf): Promise<boolean> {
    const key = keyOf(writer);
    const { address } = writer;
    if (this.#hour.ask(key) === null || this.#second.take(key) === null) return false;
    const wait = this.#house.take(address, key);
    if (wait === null || this.#houseHour.take(address, key) === null) return false;
    this.#hour.take(key);
    if (wait > 0) await this.#later(wait);
    return true;
  }

  /** Whether a member may change what they say about themselves. */
  takeWords(writer: WriterOf): boolean {
    return this.#words.take(keyOf(writer)) !== null;
  }
}
