import { RECORDS } from "@acuerdo/shared";
import type { NewSection } from "./fresh.ts";
import { type Range, type Struct, VALUES } from "./update.ts";
import { Writer } from "./writer.ts";

/**
 * Says what was judged in the one way that there is to say it: sections by falling client id as Yjs writes them, no gap,
 * nothing known, no place but under `records`. Values are copied byte by byte: the reader agrees with Yjs on them.
 */

const HAS_KEY = 0x20;
const HAS_ORIGIN = 0x80;
/** The parent is a root, by its name. */
const BY_NAME = 1;

/** One for all boards: encoding is one synchronous step. */
const writer = new Writer();

function writeStruct({ kind, origin, place, values, starts, length }: Struct, source: Uint8Array): void {
  writer.byte(kind | HAS_KEY | (origin === null ? 0 : HAS_ORIGIN));
  if (origin !== null) {
    writer.uint(origin.client);
    writer.uint(origin.clock);
  } else {
    writer.byte(BY_NAME);
    writer.ascii(RECORDS);
    writer.ascii(place);
  }
  writer.uint(kind === VALUES ? values.length : length);
  if (kind === VALUES) writer.copy(source, starts[0] as number, starts[values.length] as number);
}

function byFallingClient<T>(map: ReadonlyMap<number, T>): Iterable<readonly [number, T]> {
  return map.size > 1 ? [...map].sort(([a], [b]) => b - a) : map;
}

/** @param source the bytes that the structs were read from. */
export function encodeUpdate(
  sections: ReadonlyMap<number, NewSection>,
  deletions: ReadonlyMap<number, readonly Range[]>,
  source: Uint8Array,
): Uint8Array {
  writer.clear();
  writer.uint(sections.size);
  for (const [client, { start, structs }] of byFallingClient(sections)) {
    writer.uint(structs.length);
    writer.uint(client);
    writer.uint(start);
    for (const struct of structs) writeStruct(struct, source);
  }
  writer.uint(deletions.size);
  for (const [client, ranges] of byFallingClient(deletions)) {
    writer.uint(client);
    writer.uint(ranges.length);
    for (const { clock, end } of ranges) {
      writer.uint(clock);
      writer.uint(end - clock);
    }
  }
  return writer.written();
}
