import { checkRecord, splitKey } from "@acuerdo/shared";
import type { Around, NewSection } from "./fresh.ts";
import { type LeftOut, structAt } from "./left-out.ts";
import { Steps } from "./steps.ts";
import type { Struct } from "./update.ts";
import { type GuardActor, type GuardRefusal, no } from "./verdict.ts";

/**
 * Finds the key under which each new struct will lie: the one that it names, or that of the item it follows on. That item
 * is looked up in the document first and among the new structs second, as Yjs does. A struct is placed only after the one
 * it follows on, so that what follows on its own future, or in a circle, never finds a place. Where that one is not here,
 * the client's structs end before it: what came before is taken, or two people who build on each other would wait for ever.
 */

/** The item that a struct follows on is neither here nor on its way. */
const MISSING = Symbol("missing");

class Placing {
  readonly #around: Around;
  readonly #sections: ReadonlyMap<number, NewSection>;
  readonly #leftOut: LeftOut;
  readonly #steps: Steps;

  constructor(sections: ReadonlyMap<number, NewSection>, leftOut: LeftOut, steps: Steps, around: Around) {
    this.#around = around;
    this.#sections = sections;
    this.#leftOut = leftOut;
    this.#steps = steps;
  }

  /** Places a section whole, and others as far as it waits for them. */
  run(section: NewSection): GuardRefusal | null {
    const next = this.#advance(section);
    if (next === null) return null;
    return "ok" in next ? next : this.#runAll(section);
  }

  /**
   * Where one waits for another. One that waits for a section below it on the stack
   * steps aside, and lets the one below try again. When the lowest gets no further, they wait for each other in a circle.
   */
  #runAll(section: NewSection): GuardRefusal | null {
    const stack = [section];
    const active = new Set(stack);
    let aside: NewSection | null = null;
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const before = top.placed;
      const next = this.#advance(top);
      if (next !== null && "ok" in next) return next;
      if (next !== null && !active.has(next) && (next !== aside || top.placed > before)) {
        stack.push(next);
        active.add(next);
        aside = null;
        continue;
      }
      active.delete(top);
      stack.pop();
      aside = next === null ? null : top;
    }
    return aside === null ? null : no("malformed");
  }

  /** Places the structs of a section. Gives the section whose next structs it waits for, if it does. */
  #advance(section: NewSection): NewSection | GuardRefusal | null {
    while (section.placed < section.structs.length) {
      const struct = section.structs[section.placed] as Struct;
      const place = this.#placeOf(section.client, struct);
      if (place === MISSING) {
        this.#endBefore(section, struct);
        return null;
      }
      if (typeof place !== "string") return place;
      struct.place = place;
      const refusal = this.#judge(section.client, struct);
      if (refusal !== null) return refusal;
      section.placed += 1;
      section.reached = struct.clock + struct.length;
    }
    return null;
  }

  #endBefore(section: NewSection, struct: Struct): void {
    section.end = struct.clock;
    this.#leftOut.miss(section.client, section.structs.splice(section.placed));
  }

  #placeOf(client: number, { clock, key, origin }: Struct): string | NewSection | typeof MISSING | GuardRefusal {
    if (origin === null) return key ?? no("malformed");
    if (origin.client === client && origin.clock >= clock) return no("malformed");
    const { store, checks } = this.#around;
    if (origin.clock < store.state(origin.client)) {
      const item = store.at(origin);
      return store.keyOf(item, checks.place) ?? no(store.isCleared(item) ? "lost" : "shape");
    }
    const section = this.#sections.get(origin.client);
    if (section === undefined || origin.clock >= section.end) return MISSING;
    return origin.clock < section.reached ? (structAt(section.structs, origin.clock)?.place ?? MISSING) : section;
  }

  #judge(client: number, struct: Struct): GuardRefusal | null {
    this.#steps.count(client, struct);
    const { fault } = this.#steps;
    if (fault !== null && this.#around.checks.steps) return no(fault);
    if (!this.#around.checks.record) return null;
    if (struct.values.length === 0) return splitKey(struct.place) === null ? no("forbidden") : null;
    return faultOf(struct);
  }
}

function faultOf({ values, starts, place }: Struct): GuardRefusal | null {
  for (let i = 0; i < values.length; i++) {
    const bytes = (starts[i + 1] as number) - (starts[i] as number);
    const fault = checkRecord(place, values[i], bytes);
    if (fault !== null) return fault === "key" ? no("forbidden") : no("value", place, fault);
  }
  return null;
}

/** Places all new structs that can be, and drops the others from their sections. */
export function placeAll(
  sections: Map<number, NewSection>,
  actor: GuardActor,
  leftOut: LeftOut,
  around: Around,
): GuardRefusal | null {
  const steps = new Steps(around.store, around.allowance.left(actor.id));
  const placing = new Placing(sections, leftOut, steps, around);
  let refusal: GuardRefusal | null = null;
  for (const section of sections.values()) refusal ??= placing.run(section);
  around.allowance.spend(actor.id, steps.taken);
  for (const { client, structs } of sections.values()) if (structs.length === 0) sections.delete(client);
  return refusal;
}
