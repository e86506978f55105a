import type { BoardId, MemberId } from "@acuerdo/shared";
import type { Settings } from "../config.ts";
import { COSTS } from "./costs.ts";
import { NetworkPace } from "./network-pace.ts";
import { Pace, pause, steady } from "./pace.ts";

/**
 * One rate for all that writes events, whichever route it comes by: of a member in a second and in an hour, and of an
 * address on all boards, because members cost nothing. What a member says about themselves has a rate of its own beside it.
 */

const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;
/** Seconds' worth that a member may write in an hour. */
const HOUR_SHARE = 200;

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
  readonly #network: NetworkPace;
  readonly #networkHour: NetworkPace;
  readonly #words: Pace;
  readonly #later: (ms: number) => Promise<void>;

  constructor(settings: Settings, now: () => number = steady, later = pause) {
    const { maxIntentsPerSecond, maxIntentsAtOnce } = settings;
    const { writesOfNetwork, writeWaitMs: maxWaitMs, wordsAnHour, wordsAtOnce } = COSTS;
    const anHour = writesAnHour(settings);
    const inHour = { atOnce: anHour, count: anHour, inMs: HOUR_MS };
    this.#second = new Pace({ atOnce: maxIntentsAtOnce, count: maxIntentsPerSecond, inMs: SECOND_MS }, now);
    this.#hour = new Pace(inHour, now);
    const network = { atOnce: maxIntentsAtOnce * writesOfNetwork, count: maxIntentsPerSecond * writesOfNetwork };
    this.#network = new NetworkPace({ ...network, inMs: SECOND_MS, maxWaitMs }, now);
    const many = anHour * writesOfNetwork * HOUR_SPREAD;
    this.#networkHour = new NetworkPace({ atOnce: many, count: many, inMs: HOUR_MS }, now);
    this.#words = new Pace({ atOnce: wordsAtOnce, count: wordsAnHour, inMs: HOUR_MS }, now);
    this.#later = later;
  }

  /** Resolves in the writer's turn, with whether they may write. */
  async take(writer: WriterOf): Promise<boolean> {
    const { address } = writer;
    if (this.#hour.ask(keyOf(writer)) === null || !this.#networkHour.allows(address)) return false;
    if (this.#second.take(keyOf(writer)) === null) return false;
    const wait = this.#network.take(address);
    if (wait === null) return false;
    this.#hour.take(keyOf(writer));
    this.#networkHour.take(address);
    if (wait > 0) await this.#later(wait);
    return true;
  }

  /** Whether a member may change what they say about themselves. */
  takeWords(writer: WriterOf): boolean {
    return this.#words.take(keyOf(writer)) !== null;
  }
}

/** An address writes for an hour as fast as three times as many members: a full house in which all write at times. */
const HOUR_SPREAD = 3;
