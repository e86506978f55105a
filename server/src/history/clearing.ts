import { type CanvasValue, type MemberId, type ShapeKey, splitKey, xyKey } from "@acuerdo/shared";
import type { Clock } from "../clock.ts";
import type { Touch } from "../guard/inventory.ts";
import { type Counted, count, kindOf } from "./content.ts";
import { isLost } from "./lost.ts";
import { type Authors, FEWEST, isMuchOfAll, MANY, MANY_SLOWLY, type Whole } from "./much.ts";

/**
 * Notices when somebody takes much away: cards, clusters and other people's drawings, deleted, hidden or out of reach. Told once they have stopped for a
 * moment, so that the number is whole and what they took back themselves is nobody's business.
 */

/** Of deletions of which many are much, and between two tellings of the same person. */
const WINDOW_MS = 60_000;
/** Of those that are much of a small board: who takes one away each minute empties it too. */
const SLOW_MS = 600_000;
const SETTLED_MS = 3_000;
/** Places and holds that are remembered of one person: those of a full board. */
const MOST_ALONG = 12_000;

export interface Cleared {
  readonly member: MemberId;
  readonly counted: Counted;
  /** When it began, in milliseconds since 1970. */
  readonly since: number;
  /** What is gone, as it was, with its places. */
  readonly before: ReadonlyMap<string, CanvasValue>;
}

interface Taken {
  readonly before: CanvasValue;
  readonly at: number;
}

/** What somebody took away of late, oldest first. */
interface Window {
  readonly things: Map<string, Taken>;
  /** Places and holds of arrows. */
  readonly along: Map<string, Taken>;
  /** When what is to be told began; null while nothing is. */
  since: number | null;
  toldAt: number;
  stop: (() => void) | null;
}

function keep(along: Map<string, Taken>, key: string, taken: Taken): void {
  along.set(key, taken);
  if (along.size > MOST_ALONG) along.delete(along.keys().next().value as string);
}

function dropOlder(taken: Map<string, Taken>, than: number): void {
  for (const [key, { at }] of taken) {
    if (at >= than) return;
    taken.delete(key);
  }
}

const valuesOf = (taken: Iterable<readonly [string, Taken]>) =>
  [...taken].map(([key, { before }]): [string, CanvasValue] => [key, before]);

/** What is known beside it. */
export interface ClearingPort {
  readonly whole: Whole;
  readonly authors: Authors;
  /** How something of others was before somebody began with it; undefined where nothing is known. */
  readonly first: (member: MemberId, key: string) => CanvasValue | undefined;
  readonly tell: (cleared: Cleared) => void;
}

export class Clearing {
  readonly #clock: Clock;
  readonly #port: ClearingPort;
  readonly #whole: Whole;
  readonly #windows = new Map<MemberId, Window>();

  constructor(clock: Clock, port: ClearingPort) {
    this.#clock = clock;
    this.#port = port;
    this.#whole = port.whole;
  }

  note(member: MemberId, touches: readonly Touch[]): void {
    for (const touch of touches) {
      const { key, before } = touch;
      if (before === undefined) continue;
      const kind = kindOf(key, before);
      if (kind === null) this.#noteAlong(member, { ...touch, before });
      else if (kind === "cards" || this.#isOfOthers(member, touch)) this.#noteThing(member, key, before);
    }
  }

  /** Whoever makes a thing larger is counted as its maker: it was another's when they began with it. */
  #isOfOthers(member: MemberId, { key, foreign }: Touch): boolean {
    return foreign || this.#port.first(member, key) !== undefined;
  }

