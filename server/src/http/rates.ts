/** So many at once, so many over time: token buckets in memory, one a key. */

/** Beyond it the buckets that are full again are thrown away. */
const MAX_KEYS = 20_000;

interface Bucket {
  level: number;
  at: number;
}

export class Rate {
  readonly #atOnce: number;
  readonly #perMs: number;
  readonly #now: () => number;
  readonly #buckets = new Map<string, Bucket>();

  constructor(atOnce: number, refill: { readonly count: number; readonly inMs: number }, now: () => number) {
    this.#atOnce = atOnce;
    this.#perMs = refill.count / refill.inMs;
    this.#now = now;
  }

  /** Takes one, or says that there is none left. */
  take(key: string): boolean {
    const bucket = this.#filled(key);
    if (bucket.level < 1) return false;
    bucket.level -= 1;
    return true;
  }

  /** Whether there is one left, without taking it. */
  allows(key: string): boolean {
    return this.#filled(key).level >= 1;
  }

  #filled(key: string): Bucket {
    const now = this.#now();
    const known = this.#buckets.get(key);
    const level = known
      ? Math.min(this.#atOnce, known.level + Math.max(0, now - known.at) * this.#perMs)
      : this.#atOnce;
    const bucket = { level, at: now };
    if (!known && this.#buckets.size >= MAX_KEYS) this.#forget(now);
    this.#buckets.set(key, bucket);
    return bucket;
  }

  #forget(now: number): void {
    for (const [key, { level, at }] of this.#buckets) {
      if (level + (now - at) * this.#perMs >= this.#atOnce) this.#buckets.delete(key);
    }
    if (this.#buckets.size >= MAX_KEYS) this.#buckets.clear();
  }
}
