import { promisify } from "node:util";
import { deflateRaw, inflateRaw } from "node:zlib";
import { type CanvasValue, isShapeKey, type ShapeRecord } from "@acuerdo/shared";
import { Slices } from "../turn.ts";

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

type Fields = Readonly<Record<string, unknown>>;

/** Whether all that one says, the other says too. */
function says(a: Fields, b: Fields): boolean {
  for (const key in a) if (!same(a[key], b[key])) return false;
  return true;
}

/** Whether what one leaves out, the other leaves out too. */
function addsNothing(a: Fields, b: Fields): boolean {
  for (const key in b) if (a[key] === undefined && b[key] !== undefined) return false;
  return true;
}

/**
 * Whether two plain values say the same; what was read from JSON has lost what is undefined. By its parts and not as text: of a
 * full canvas that would be a hundred megabytes.
 */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  return says(a as Fields, b as Fields) && addsNothing(a as Fields, b as Fields);
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

/** With what of it was brought by those who had nothing there then. */
export interface Compared extends Difference {
  readonly newcomers?: Counted & { readonly people: number };
}

/** In slices: of a full canvas it takes a second. */
export async function differ(then: Records, now: Records): Promise<Difference> {
  const placed = (records: Records, key: string) => [records.get(key), records.get(`${key}|xy`)];
  const gone = [...then].filter(([key]) => !now.has(key));
  const added = [...now].filter(([key]) => !then.has(key));
  const changed: [key: string, value: CanvasValue][] = [];
  const slices = new Slices();
  for (const entry of then) {
    const [key] = entry;
    if (isShapeKey(key) && now.has(key) && !same(placed(then, key), placed(now, key))) changed.push(entry);
    await slices.pause();
  }
  return { gone: count(gone), changed: count(changed), added: count(added) };
}

const deflate = promisify(deflateRaw);
const inflate = promisify(inflateRaw);

/** zlib takes a quarter of a megabyte for each stream it is told nothing of; what is small needs a window of its own size. */
const SMALL_CHARACTERS = 4_096;
const LITTLE_MEMORY = { windowBits: 12, memLevel: 3 };

/** An entry a line, so that it is written and read in slices; deflated in a thread of zlib's own. */
export async function pack(records: Records): Promise<Uint8Array> {
  const lines: string[] = [];
  const slices = new Slices();
  for (const entry of records) {
    lines.push(JSON.stringify(entry));
    await slices.pause();
  }
  const text = lines.join("\n");
  return deflate(text, text.length <= SMALL_CHARACTERS ? LITTLE_MEMORY : {});
}

/** Before there were lines it was one list of all entries. */
const isOneList = (text: string): boolean => text.startsWith("[[") || text === "[]";

/** @throws Error when it is not what `pack` has made. */
export async function unpack(data: Uint8Array): Promise<Records> {
  const text = (await inflate(data)).toString();
  if (isOneList(text)) return new Map(JSON.parse(text) as [string, CanvasValue][]);
  const records = new Map<string, CanvasValue>();
  const slices = new Slices();
  for (const line of text === "" ? [] : text.split("\n")) {
    const [key, value] = JSON.parse(line) as [string, CanvasValue];
    records.set(key, value);
    await slices.pause();
  }
  return records;
}
