import { Reader } from "../guard/reader.ts";

/**
 * Where in an update of Yjs (format 1) each struct stands, without making any of them: what a board's own disk holds was
 * judged when it came, so that only its lengths matter. The format is that of Yjs' `UpdateEncoderV1`.
 */

/** What one client wrote, in the order of its clocks. */
export interface Section {
  readonly client: number;
  /** Where each struct begins in the bytes; one more, the end of the last. */
  readonly starts: number[];
  /** The clock of each struct; one more, the clock after the last. */
  readonly clocks: number[];
}

export interface Id {
  readonly client: number;
  readonly clock: number;
}

const GARBAGE = 0;
const DELETED = 1;
const ANY = 8;
const KIND = 0x1f;
const HAS_KEY = 0x20;
const HAS_RIGHT = 0x40;
const HAS_LEFT = 0x80;

/** Kinds of values as lib0 writes them. */
const [INTEGER, FLOAT32, FLOAT64, BIGINT, TEXT, OBJECT, ARRAY, BYTES] = [125, 124, 123, 122, 119, 118, 117, 116];
const FIRST_KIND = 116;
const LAST_KIND = 127;

function skipText(reader: Reader): void {
  const length = reader.count();
  reader.pos += length;
}

function skipFixed(reader: Reader, bytes: number): void {
  if (bytes > reader.left) reader.fail("malformed");
  else reader.pos += bytes;
}

/** Goes past one value. */
function skipValue(reader: Reader): void {
  // How many values are still to come: lists and objects add theirs, so nothing is nested.
  for (let rest = 1; rest > 0 && reader.fault === null; rest -= 1) {
    const kind = reader.byte();
    if (kind < FIRST_KIND || kind > LAST_KIND) reader.fail("malformed");
    else if (kind === INTEGER) reader.int();
    else if (kind === FLOAT32) skipFixed(reader, 4);
    else if (kind === FLOAT64 || kind === BIGINT) skipFixed(reader, 8);
    else if (kind === TEXT || kind === BYTES) skipText(reader);
    else if (kind === ARRAY) rest += reader.count();
    else if (kind === OBJECT) {
      skipObject(reader);
    }
  }
}

function skipObject(reader: Reader): void {
  for (let names = reader.count(); names > 0 && reader.fault === null; names -= 1) {
    skipText(reader);
    skipValue(reader);
  }
}

const readId = (reader: Reader): Id => ({ client: reader.uint(), clock: reader.uint() });

/** What a struct follows on or lies in, and where its content begins. Null for garbage, which follows on nothing. */
function readHead(reader: Reader, info: number): readonly Id[] {
  const ids: Id[] = [];
  if (info & HAS_LEFT) ids.push(readId(reader));
  if (info & HAS_RIGHT) ids.push(readId(reader));
  if (ids.length > 0) return ids;
  if (reader.uint() === 1) skipText(reader);
  else ids.push(readId(reader));
  if (info & HAS_KEY) skipText(reader);
  return ids;
}

/** Goes past a struct; gives its length in clocks. Of a kind that no canvas holds, the reader is told so. */
function skipStruct(reader: Reader): number {
  const info = reader.byte();
  const kind = info & KIND;
  if (kind === GARBAGE) return reader.uint();
  readHead(reader, info);
  if (kind === DELETED) return reader.uint();
  if (kind !== ANY) {
    reader.fail("shape");
    return 0;
  }
  const count = reader.count();
  for (let rest = count; rest > 0 && reader.fault === null; rest -= 1) skipValue(reader);
  return count;
}

/** Reads an update section by section; null where it holds what no canvas holds. Gives way to others between its steps. */
export function* indexStructs(update: Uint8Array): Generator<undefined, { sections: Section[]; end: number } | null> {
  const reader = new Reader(update);
  const sections: Section[] = [];
  for (let rest = reader.count(); rest > 0 && reader.fault === null; rest -= 1) {
    const count = reader.count();
    const section = { client: reader.uint(), starts: [] as number[], clocks: [] as number[] };
    let clock = reader.uint();
    for (let structs = count; structs > 0 && reader.fault === null; structs -= 1) {
      section.starts.push(reader.pos);
      section.clocks.push(clock);
      clock += skipStruct(reader);
      yield;
    }
    section.starts.push(reader.pos);
    section.clocks.push(clock);
    if (count > 0) sections.push(section);
  }
  return reader.fault === null ? { sections, end: reader.pos } : null;
}

/** What the struct at this place builds on. */
export function neededBy(update: Uint8Array, start: number): readonly Id[] {
  const reader = new Reader(update);
  reader.pos = start;
  const info = reader.byte();
  return (info & KIND) === GARBAGE ? [] : readHead(reader, info);
}
