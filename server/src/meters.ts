/**
 * What the server counts about itself, for `/metrics`. Counting happens on the hot path, so it is an addition or an index
 * into an array; everything else waits until somebody asks.
 */

/** Counts by a label with few values. */
export class Counts {
  readonly #counts = new Map<string, number>();

  add(label: string | number, count = 1): void {
    const key = String(label);
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + count);
  }

  get total(): number {
    let total = 0;
    for (const count of this.#counts.values()) total += count;
    return total;
  }

  entries(): Iterable<[label: string, count: number]> {
    return this.#counts.entries();
  }
}

/** Milliseconds: a cursor's frame at one end, a disk that has stopped at the other. */
const BOUNDS_MS = [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1_000, 2_500, 5_000, 10_000] as const;

/** How long something took, in doubling steps. */
export class Latency {
  static readonly bounds: readonly number[] = BOUNDS_MS;
  /** One more than there are bounds: what took longer than the last. */
  readonly counts = new Float64Array(BOUNDS_MS.length + 1);
  /** Milliseconds in all. */
  sum = 0;

  observe(ms: number): void {
    let at = 0;
    while (at < BOUNDS_MS.length && ms > (BOUNDS_MS[at] as number)) at += 1;
    this.counts[at] = (this.counts[at] as number) + 1;
    this.sum += ms;
  }
}

export class Meters {
  /** Open sockets, by document. */
  readonly sockets = new Counts();
  /** Closed sockets, refused ones among them, by close code. */
  readonly closed = new Counts();
  /** Readers that were cut because too much waited for them. */
  slowReaders = 0;
  /** Canvas updates that came in. */
  updates = 0;
  /** Canvas updates that were refused, by code. */
  readonly refusedUpdates = new Counts();
  /** Intents, by what became of them. */
  readonly intents = new Counts();
  /** HTTP requests that were refused, by code. */
  readonly refusals = new Counts();
  /** From a canvas update's coming in to its being written to everybody's socket: of each beat, its oldest. */
  readonly delivery = new Latency();
  /** From a canvas update's coming in to its being on disk: of each beat, its oldest. */
  readonly commit = new Latency();
  /** From an intent's coming in to its answer. */
  readonly intent = new Latency();
  /** Calls to the store that wait for their answer. */
  storeCalls = 0;
  /** Calls to the store that failed. */
  storeFaults = 0;
  /** Whether the store failed to carry out what was asked, and has not been written since. */
  storeFails = false;

  /** Milliseconds, only ever to be compared with one another. */
  now(): number {
    return performance.now();
  }
}