  /** As it was before somebody began with it: who hides something step by step hides it, once. */
  #noteThing(member: MemberId, key: string, before: CanvasValue): void {
    const first = this.#port.first(member, key) ?? before;
    const wasLost = first !== before && isLost(key, first, before);
    if (!wasLost && isLost(key, first, this.#whole.look(key))) this.#add(member, key, first);
  }

  /** The first place that is remembered counts here too. */
  #noteAlong(member: MemberId, touch: Touch & { readonly before: CanvasValue }): void {
    const { key, before } = touch;
    const now = this.#whole.look(key);
    if (now !== undefined && !this.#isOfOthers(member, touch)) return;
    const { along } = this.#windowOf(member);
    const first = along.get(key)?.before ?? before;
    if (!along.has(key)) keep(along, key, { before, at: this.#clock.now() });
    const named = splitKey(key);
    if (named?.kind !== "place" || !isLost(key, first, now)) return;
    // of what is without its place nothing is drawn
    const thing = this.#whole.look(named.id);
    if (thing === undefined) return;
    if (kindOf(named.id, thing) === "cards" || this.#isOfOthers(member, touch)) this.#add(member, named.id, thing);
  }

  #add(member: MemberId, key: string, before: CanvasValue): void {
    const window = this.#windowOf(member);
    if (!window.things.has(key)) window.things.set(key, { before, at: this.#clock.now() });
    if (window.things.size >= FEWEST) this.#wait(member, window);
  }

  /** Whether it, or its place, is not there any more. */
  #isLost(key: string, { before }: Taken, along: ReadonlyMap<string, Taken>): boolean {
    const at = xyKey(key as ShapeKey);
    const place = along.get(at);
    return (
      isLost(key, before, this.#whole.look(key)) ||
      (place !== undefined && isLost(at, place.before, this.#whole.look(at)))
    );
  }

  #windowOf(member: MemberId): Window {
    const known = this.#windows.get(member);
    const window = known ?? {
      things: new Map(),
      along: new Map(),
      since: null,
      toldAt: Number.NEGATIVE_INFINITY,
      stop: null,
    };
    if (!known) this.#windows.set(member, window);
    if (window.stop === null) {
      const oldest = this.#clock.now() - SLOW_MS;
      dropOlder(window.things, oldest);
      dropOlder(window.along, oldest);
    }
    return window;
  }

  /** Until nothing more has come for a moment, or for a minute if it never ends; and never twice in a minute. */
  #wait(member: MemberId, window: Window): void {
    window.stop?.();
    const now = this.#clock.now();
    window.since ??= now;
    const quiet = Math.min(now + SETTLED_MS, window.since + WINDOW_MS);
    const wait = Math.max(0, quiet - now, window.toldAt + WINDOW_MS - now);
    window.stop = this.#clock.later(wait, () => this.#settle(member, window));
  }

  #settle(member: MemberId, window: Window): void {
    window.stop = null;
    window.since = null;
    const { things, along } = window;
    for (const [key, taken] of things) if (!this.#isLost(key, taken, along)) things.delete(key);
    const gone = valuesOf(things);
    if (!this.#isMuch(member, gone, [...things.values()])) return;
    const lost = valuesOf(along).filter(([key, before]) => isLost(key, before, this.#whole.look(key)));
    const since = Math.min(...[...things.values()].map(({ at }) => at));
    things.clear();
    along.clear();
    window.toldAt = this.#clock.now();
    this.#port.tell({ member, counted: count(gone), since, before: new Map([...gone, ...lost]) });
  }

  #isMuch(member: MemberId, gone: readonly [string, CanvasValue][], taken: readonly Taken[]): boolean {
    const lastAt = taken.at(-1)?.at ?? 0;
    const isMany = taken.filter(({ at }) => at > lastAt - WINDOW_MS).length >= MANY;
    return (
      isMany ||
      gone.length >= MANY_SLOWLY ||
      (gone.length >= FEWEST && isMuchOfAll(member, gone, this.#whole, this.#port.authors))
    );
  }

  /** How something was before it was taken away of late. */
  look(key: string): CanvasValue | undefined {
    for (const { things } of this.#windows.values()) if (things.has(key)) return things.get(key)?.before;
    return undefined;
  }

  /** These were taken out for good: nothing of them is kept to be told of. */
  forget(keys: readonly string[]): void {
    for (const { things, along } of this.#windows.values()) {
      for (const key of keys) {
        things.delete(key);
        along.delete(key);
      }
    }
  }

  /** What has not been told yet is told now. */
  close(): void {
    for (const [member, window] of this.#windows) {
      window.stop?.();
      if (window.stop) this.#settle(member, window);
    }
  }
}
