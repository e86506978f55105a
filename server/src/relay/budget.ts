import type { Clock } from "../clock.ts";

/**
 * Bytes that the whole server has given to readers of documents and that have not left it. Once they are spent, whoever
 * wants more waits until some have left; whoever holds some the longest without taking any is let go.
 */

/** Honest readers on the slowest of ways take something within this. */
const PATIENCE_MS = 5_000;

export interface Holder {
  /** When it last took something. */
  readonly since: number | null;
  /** There is room again. */
  go(): void;
  /** It is in the way of others. */
  letGo(): void;
}

export class Budget {
  readonly #clock: Clock;
  readonly #most: number;
  readonly #holders = new Map<Holder, number>();
  readonly #waiting = new Set<Holder>();
  #taken = 0;
  #stop: (() => void) | null = null;

  constructor(most: number, clock: Clock) {
    this.#most = most;
    this.#clock = clock;
  }

  get taken(): number {
    return this.#taken;
  }

  /** Whether there is room for more; if there is none, `go` is called when there is. */
  hasRoom(holder: Holder): boolean {
    if (this.#taken < this.#most) return true;
    this.#waiting.add(holder);
    this.#stop ??= this.#clock.later(PATIENCE_MS, () => this.#makeRoom());
    return false;
  }

  take(holder: Holder, bytes: number): void {
    this.#taken += bytes;
    this.#holders.set(holder, (this.#holders.get(holder) ?? 0) + bytes);
  }

  give(holder: Holder, bytes: number): void {
    this.#taken -= bytes;
    const left = (this.#holders.get(holder) ?? 0) - bytes;
    if (left > 0) this.#holders.set(holder, left);
    else this.#holders.delete(holder);
    this.#wake();
  }

  /** It is gone, with all that it held. */
  leave(holder: Holder): void {
    this.#waiting.delete(holder);
    this.give(holder, this.#holders.get(holder) ?? 0);
  }

  #wake(): void {
    if (this.#waiting.size === 0 || this.#taken >= this.#most) return;
    this.#stop?.();
    this.#stop = null;
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const holder of waiting) holder.go();
  }

  /** Those who have not taken anything for so long go, the longest first, until somebody else can go on. */
  #makeRoom(): void {
    this.#stop = null;
    const before = this.#clock.now() - PATIENCE_MS;
    const idle = [...this.#holders.keys()].filter(({ since }) => since !== null && since <= before);
    idle.sort((a, b) => (a.since ?? 0) - (b.since ?? 0));
    for (const holder of idle) {
      if (this.#taken < this.#most) break;
      holder.letGo();
    }
    if (this.#waiting.size > 0) this.#stop ??= this.#clock.later(PATIENCE_MS, () => this.#makeRoom());
  }
}

/** Those lines that must go, the fullest first, so that no more than `most` bytes wait for all others together. */
export function fullest<Line extends { readonly unsent: number }>(lines: Iterable<Line>, most: number): Line[] {
  const behind = [...lines].filter(({ unsent }) => unsent > 0).sort((a, b) => b.unsent - a.unsent);
  let total = behind.reduce((sum, { unsent }) => sum + unsent, 0);
  const gone: Line[] = [];
  for (const line of behind) {
    if (total <= most) break;
    total -= line.unsent;
    gone.push(line);
  }
  return gone;
}
