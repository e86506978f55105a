import { type Refusal, refuse } from "@acuerdo/shared";

/** One thing after another. What fails holds up nothing behind it; once it is closed, nothing is begun any more. */

/** As long as this it means that the disk cannot follow: better to say so than to let everybody wait. */
const MAX_WAITING = 2_000;

export class Queue {
  readonly #rested: () => void;
  #tail: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #isClosed = false;

  /** @param rested after each, whatever came of it. */
  constructor(rested: () => void) {
    this.#rested = rested;
  }

  get isBusy(): boolean {
    return this.#waiting > 0;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** Does it when its turn comes. */
  run<T>(work: () => Promise<T>): Promise<T | Refusal> {
    if (this.#isClosed || this.#waiting >= MAX_WAITING) return Promise.resolve(refuse("try-again"));
    this.#waiting += 1;
    const done = this.#tail.then(async () => (this.#isClosed ? refuse("try-again") : work()));
    this.#tail = done
      .catch(() => undefined) // whoever asked is told
      .finally(() => {
        this.#waiting -= 1;
        this.#rested();
      });
    return done;
  }

  close(): void {
    this.#isClosed = true;
  }
}
