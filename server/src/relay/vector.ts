import * as decoding from "lib0/decoding";
import type * as Y from "yjs";

/** What a browser wrote under and we have not heard of: the ids that a hello may name, several times over. */
const MAX_UNKNOWN = 256;

/**
 * Reads a state vector, as far as it is about clients that the document knows and a few others: a claim of a hundred thousand
 * takes no memory. @throws Error when it is none.
 */
export function readVector(bytes: Uint8Array, store: Y.Doc["store"]): Map<number, number> {
  const decoder = decoding.createDecoder(bytes);
  const have = new Map<number, number>();
  let unknown = 0;
  for (let rest = decoding.readVarUint(decoder); rest > 0; rest -= 1) {
    const client = decoding.readVarUint(decoder);
    const clock = decoding.readVarUint(decoder);
    if (!store.clients.has(client)) unknown += 1;
    if (unknown <= MAX_UNKNOWN || store.clients.has(client)) have.set(client, clock);
  }
  return have;
}
