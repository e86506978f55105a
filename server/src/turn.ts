import { COSTS } from "./limits/costs.ts";

/** Lets everybody else have their turn of the event loop. */
export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Work in slices: everybody else has a turn whenever it has taken as long as one may. */
export class Slices {
  #since = performance.now();

  /** To be called between two pieces of the work. */
  pause(): Promise<void> | null {
    if (performance.now() - this.#since < COSTS.loadSliceMs) return null;
    return turn().then(() => {
      this.#since = performance.now();
    });
  }
}
