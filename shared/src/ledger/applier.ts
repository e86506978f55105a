import { invariant } from "../invariant.ts";
import type { EventData, EventKind, LedgerEvent } from "./event.ts";
import type { Ledger } from "./ledger.ts";

/** How appliers change a table: a new map that shares what did not change. */

export type Envelope = Pick<LedgerEvent, "board" | "seq" | "at" | "actor">;
export type Applier<Kind extends EventKind> = (
  ledger: Ledger,
  data: EventData[Kind],
  event: Envelope,
) => Partial<Ledger>;

export type Appliers = { readonly [Kind in EventKind]: Applier<Kind> };

/** Maps that `together` has made itself since it began, and nobody has seen: those it may change in place. */
let own: WeakSet<object> | null = null;

/** Does the work without a copy of a table for each change in it. */
export function together<T>(work: () => T): T {
  invariant(own === null, "it does not begin within itself");
  own = new WeakSet();
  try {
    return work();
  } finally {
    own = null;
  }
}

function owned<K, V>(map: ReadonlyMap<K, V>): Map<K, V> {
  if (own?.has(map)) return map as Map<K, V>;
  const copy = new Map(map);
  own?.add(copy);
  return copy;
}

export function put<K, V>(map: ReadonlyMap<K, V>, key: K, value: V): ReadonlyMap<K, V> {
  return owned(map).set(key, value);
}

/** As the newest of all. */
export function putLast<K, V>(map: ReadonlyMap<K, V>, key: K, value: V): ReadonlyMap<K, V> {
  const changed = owned(map);
  changed.delete(key);
  return changed.set(key, value);
}

export function alter<K, V>(map: ReadonlyMap<K, V>, key: K, change: (value: V) => V): ReadonlyMap<K, V> {
  const value = map.get(key);
  invariant(value !== undefined, `an event alters ${String(key)}, which is not there`);
  return put(map, key, change(value));
}
