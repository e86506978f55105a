import type { Clock } from "../../../server/src/clock.ts";

/** Time in the judge's hands: what waits for seconds waits for the judge, what waits for less is of no interest and runs by itself. */

const OF_INTEREST_MS = 1_000;

export class JudgeClock implements Clock {
  #now = 1_800_000_000_000;
  #due: { readonly at: number; readonly run: () => void }[] = [];

  now = (): number => this.#now;

  soon(run: () => void): void {
    setImmediate(run);
  }

  later(ms: number, run: () => void): () => void {
    if (ms < OF_INTEREST_MS) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    }
    const entry = { at: this.#now + ms, run };
    this.#due.push(entry);
    return () => {
      this.#due = this.#due.filter((other) => other !== entry);
    };
  }

  /** Lets time go on to this moment. `settle` is awaited after whatever falls due on the way. */
  async reach(moment: number, settle: () => Promise<unknown>): Promise<void> {
    for (;;) {
      const next = this.#due.filter(({ at }) => at <= moment).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#due = this.#due.filter((other) => other !== next);
      this.#now = Math.max(this.#now, next.at);
      next.run();
      await settle();
    }
    this.#now = Math.max(this.#now, moment);
  }
}
