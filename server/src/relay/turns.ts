import type { Clock } from "../clock.ts";

/**
 * Whose turn it is of those who are told a document: one at a time of all sockets of a member on a board, the ledger before
 * the canvas, the newest socket first, for it is the one that somebody looks at. One that has stopped taking lets the next go on.
 */

/** A part that has not left after so long is on a slow way, or on one that has ended. */
const STALLED_MS = 1_000;

export interface Turn {
  /** Lower goes first. */
  readonly rank: number;
  /** Since when a part of it has been on its way; null when it could take another. */
  readonly since: number | null;
  /** Takes the next part. */
  take(): void;
}

export class Turns {
  readonly #clock: Clock;
  readonly #waiting: Turn[] = [];
  #stop: (() => void) | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Wants to be told, from now until it leaves. */
  enter(turn: Turn): void {
    this.leave(turn);
    const after = this.#waiting.findIndex(({ rank }) => rank >= turn.rank);
    this.#waiting.splice(after < 0 ? this.#waiting.length : after, 0, turn);
    this.go();
  }

  leave(turn: Turn): void {
    const at = this.#waiting.indexOf(turn);
    if (at >= 0) this.#waiting.splice(at, 1);
  }

  /** To be called whenever one of them could take another part, or has left. */
  go(): void {
    this.#stop?.();
    this.#stop = null;
    const now = this.#clock.now();
    for (const turn of [...this.#waiting]) {
      const left = turn.since === null ? STALLED_MS : turn.since + STALLED_MS - now;
      if (left <= 0) continue;
      if (turn.since === null) turn.take();
      if (this.#waiting.length > 1) this.#stop ??= this.#clock.later(left, () => this.go());
      return;
    }
  }
}
