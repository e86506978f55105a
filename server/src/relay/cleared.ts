import * as Y from "yjs";

/**
 * Where a canvas' past was cleared away (`guard/reclaim.ts`), nobody's copy from before may be mixed with what it is now:
 * whoever has something of it, and not the mark that came with the clearing, has to load the canvas afresh.
 */
export class Cleared {
  readonly #until: ReadonlyMap<number, number>;

  /** @param state a state vector; none where nothing was cleared away. */
  constructor(state: Uint8Array | undefined) {
    this.#until = state ? Y.decodeStateVector(state) : new Map();
  }

  /** Whether it is that of a copy from before. @throws Error when it is not a state vector. */
  isBefore(stateVector: Uint8Array): boolean {
    if (this.#until.size === 0) return false;
    const known = Y.decodeStateVector(stateVector);
    let [some, all] = [false, true];
    for (const [client, until] of this.#until) {
      const clock = known.get(client) ?? 0;
      some ||= clock > 0;
      all &&= clock >= until;
    }
    return some && !all;
  }
}
