import type { TLStore } from "@tldraw/tldraw";
import type { EntryCheck } from "./binding-check.ts";
import { type Held, type HeldId, same } from "./binding-values.ts";

/** What the store should hold; null where it should not. */
export type Wanted = ReadonlyMap<HeldId, Held | null>;

const gone = (store: TLStore, wanted: Wanted): HeldId[] =>
  [...wanted].filter(([id, record]) => record === null && store.has(id)).map(([id]) => id);

const come = (store: TLStore, wanted: Wanted): Held[] =>
  [...wanted.values()].filter((record) => record !== null && !same(store.get(record.id), record)) as Held[];

/** Brings the store there in one step. Returns what was there before and has changed. */
export function merge(store: TLStore, check: EntryCheck, shapes: Wanted, bindings: Wanted): HeldId[] {
  // bindings go before their ends and come after them
  const removals = [gone(store, bindings), gone(store, shapes)];
  const additions = [come(store, shapes), come(store, bindings)];
  const known = additions.flatMap((list) => list.map(({ id }) => id).filter((id) => store.has(id)));
  if ([...removals, ...additions].every((list) => list.length === 0)) return known;
  try {
    store.mergeRemoteChanges(() => {
      for (const list of removals) store.remove(list);
      for (const list of additions) store.put(list);
    });
  } catch {
    mergeSingly(store, check, removals.flat(), additions.flat()); // one of them breaks tldraw: the others come all the same
  }
  return known;
}

function mergeSingly(store: TLStore, check: EntryCheck, removals: readonly HeldId[], additions: readonly Held[]): void {
  const attempt = (id: HeldId, change: () => void) => {
    try {
      store.mergeRemoteChanges(change);
    } catch {
      check.skip(id, "tldraw"); // counted, and said once
    }
  };
  for (const id of removals) attempt(id, () => store.remove([id]));
  for (const record of additions) attempt(record.id, () => store.put([record]));
}
