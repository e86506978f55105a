import { RECORDS } from "@acuerdo/shared";
import type { Checks } from "./checks.ts";
import { type GuardLimits, MAX_CLOCK, MAX_KEY_BYTES } from "./limits.ts";
import { Reader } from "./reader.ts";
import { readValue } from "./value.ts";
import type { GuardCode } from "./verdict.ts";

/**
 * The part of Yjs' update format, version 1, that a flat map of plain values needs, read strictly: structs with values,
 * deleted structs, gaps, and garbage that is judged later. Everything else ends the reading with a code.
 */

export const GARBAGE = 0;
export const DELETED = 1;
export const VALUES = 8;
export const GAP = 10;
/** Kinds of content that Yjs knows and this document does not: JSON, binary, text, embeds, formats, types, subdocuments. */
const OTHER_CONTENT: ReadonlySet<number> = new Set([2, 3, 4, 5, 6, 7, 9]);

const KIND_BITS = 0x1f;
const HAS_KEY = 0x20;
const HAS_RIGHT_ORIGIN = 0x40;
const HAS_ORIGIN = 0x80;

export interface Struct {
  readonly kind: number;
  clock: number;
  length: number;
  /** The item to the left when this was written; null where `key` says the place. */
  origin: { readonly client: number; readonly clock: number } | null;
  readonly key: string | null;
  /** For values: each, and where each begins in the bytes; one more position for the end. */
  readonly values: readonly unknown[];
  readonly starts: readonly number[];
  /** The record's key, once the place is known. */
  place: string;
}

export interface Section {
  readonly client: number;
  readonly structs: readonly Struct[];
}

export interface Range {
  readonly clock: number;
  readonly end: number;
}

export interface Update {
  readonly sections: readonly Section[];
  readonly deletions: ReadonlyMap<number, readonly Range[]>;
}

const NO_VALUES: readonly unknown[] = [];
const NO_STARTS: readonly number[] = [];

class UpdateReader {
  readonly #reader: Reader;
  readonly #limits: GuardLimits;
  readonly #checks: Checks;
  #structs = 0;
  #ranges = 0;

  constructor(reader: Reader, limits: GuardLimits, checks: Checks) {
    this.#reader = reader;
    this.#limits = limits;
    this.#checks = checks;
  }

  read(): Update {
    const update = { sections: this.#sections(), deletions: this.#deletions() };
    if (this.#reader.left > 0) this.#reader.fail("malformed");
    return update;
  }

  /** How many sections follow. */
  #count(): number {
    const count = this.#reader.uint();
    if (count <= this.#limits.sections) return count;
    this.#reader.fail("too-many");
    return 0;
  }

  #sections(): Section[] {
    const reader = this.#reader;
    const sections: Section[] = [];
    const all = this.#count();
    const seen = all > 1 ? new Set<number>() : null;
    for (let rest = all; rest > 0 && reader.fault === null; rest--) {
      const count = reader.uint();
      this.#structs += count;
      if (this.#structs > this.#limits.structs) reader.fail("too-many");
      const client = reader.uint();
      if (count === 0 || seen?.has(client)) reader.fail("malformed");
      seen?.add(client);
      sections.push({ client, structs: this.#structsOf(count) });
    }
    return sections;
  }

  #structsOf(count: number): Struct[] {
    const reader = this.#reader;
    const structs: Struct[] = [];
    let clock = reader.uint();
    for (let rest = count; rest > 0 && reader.fault === null; rest--) {
      const struct = this.#struct(clock);
      clock += struct.length;
      if (this.#checks.empty && struct.length === 0) reader.fail("malformed");
      if (clock > MAX_CLOCK) reader.fail("malformed");
      structs.push(struct);
    }
    return structs;
  }

  #struct(clock: number): Struct {
    const info = this.#reader.byte();
    const kind = info & KIND_BITS;
    if (info === GARBAGE || info === GAP) return this.#item(kind, clock, null, null);
    if (kind !== VALUES && kind !== DELETED) {
      this.#reader.fail(OTHER_CONTENT.has(kind) ? "content" : "malformed");
    }
    if (info & HAS_RIGHT_ORIGIN) this.#reader.fail("shape");
    if (info & HAS_ORIGIN) {
      const origin = { client: this.#reader.uint(), clock: this.#reader.uint() };
      return this.#item(kind, clock, origin, null);
    }
    return this.#item(kind, clock, null, this.#key(info));
  }

  /** The key under the root: a list's items have none, a nested item names its parent's id instead of a root. */
  #key(info: number): string {
    const reader = this.#reader;
    const named = reader.uint();
    if (named !== 1) reader.fail(named === 0 ? "shape" : "malformed");
    if (reader.text() !== RECORDS) reader.fail("forbidden");
    if ((info & HAS_KEY) === 0) reader.fail("shape");
    const start = reader.pos;
    const key = reader.text();
    if (reader.pos - start > MAX_KEY_BYTES) reader.fail("forbidden");
    return key;
  }

  #item(kind: number, clock: number, origin: Struct["origin"], key: string | null): Struct {
    if (kind !== VALUES) {
      const length = this.#reader.uint();
      return { kind, clock, length, origin, key, values: NO_VALUES, starts: NO_STARTS, place: "" };
    }
    const values: unknown[] = [];
    const starts: number[] = [];
    for (let rest = this.#reader.count(); rest > 0 && this.#reader.fault === null; rest--) {
      starts.push(this.#reader.pos);
      values.push(readValue(this.#reader));
    }
    starts.push(this.#reader.pos);
    return { kind, clock, length: values.length, origin, key, values, starts, place: "" };
  }

  #deletions(): Map<number, Range[]> {
    const reader = this.#reader;
    const deletions = new Map<number, Range[]>();
    for (let rest = this.#count(); rest > 0 && reader.fault === null; rest--) {
      const client = reader.uint();
      if (deletions.has(client)) reader.fail("malformed");
      const ranges: Range[] = [];
      const count = reader.count();
      this.#ranges += count;
      if (count === 0) reader.fail("malformed");
      if (this.#ranges > this.#limits.ranges) reader.fail("too-many");
      for (let left = count; left > 0 && reader.fault === null; left--) ranges.push(this.#range());
      deletions.set(client, ranges);
    }
    return deletions;
  }

  #range(): Range {
    const clock = this.#reader.uint();
    const end = clock + this.#reader.uint();
    if (end > MAX_CLOCK || end === clock) this.#reader.fail("malformed");
    return { clock, end };
  }
}

/** The update that the bytes say, or why they say none. */
export function readUpdate(bytes: Uint8Array, limits: GuardLimits, checks: Checks): Update | GuardCode {
  if (bytes.length > limits.bytes) return "too-many";
  const reader = new Reader(bytes);
  const update = new UpdateReader(reader, limits, checks).read();
  return reader.fault ?? update;
}
