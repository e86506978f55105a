import { type BindingRecord, type CanvasValue, type MemberId, type ShapeKey, splitKey, xyKey } from "@acuerdo/shared";
import type { Draft } from "../guard/draft.ts";
import { type Counted, count, sum } from "./content.ts";
import { Handles } from "./handles.ts";

/**
 * What each has brought onto a canvas and is still theirs, so that it can be taken away in one step: somebody who joins as
 * thirty people fills a board with what nobody can undo one by one. Whose it is, the guard knows, also after a restart.
 */

/** Where it is looked up. */
export interface Ground {
  look(key: string): CanvasValue | undefined;
  /** Keys of the shapes that are there, by who has brought them. */
  readonly shapes: ReadonlyMap<MemberId, readonly string[]>;
}

/** Somebody's, in numbers. */
export interface Added extends Counted {
  /** By which it can be taken away; where voices are anonymous it says no more. */
  readonly id: string;
  readonly member: MemberId;
}

export class Additions {
  readonly #least: number;
  readonly #handles = new Handles();

  /** @param least things of somebody from which on they are listed. */
  constructor(least: number) {
    this.#least = least;
  }

  /** The most first. */
  list(ground: Ground): Added[] {
    const all = [...ground.shapes].flatMap(([member, keys]) =>
      keys.length < this.#least ? [] : [{ id: this.#handles.of(member), member, ...countKeys(keys, ground) }],
    );
    return all.sort((a, b) => sum(b) - sum(a));
  }

  /** Whose it is that has this id; null where nothing of theirs is listed. */
  of(id: string, { shapes }: Ground): MemberId | null {
    for (const [member, keys] of shapes)
      if (keys.length >= this.#least && this.#handles.fits(member, id)) return member;
    return null;
  }
}

function countKeys(keys: readonly string[], ground: Ground): Counted {
  return count(
    keys.flatMap((key): [string, CanvasValue][] => {
      const value = ground.look(key);
      return value === undefined ? [] : [[key, value]];
    }),
  );
}

/** All keys under which something of a shape may stand. */
export const keysOf = (shape: string): readonly string[] => [shape, xyKey(shape as ShapeKey)];

/** Takes these shapes away, with their places and what holds arrows to them. Gives what is gone, as it was. */
export function takeAway(
  draft: Pick<Draft, "entries" | "get" | "delete">,
  shapes: readonly string[],
): Map<string, CanvasValue> {
  const all = new Set(shapes);
  const along = [...draft.entries()].flatMap(([key, value]) => {
    if (splitKey(key)?.kind !== "binding") return [];
    const { fromId, toId } = value as BindingRecord;
    return all.has(fromId) || all.has(toId) ? [key] : [];
  });
  const gone = new Map<string, CanvasValue>();
  for (const key of [...along, ...shapes.flatMap(keysOf)]) {
    const value = draft.get(key);
    if (value === undefined) continue;
    gone.set(key, value);
    draft.delete(key);
  }
  return gone;
}
