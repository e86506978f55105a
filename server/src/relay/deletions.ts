import * as encoding from "lib0/encoding";
import * as Y from "yjs";

/** All that is deleted in a document, as updates name it, a piece at a time. */

/** Two numbers of four bytes or so. */
const RANGE_BYTES = 8;

export class Deletions {
  readonly #clients: number[];
  /** How far the first of them has been looked through. */
  #from = 0;

  constructor(store: Y.Doc["store"]) {
    this.#clients = [...store.clients.keys()];
  }

  /** Writes about so many bytes of what is left; true when nothing is left. */
  write(encoder: encoding.Encoder, store: Y.Doc["store"], bytes: number): boolean {
    const sections: { readonly client: number; readonly ranges: number[] }[] = [];
    let room = Math.max(1, Math.floor(bytes / RANGE_BYTES));
    while (this.#clients.length > 0 && room > 0) {
      const client = this.#clients[0] as number;
      const ranges: number[] = [];
      this.#from = gather(store.clients.get(client) ?? [], this.#from, room, ranges);
      if (ranges.length > 0) sections.push({ client, ranges });
      room -= ranges.length / 2;
      if (room <= 0) break;
      this.#clients.shift();
      this.#from = 0;
    }
    encoding.writeVarUint(encoder, sections.length);
    for (const { client, ranges } of sections) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, ranges.length / 2);
      for (const number of ranges) encoding.writeVarUint(encoder, number);
    }
    return this.#clients.length === 0;
  }
}

/** Adds ranges of deleted structs from a clock on, `most` of them, each as its clock and length; gives the clock at which the next begins. */
function gather(structs: (Y.Item | Y.GC)[], from: number, most: number, ranges: number[]): number {
  const last = structs.at(-1);
  const end = last ? last.id.clock + last.length : 0;
  if (from >= end) return end;
  let start = -1;
  let at = from;
  for (let i = Y.findIndexSS(structs, from); i < structs.length; i += 1) {
    const struct = structs[i] as Y.Item;
    at = struct.id.clock + struct.length;
    if (struct.deleted) {
      if (start < 0) start = Math.max(struct.id.clock, from);
    } else if (start >= 0) {
      ranges.push(start, struct.id.clock - start);
      start = -1;
      if (ranges.length >= 2 * most) return struct.id.clock;
    }
  }
  if (start >= 0) ranges.push(start, at - start);
  return end;
}
