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
type Store = Y.Doc["store"];

interface Section {
  readonly client: number;
  readonly from: number;
  count: number;
  readonly encoder: Y.UpdateEncoderV1;
}

/** Somebody's structs are to be given until they have come so far. */
interface Errand {
  readonly client: number;
  readonly until: number;
}

const bytesIn = ({ encoder }: Section): number => encoding.length(encoder.restEncoder);

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

  /** About how many bytes are left, by what was given. */
  get left(): number {
    let clocks = 0;
    const { store } = this.#document();
    for (const client of store.clients.keys())
      clocks += Math.max(0, Y.getState(store, client) - (this.#have.get(client) ?? 0));
    return this.#clocks > 0 ? Math.round((clocks * this.#bytes) / this.#clocks) : 0;
  }

  /** How far each client has come that the last piece was about. */
  readonly reached = new Map<number, number>();

  next(bytes = PIECE_BYTES): Piece {
    const sections = new Map<number, Section>();
    this.reached.clear();
    const { store } = this.#document();
    const size = this.#deletions ? 0 : this.#gather(store, sections, bytes);
    const isCaughtUp = size < bytes;
    const encoder = encoding.createEncoder();
    writeSections(encoder, sections);
    if (isCaughtUp) this.#deletions ??= new Deletions(store);
    const isLast = this.#deletions?.write(encoder, store, bytes - size) ?? false;
    if (!this.#deletions) encoding.writeVarUint(encoder, 0);
    const update = encoding.toUint8Array(encoder);
    this.#bytes += update.length;
    return { update, isCaughtUp, isLast };
  }

  /** Fills sections until they hold so many bytes; gives how many they hold. */
  #gather(store: Store, sections: Map<number, Section>, bytes: number): number {
    this.#clients ??= [...store.clients.keys()];
    const errands: Errand[] = [];
    let size = 0;
    while (size < bytes) {
      const errand = errands.at(-1) ?? this.#nextErrand(store);
      if (!errand) break;
      const section = this.#sectionOf(sections, errand.client);
      const before = bytesIn(section);
      const blocking = this.#run(store, section, errand.until, before + bytes - size);
      size += bytesIn(section) - before;
      if (blocking) errands.push({ client: blocking.client, until: blocking.clock + 1 });
      else errands.pop();
    }
    return size;
  }

  /** All of a client of whom something is left; those who came meanwhile are looked for when the others are through. */
  #nextErrand(store: Store): Errand | null {
    const isLeft = (client: number) => (this.#have.get(client) ?? 0) < Y.getState(store, client);
    const clients = this.#clients ?? [];
    while (clients.length > 0 && !isLeft(clients.at(-1) as number)) clients.pop();
    if (clients.length === 0) clients.push(...[...store.clients.keys()].filter(isLeft));
    const client = clients.at(-1);
    return client === undefined ? null : { client, until: Number.POSITIVE_INFINITY };
  }

  /** Writes a client's structs in their order until it has come so far or the section holds so many bytes; gives what has to come first, if it is that which stops it. */
  #run(store: Store, section: Section, until: number, bytes: number): Y.ID | null {
    const { client, encoder } = section;
    const structs = store.clients.get(client) ?? [];
    let clock = this.#have.get(client) ?? 0;
    let blocking: Y.ID | null = null;
    const before = clock;
    const end = Math.min(until, Y.getState(store, client));
    for (let i = clock < end ? Y.findIndexSS(structs, clock) : 0; clock < end && bytesIn(section) < bytes; i += 1) {
      const struct = structs[i] as Struct;
      blocking = struct instanceof Y.Item ? this.#missing(struct) : null;
      if (blocking) break;
      struct.write(encoder, clock - struct.id.clock);
      section.count += 1;
      clock = struct.id.clock + struct.length;
    }
    this.#clocks += clock - before;
    this.#have.set(client, clock);
    this.reached.set(client, clock);
    return blocking;
  }

  /** What a struct rests on and they do not have; its own client's come in their order. */
  #missing({ id, origin, rightOrigin, parent }: Y.Item): Y.ID | null {
    if (origin && this.#lacks(id.client, origin)) return origin;
    if (rightOrigin && this.#lacks(id.client, rightOrigin)) return rightOrigin;
    const above = parent instanceof Y.ID ? parent : parent instanceof Y.AbstractType ? parent._item?.id : null;
    return above && this.#lacks(id.client, above) ? above : null;
  }

  #lacks(own: number, { client, clock }: Y.ID): boolean {
    return client !== own && clock >= (this.#have.get(client) ?? 0);
  }

  #sectionOf(sections: Map<number, Section>, client: number): Section {
    const known = sections.get(client);
    if (known) return known;
    const section = { client, from: this.#have.get(client) ?? 0, count: 0, encoder: new Y.UpdateEncoderV1() };
    sections.set(client, section);
    return section;
  }
}

function writeSections(encoder: encoding.Encoder, all: ReadonlyMap<number, Section>): void {
  const sections = [...all.values()].filter(({ count }) => count > 0);
  encoding.writeVarUint(encoder, sections.length);
  for (const { client, from, count, encoder: written } of sections) {
    for (const number of [count, client, from]) encoding.writeVarUint(encoder, number);
    encoding.writeUint8Array(encoder, encoding.toUint8Array(written.restEncoder));
  }
}
