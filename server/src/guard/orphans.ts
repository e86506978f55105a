import { type CanvasValue, splitKey } from "@acuerdo/shared";

/**
 * What nobody can see or take away: places of shapes, and ends of arrows on shapes, that are not there. One that comes before
 * its shape, or that somebody moves while another deletes it, does no harm; in numbers they fill a canvas that looks empty.
 */

interface Hold {
  readonly fromId: string;
  readonly toId: string;
}

/** The keys of those. */
export function orphans(entries: Iterable<readonly [key: string, value: CanvasValue]>): string[] {
  const all = new Map(entries);
  return [...all].flatMap(([key, value]) => {
    const named = splitKey(key);
    if (named?.kind === "place") return all.has(named.id) ? [] : [key];
    if (named?.kind !== "binding") return [];
    const { fromId, toId } = value as unknown as Hold;
    return all.has(fromId) && all.has(toId) ? [] : [key];
  });
}
