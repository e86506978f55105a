import { type CanvasValue, isShapeKey, KEPT_FOR_MEDIATORS } from "@acuerdo/shared";
import type * as Y from "yjs";
import { Amount, amountOfAny, NONE } from "./amount.ts";
import type { Change } from "./change.ts";
import type { CanvasStore } from "./store.ts";
import type { GuardActor, GuardCode } from "./verdict.ts";

/**
 * What lies on a canvas, and whose it is: nobody may bring more than a share of what a board holds, in bytes, in shapes, in
 * what they cost to be drawn. A record counts for whoever made it as large as it is. Nobody is kept from moving things, from
 * making them smaller or taking them away.
 */

/** Of both null is nobody, such as the server itself. */
class Entry extends Amount {
  constructor(
    { bytes, drawn, drawings, cards, holds }: Readonly<Amount>,
    /** For whom it counts: whoever made it as large as it is. */
    readonly owner: string | null,
    /** Whose thing it is: who brought it, whatever others have made of it since. */
    readonly bringer: string | null,
  ) {
    super(bytes, drawn, drawings, cards, holds);
  }
}

/** A key that an update has changed. */
export interface Touch {
  readonly key: string;
  /** What was there before; undefined where nothing was. */
  readonly before: CanvasValue | undefined;
  /** Whether that was somebody else's. */
  readonly foreign: boolean;
}

/** Whose client ids are. */
interface Owners {
  ownerOf(client: number): string | null;
}

export class Inventory {
  readonly #store: CanvasStore;
  readonly #owners: Owners;
  readonly #maxBytes: number;
  readonly #board = new Amount();
  readonly #members = new Map<string, Amount>();
  /** Counted once somebody writes: a board that is only looked at is not gone through. */
  #entries: Map<string, Entry> | null = null;

  /** @param maxBytes of the board's canvas; infinity where nobody counts. */
  constructor(store: CanvasStore, owners: Owners, maxBytes: number) {
    this.#store = store;
    this.#owners = owners;
    this.#maxBytes = maxBytes;
  }

  /** Bytes of all that is alive, without what Yjs remembers of what was. */
  get bytes(): number {
    this.#all();
    return this.#board.bytes;
  }

  /** Keys of the shapes that are here, by who has brought them; nobody's apart. */
  get shapes(): ReadonlyMap<string, readonly string[]> {
    const shapes = new Map<string, string[]>();
    for (const [key, { bringer }] of this.#all()) {
      if (bringer === null || !isShapeKey(key)) continue;
      const own = shapes.get(bringer);
      if (own) own.push(key);
      else shapes.set(bringer, [key]);
    }
    return shapes;
  }

  /** Why this change may not be taken; null where it may. What it takes away counts for it. */
  judge(change: Change, actor: GuardActor): GuardCode | null {
    const all = this.#all();
    const [board, own] = [new Amount(), new Amount()];
    for (const [key, { amount }] of change.brings) {
      const here = all.get(key);
      // What comes in beside something else may not be what stands there in the end: nothing is taken away for sure.
      const before = here && change.replaces(key, this.#store) ? here : undefined;
      const isMine = before?.owner === actor.id;
      if (before) board.add(before, -1);
      if (before && isMine) own.add(before, -1);
      board.add(amount, 1);
      if (isMine || amount.isLargerThan(before ?? NONE)) own.add(amount, 1);
    }
    for (const key of change.deletes) {
      const before = change.brings.has(key) ? undefined : all.get(key);
      if (before) board.add(before, -1);
      if (before?.owner === actor.id) own.add(before, -1);
    }
    const isBound = actor.role !== "mediator";
    const part = isBound ? 1 - KEPT_FOR_MEDIATORS : 1;
    if (this.#board.exceeds(board, "board", this.#maxBytes, part)) return "full";
    return isBound && this.#of(actor.id).exceeds(own, "member", this.#maxBytes) ? "share" : null;
  }

  /** What is there of these keys, before they change. */
  touched(keys: readonly string[], actor: GuardActor): Touch[] {
    const all = this.#all();
    const { records } = this.#store;
    return keys.map((key) => ({ key, before: records.get(key), foreign: all.get(key)?.bringer !== actor.id }));
  }

  /** A change that was judged has been applied. */
  settle(change: Change, actor: GuardActor): void {
    for (const key of change.keys) this.#put(key, actor.id, change);
  }

  /** The server itself has changed these: they are nobody's. */
  settleOwn(keys: Iterable<string>): void {
    if (this.#entries !== null) for (const key of keys) this.#put(key, null);
  }

  #of(member: string): Amount {
    let amount = this.#members.get(member);
    if (!amount) {
      amount = new Amount();
      this.#members.set(member, amount);
    }
    return amount;
  }

  #all(): Map<string, Entry> {
    if (this.#entries) return this.#entries;
    this.#entries = new Map();
    for (const [key, { id }] of this.#store.records._map) this.#put(key, this.#owners.ownerOf(id.client));
    return this.#entries;
  }

  /**
   * Who was the first to bring what stands here, as far as the document remembers: also of what the server brings back. By what
   * each saw who wrote over it: where it lies in the document's order whoever has seen nothing of it chooses by their client id.
   */
  #firstOf(item: Y.Item): string | null {
    let first = item;
    for (let seen = this.#store.seenBy(first); seen; seen = this.#store.seenBy(first)) first = seen;
    return this.#owners.ownerOf(first.id.client);
  }

  /** Counts what is under this key now. */
  #put(key: string, by: string | null, change?: Change): void {
    const entries = this.#entries as Map<string, Entry>;
    const before = entries.get(key);
    const item = this.#store.last(key);
    if (!item || item.deleted) {
      if (before) this.#count(before, -1);
      entries.delete(key);
      return;
    }
    const amount = change?.amountOf(key, item) ?? amountOfAny(key, this.#store.records.get(key));
    const owner = before && !amount.isLargerThan(before) ? before.owner : by;
    // What is moved counts as before.
    if (before && before.owner === owner && before.equals(amount)) return;
    if (before) this.#count(before, -1);
    const bringer = before ? before.bringer : change ? by : this.#firstOf(item);
    const entry = new Entry(amount, owner, bringer);
    entries.set(key, entry);
    this.#count(entry, 1);
  }

  #count(entry: Entry, times: 1 | -1): void {
    this.#board.add(entry, times);
    if (entry.owner !== null) this.#of(entry.owner).add(entry, times);
  }
}
