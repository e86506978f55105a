import { forget, randomBytes, recall, remember } from "./device.ts";

/**
 * Which tab does what only one should. Plain http has no locks that tabs share, so this is a note with a time on it: two
 * tabs may hold it for a moment, and what it is used for must bear that.
 */

/** Longer than a slow answer; a tab that was closed is succeeded after it. */
const LEASE_MS = 10_000;

interface Held {
  readonly tab: string;
  readonly until: number;
}

const HELD = { tab: "string", until: "number" } as const;

export class Lease {
  readonly #key: string;
  readonly #now: () => number;
  readonly #tab = randomBytes(8).join("");

  /** @param now milliseconds, by the clock that all tabs share. */
  constructor(key: string, now: () => number) {
    this.#key = key;
    this.#now = now;
  }

  /** Takes or prolongs it; false while another tab has it. One that ends later than any that is given was left by another clock. */
  take(): boolean {
    const held = recall<Held>(this.#key, HELD);
    const left = held ? held.until - this.#now() : 0;
    if (held && held.tab !== this.#tab && left > 0 && left <= LEASE_MS) return false;
    remember(this.#key, { tab: this.#tab, until: this.#now() + LEASE_MS });
    return true;
  }

  giveUp(): void {
    if (recall<Held>(this.#key, HELD)?.tab === this.#tab) forget(this.#key);
  }
}
