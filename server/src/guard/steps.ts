import type * as Y from "yjs";
import { type CanvasStore, endOf, type Id } from "./store.ts";
import type { Struct } from "./update.ts";
import type { GuardCode } from "./verdict.ts";

/**
 * An upper bound for how many items Yjs walks past to put new ones in their order. One who writes on top of the newest
 * item walks past none. A crowd of items that all follow on the same one costs the square of their number: 20,000 of
 * them, 320 kB, hold the process for two seconds.
 */

/** What is new under one key. */
interface Track {
  client: number;
  origin: Id | null;
  last: Id;
  count: number;
  /** New items that do not follow on the newest: each may have to walk past all the others. */
  forks: number;
}

function isSame(a: Id | null, b: Id | null): boolean {
  return a === b || (a !== null && b !== null && a.client === b.client && a.clock === b.clock);
}

export class Steps {
  readonly #store: CanvasStore;
  readonly #limit: number;
  readonly #tracks = new Map<string, Track>();
  #taken = 0;
  /** Somebody follows twice on the same item: nobody does, the second time their own first is the newest that they know. */
  #isTwice = false;

  constructor(store: CanvasStore, limit: number) {
    this.#store = store;
    this.#limit = limit;
  }

  get taken(): number {
    return this.#taken;
  }

  get fault(): GuardCode | null {
    if (this.#isTwice) return "shape";
    return this.#taken > this.#limit ? "too-many" : null;
  }

  /** Counts a struct whose place is known. */
  count(client: number, { place, origin, clock, length }: Struct): void {
    const track = this.#tracks.get(place);
    const last = { client, clock: clock + length - 1 };
    if (track === undefined) {
      this.#walk(client, origin, place);
      this.#tracks.set(place, { client, origin, last, count: 1, forks: 0 });
      return;
    }
    if (!isSame(track.last, origin)) {
      this.#isTwice ||= track.client === client && isSame(track.origin, origin);
      track.forks += 1;
      this.#taken += track.count;
      this.#walk(client, origin, place);
    }
    track.client = client;
    track.origin = origin;
    track.last = last;
    track.count += 1;
    this.#taken += track.forks;
  }

  #walk(client: number, origin: Id | null, place: string): void {
    if (origin === null) this.#walkAll(client, place);
    else if (origin.clock < this.#store.state(origin.client)) this.#walkFrom(client, origin);
  }

  /** Without an origin, Yjs goes from the newest item to the oldest and back. */
  #walkAll(client: number, place: string): void {
    for (let item = this.#store.last(place) ?? null; item !== null && this.fault === null; item = item.left) {
      this.#pass(item, client, null);
    }
  }

  #walkFrom(client: number, origin: Id): void {
    const item = this.#store.at(origin) as Y.Item;
    if (origin.clock < endOf(item)) {
      this.#taken += 1;
      this.#isTwice ||= item.id.client === client;
    }
    for (let next = item.right; next !== null && this.fault === null; next = next.right)
      this.#pass(next, client, origin);
  }

  #pass(item: Y.Item, client: number, origin: Id | null): void {
    this.#taken += 1;
    this.#isTwice ||= item.id.client === client && isSame(item.origin, origin);
  }
}
