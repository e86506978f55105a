import type { Clock } from "../clock.ts";
import { Pulse } from "./pulse.ts";

/**
 * One beat for all rooms: what they would each do at the end of a turn they do together, a little later where many are
 * here. A turn of the event loop costs as much as a small room's work in it, and what comes to a room meanwhile leaves in
 * the same write.
 */

/** For each socket: a thousand who each send once or twice a second are worth a wait of 4 ms. */
const GAP_MS = 0.004;
/** Nobody sees it. */
const MAX_GAP_MS = 8;

export class Tempo implements Clock {
  readonly now: () => number;
  readonly #clock: Clock;
  readonly #pulse: Pulse;
  #runs: (() => void)[] = [];

  /** @param sockets how many are open. */
  constructor(clock: Clock, sockets: () => number) {
    this.#clock = clock;
    this.now = () => clock.now();
    const gap = () => Math.min(MAX_GAP_MS, sockets() * GAP_MS);
    this.#pulse = new Pulse(clock, gap, () => this.#beat());
  }

  soon(run: () => void): void {
    this.#runs.push(run);
    this.#pulse.ask();
  }

  later(ms: number, run: () => void): () => void {
    return this.#clock.later(ms, run);
  }

  #beat(): void {
    const runs = this.#runs;
    this.#runs = [];
    for (const run of runs) run();
  }
}
