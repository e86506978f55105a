import { type CanvasValue, drawn, readRecord, SHARES, type ShapeRecord, weighRecord } from "@acuerdo/shared";
import type * as Y from "yjs";
import type { NewSection } from "./fresh.ts";
import { type CanvasStore, endOf, type Id } from "./store.ts";
import { type Struct, VALUES } from "./update.ts";
import type { GuardActor, GuardCode } from "./verdict.ts";

/**
 * What lies on a canvas, and whose it is: nobody may bring more than a share of what a board holds, in bytes, in shapes, in
 * what they cost to be drawn. A record counts for whoever made it as large as it is. Nobody is kept from moving things, from
 * making them smaller or taking them away.
 */

/** What a record counts for. */
interface Amount {
  bytes: number;
  drawn: number;
  drawings: number;
  cards: number;
  holds: number;
}
type Measure = keyof Amount;
const MEASURES: readonly Measure[] = ["bytes", "drawn", "drawings", "cards", "holds"];

interface Entry extends Amount {
  /** Null: nobody's, such as what the server itself wrote. */
  readonly owner: string | null;
}

/** A key that an update has changed. */
export interface Touch {
  readonly key: string;
  /** What was there before; undefined where nothing was. */
  readonly before: CanvasValue | undefined;
  /** Whether that was somebody else's. */
  readonly foreign: boolean;
}

/** Yjs' own, for each entry beside its key and value. */
const OVERHEAD = 12;
/** A place counts the same wherever it is: it does not become somebody else's by being further away. */
const PLACE_BYTES = 20;
const NONE: Readonly<Amount> = { bytes: 0, drawn: 0, drawings: 0, cards: 0, holds: 0 };

/** Of a value that has passed the check of records. */
function amountOf(key: string, value: unknown, bytes: number): Amount {
  const size = key.length + (Array.isArray(value) ? PLACE_BYTES : bytes) + OVERHEAD;
  if (Array.isArray(value)) return { ...NONE, bytes: size };
  if (!key.startsWith("shape:")) return { ...NONE, bytes: size, holds: 1 };
  const { type } = value as ShapeRecord;
  const isCard = type === "position" || type === "cluster";
  if (isCard) return { ...NONE, bytes: size, cards: 1 };
  return { ...NONE, bytes: size, drawn: drawn(value as ShapeRecord), drawings: 1 };
}

/** Of a value that may be older than that check. */
function amountOfAny(key: string, value: unknown): Amount {
  const bytes = weighRecord(value);
  return typeof readRecord(key, value) === "string"
    ? { ...NONE, bytes: key.length + bytes + OVERHEAD }
    : amountOf(key, value, bytes);
}

const isLarger = (a: Amount, b: Amount): boolean => MEASURES.some((name) => a[name] > b[name]);

function add(sum: Amount, amount: Amount, times: 1 | -1): void {
  for (const name of MEASURES) sum[name] += times * amount[name];
}

/** What an update would change, by keys. */
export class Change {
  /** The newest value under each key that has new items; nothing where the newest is deleted. */
  readonly brings = new Map<string, Readonly<Amount>>();
  /** The ids of those. */
  readonly #newest = new Map<string, Id>();
  /** Keys of which what is here is deleted. */
  readonly deletes: ReadonlySet<string>;
  /** What the first new item under a key follows on. */
  readonly #origins = new Map<string, Struct["origin"]>();

  constructor(sections: Iterable<NewSection>, deletes: ReadonlySet<string>) {
    this.deletes = deletes;
    for (const { client, structs } of sections) for (const struct of structs) this.#bring(client, struct);
  }

  get keys(): ReadonlySet<string> {
    return new Set([...this.brings.keys(), ...this.deletes]);
  }

  #bring(client: number, { kind, clock, length, origin, place, values, starts }: Struct): void {
    const n = values.length;
    const bytes = n > 0 ? (starts[n] as number) - (starts[n - 1] as number) : 0;
    this.brings.set(place, kind === VALUES ? amountOf(place, values[n - 1], bytes) : NONE);
    this.#newest.set(place, { client, clock: clock + length - 1 });
    if (!this.#origins.has(place)) this.#origins.set(place, origin);
  }

  /** What an item counts for, if it is the newest that was brought under this key. */
  amountOf(key: string, item: Y.Item): Readonly<Amount> | undefined {
    const newest = this.#newest.get(key);
    return newest?.client === item.id.client && newest.clock === endOf(item) ? this.brings.get(key) : undefined;
  }

