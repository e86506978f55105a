import { type BoardId, type Refusal, refuse } from "@acuerdo/shared";
import { COSTS } from "./costs.ts";
import { NetworkPace } from "./network-pace.ts";
import { Pace, pause, steady } from "./pace.ts";

/**
 * Wrong keys and codes. Only what was wrong is counted, and a key of 192 bits is looked at before anything else, so nobody
 * who has one, and no device that is known, waits for somebody else's guesses. A code can be guessed: once an address has
 * spent its wrong ones, each further code waits its turn before it is looked at, whether it is right or not, and all codes
 * of the server do where too many are wrong. So a right one comes in behind a busy address, and guessing stays slow.
 */

const TEN_MINUTES_MS = 600_000;
const SECOND_MS = 1_000;
const ALL = "";

/** A code that may be looked at now. */
export interface Attempt {
  /** It had to wait: that it was wrong is not said any more. */
  readonly isSlowed: boolean;
  /** It was right, and does not count. */
  right(): void;
}

export class Entries {
  readonly #wrong: NetworkPace;
  readonly #slow: NetworkPace;
  readonly #everybody: Pace;
  readonly #later: (ms: number) => Promise<void>;

  /** @param maxFailed wrong ones of an address in ten minutes that it is told of. */
  constructor(maxFailed: number, now: () => number = steady, later = pause) {
    const { codesASecond, codeWaitMs, wrongCodesASecond, wrongCodesAtOnce } = COSTS;
    this.#wrong = new NetworkPace({ atOnce: maxFailed, count: maxFailed, inMs: TEN_MINUTES_MS }, now);
    this.#slow = new NetworkPace({ atOnce: 1, count: codesASecond, inMs: SECOND_MS, maxWaitMs: codeWaitMs }, now);
    const everybody = { atOnce: wrongCodesAtOnce, count: wrongCodesASecond, inMs: SECOND_MS, maxWaitMs: codeWaitMs };
    this.#everybody = new Pace(everybody, now);
    this.#later = later;
  }

  /** A wrong key, or a device that is not known: the refusal, or, to whoever has brought too many, that they wait. */
  wrong(address: string, refusal: Refusal): Refusal {
    return this.#wrong.take(address) === null ? refuse("slow-down") : refusal;
  }

  /**
   * Resolves when a code may be looked at; null where too many wait already. Taken before looking: else a thousand at once
   * would all look. Codes that are tried on all boards at once stand in another line than those for a board that they name.
   */
  async attempt(address: string, board: BoardId | null = null): Promise<Attempt | null> {
    const all = board === null ? this.#everybody.take(ALL) : 0;
    if (all === null) return null;
    const isFast = this.#wrong.take(address) !== null;
    const line = `${board ?? ALL}/`;
    const own = isFast ? 0 : this.#slow.take(address, line);
    if (own === null) {
      if (board === null) this.#everybody.giveBack(ALL);
      return null;
    }
    const wait = Math.max(all, own);
    if (wait > 0) await this.#later(wait);
    const right = () => {
      if (board === null) this.#everybody.giveBack(ALL);
      if (isFast) this.#wrong.giveBack(address);
      else this.#slow.giveBack(address, line);
    };
    return { isSlowed: !isFast || all > 0, right };
  }
}
