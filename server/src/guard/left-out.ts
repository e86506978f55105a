import type { CanvasStore, Id } from "./store.ts";
import { type Struct, VALUES } from "./update.ts";

/**
 * What an update brings that cannot be taken now: other people's structs, and own ones that build on what is not here.
 * Their keys matter: the sender's deletions include what these structs have written over. Taking such a deletion without
 * what lies on top would make a card vanish for everybody that its sender still sees. Where the sender sees nothing any
 * more, because what lies on top is deleted too, the deletion is the sender's own will and is taken.
 */

/** The rest of the update, as far as it says what became of what was left out. */
export interface Beside {
  /** The key of an id among the new structs that were taken. */
  placeOf(id: Id): string | null;
  /** Whether the update deletes this id. */
  deletes(id: Id): boolean;
}

/** No deletion has to wait. */
export const NEVER = (): boolean => false;

export class LeftOut {
  stripped = 0;
  missing = 0;
  #structs: Map<number, Struct[]> | null = null;
  /** Those whose key was looked for; one that has none then is in a circle, or follows on what nobody sent. */
  #met: Set<Struct> | null = null;

  get isEmpty(): boolean {
    return this.#structs === null;
  }

  /** Other people's. */
  strip(client: number, structs: readonly Struct[]): void {
    this.stripped += structs.length;
    this.#keep(client, structs);
  }

  /** The sender's own. */
  miss(client: number, structs: readonly Struct[]): void {
    this.missing += structs.length;
    this.#keep(client, structs);
  }

  /** In the order of their clocks: what is taken off the end of a section comes before what was behind a gap. */
  #keep(client: number, structs: readonly Struct[]): void {
    this.#structs ??= new Map();
    this.#structs.set(client, [...structs, ...(this.#structs.get(client) ?? [])]);
  }

  /** Whether a deletion under a key has to wait: where something left out is what the sender sees there. */
  holds(store: CanvasStore, beside: Beside): (key: string) => boolean {
    const seen = this.#seen(beside);
    if (this.#structs === null || seen.size === 0) return NEVER;
    for (const struct of seen) this.#find(struct, store, beside);
    for (const { place } of seen) if (place === "") return () => true;
    const keys = new Set([...seen].map(({ place }) => place));
    return (key) => keys.has(key);
  }

  /** What is alive for the sender: one struct a key at most. */
  #seen(beside: Beside): Set<Struct> {
    const seen = new Set<Struct>();
    for (const [client, structs] of this.#structs ?? []) {
      for (const struct of structs) {
        const last = { client, clock: struct.clock + struct.length - 1 };
        if (struct.kind === VALUES && !beside.deletes(last)) seen.add(struct);
      }
    }
    return seen;
  }

  /** Goes from origin to origin until the key is known, of all that it has met then; each once, in whatever order. */
  #find(struct: Struct, store: CanvasStore, beside: Beside): void {
    const path: Struct[] = [];
    let place: string | null = null;
    this.#met ??= new Set();
    for (let at: Struct | null = struct; at !== null && !this.#met.has(at); ) {
      this.#met.add(at);
      path.push(at);
      const origin: Id | null = at.origin;
      const next: Struct | null = origin && structAt(this.#structs?.get(origin.client) ?? [], origin.clock);
      place = (origin === null ? at.key : this.#placeAfter(origin, store, beside)) ?? (next?.place || null);
      at = place === null ? next : null;
    }
    for (const met of path) met.place = place ?? "";
  }

  #placeAfter(origin: Id, store: CanvasStore, beside: Beside): string | null {
    if (origin.clock < store.state(origin.client)) return store.keyOf(store.at(origin), true);
    return beside.placeOf(origin);
  }
}

/** The struct that holds this clock, in a list ordered by clocks that may have gaps. */
export function structAt(structs: readonly Struct[], clock: number): Struct | null {
  let low = 0;
  let high = structs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((structs[middle] as Struct).clock <= clock) low = middle;
    else high = middle - 1;
  }
  const found = structs[low];
  return found !== undefined && clock >= found.clock && clock < found.clock + found.length ? found : null;
}
