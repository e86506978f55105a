import type { BoardId, Role } from "@acuerdo/shared";
import type { Settings } from "../config.ts";
import { COSTS } from "./costs.ts";
import { NetworkPace } from "./network-pace.ts";
import { pause, steady } from "./pace.ts";

/**
 * New members of a board, by address: a room comes in within a minute, some of it after a wait, and nobody uses a board's
 * places up by bringing people who are none. Whoever has the mediators' key is counted apart, so nobody holds them up. Who
 * has been here before is not new and never waits.
 */

const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;
/** However few may come in an hour, so many of them may come at once. */
const FEW = 20;

/** New members of one board from one address in an hour: of its places as many as leave most of them to others. */
export function joinsAnHour({ maxJoinsPerHour, maxSocketsPerBoard }: Settings): number {
  const SHARE = 0.4;
  return maxJoinsPerHour ?? Math.max(1, Math.floor(maxSocketsPerBoard * SHARE));
}

export class Joins {
  readonly #turn: NetworkPace;
  readonly #hour: NetworkPace;
  readonly #mediators: NetworkPace;
  readonly #later: (ms: number) => Promise<void>;

  constructor(settings: Settings, now: () => number = steady, later = pause) {
    const { joinBurst, joinSpread, joinWaitMs: maxWaitMs, joinSiteFactor, mediatorJoinsAnHour } = COSTS;
    const anHour = joinsAnHour(settings);
    const atOnce = Math.max(Math.ceil(anHour * joinBurst), Math.min(anHour, FEW));
    const inTurn = { atOnce, count: anHour, inMs: joinSpread * SECOND_MS, maxWaitMs };
    this.#turn = new NetworkPace(inTurn, now);
    this.#hour = new NetworkPace({ atOnce: anHour, count: anHour, inMs: HOUR_MS }, now, joinSiteFactor);
    const mediators = { atOnce: mediatorJoinsAnHour, count: mediatorJoinsAnHour, inMs: HOUR_MS };
    this.#mediators = new NetworkPace(mediators, now);
    this.#later = later;
  }

  /**
   * Resolves in the newcomer's turn; null where too many have come from there. Otherwise how to give it back if they do not come in.
   * @param link by which it is told that the participants have a new one: whoever used theirs up for a house has it no more, and the count begins anew.
   */
  async take(address: string, board: BoardId, role: Role, link = ""): Promise<(() => void) | null> {
    const of = `${board}/${link}/`;
    if (role === "mediator") {
      return this.#mediators.take(address, of) === null ? null : () => this.#mediators.giveBack(address, of);
    }
    if (this.#hour.take(address, of) === null) return null;
    const wait = this.#turn.take(address, of);
    if (wait === null) {
      this.#hour.giveBack(address, of);
      return null;
    }
    if (wait > 0) await this.#later(wait);
    return () => {
      this.#hour.giveBack(address, of);
      this.#turn.giveBack(address, of);
    };
  }
}
