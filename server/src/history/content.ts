import { promisify } from "node:util";
import { deflateRaw, inflateRaw } from "node:zlib";
import { type CanvasValue, isShapeKey, type ShapeRecord } from "@acuerdo/shared";

/** What lay on a canvas at some moment: counted in people's words, compared, and as bytes for the store. */

export type Records = ReadonlyMap<string, CanvasValue>;

/** In the words in which people are told of it; an arrow's hold and a place go with their shape. */
export interface Counted {
  readonly cards: number;
  readonly clusters: number;
  readonly drawings: number;
}
export type Kind = keyof Counted;

const KINDS: Readonly<Record<string, Kind>> = { position: "cards", cluster: "clusters" };

/** What stands under a key, for people; null where it is no thing of its own. */
export function kindOf(key: string, value: CanvasValue): Kind | null {
  return isShapeKey(key) ? (KINDS[(value as ShapeRecord).type] ?? "drawings") : null;
}

export function count(things: Iterable<readonly [key: string, value: CanvasValue]>): Counted {
  const counted = { cards: 0, clusters: 0, drawings: 0 };
  for (const [key, value] of things) {
    const kind = kindOf(key, value);
    if (kind) counted[kind] += 1;
  }
  return counted;
}

/** How many things those are. */
export const sum = ({ cards, clusters, drawings }: Counted): number => cards + clusters + drawings;

/** Whether two plain values say the same; what was read from JSON has lost what is undefined. */
export function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

/** What is different now from what was then. */
export interface Difference {
  /** There then, and not now. */
  readonly gone: Counted;
  /** Looks or lies otherwise. */
  readonly changed: Counted;
  /** There now, and not then. */
  readonly added: Counted;
}

export function differ(then: Records, now: Records): Difference {
  const placed = (records: Records, key: string) => [records.get(key), records.get(`${key}|xy`)];
  const gone = [...then].filter(([key]) => !now.has(key));
  const added = [...now].filter(([key]) => !then.has(key));
  const kept = [...then].filter(([key]) => isShapeKey(key) && now.has(key));
  const changed = kept.filter(([key]) => !same(placed(then, key), placed(now, key)));
  return { gone: count(gone), changed: count(changed), added: count(added) };
}

const deflate = promisify(deflateRaw);
const inflate = promisify(inflateRaw);

/** zlib takes a quarter of a megabyte for each stream it is told nothing of; what is small needs a window of its own size. */
const SMALL_CHARACTERS = 4_096;
const LITTLE_MEMORY = { windowBits: 12, memLevel: 3 };

/** In a thread of zlib's own: a full canvas takes half a second. */
export function pack(records: Records): Promise<Uint8Array> {
  const text = JSON.stringify([...records]);
  return deflate(text, text.length <= SMALL_CHARACTERS ? LITTLE_MEMORY : {});
}

/** @throws Error when it is not what `pack` has made. */
export async function unpack(data: Uint8Array): Promise<Records> {
  return new Map(JSON.parse((await inflate(data)).toString()) as [string, CanvasValue][]);
}
