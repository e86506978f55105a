import type { AgreementId, Ledger, LedgerEvent } from "@acuerdo/shared";
import type { Clock } from "../clock.ts";
import { type Late, SOME_TIME } from "./late.ts";
import { MIX } from "./mix.ts";
import { Talk } from "./talk.ts";

/**
 * The moments at which what has waited may be said: whole ones of the clock, whatever it was that waited and since when. Marks
 * for counts are the clock's. Marks for acts go on from when acts were last said, so that whoever acted is one of those who were
 * busy for five minutes at least. What people go on talking about is said at the mark after a whole hour all the same.
 */
export class Ticks {
  readonly #clock: Clock;
  readonly #onTick: (late: Late) => void;
  #stop: (() => void) | null = null;
  /** When the waiting began, or of the last tick since; null while nothing waits. */
  #since: number | null = null;
  /** When acts were last said, or else when this ledger was loaded: nobody knows what was said before. Milliseconds since 1970. */
  #acted: number;
  readonly #talk: Talk;

  constructor(clock: Clock, onTick: (late: Late) => void) {
    this.#clock = clock;
    this.#onTick = onTick;
    this.#acted = this.#tick();
    this.#talk = new Talk(clock.now);
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

  /** Acts have been said just now. */
  acted(): void {
    this.#acted = this.#tick();
  }

  /** Takes note of what was written. @param ledger with it. */
  heard(events: readonly LedgerEvent[], ledger: Ledger): void {
    this.#talk.note(events, ledger);
  }

  /** The whole ten seconds that passed last. */
  #tick(): number {
    const now = this.#clock.now();
    return now - (now % MIX.tickMs);
  }

  #come(): void {
    this.#stop = null;
    const now = this.#clock.now();
    const since = this.#since ?? 0;
    const passed = (ms: number, from: number, before: number) =>
      Math.floor((now - from) / ms) > Math.floor((before - from) / ms);
    this.#since = now;
    const acts = passed(MIX.lateMs, this.#acted, since);
    const isLast = acts && passed(MIX.lastMs, 0, now - MIX.lateMs);
    const isOver = isLast ? SOME_TIME.isOver : (agreement: AgreementId) => this.#talk.isOver(agreement);
    this.#onTick({ counts: passed(MIX.lateMs, 0, since), acts, isOver });
  }
}
