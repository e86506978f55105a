/** Writes Yjs updates of version 1 byte by byte, right and wrong ones, and the dice that choose between them. */
import * as encoding from "lib0/encoding";

export type Rng = () => number;

/** Mulberry32: the same seed, the same numbers. */
export function rngOf(seed: number): Rng {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function upTo(rng: Rng, most: number): number {
  return Math.floor(rng() * (most + 1));
}

export function pick<T>(rng: Rng, list: readonly T[]): T {
  return list[Math.floor(rng() * list.length)] as T;
}

export type RawId = readonly [client: number, clock: number];

export interface RawStruct {
  /** Content kind; 8, plain values, unless said. */
  readonly kind?: number;
  /** Bits to set beside what follows from the rest. */
  readonly bits?: number;
  readonly origin?: RawId;
  readonly right?: RawId;
  /** Root's name; `records` unless said. */
  readonly root?: string;
  /** Parent by id in place of a root. */
  readonly parent?: RawId;
  /** Null: a list's item. */
  readonly key?: string | null;
  readonly values?: readonly unknown[];
  /** For deleted structs, gaps and garbage. */
  readonly length?: number;
  /** Content, as bytes, for kinds that this file does not know. */
  readonly content?: Uint8Array;
}

export interface RawSection {
  readonly client: number;
  readonly clock: number;
  readonly structs: readonly RawStruct[];
  /** The count that is claimed; the true one unless said. */
  readonly count?: number;
}

export type RawDeletions = readonly (readonly [
  client: number,
  ranges: readonly (readonly [clock: number, length: number])[],
])[];

export interface RawUpdate {
  readonly sections?: readonly RawSection[];
  readonly deletions?: RawDeletions;
  readonly sectionCount?: number;
  readonly tail?: readonly number[];
}

function writeId(encoder: encoding.Encoder, [client, clock]: RawId): void {
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
}

function writePlace(encoder: encoding.Encoder, { parent, root, key }: RawStruct): void {
  encoding.writeVarUint(encoder, parent === undefined ? 1 : 0);
  if (parent === undefined) encoding.writeVarString(encoder, root ?? "records");
  else writeId(encoder, parent);
  if (key !== null) encoding.writeVarString(encoder, key ?? "shape:none");
}

function writeStruct(encoder: encoding.Encoder, struct: RawStruct): void {
  const kind = struct.kind ?? 8;
  if (kind === 0 || kind === 10) {
    encoding.writeUint8(encoder, kind | (struct.bits ?? 0));
    encoding.writeVarUint(encoder, struct.length ?? 1);
    return;
  }
  const origins = (struct.origin ? 0x80 : 0) | (struct.right ? 0x40 : 0);
  encoding.writeUint8(encoder, kind | origins | (struct.key === null ? 0 : 0x20) | (struct.bits ?? 0));
  if (struct.origin) writeId(encoder, struct.origin);
  if (struct.right) writeId(encoder, struct.right);
  if (origins === 0) writePlace(encoder, struct);
  if (struct.content) encoding.writeUint8Array(encoder, struct.content);
  else if (kind === 8) writeValues(encoder, struct.values ?? []);
  else encoding.writeVarUint(encoder, struct.length ?? 1);
}

function writeValues(encoder: encoding.Encoder, values: readonly unknown[]): void {
  encoding.writeVarUint(encoder, values.length);
  for (const value of values) {
    if (value instanceof RawValue) encoding.writeUint8Array(encoder, value.bytes);
    else encoding.writeAny(encoder, value as Parameters<typeof encoding.writeAny>[1]);
  }
}

/** A value's bytes, where lib0 would not write them. */
export class RawValue {
  readonly bytes: Uint8Array;
  constructor(write: (encoder: encoding.Encoder) => void) {
    this.bytes = encoding.encode(write);
  }
}

export function forge(update: RawUpdate): Uint8Array {
  return encoding.encode((encoder) => {
    const sections = update.sections ?? [];
    encoding.writeVarUint(encoder, update.sectionCount ?? sections.length);
    for (const { client, clock, structs, count } of sections) {
      encoding.writeVarUint(encoder, count ?? structs.length);
      writeId(encoder, [client, clock]);
      for (const struct of structs) writeStruct(encoder, struct);
    }
    const deletions = update.deletions ?? [];
    encoding.writeVarUint(encoder, deletions.length);
    for (const [client, ranges] of deletions) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, ranges.length);
      for (const range of ranges) writeId(encoder, range);
    }
    for (const byte of update.tail ?? []) encoding.writeUint8(encoder, byte);
  });
}

/** One section with these structs. */
export function forgeOne(client: number, clock: number, ...structs: RawStruct[]): Uint8Array {
  return forge({ sections: [{ client, clock, structs }] });
}
