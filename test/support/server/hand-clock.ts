import type { Clock } from "../../../server/src/clock.ts";

/** Time that stands still until the test moves it. */
export class HandClock implements Clock {
  #now = 1_800_000_000_000;
  #due: { at: number; run: () => void }[] = [];

  now = (): number => this.#now;

  soon(run: () => void): void {
    this.later(0, run);
  }

  later(ms: number, run: () => void): () => void {
    const entry = { at: this.#now + ms, run };
    this.#due.push(entry);
    return () => {
      this.#due = this.#due.filter((other) => other !== entry);
    };
  }

  /** Lets time pass; what falls due runs in its order. */
  pass(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const next = this.#due.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#due = this.#due.filter((other) => other !== next);
      this.#now = Math.max(this.#now, next.at);
      next.run();
    }
    this.#now = end;
  }
}
