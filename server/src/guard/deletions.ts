import type { Around, NewSection } from "./fresh.ts";
import { type Beside, type LeftOut, NEVER, structAt } from "./left-out.ts";
import { endOf } from "./store.ts";
import { DELETED, type Range, type Struct } from "./update.ts";
import type { GuardActor } from "./verdict.ts";

/**
 * What of an update's deletions is new and can be taken. A deletion of what is not here yet would wait and strike as it
 * arrives: it is left out and counted, one's own apart from other people's.
 */

/** In order, each clock once. */
function merged(ranges: readonly Range[]): Range[] {
  const sorted = [...ranges].sort((a, b) => a.clock - b.clock);
  const result: { clock: number; end: number }[] = [];
  for (const { clock, end } of sorted) {
    const last = result.at(-1);
    if (last !== undefined && clock <= last.end) last.end = Math.max(last.end, end);
    else result.push({ clock, end });
  }
  return result;
}

/** As Yjs wants them: its own store of what waits reads anything else as other ranges. */
export function inOrder(deletions: ReadonlyMap<number, readonly Range[]>): ReadonlyMap<number, readonly Range[]> {
  for (const ranges of deletions.values()) {
    if (ranges.length > 1) return new Map([...deletions].map(([client, all]) => [client, merged(all)]));
  }
  return deletions; // one range each, as whoever moves a card sends: nothing to put in order
}

/** Whether one of these ranges, in order, holds this clock. */
function covers(ranges: readonly Range[], clock: number): boolean {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle] as Range).end <= clock) low = middle + 1;
    else high = middle;
  }
  const range = ranges[low];
  return range !== undefined && range.clock <= clock;
}

/**
 * In a run of values under one key only the last one counts: the others are dead, also where nobody says so. What comes
 * as deleted is dead for those too who heard of it while it was alive, from a server that was killed before it was on disk.
 */
function dead({ kind, clock, length, values }: Struct): Range | null {
  if (kind === DELETED) return { clock, end: clock + length };
  return values.length > 1 ? { clock, end: clock + length - 1 } : null;
}

function besideOf(wanted: ReadonlyMap<number, readonly Range[]>, sections: ReadonlyMap<number, NewSection>): Beside {
  return {
    placeOf: ({ client, clock }) => structAt(sections.get(client)?.structs ?? [], clock)?.place ?? null,
    deletes: ({ client, clock }) => covers(wanted.get(client) ?? [], clock),
  };
}

class Deletions {
  readonly #sections: ReadonlyMap<number, NewSection>;
  readonly #leftOut: LeftOut;
  readonly #around: Around;
  readonly #waits: (key: string) => boolean;
  readonly ranges = new Map<number, Range[]>();
  /** Of what is here. */
  readonly keys = new Set<string>();
  isOutside = false;

  constructor(
    wanted: ReadonlyMap<number, readonly Range[]>,
    sections: ReadonlyMap<number, NewSection>,
    leftOut: LeftOut,
    around: Around,
  ) {
    this.#sections = sections;
    this.#leftOut = leftOut;
    this.#around = around;
    this.#waits = leftOut.isEmpty ? NEVER : leftOut.holds(around.store, besideOf(wanted, sections));
    for (const { client, structs } of sections.values()) {
      for (const struct of structs) this.#add(client, dead(struct));
    }
  }

  #add(client: number, range: Range | null): void {
    if (range === null) return;
    const ranges = this.ranges.get(client);
    if (ranges === undefined) this.ranges.set(client, [range]);
    else ranges.push(range);
  }

  /** Takes what can be taken of a deletion, which is either of what is here, or of what is new. */
  take(client: number, range: Range, actor: GuardActor): void {
    const { store, claims, checks } = this.#around;
    const state = store.state(client);
    const known = this.#sections.get(client)?.end ?? state;
    if (checks.future && range.end > known) {
      if (claims.mayWrite(client, actor)) this.#leftOut.missing += 1;
      else this.#leftOut.stripped += 1;
    }
    if (range.clock < state) this.#takeHere(client, { clock: range.clock, end: Math.min(range.end, state) });
    this.#takeNew(client, {
      clock: Math.max(range.clock, state),
      end: checks.future ? Math.min(range.end, known) : range.end,
    });
  }

  /** Of what is here only that which is still alive, and lies in the records. */
  #takeHere(client: number, { clock, end }: Range): void {
    const { store, checks } = this.#around;
    for (const item of store.from(client, clock)) {
      if (item.id.clock >= end) break;
      if (item.deleted) continue;
      const key = store.keyOf(item, checks.place);
      if (key === null) this.isOutside = true;
      else if (this.#waits(key)) this.#leftOut.stripped += 1;
      else {
        this.keys.add(key);
        this.#add(client, { clock: Math.max(clock, item.id.clock), end: Math.min(end, endOf(item) + 1) });
      }
    }
  }

  #takeNew(client: number, { clock, end }: Range): void {
    let from = clock;
    while (from < end) {
      const struct = structAt(this.#sections.get(client)?.structs ?? [], from);
      const to = struct === null ? end : Math.min(end, struct.clock + struct.length);
      if (struct !== null && this.#waits(struct.place)) this.#leftOut.stripped += 1;
      else this.#add(client, { clock: from, end: to });
      from = to;
    }
  }
}

export interface NewDeletions {
  readonly ranges: ReadonlyMap<number, readonly Range[]>;
  /** Keys under which something is deleted that is here. */
  readonly keys: ReadonlySet<string>;
}

/** What is new of the deletions, or null when one of them reaches outside the records. */
export function newDeletions(
  said: ReadonlyMap<number, readonly Range[]>,
  sections: ReadonlyMap<number, NewSection>,
  actor: GuardActor,
  leftOut: LeftOut,
  around: Around,
): NewDeletions | null {
  const wanted = inOrder(said);
  const deletions = new Deletions(wanted, sections, leftOut, around);
  for (const [client, ranges] of wanted) {
    for (const range of ranges) deletions.take(client, range, actor);
  }
  if (deletions.isOutside) return null;
  return { ranges: inOrder(deletions.ranges), keys: deletions.keys };
}
