import type { Clock } from "../../server/src/clock.ts";

/**
 * Time in the simulator's hands. While it is installed, every timer of the code under test is an entry in this list, and
 * nothing happens until the schedule says that time has passed. Promises run by themselves, in an order that is fixed.
 */

interface Timer {
  readonly id: number;
  readonly run: () => void;
  readonly every: number | null;
  at: number;
}

const NAMES = ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "setImmediate", "clearImmediate"] as const;
const realImmediate = globalThis.setImmediate;

/** Lets every promise that can go on do so. */
export const drained = (): Promise<void> => new Promise((resolve) => realImmediate(resolve));

export class SimClock {
  now = 1_700_000_000_000;
  /** The same time, as the relay asks for it. */
  readonly port: Clock = {
    now: () => this.now,
    soon: (run) => void this.#begin(run, 0, false),
    later: (ms, run) => {
      const timer = this.#begin(run, ms, false);
      return () => void this.#timers.delete(timer.id);
    },
  };
  #timers = new Map<number, Timer>();
  #last = 0;
  #real: Partial<Record<(typeof NAMES)[number], unknown>> = {};

  install(): void {
    const begin = (run: (...args: unknown[]) => void, ms: number, every: boolean, args: unknown[]) =>
      this.#begin(() => run(...args), ms, every);
    const fakes = {
      setTimeout: (run: () => void, ms = 0, ...args: unknown[]) => begin(run, ms, false, args),
      setInterval: (run: () => void, ms = 0, ...args: unknown[]) => begin(run, ms, true, args),
      setImmediate: (run: () => void, ...args: unknown[]) => begin(run, 0, false, args),
    };
    const clear = (timer?: { id: number }) => void (timer && this.#timers.delete(timer.id));
    const all = { ...fakes, clearTimeout: clear, clearInterval: clear, clearImmediate: clear };
    for (const name of NAMES) {
      this.#real[name] = globalThis[name];
      Object.assign(globalThis, { [name]: all[name] });
    }
  }

  uninstall(): void {
    Object.assign(globalThis, this.#real);
  }

  /** All timers of a process that has died. */
  forget(): void {
    this.#timers.clear();
  }

  #begin(run: () => void, ms: number, every: boolean): { readonly id: number } {
    this.#last += 1;
    const timer: Timer = { id: this.#last, run, at: this.now + Math.max(0, ms), every: every ? Math.max(1, ms) : null };
    this.#timers.set(timer.id, timer);
    const handle = { id: timer.id, ref: () => handle, unref: () => handle, hasRef: () => true, refresh: () => handle };
    return handle;
  }

  /** The timer that is due first, by `until`. */
  #due(until: number): Timer | null {
    let first: Timer | null = null;
    for (const timer of this.#timers.values()) {
      if (timer.at <= until && (first === null || timer.at < first.at)) first = timer;
    }
    return first;
  }

  /** Lets time pass; what is due runs in order, promises in between. */
  async pass(ms: number): Promise<void> {
    const until = this.now + ms;
    for (let timer = this.#due(until); timer !== null; timer = this.#due(until)) {
      this.now = Math.max(this.now, timer.at);
      if (timer.every === null) this.#timers.delete(timer.id);
      else timer.at = this.now + timer.every;
      timer.run();
      await drained();
    }
    this.now = until;
  }
}
