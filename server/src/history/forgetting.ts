import { type BoardId, isShapeKey } from "@acuerdo/shared";
import { isDamage } from "../store/fault.ts";
import type { Store, StoredMoment } from "../store/store.ts";
import { takeAway } from "./additions.ts";
import { count, kindOf, pack, type Records, unpack } from "./content.ts";
import type { Present } from "./doings.ts";

/**
 * Words that somebody wrote on a canvas are taken out for good: out of every moment that was kept too, or whoever brings one
 * back would bring them. A card's and a cluster's words are in the record, and are withheld there.
 */

/** Whether what stands, or stood, under this key is a drawing. */
export function isDrawing(ground: Present, key: string): boolean {
  const value = isShapeKey(key) ? ground.look(key) : undefined;
  return value !== undefined && kindOf(key, value) === "drawings";
}

/** The same without it, its place, and what holds arrows to it. */
function without(then: Records, key: string): Records {
  const left = new Map(then);
  const draft = {
    entries: () => left.entries(),
    get: (one: string) => left.get(one),
    delete: (one: string) => left.delete(one),
  };
  takeAway(draft, [key]);
  return left;
}

/** A moment that cannot be read any more may hold it too, and can be brought back by nobody. */
async function readOrNull(store: Store, board: BoardId, at: number): Promise<Records | null> {
  try {
    const data = await store.moment(board, at);
    return data && (await unpack(data));
  } catch (fault) {
    if (isDamage(fault)) return null;
    throw fault;
  }
}

/** Takes it out of all moments; each is put in the place of the one that held it, in one step. Says whether any did. */
export async function forgetInMoments(store: Store, board: BoardId, key: string): Promise<boolean> {
  const moments = await store.moments(board);
  const taken = new Set(moments.map(({ at }) => at));
  let found = false;
  for (const { bytes: _, ...moment } of moments) {
    const then = await readOrNull(store, board, moment.at);
    if (then && !isDrawing({ look: (one) => then.get(one) }, key)) continue;
    found ||= then !== null;
    const instead = then && without(then, key);
    await store.keepMoment(board, instead && (await newer(moment, instead, taken)), [moment.at]);
  }
  return found;
}

/** A millisecond later: of one time there is one. */
async function newer({ at, why }: Omit<StoredMoment, "bytes">, records: Records, taken: Set<number>) {
  let free = at + 1;
  while (taken.has(free)) free += 1;
  taken.add(free);
  return { at: free, why, ...count(records), data: await pack(records) };
}
