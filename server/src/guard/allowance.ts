/**
 * Steps that integration may still take for a person. One who was away for a day may need many at once, and only then:
 * the allowance is large, and grows back slowly.
 */

interface Account {
  readonly left: number;
  readonly at: number;
}

export class Allowance {
  readonly #most: number;
  readonly #perSecond: number;
  readonly #now: () => number;
  /** Made with the first: on most boards nobody ever spends any. */
  #accounts: Map<string, Account> | null = null;

  /** @param now milliseconds of a clock that never goes back. */
  constructor(most: number, perSecond: number, now: () => number) {
    this.#most = most;
    this.#perSecond = perSecond;
    this.#now = now;
  }

  left(actor: string): number {
    const account = this.#accounts?.get(actor);
    if (account === undefined) return this.#most;
    return Math.min(this.#most, account.left + ((this.#now() - account.at) / 1000) * this.#perSecond);
  }

  spend(actor: string, steps: number): void {
    if (steps <= 0) return;
    const account = { left: Math.max(0, this.left(actor) - steps), at: this.#now() };
    this.#accounts ??= new Map();
    this.#accounts.set(actor, account);
  }
}
