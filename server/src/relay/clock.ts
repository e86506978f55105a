/** Time, as the relay sees it. Given at birth, so that a simulation can hold it in its hands. */
export interface Clock {
  /** Milliseconds since 1970, by the machine's clock as it was at the start: it never jumps, and nobody waits an hour because it was set back. */
  now(): number;
  /** Runs at the end of this turn of the event loop. */
  soon(run: () => void): void;
  /** Runs after so many milliseconds, unless what it gives is called before. */
  later(ms: number, run: () => void): () => void;
}

const ORIGIN = performance.timeOrigin;

export const CLOCK: Clock = {
  now: () => ORIGIN + performance.now(),
  soon: (run) => void setImmediate(run),
  later: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};
