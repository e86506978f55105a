import type { Around, NewSection } from "./fresh.ts";
import { endOf } from "./store.ts";
import type { Range, Struct } from "./update.ts";
import type { GuardActor, GuardCode } from "./verdict.ts";

/**
 * What of an update's deletions is new. A deletion of what is not here yet would wait and strike as it arrives: one's own
 * is asked for again, other people's is left out and counted.
 */

export interface NewDeletions {
  readonly ranges: ReadonlyMap<number, readonly Range[]>;
  readonly stripped: number;
}

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

/** The parts of a range that are alive in the document, or null where one lies outside the records. */
function aliveIn(client: number, { clock, end }: Range, { store, checks }: Around): Range[] | null {
  const alive: Range[] = [];
  if (clock >= end) return alive;
  for (const item of store.from(client, clock)) {
    if (item.id.clock >= end) break;
    if (item.deleted) continue;
    if (store.keyOf(item, checks.place) === null) return null;
    alive.push({ clock: Math.max(clock, item.id.clock), end: Math.min(end, endOf(item) + 1) });
  }
  return alive;
}

/** In a run of values under one key only the last one counts: the others are dead, also where nobody says so. */
function overwritten({ clock, length, values }: Struct): Range | null {
  return values.length > 1 ? { clock, end: clock + length - 1 } : null;
}

function overwrittenIn(sections: ReadonlyMap<number, NewSection>): Map<number, Range[]> {
  const result = new Map<number, Range[]>();
  for (const { client, structs } of sections.values()) {
    const ranges = structs.map(overwritten).filter((range) => range !== null);
    if (ranges.length > 0) result.set(client, ranges);
  }
  return result;
}

export function newDeletions(
  deletions: ReadonlyMap<number, readonly Range[]>,
  sections: ReadonlyMap<number, NewSection>,
  actor: GuardActor,
  around: Around,
): NewDeletions | GuardCode {
  const result = overwrittenIn(sections);
  let stripped = 0;
  for (const [client, ranges] of deletions) {
    const state = around.store.state(client);
    const known = sections.get(client)?.end ?? state;
    const kept = result.get(client) ?? [];
    for (const { clock, end } of merged(ranges)) {
      if (end > known && around.checks.future) {
        if (around.claims.mayWrite(client, actor)) return "missing";
        stripped += 1;
      }
      const alive = aliveIn(client, { clock, end: Math.min(end, state) }, around);
      if (alive === null) return "forbidden";
      kept.push(...alive);
      const young = { clock: Math.max(clock, state), end: around.checks.future ? Math.min(end, known) : end };
      if (young.clock < young.end) kept.push(young);
    }
    if (kept.length > 0) result.set(client, merged(kept));
  }
  return { ranges: result, stripped };
}
