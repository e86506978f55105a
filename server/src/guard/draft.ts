import { type CanvasValue, checkRecord, invariant, splitKey } from "@acuerdo/shared";
import { type AnyEncodable, createEncoder, length, toUint8Array, writeAny } from "lib0/encoding";
import type * as Y from "yjs";
import { inOrder } from "./deletions.ts";
import { encodeUpdate } from "./encode.ts";
import type { CanvasStore } from "./store.ts";
import { type Range, type Struct, VALUES } from "./update.ts";

/**
 * What the server itself is about to write on a canvas: the records as they would be, and the update that makes them so.
 * The document is not touched. Yjs could say the same only by doing it, and what is not on disk yet is to be seen by nobody.
 */

/** A value that is to stand under a key, or null where nothing is to stand any more. */
type Staged = CanvasValue | null;

/** The last id of an item: what follows on it says so. */
const lastOf = ({ id, length: items }: Y.Item) => ({ client: id.client, clock: id.clock + items - 1 });

export class Draft {
  readonly #records: Y.Map<CanvasValue>;
  #staged: ReadonlyMap<string, Staged> = new Map();

  constructor(records: Y.Map<CanvasValue>) {
    this.#records = records;
  }

  /** Does all of `change`, or nothing of it where it throws. @throws what `change` throws. */
  stage(change: (draft: Draft) => void): void {
    const before = this.#staged;
    this.#staged = new Map(before);
    try {
      change(this);
    } catch (fault) {
      this.#staged = before;
      throw fault;
    }
  }

  get(key: string): CanvasValue | undefined {
    const staged = this.#staged.get(key);
    return staged === undefined ? this.#records.get(key) : (staged ?? undefined);
  }

  has(key: string): boolean {
    return this.get(key) !== undefined;
  }

  /** What was changed here. */
  get keys(): Iterable<string> {
    return this.#staged.keys();
  }

  /** Every key and value, with what was changed here. */
  *entries(): Iterable<[key: string, value: CanvasValue]> {
    for (const [key, value] of this.#records.entries()) if (!this.#staged.has(key)) yield [key, value];
    for (const [key, value] of this.#staged) if (value !== null) yield [key, value];
  }

  /** @throws Error when no board would take it: the server does not write what it would refuse. */
  set(key: string, value: CanvasValue): void {
    const fault = checkRecord(key, value);
    invariant(fault === null, `the server writes no ${splitKey(key)?.kind ?? "entry"} of this kind: ${fault}`);
    (this.#staged as Map<string, Staged>).set(key, value);
  }

  delete(key: string): void {
    if (this.has(key)) (this.#staged as Map<string, Staged>).set(key, null);
  }

  /** The update that does it under this client id, as Yjs would have written it; null where nothing changes. */
  update(client: number, store: CanvasStore): Uint8Array | null {
    const encoder = createEncoder();
    const structs: Struct[] = [];
    const deletions = new Map<number, Range[]>();
    const start = store.state(client);
    for (const [key, value] of this.#staged) {
      const before = store.last(key);
      if (before && !before.deleted) deleteItem(deletions, before);
      if (value === null) continue;
      const from = length(encoder);
      writeAny(encoder, value as unknown as AnyEncodable);
      const origin = before ? lastOf(before) : null;
      const [clock, starts] = [start + structs.length, [from, length(encoder)]];
      structs.push({ kind: VALUES, clock, length: 1, origin, key, values: [value], starts, place: key });
    }
    if (structs.length === 0 && deletions.size === 0) return null;
    const end = start + structs.length;
    const section = { client, start, end, structs, placed: structs.length, reached: end };
    const sections = new Map(structs.length > 0 ? [[client, section]] : []);
    return encodeUpdate(sections, inOrder(deletions), toUint8Array(encoder));
  }
}

function deleteItem(deletions: Map<number, Range[]>, { id, length: items }: Y.Item): void {
  const ranges = deletions.get(id.client) ?? [];
  ranges.push({ clock: id.clock, end: id.clock + items });
  deletions.set(id.client, ranges);
}
