import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { COSTS } from "../limits/costs.ts";
import { turn } from "../turn.ts";

/**
 * A whole document as one update, put together a little at a time: sixteen MiB in one go hold everybody up for a second.
 * It holds all that was there when it was begun, and of what came meanwhile some, which does no harm: what is applied twice
 * is applied once, and whoever reads it reads the rows behind it as well.
 */

/** A document of less takes some milliseconds, and is encoded at once. */
const SMALL_BYTES = 65_536;

type Struct = Y.Item | Y.GC;

/** Looks at the clock, and lets others have their turn when it is time. */
class Pauses {
  #since = performance.now();

  get areDue(): boolean {
    return performance.now() - this.#since >= COSTS.loadSliceMs;
  }

  async take(): Promise<void> {
    await turn();
    this.#since = performance.now();
  }
}

/** A client's structs up to this clock at least, as Yjs writes them behind their number, the client and its first clock. */
async function encodeSection(store: Y.Doc["store"], client: number, until: number, pauses: Pauses) {
  const section = new Y.UpdateEncoderV1();
  let count = 0;
  for (let clock = 0; clock < until; ) {
    // Looked up anew after each pause: structs are joined and split by what happens meanwhile.
    const structs = (store.clients.get(client) ?? []) as Struct[];
    for (let at = Y.findIndexSS(structs, clock); clock < until && !pauses.areDue; at += 1) {
      const struct = structs[at] as Struct;
      struct.write(section, clock - struct.id.clock);
      clock = struct.id.clock + struct.length;
      count += 1;
    }
    if (clock < until) await pauses.take();
  }
  return { count, bytes: section.toUint8Array() };
}

/** All deletions, as they stand in an update in which nothing else is. */
const deletionsOf = (doc: Y.Doc): Uint8Array => Y.encodeStateAsUpdate(doc, Y.encodeStateVector(doc)).subarray(1);

/** @param bytes about how many it will be. */
export async function encodeWhole(doc: Y.Doc, bytes: number): Promise<Uint8Array> {
  if (bytes <= SMALL_BYTES) return Y.encodeStateAsUpdate(doc);
  const { store } = doc;
  const pauses = new Pauses();
  const clocks = [...store.clients.keys()].map((client) => [client, Y.getState(store, client)] as const);
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, clocks.length);
  for (const [client, until] of clocks.sort(([a], [b]) => b - a)) {
    const section = await encodeSection(store, client, until, pauses);
    for (const number of [section.count, client, 0]) encoding.writeVarUint(encoder, number);
    encoding.writeUint8Array(encoder, section.bytes);
  }
  encoding.writeUint8Array(encoder, deletionsOf(doc));
  return encoding.toUint8Array(encoder);
}
