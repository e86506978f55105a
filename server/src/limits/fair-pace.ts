import { NetworkPace } from "./network-pace.ts";
import { Pace, type PaceSetup, steady } from "./pace.ts";

/**
 * A pace of an address that not one behind it can use up for all: where it is spent, whoever asks for little still has a
 * little of their own. A house is one address, and so are a room and the one in it who is many.
 */

export class FairPace {
  readonly #house: NetworkPace;
  readonly #little: Pace;

  /** @param little what each behind an address has beside it. */
  constructor(house: PaceSetup, little: PaceSetup, now: () => number = steady) {
    this.#house = new NetworkPace(house, now);
    this.#little = new Pace(little, now);
  }

  /** As `take`, for what may turn out to weigh less: gives how to give so much of it back, null where nothing is left. */
  spend(address: string, who: string, weight: number): ((less: number) => void) | null {
    if (this.#house.take(address, "", weight) === 0) return (less) => this.#house.giveBack(address, "", less);
    return this.#little.take(who, weight) === null ? null : (less) => this.#little.giveBack(who, less);
  }

  /** Milliseconds to wait before going on; null where nothing is left. `who` tells apart those behind an address. */
  take(address: string, who: string, weight = 1): number | null {
    const wait = this.#house.take(address, "", weight);
    if (wait === 0 || this.#little.take(who, weight) === null) return wait;
    if (wait !== null) this.#house.giveBack(address, "", weight);
    return 0;
  }
}
