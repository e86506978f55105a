import { COSTS } from "./limits/costs.ts";

/**
 * Boards on their way into memory: at most so many at a time, the small ones apart from the large ones, so that nobody's
 * board waits for one that takes a hundred times as long.
 */

interface Lane {
  /** The heaviest that goes here. */
  readonly upTo: number;
  readonly atOnce: number;
  running: number;
  readonly waiting: (() => void)[];
}

/** So many bytes of a canvas take as long as one event. */
export const BYTES_AS_EVENT = 512;
/** What lies between takes some seconds. */
const MIDDLE_FACTOR = 25;

const lane = (upTo: number, atOnce: number): Lane => ({ upTo, atOnce, running: 0, waiting: [] });

export class Loads {
  readonly #lanes: readonly Lane[] = [
    lane(COSTS.smallLoad, COSTS.smallLoadsAtATime),
    lane(COSTS.smallLoad * MIDDLE_FACTOR, COSTS.largeLoadsAtATime),
    lane(Number.POSITIVE_INFINITY, COSTS.largeLoadsAtATime),
  ];

  /** Does the work when it is its turn. @param weight in events. @throws what the work throws. */
  async run<T>(weight: number, work: () => Promise<T>): Promise<T> {
    const own = this.#lanes.find(({ upTo }) => weight <= upTo) as Lane;
    if (own.running >= own.atOnce) await new Promise<void>((start) => own.waiting.push(start));
    else own.running += 1;
    try {
      return await work();
    } finally {
      // Who waits takes the place over, so that nobody comes in between.
      const next = own.waiting.shift();
      if (next) next();
      else own.running -= 1;
    }
  }
}
