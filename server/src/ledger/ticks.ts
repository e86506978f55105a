import type { Clock } from "../relay/clock.ts";
import { MIX } from "./mix.ts";

/** The moments at which what has waited may be said: whole ones of the clock, whatever it was that waited and since when. */
export class Ticks {
  readonly #clock: Clock;
  readonly #onTick: (isLate: boolean) => void;
  #stop: (() => void) | null = null;
  /** The tick at which the waiting began; null while nothing waits. */
  #since: number | null = null;

  constructor(clock: Clock, onTick: (isLate: boolean) => void) {
    this.#clock = clock;
    this.#onTick = onTick;
  }

  get isAwaited(): boolean {
    return this.#stop !== null;
  }

  /** Something waits. */
  ask(): void {
    if (this.#stop) return;
    const now = this.#clock.now();
    this.#since ??= now;
    this.#stop = this.#clock.later(MIX.tickMs - (now % MIX.tickMs), () => this.#come());
  }

  /** Nothing waits any more. */
  rest(): void {
    this.#stop?.();
    this.#stop = null;
    this.#since = null;
  }

  #come(): void {
    this.#stop = null;
    const late = (at: number) => Math.floor(at / MIX.lateMs);
    const isLate = late(this.#clock.now()) > late(this.#since ?? 0);
    if (isLate) this.#since = null;
    this.#onTick(isLate);
  }
}