  /** Whether what is here under a key is surely gone afterwards. */
  replaces(key: string, store: CanvasStore): boolean {
    const last = store.last(key);
    const origin = this.#origins.get(key);
    if (this.deletes.has(key) || !last) return true;
    return origin?.client === last.id.client && origin.clock === endOf(last);
  }
}

export interface Around {
  readonly store: CanvasStore;
  /** Whose a client id is. */
  readonly ownerOf: (client: number) => string | null;
  /** Bytes of the board's canvas; infinity where nobody counts. */
  readonly maxBytes: number;
}

export class Inventory {
  readonly #around: Around;
  readonly #board: Amount = { ...NONE };
  readonly #members = new Map<string, Amount>();
  /** Counted once somebody writes: a board that is only looked at is not gone through. */
  #entries: Map<string, Entry> | null = null;

  constructor(around: Around) {
    this.#around = around;
  }

  /** Bytes of all that is alive, without what Yjs remembers of what was. */
  get bytes(): number {
    this.#all();
    return this.#board.bytes;
  }

  /** Why this change may not be taken; null where it may. What it takes away counts for it. */
  judge(change: Change, actor: GuardActor): GuardCode | null {
    const all = this.#all();
    const [board, own] = [{ ...NONE }, { ...NONE }];
    for (const [key, amount] of change.brings) {
      const here = all.get(key);
      // What comes in beside something else may not be what stands there in the end: nothing is taken away for sure.
      const before = here && change.replaces(key, this.#around.store) ? here : undefined;
      const isMine = before?.owner === actor.id;
      if (before) add(board, before, -1);
      if (before && isMine) add(own, before, -1);
      add(board, amount, 1);
      if (isMine || isLarger(amount, before ?? NONE)) add(own, amount, 1);
    }
    for (const key of change.deletes) {
      const before = change.brings.has(key) ? undefined : all.get(key);
      if (before) add(board, before, -1);
      if (before?.owner === actor.id) add(own, before, -1);
    }
    if (this.#exceeds(this.#board, board, "board")) return "full";
    const isBound = actor.role !== "mediator";
    return isBound && this.#exceeds(this.#of(actor.id), own, "member") ? "share" : null;
  }

  /** What is there of these keys, before they change. */
  touched(keys: Iterable<string>, actor: GuardActor): Touch[] {
    const { records } = this.#around.store;
    const foreign = (key: string) => this.#all().get(key)?.owner !== actor.id;
    return Array.from(keys, (key) => ({ key, before: records.get(key), foreign: foreign(key) }));
  }

  /** A change that was judged has been applied. */
  settle(change: Change, actor: GuardActor): void {
    for (const key of change.keys) this.#put(key, actor.id, change);
  }

  /** The server itself has changed these: they are nobody's. */
  settleOwn(keys: Iterable<string>): void {
    if (this.#entries !== null) for (const key of keys) this.#put(key, null);
  }

  #exceeds(held: Amount, more: Amount, whose: "board" | "member"): boolean {
    return MEASURES.some((name) => {
      const most = SHARES[name][whose] * (name === "bytes" ? this.#around.maxBytes : 1);
      return more[name] > 0 && held[name] + more[name] > most;
    });
  }

  #of(member: string): Amount {
    let amount = this.#members.get(member);
    if (!amount) {
      amount = { ...NONE };
      this.#members.set(member, amount);
    }
    return amount;
  }

  #all(): Map<string, Entry> {
    if (this.#entries) return this.#entries;
    this.#entries = new Map();
    const { store, ownerOf } = this.#around;
    for (const [key, { id }] of store.records._map) this.#put(key, ownerOf(id.client));
    return this.#entries;
  }

  /** Counts what is under this key now. */
  #put(key: string, by: string | null, change?: Change): void {
    const entries = this.#entries as Map<string, Entry>;
    const before = entries.get(key);
    if (before) this.#count(before, -1);
    const { store } = this.#around;
    const item = store.last(key);
    if (!item || item.deleted) {
      entries.delete(key);
      return;
    }
    const amount = change?.amountOf(key, item) ?? amountOfAny(key, store.records.get(key));
    const owner = before && !isLarger(amount, before) ? before.owner : by;
    const entry = { ...amount, owner };
    entries.set(key, entry);
    this.#count(entry, 1);
  }

  #count(entry: Entry, times: 1 | -1): void {
    add(this.#board, entry, times);
    if (entry.owner !== null) add(this.#of(entry.owner), entry, times);
  }
}
