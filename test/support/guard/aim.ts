/** What attacks aim at: client ids, clocks, keys and items of a stage. */
import type * as Y from "yjs";
import { pick, type RawId, type RawStruct, upTo } from "./forge.ts";
import { card } from "./samples.ts";
import { RECORDS, type Stage } from "./stage.ts";

/** One of mallory's client ids, with its next clock. */
export function ownEnd(stage: Stage): { client: number; clock: number } {
  const client = pick(stage.rng, stage.mallory.ids.slice(1));
  return { client, clock: stage.state(client) };
}

export function bobsId(stage: Stage): number {
  return stage.bob.ids[0] as number;
}

export function someKey(stage: Stage): string {
  return pick(stage.rng, [...stage.doc.getMap(RECORDS)._map.keys()]);
}

/** A value that passes the check under this key. */
export function fitting(key: string): unknown {
  if (key.endsWith("|xy")) return [666, 666];
  return { ...card("x", "evil"), id: key };
}

export function freshKey(stage: Stage): string {
  return `shape:evil${upTo(stage.rng, 1e9)}`;
}

/** A new record under a new key. */
export function newRecord(stage: Stage): RawStruct {
  const key = freshKey(stage);
  return { key, values: [fitting(key)] };
}

/** The newest item under a key. */
export function newest(stage: Stage, key: string): Y.Item {
  return stage.doc.getMap(RECORDS)._map.get(key) as Y.Item;
}

export function lastId(item: Y.Item): RawId {
  return [item.id.client, item.id.clock + item.length - 1];
}

/** A struct that follows on the newest item under a key, as an honest one would. */
export function onTop(stage: Stage, key = someKey(stage)): RawStruct {
  return { origin: lastId(newest(stage, key)), values: [fitting(key)] };
}

/** Any item in the document, at any of its clocks. */
export function someId(stage: Stage): RawId {
  const client = pick(stage.rng, [...stage.doc.store.clients.keys()]);
  return [client, upTo(stage.rng, Math.max(0, stage.state(client) - 1))];
}
