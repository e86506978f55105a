import { RECORDS } from "@acuerdo/shared";
import * as encoding from "lib0/encoding";
import type { NewSection } from "./fresh.ts";
import { type Range, type Struct, VALUES } from "./update.ts";

/**
 * Says what was judged in the one way that there is to say it: sections by falling client id as Yjs writes them, no gap,
 * nothing known, no place but under `records`. Values are copied byte by byte: the reader agrees with Yjs on them.
 */

const HAS_KEY = 0x20;
const HAS_ORIGIN = 0x80;
/** The parent is a root, by its name. */
const BY_NAME = 1;

function writeStruct(encoder: encoding.Encoder, struct: Struct, source: Uint8Array): void {
  const { kind, origin, key, values, starts, length } = struct;
  encoding.writeUint8(encoder, kind | HAS_KEY | (origin === null ? 0 : HAS_ORIGIN));
  if (origin !== null) {
    encoding.writeVarUint(encoder, origin.client);
    encoding.writeVarUint(encoder, origin.clock);
  } else {
    encoding.writeVarUint(encoder, BY_NAME);
    encoding.writeVarString(encoder, RECORDS);
    encoding.writeVarString(encoder, key ?? struct.place);
  }
  encoding.writeVarUint(encoder, kind === VALUES ? values.length : length);
  if (kind === VALUES) encoding.writeUint8Array(encoder, source.subarray(starts[0], starts.at(-1)));
}

function byFallingClient(a: readonly [number, unknown], b: readonly [number, unknown]): number {
  return b[0] - a[0];
}

/** @param source the bytes that the structs were read from. */
export function encodeUpdate(
  sections: ReadonlyMap<number, NewSection>,
  deletions: ReadonlyMap<number, readonly Range[]>,
  source: Uint8Array,
): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, sections.size);
  for (const [client, { start, structs }] of [...sections].sort(byFallingClient)) {
    encoding.writeVarUint(encoder, structs.length);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, start);
    for (const struct of structs) writeStruct(encoder, struct, source);
  }
  encoding.writeVarUint(encoder, deletions.size);
  for (const [client, ranges] of [...deletions].sort(byFallingClient)) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, ranges.length);
    for (const { clock, end } of ranges) {
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarUint(encoder, end - clock);
    }
  }
  return encoding.toUint8Array(encoder);
}
