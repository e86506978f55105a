import {
  type BindingRecord,
  type CanvasValue,
  checkRecord,
  indexAbove,
  isFractionalIndex,
  readRecord,
  type ShapeKey,
  type ShapeRecord,
  splitKey,
} from "@acuerdo/shared";
import type { Draft } from "../guard/draft.ts";
import { type Records, same } from "./content.ts";
import { isLost } from "./lost.ts";

/** Brings things back onto a canvas as they were, as far as it takes them today. Each gives what it has brought, by keys. */

type Brought = Map<string, CanvasValue>;

/** As it may be written; null where it may not, such as what costs too much to be drawn. */
function writable(key: string, value: CanvasValue, indexes: () => Iterable<string>): CanvasValue | null {
  const read = readRecord(key, value);
  if (typeof read === "string") return null;
  const shape = read as ShapeRecord;
  const isOrdered = shape.typeName !== "shape" || isFractionalIndex(shape.index);
  const mended = isOrdered ? read : { ...shape, index: indexAbove(indexes()) };
  return checkRecord(key, mended) === null ? mended : null;
}

function indexesIn(draft: Draft): string[] {
  return [...draft.entries()].flatMap(([, value]) => ("index" in value ? [value.index] : []));
}

/** Shapes before what binds them. */
function put(draft: Draft, entries: Iterable<readonly [string, CanvasValue]>): Brought {
  const brought: Brought = new Map();
  for (const [key, value] of [...entries].sort(([a], [b]) => (a < b ? 1 : -1))) {
    const mended = same(draft.get(key), value) ? null : writable(key, value, () => indexesIn(draft));
    if (mended === null || same(draft.get(key), mended) || !hasEnds(draft, key, mended)) continue;
    draft.set(key, mended);
    brought.set(key, mended);
  }
  return brought;
}

/** What holds an arrow needs the arrow, and what it is held to. */
function hasEnds(draft: Draft, key: string, value: CanvasValue): boolean {
  if (splitKey(key)?.kind !== "binding") return true;
  const { fromId, toId } = value as BindingRecord;
  return draft.has(fromId) && draft.has(toId);
}

/** Everything as it was then: what has come since goes. */
export function bringAll(draft: Draft, then: Records): Brought {
  const since = [...draft.entries()].filter(([key]) => !then.has(key));
  for (const [key] of since) draft.delete(key);
  return new Map([...since, ...put(draft, then)]);
}

/** What was there then and is not now, or not to be seen. */
export function bringMissing(draft: Draft, then: Records): Brought {
  const isMissing = ([key, before]: readonly [string, CanvasValue]) => {
    const named = splitKey(key);
    if (named === null) return false;
    if (draft.has(key)) return isLost(key, before, draft.get(key));
    // a place without its shape comes back with it; one of a shape that is there is where somebody put it
    return named.kind !== "place" || !draft.has(named.id as ShapeKey);
  };
  return put(draft, [...then].filter(isMissing));
}

/** These as they were. */
export function bringThese(draft: Draft, before: Records): Brought {
  return put(draft, before);
}
