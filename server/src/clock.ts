/** Time. Given at birth, so that a simulation can hold it in its hands. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs at the end of this turn of the event loop. */
  soon(run: () => void): void;
  /** Runs after so many milliseconds, unless what it gives is called before. */
  later(ms: number, run: () => void): () => void;
}

const ORIGIN = performance.timeOrigin;

/** By the machine's clock as it was at the start: it never jumps, and nobody waits an hour because it was set back. What the relay goes by. */
export const CLOCK: Clock = {
  now: () => ORIGIN + performance.now(),
  soon: (run) => void setImmediate(run),
  later: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

/** By the machine's clock as it is, in whole milliseconds: what is kept and what is told goes by it. */
export const WALL: Clock = { ...CLOCK, now: Date.now };

/** The two: of the record, and of rooms. */
export interface Clocks {
  readonly wall: Clock;
  readonly steady: Clock;
}
export const CLOCKS: Clocks = { wall: WALL, steady: CLOCK };
