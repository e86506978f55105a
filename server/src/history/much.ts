import type { CanvasValue, MemberId } from "@acuerdo/shared";
import type { Ground } from "./additions.ts";
import { type Kind, kindOf } from "./content.ts";

/** How much taken away is much: by number, and on a small board by what it was of the whole. */

/** A canvas, and whose what is. */
export interface Whole extends Ground {
  /** A copy. */
  all(): ReadonlyMap<string, CanvasValue>;
}

/** From here on it is told, of whatever board. */
export const MANY = 10;
/** So few are much where hardly anything of others is left, or nothing. */
const FEW = 3;
export const FEWEST = 2;
/** One part in so many is much. */
const PARTS = 3;

/** Cards and clusters are looked at together: of few clusters and many cards hardly anything is gone with a cluster. */
const sideOf = (kind: Kind | null) => (kind === "drawings" ? "drawings" : "cards");

/** Whether so many are much of as many as were there with those that are left. */
const isShare = (gone: number, left: number): boolean =>
  (gone >= FEW && gone * PARTS >= gone + left) || (gone >= FEWEST && left === 0);

/** @param gone what somebody has taken off the canvas, of cards, clusters and others' drawings. */
export function isMuchOfAll(
  member: MemberId,
  gone: readonly (readonly [string, CanvasValue])[],
  whole: Whole,
): boolean {
  const sides = { cards: { gone: 0, left: 0 }, drawings: { gone: 0, left: 0 } };
  for (const [key, before] of gone) sides[sideOf(kindOf(key, before))].gone += 1;
  const taken = new Set(gone.map(([key]) => key));
  const own = new Set(whole.shapes.get(member));
  for (const [key, value] of whole.all()) {
    const kind = kindOf(key, value);
    if (kind !== null && !taken.has(key) && !(kind === "drawings" && own.has(key))) sides[sideOf(kind)].left += 1;
  }
  return Object.values(sides).some(({ gone, left }) => isShare(gone, left));
}
