import { checkRecord, splitKey } from "@acuerdo/shared";
import type { Around, NewSection } from "./fresh.ts";
import { Steps } from "./steps.ts";
import type { Id } from "./store.ts";
import type { Struct } from "./update.ts";
import { type GuardRefusal, no } from "./verdict.ts";

/**
 * Finds the key under which each new struct will lie: the one that it names, or that of the item it follows on. That item
 * is looked up in the document first and among the new structs second, as Yjs does. A struct is placed only after the one
 * it follows on, so that what follows on its own future, or in a circle, never finds a place.
 */

/** The struct of a section that holds this clock, which must lie between its start and its end. */
function structAt({ structs }: NewSection, clock: number): Struct {
  let low = 0;
  let high = structs.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((structs[middle] as Struct).clock <= clock) low = middle;
    else high = middle - 1;
  }
  return structs[low] as Struct;
}

class Placing {
  readonly #around: Around;
  readonly #sections: ReadonlyMap<number, NewSection>;
  readonly #steps: Steps;

  constructor(sections: ReadonlyMap<number, NewSection>, around: Around) {
    this.#around = around;
    this.#sections = sections;
    this.#steps = new Steps(around.store, around.checks.steps ? around.limits.steps : Number.POSITIVE_INFINITY);
  }

  run(): GuardRefusal | null {
    let waiting = [...this.#sections.values()];
    while (waiting.length > 0) {
      const before = waiting.reduce((sum, section) => sum + section.placed, 0);
      for (const section of waiting) {
        const refusal = this.#advance(section);
        if (refusal !== null) return refusal;
      }
      if (waiting.reduce((sum, section) => sum + section.placed, 0) === before) return no("malformed");
      waiting = waiting.filter((section) => section.placed < section.structs.length);
    }
    return this.#steps.tooMany ? no("shape") : null;
  }

  /** Places the structs of a section, until one follows on a struct that is new and not yet placed. */
  #advance(section: NewSection): GuardRefusal | null {
    while (section.placed < section.structs.length) {
      const struct = section.structs[section.placed] as Struct;
      const place = this.#placeOf(section.client, struct);
      if (place === null) return null;
      if (typeof place !== "string") return place;
      struct.place = place;
      const refusal = this.#judge(section.client, struct);
      if (refusal !== null) return refusal;
      section.placed += 1;
      section.reached = struct.clock + struct.length;
    }
    return null;
  }

  /** The key, or null for not yet. */
  #placeOf(client: number, { clock, key, origin }: Struct): string | null | GuardRefusal {
    if (origin === null) return key;
    if (origin.client === client && origin.clock >= clock) return no("malformed");
    if (origin.clock < this.#around.store.state(origin.client)) return this.#placeInStore(origin);
    const section = this.#sections.get(origin.client);
    if (section === undefined || origin.clock >= section.end || origin.clock < section.start) {
      return no("missing");
    }
    return origin.clock < section.reached ? structAt(section, origin.clock).place : null;
  }

  #placeInStore(origin: Id): string | GuardRefusal {
    const { store, checks } = this.#around;
    return store.keyOf(store.at(origin), checks.place) ?? no("shape");
  }

  #judge(client: number, struct: Struct): GuardRefusal | null {
    this.#steps.count(client, struct);
    if (this.#steps.tooMany) return no("shape");
    if (!this.#around.checks.record) return null;
    if (struct.origin === null && struct.values.length === 0) return keyFault(struct.place);
    for (const value of struct.values) {
      const fault = checkRecord(struct.place, value);
      if (fault !== null) return fault === "key" ? no("forbidden") : no("value", struct.place, fault);
    }
    return null;
  }
}

/** What was deleted at once still names its key. */
function keyFault(key: string): GuardRefusal | null {
  return splitKey(key) === null ? no("forbidden") : null;
}

/** Places all new structs. Null when each found a place where it may be. */
export function placeAll(sections: ReadonlyMap<number, NewSection>, around: Around): GuardRefusal | null {
  return new Placing(sections, around).run();
}
