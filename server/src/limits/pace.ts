/**
 * So many at once, so many over time, for each key: the generic cell rate algorithm (ITU-T I.371), which keeps one number a
 * key, the time at which it would be as if nothing had been taken. Whoever may wait stands in line by that number alone.
 * Memory is bounded: where there are too many keys, those go first that lose least by it, and one that is spent goes last,
 * so that nobody gets a new allowance by bringing many keys.
 */

export interface PaceSetup {
  readonly atOnce: number;
  readonly count: number;
  /** Milliseconds in which `count` grow back. */
  readonly inMs: number;
  /** How long somebody may wait for their turn; without it nobody waits. */
  readonly maxWaitMs?: number;
  readonly maxKeys?: number;
}

/** Some 100 bytes each. */
const MAX_KEYS = 20_000;
/** So much of the keys goes at a time, for looking through all of them takes a moment; of spent ones as few as that allows. */
const SHARE = 0.25;
const SHARE_OF_SPENT = 0.02;

/** Sums of fractions are a little off. */
const ROUNDING_MS = 1e-6;

/** Milliseconds of a clock that never goes back: a server's wall clock may, and would then lock people out. */
export const steady = (): number => performance.now();

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export class Pace {
  readonly #everyMs: number;
  /** How far ahead of now a key may be that takes its last one. */
  readonly #aheadMs: number;
  /** What one that is taken weighs at most: who names a weight could else keep a key spent for as long as they like. */
  readonly #heaviest: number;
  readonly #maxWaitMs: number;
  readonly #maxKeys: number;
  readonly #now: () => number;
  /** When each key is full again. */
  readonly #fullAt = new Map<string, number>();

  constructor({ atOnce, count, inMs, maxWaitMs = 0, maxKeys = MAX_KEYS }: PaceSetup, now: () => number = steady) {
    this.#everyMs = inMs / count;
    this.#aheadMs = (Math.max(1, atOnce) - 1) * this.#everyMs;
    this.#heaviest = Math.max(1, atOnce);
    this.#maxWaitMs = maxWaitMs;
    this.#maxKeys = maxKeys;
    this.#now = now;
  }

  get size(): number {
    return this.#fullAt.size;
  }

  /** Milliseconds until a key's turn, were it to take one now; null where it may not even wait. */
  ask(key: string): number | null {
    const now = this.#now();
    const wait = this.#base(key, now) - now - this.#aheadMs;
    if (wait < ROUNDING_MS) return 0;
    return wait <= this.#maxWaitMs ? wait : null;
  }

  /** Takes one, or what weighs as much as several, all that may be had at once at most; gives how many milliseconds to wait first, null where none is left. */
  take(key: string, weight = 1): number | null {
    const wait = this.ask(key);
    if (wait !== null) this.#set(key, this.#base(key, this.#now()) + this.#msOf(weight));
    return wait;
  }

  /** Gives back what was taken for nothing. */
  giveBack(key: string, weight = 1): void {
    const known = this.#fullAt.get(key);
    if (known !== undefined) this.#fullAt.set(key, known - this.#msOf(weight));
  }

  #msOf(weight: number): number {
    return Math.min(weight, this.#heaviest) * this.#everyMs;
  }

  #base(key: string, now: number): number {
    return Math.max(now, this.#fullAt.get(key) ?? now);
  }

  #set(key: string, fullAt: number): void {
    if (!this.#fullAt.has(key) && this.#fullAt.size >= this.#maxKeys) this.#forget();
    this.#fullAt.set(key, fullAt);
  }

  /** Those that are full again, then the fullest; of the spent ones, where there is nothing else, the first to be free. */
  #forget(): void {
    const times = Float64Array.from(this.#fullAt.values()).sort();
    const upTo = (share: number) => times[Math.ceil(times.length * share) - 1] as number;
    const now = this.#now();
    const spent = now + this.#aheadMs;
    const areAllSpent = (times[0] as number) > spent;
    const until = areAllSpent ? upTo(SHARE_OF_SPENT) : Math.max(now, Math.min(upTo(SHARE), spent));
    for (const [key, fullAt] of this.#fullAt) if (fullAt <= until) this.#fullAt.delete(key);
  }
}
