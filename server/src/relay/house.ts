import type { BoardId } from "@acuerdo/shared";
import { COSTS } from "../limits/costs.ts";
import type { Flow, Throttle } from "./throttle.ts";

/** What one network has open and under way: the people of a house, or one person who is many. */

/** Somebody whose message has begun and not ended. */
export interface Speaker {
  cut(): void;
}

/**
 * Messages that have begun and not ended. Whoever sends all of one but its last byte makes the server keep it; where that
 * is too much, the one that has been at it longest is cut.
 */
export class Unfinished {
  readonly #speakers = new Map<Speaker, number>();
  #bytes = 0;

  /** @param bytes of the message so far. */
  grow(speaker: Speaker, bytes: number): void {
    this.#bytes += bytes - (this.#speakers.get(speaker) ?? 0);
    this.#speakers.set(speaker, bytes);
    for (const [oldest] of this.#speakers) {
      if (this.#bytes <= COSTS.unfinishedBytes) return;
      this.end(oldest);
      oldest.cut();
    }
  }

  end(speaker: Speaker): void {
    this.#bytes -= this.#speakers.get(speaker) ?? 0;
    this.#speakers.delete(speaker);
  }
}

export interface House {
  sockets: number;
  /** Several houses together: what they keep in memory is counted by house. */
  readonly isSite: boolean;
  /** How many of them on each board. */
  readonly boards: Map<BoardId, number>;
  /** What it may send, and what its site may. */
  readonly throttles: readonly Throttle[];
  readonly unfinished: Unfinished;
}

/** What all members of a house together may send, given what one may; of a site, so many times as much. */
export function flowOfHouse(one: Flow, times: number): Flow {
  const { flowOfNetwork, bytesOfNetwork, burstsOfNetwork } = COSTS;
  return {
    messagesPerSecond: one.messagesPerSecond * flowOfNetwork * times,
    messagesAtOnce: one.messagesAtOnce * flowOfNetwork * times,
    bytesPerSecond: one.bytesPerSecond * bytesOfNetwork * times,
    bytesAtOnce: one.bytesAtOnce * burstsOfNetwork * times,
  };
}
