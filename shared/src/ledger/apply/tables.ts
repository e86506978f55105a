import { invariant } from "../../invariant.ts";
import type { EventData, EventKind, LedgerEvent } from "../event.ts";
import type { Ledger } from "../ledger.ts";

/** How appliers change a table: a new map that shares what did not change. */

export type Envelope = Pick<LedgerEvent, "board" | "seq" | "at" | "actor">;
export type Applier<Kind extends EventKind> = (
  ledger: Ledger,
  data: EventData[Kind],
  event: Envelope,
) => Partial<Ledger>;

export function put<K, V>(map: ReadonlyMap<K, V>, key: K, value: V): ReadonlyMap<K, V> {
  return new Map(map).set(key, value);
}

export function alter<K, V>(map: ReadonlyMap<K, V>, key: K, change: (value: V) => V): ReadonlyMap<K, V> {
  const value = map.get(key);
  invariant(value !== undefined, `an event alters ${String(key)}, which is not there`);
  return new Map(map).set(key, change(value));
}
