import { type CanvasValue, RECORDS, splitKey } from "@acuerdo/shared";
import type * as Y from "yjs";

/** How many things on a canvas were written under these client ids after the server had everything up to `saved`. */
export function drawingsIn(doc: Y.Doc, ids: readonly number[], saved: ReadonlyMap<number, number>): number {
  const own = new Set(ids);
  const things = new Set<string | undefined>();
  for (const [key, { id, deleted }] of doc.getMap<CanvasValue>(RECORDS)._map) {
    if (!deleted && own.has(id.client) && id.clock >= (saved.get(id.client) ?? 0)) things.add(splitKey(key)?.id);
  }
  return things.size;
}
