import { type CanvasValue, type PositionId, type ShapeRecord, splitKey } from "@acuerdo/shared";

/**
 * What nobody can see or take away: places of shapes, and ends of arrows on shapes, that are not there, and cards of positions
 * that are not. One that comes before its shape, or that somebody moves while another deletes it, does no harm; in numbers they
 * fill a canvas that looks empty.
 */

/** Whether a position is in the ledger, as far as is known. */
export type KnowsPosition = (id: PositionId) => boolean;

const isCardOfNothing = (value: CanvasValue, knows: KnowsPosition): boolean => {
  const { type, props } = value as ShapeRecord;
  return type === "position" && !knows(props.positionId as PositionId);
};

interface Hold {
  readonly fromId: string;
  readonly toId: string;
}

/** The keys of those. */
export function orphans(
  entries: Iterable<readonly [key: string, value: CanvasValue]>,
  knows: KnowsPosition = () => true,
): string[] {
  const all = new Map(entries);
  const cards = [...all].filter(([key, value]) => splitKey(key)?.kind === "shape" && isCardOfNothing(value, knows));
  for (const [key] of cards) all.delete(key);
  const lost = [...all].flatMap(([key, value]) => {
    const named = splitKey(key);
    if (named?.kind === "place") return all.has(named.id) ? [] : [key];
    if (named?.kind !== "binding") return [];
    const { fromId, toId } = value as unknown as Hold;
    return all.has(fromId) && all.has(toId) ? [] : [key];
  });
  return [...cards.map(([key]) => key), ...lost];
}
