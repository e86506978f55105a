import { FRAME, readUint, SYNC } from "@acuerdo/shared";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import type { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { sendNumbers } from "../link/greeting.ts";

/**
 * Whether this browser's own canvas changes are on the server's disk. A mark goes out behind the changes, the server
 * echoes it once everything before it is committed, and says how far it has come with each of our client ids. 'Saved' is
 * said from that alone: not from what we believe to have sent, nor from what the document has told us of.
 */

const MARK_EVERY_MS = 200;
/** What the server does not have although it was sent so often does not go this way. */
const MOST_TIMES = 3;
/** What a refusal is called; whatever else stands in its place was said by nobody who judges. */
const CODE = /^[a-z-]{2,40}$/;

export interface SavedPort {
  /** The Yjs client ids under which this browser writes. */
  readonly clients: () => readonly number[];
  readonly changed: () => void;
  /** The server refused a change: its code, and how far it had come with client ids of which it keeps nothing any more. */
  readonly refused: (code: string, gone?: ReadonlyMap<number, number>) => void;
  /** The server has something of ours for good: up to this state vector. */
  readonly saved?: (vector: ReadonlyMap<number, number>) => void;
}

type Clocks = ReadonlyMap<number, number>;

function readClocks(decoder: decoding.Decoder): Map<number, number> {
  const clocks = new Map<number, number>();
  for (let rest = readUint(decoder); rest > 0; rest -= 1) clocks.set(readUint(decoder), readUint(decoder));
  return clocks;
}

export class SavedMarks {
  #changes = 0;
  /** How many there were when this page itself last made one. */
  #own = 0;
  #sent = 0;
  #saved = 0;
  /** An echo has come on this connection: the server may have lost its disk since the last one. */
  #isEchoed = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** How far our own ids were when each mark went out that has not come back. */
  #marked = new Map<number, Clocks>();
  /** How far the server of this connection is with them; null while it is one that does not say. */
  #theirs: Map<number, number> | null = null;
  /** How far our own ids were when everything of ours was last said to be saved. */
  #safe: Clocks | null = null;
  #times = 0;
  readonly #provider: WebsocketProvider;
  readonly #port: SavedPort;

  constructor(provider: WebsocketProvider, port: SavedPort) {
    this.#provider = provider;
    this.#port = port;
    provider.doc.on("update", this.#onUpdate);
    provider.on("status", () => {
      this.#isEchoed = false;
      this.#marked.clear();
      this.#theirs = null;
    });
    provider.on("sync", (synced) => {
      if (synced) this.#mark();
    });
    provider.messageHandlers[FRAME.mark] = (_, decoder) => this.#echo(decoder);
    provider.messageHandlers[FRAME.refused] = (_, decoder) => {
      decoding.readVarUint(decoder);
      const code = decoding.readVarString(decoder);
      if (CODE.test(code)) port.refused(code, decoding.hasContent(decoder) ? readClocks(decoder) : undefined);
    };
  }

  /** Local changes that are not known to be on disk; one at least where the document has come further than what is. */
  get unsaved(): number {
    const { clientID, store } = this.#provider.doc;
    const isBeyond = this.#safe !== null && Y.getState(store, clientID) > (this.#safe.get(clientID) ?? 0);
    return Math.max(this.#changes - this.#saved, isBeyond ? 1 : 0);
  }

  /** Whether this page itself has done something that is not known to be on disk. */
  get isOwnUnsaved(): boolean {
    return this.#own > this.#saved;
  }

  /** The state vector of our own ids up to which the server has said to have everything; null before it has. */
  get safe(): Clocks | null {
    return this.#safe;
  }

  /** Whether the server that we are connected to has said that it has everything of ours. */
  get settled(): boolean {
    return this.#isEchoed && this.unsaved === 0;
  }

  /** Counts something as unsaved that this page did not see happen, until the server says that it has it. */
  expect(): void {
    this.#changes += 1;
    this.#port.changed();
    this.#mark();
  }

  /** Asks about what the document has not told us of. */
  look(): void {
    if (this.#changes === this.#saved && this.unsaved > 0) this.#mark();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#provider.doc.off("update", this.#onUpdate);
  }

  readonly #onUpdate = (_: Uint8Array, origin: unknown, __: Y.Doc, transaction: Y.Transaction): void => {
    if (origin === this.#provider || !transaction.local) return;
    this.#changes += 1;
    this.#own = this.#changes;
    this.#port.changed();
    this.#timer ??= setTimeout(() => this.#mark(), MARK_EVERY_MS);
  };

  get #ours(): Clocks {
    const { store } = this.#provider.doc;
    return new Map(this.#port.clients().map((client) => [client, Y.getState(store, client)]));
  }

  #mark(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.#provider.synced) return; // sent again when the connection is back
    this.#sent = this.#changes;
    this.#marked.set(this.#sent, this.#ours);
    sendNumbers(this.#provider, FRAME.mark, this.#sent);
  }

  #echo(decoder: decoding.Decoder): void {
    const mark = readUint(decoder);
    if (decoding.hasContent(decoder)) this.#learn(decoder);
    const marked = this.#marked.get(mark);
    if (!marked) return; // nobody has asked for it on this connection
    if (this.#lacks(marked)) {
      this.#sendAgain(mark);
      return;
    }
    for (const earlier of [...this.#marked.keys()]) if (earlier <= mark) this.#marked.delete(earlier);
    this.#times = 0;
    this.#saved = Math.max(this.#saved, Math.min(mark, this.#sent));
    this.#isEchoed = true;
    this.#safe = marked;
    if (this.settled) this.#port.saved?.(marked);
    this.#port.changed();
  }

  #learn(decoder: decoding.Decoder): void {
    this.#theirs = new Map([...(this.#theirs ?? []), ...readClocks(decoder)]);
  }

  #lacks(marked: Clocks): boolean {
    const theirs = this.#theirs;
    return theirs !== null && [...marked].some(([client, clock]) => clock > (theirs.get(client) ?? 0));
  }

  /** Something of ours never went out, though we thought so. */
  #sendAgain(mark: number): void {
    this.#marked.delete(mark);
    this.#times += 1;
    if (this.#times > MOST_TIMES) {
      this.#times = 0;
      this.#port.refused("lost");
      return;
    }
    const { doc, ws } = this.#provider;
    const known = new Map(Y.decodeStateVector(Y.encodeStateVector(doc)));
    for (const [client] of this.#ours) known.set(client, this.#theirs?.get(client) ?? 0);
    const encoder = encoding.createEncoder();
    for (const number of [FRAME.sync, SYNC.update]) encoding.writeVarUint(encoder, number);
    encoding.writeVarUint8Array(encoder, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(known)));
    if (ws?.readyState === 1) ws.send(encoding.toUint8Array(encoder) as Uint8Array<ArrayBuffer>);
    this.#mark();
  }
}
