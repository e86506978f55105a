import type { CanvasValue, MemberId } from "@acuerdo/shared";
import type { Touch } from "../guard/inventory.ts";
import type { Clock } from "../relay/clock.ts";
import { type Counted, count, kindOf } from "./content.ts";
import { isGone, type Present } from "./doings.ts";

/**
 * Notices when somebody takes much away: cards, clusters and other people's drawings. Told once they have stopped for a
 * moment, so that the number is whole and what they took back themselves is nobody's business.
 */

/** From here on it is told. */
const MANY = 10;
/** Of deletions that are counted together, and between two tellings of the same person. */
const WINDOW_MS = 60_000;
const SETTLED_MS = 3_000;

export interface Cleared {
  readonly member: MemberId;
  readonly counted: Counted;
  /** When it began, in milliseconds since 1970. */
  readonly since: number;
  /** What is gone, as it was, with its places. */
  readonly before: ReadonlyMap<string, CanvasValue>;
}

interface Window {
  since: number;
  readonly things: Map<string, CanvasValue>;
  /** Places and holds of arrows. */
  readonly along: Map<string, CanvasValue>;
  toldAt: number;
  stop: (() => void) | null;
}

export class Clearing {
  readonly #clock: Clock;
  readonly #present: Present;
  readonly #tell: (cleared: Cleared) => void;
  readonly #windows = new Map<MemberId, Window>();

  constructor(clock: Clock, present: Present, tell: (cleared: Cleared) => void) {
    this.#clock = clock;
    this.#present = present;
    this.#tell = tell;
  }

  note(member: MemberId, touches: readonly Touch[]): void {
    for (const { key, before, foreign } of touches) {
      if (before === undefined) continue;
      const kind = kindOf(key, before);
      const now = this.#present.look(key);
      if (kind === null && now === undefined) this.#windowOf(member).along.set(key, before);
      else if (kind !== null && (foreign || kind !== "drawings") && isGone(before, now)) {
        const window = this.#windowOf(member);
        if (!window.things.has(key)) window.things.set(key, before);
        if (window.things.size >= MANY) this.#wait(member, window);
      }
    }
  }

  #windowOf(member: MemberId): Window {
    const now = this.#clock.now();
    const known = this.#windows.get(member);
    if (known && (known.stop || now - known.since < WINDOW_MS)) return known;
    const toldAt = known?.toldAt ?? Number.NEGATIVE_INFINITY;
    const window = { since: now, things: new Map(), along: new Map(), toldAt, stop: null };
    this.#windows.set(member, window);
    return window;
  }

  /** Until nothing more has come for a moment, or for a minute if it never ends; and never twice in a minute. */
  #wait(member: MemberId, window: Window): void {
    window.stop?.();
    const now = this.#clock.now();
    const quiet = Math.min(now + SETTLED_MS, window.since + WINDOW_MS);
    const wait = Math.max(0, quiet - now, window.toldAt + WINDOW_MS - now);
    window.stop = this.#clock.later(wait, () => this.#settle(member, window));
  }

  #settle(member: MemberId, window: Window): void {
    window.stop = null;
    const { since, things, along } = window;
    const gone = [...things].filter(([key, before]) => isGone(before, this.#present.look(key)));
    this.#windows.set(member, { since: 0, things: new Map(), along: new Map(), toldAt: window.toldAt, stop: null });
    if (gone.length < MANY) return;
    (this.#windows.get(member) as Window).toldAt = this.#clock.now();
    const lost = [...along].filter(([key]) => this.#present.look(key) === undefined);
    this.#tell({ member, counted: count(gone), since, before: new Map([...gone, ...lost]) });
  }

  /** What has not been told yet is told now. */
  close(): void {
    for (const [member, window] of this.#windows) {
      window.stop?.();
      if (window.stop) this.#settle(member, window);
    }
  }
}
