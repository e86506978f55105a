/** Writes in the schedule's hands: each is carried out, and answered, when the schedule says so. */

export type Fate = "done" | "failed" | "unclear";

interface Write {
  readonly apply: () => unknown;
  readonly resolve: (value: unknown) => void;
  readonly reject: (fault: Error) => void;
}

export class WriteQueue {
  #queue: Write[] = [];

  get queued(): number {
    return this.#queue.length;
  }

  /** Carries out the oldest write and answers it. */
  next(fate: Fate): void {
    const write = this.#queue.shift();
    if (!write) return;
    if (fate === "failed") {
      write.reject(new Error("disk"));
      return;
    }
    try {
      const value = write.apply();
      if (fate === "unclear") write.reject(new Error("disk, after the commit"));
      else write.resolve(value);
    } catch (fault) {
      write.reject(fault as Error);
    }
  }

  /** The process dies: the first `kept` writes reach the disk, nobody hears of any. */
  die(kept: number): void {
    for (const { apply } of this.#queue.slice(0, kept)) {
      try {
        apply();
      } catch {
        // A write that the disk refuses leaves nothing, whoever hears of it.
      }
    }
    this.#queue = [];
  }

  /** @param early what a weakened disk answers at once. */
  protected write<T>(apply: () => T, early: { readonly value: T } | null = null): Promise<T> {
    if (early) {
      this.#queue.push({ apply, resolve: () => undefined, reject: () => undefined });
      return Promise.resolve(early.value);
    }
    return new Promise((resolve, reject) => {
      this.#queue.push({ apply, resolve: resolve as (value: unknown) => void, reject });
    });
  }
}
