import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { Deletions } from "./deletions.ts";
import { readVector } from "./vector.ts";

/**
 * What somebody lacks of a document, piece by piece, each put together from the document as it is then: nothing is kept but
 * how far it has come. A piece builds on the pieces before it only. Deletions come last, when everything they could mean is there.
 */

/** So that a phone at 20 kB/s hears of us every two seconds; larger by one record at most. */
export const PIECE_BYTES = 32_768;

export interface Piece {
  readonly update: Uint8Array;
  /** All that is there has been given, deletions apart: what happens from here on can be told as it happens. */
  readonly isCaughtUp: boolean;
  readonly isLast: boolean;
}

type Struct = Y.Item | Y.GC;

interface Section {
  readonly from: number;
  count: number;
  readonly encoder: Y.UpdateEncoderV1;
}

/** The ids on which a struct rests, where they are not given by its own place in the order. */
function* supportsOf(struct: Struct): Generator<Y.ID> {
  if (!(struct instanceof Y.Item)) return;
  if (struct.origin) yield struct.origin;
  if (struct.rightOrigin) yield struct.rightOrigin;
  const { parent } = struct;
  if (parent instanceof Y.ID) yield parent;
  else if (parent instanceof Y.AbstractType && parent._item) yield parent._item.id;
}

export class Diff {
  readonly #document: () => Y.Doc;
  /** How much of each client they have. */
  readonly #have: Map<number, number>;
  #clients: number[] | null = null;
  #deletions: Deletions | null = null;
  #bytes = 0;
  #clocks = 0;

  /**
   * @param document asked anew for each piece: it may be opened again between two of them.
   * @param stateVector as Yjs encodes it. @throws Error when it is none.
   */
  constructor(document: () => Y.Doc, stateVector: Uint8Array) {
    this.#document = document;
    this.#have = readVector(stateVector, document().store);
  }

  /** Bytes given so far, and about how many it will have been; never less than given. */
  get progress(): { readonly done: number; readonly total: number } {
    let left = 0;
    const { store } = this.#document();
    for (const client of store.clients.keys())
      left += Math.max(0, Y.getState(store, client) - (this.#have.get(client) ?? 0));
    const each = this.#clocks > 0 ? this.#bytes / this.#clocks : 0;
    return { done: this.#bytes, total: this.#bytes + Math.round(left * each) };
  }

  /** How far each client has come that the last piece was about. */
  readonly reached = new Map<number, number>();

  next(bytes = PIECE_BYTES): Piece {
    const sections = new Map<number, Section>();
    this.reached.clear();
    const size = this.#deletions ? 0 : this.#gather(sections, bytes);
    const isCaughtUp = size < bytes;
    const encoder = encoding.createEncoder();
    writeSections(encoder, sections);
    if (isCaughtUp) this.#deletions ??= new Deletions(this.#document().store);
    const isLast = this.#deletions?.write(encoder, this.#document().store, bytes - size) ?? false;
    if (!this.#deletions) encoding.writeVarUint(encoder, 0);
    const update = encoding.toUint8Array(encoder);
    this.#bytes += update.length;
    return { update, isCaughtUp, isLast };
  }

  /** Fills sections until they hold so many bytes; gives how many they hold. */
  #gather(sections: Map<number, Section>, bytes: number): number {
    const { store } = this.#document();
    let size = 0;
    this.#clients ??= [...store.clients.keys()];
    const stack: number[] = [];
    for (;;) {
      const client = stack.at(-1) ?? this.#nextClient(store);
      if (client === undefined) return size;
      const struct = this.#nextOf(store, client);
      const blocking = struct && this.#missing(struct);
      if (blocking) stack.push(blocking.client);
      else {
        if (stack.length > 0) stack.pop();
        if (struct) size += this.#write(sections, struct);
      }
      if (size >= bytes) return size;
    }
  }

  /** A client of whom something is left; those who came meanwhile are looked for when the others are through. */
  #nextClient(store: Y.Doc["store"]): number | undefined {
    const left = (client: number) => (this.#have.get(client) ?? 0) < Y.getState(store, client);
    const clients = this.#clients ?? [];
    while (clients.length > 0 && !left(clients.at(-1) as number)) clients.pop();
    if (clients.length === 0) clients.push(...[...store.clients.keys()].filter(left));
    return clients.at(-1);
  }

  #nextOf(store: Y.Doc["store"], client: number): Struct | undefined {
    const clock = this.#have.get(client) ?? 0;
    const structs = store.clients.get(client);
    if (!structs || clock >= Y.getState(store, client)) return undefined;
    return structs[Y.findIndexSS(structs, clock)];
  }

  #missing(struct: Struct): Y.ID | null {
    for (const id of supportsOf(struct)) {
      if (id.client !== struct.id.client && id.clock >= (this.#have.get(id.client) ?? 0)) return id;
    }
    return null;
  }

  #write(sections: Map<number, Section>, struct: Struct): number {
    const { client } = struct.id;
    const from = Math.max(struct.id.clock, this.#have.get(client) ?? 0);
    let section = sections.get(client);
    if (!section) sections.set(client, (section = { from, count: 0, encoder: new Y.UpdateEncoderV1() }));
    const before = encoding.length(section.encoder.restEncoder);
    struct.write(section.encoder, from - struct.id.clock);
    section.count += 1;
    const end = struct.id.clock + struct.length;
    this.#clocks += end - from;
    this.#have.set(client, end);
    this.reached.set(client, end);
    return encoding.length(section.encoder.restEncoder) - before;
  }
}

function writeSections(encoder: encoding.Encoder, sections: ReadonlyMap<number, Section>): void {
  encoding.writeVarUint(encoder, sections.size);
  for (const [client, { from, count, encoder: written }] of sections) {
    for (const number of [count, client, from]) encoding.writeVarUint(encoder, number);
    encoding.writeUint8Array(encoder, encoding.toUint8Array(written.restEncoder));
  }
}
