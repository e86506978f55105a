import type { Actor } from "@acuerdo/shared";
import { CLOSE, FRAME, RECORDS, SYNC } from "@acuerdo/shared";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { readSyncMessage, writeSyncStep1, writeUpdate } from "y-protocols/sync";
import * as Y from "yjs";
import { lackingIn, putBack } from "../../client/src/sync/canvas/aside.ts";
import { Greeting } from "../../client/src/sync/link/greeting.ts";
import { messagesOf } from "../../client/src/sync/link/pieces.ts";
import { SavedMarks } from "../../client/src/sync/saved/saved.ts";
import type { Connection } from "../../server/src/relay/line.ts";
import type { Random } from "./random.ts";

/**
 * One person's browser: a document that outlives reloads, the client's own account of what is saved, and a connection whose
 * frames lie in two queues until the schedule hands them over. A connection that breaks loses what is in them.
 */

/** What must be on disk once a mark comes back: own clocks, and own deletions. */
export interface Promised {
  readonly clocks: ReadonlyMap<number, number>;
  readonly deleted: readonly (readonly [client: number, clock: number, length: number])[];
}

export interface PeerPort {
  /** Called when the server says that everything promised is on disk. */
  readonly saved: (peer: Peer, promised: Promised) => void;
  readonly trace: (text: string) => void;
  /** A message that is larger goes out in pieces. */
  readonly pieceBytes: number;
}

/** Where a connection's bytes go, one message each. */
export interface Wire {
  readonly push: (bytes: Uint8Array) => void;
  /** Pushes the next part of a document each time everything before it has been handed over; false when that was the last. */
  readonly pull: (next: () => boolean) => void;
  readonly close: (code: number) => void;
}
export type OpenConnection = (actor: Actor, wire: Wire) => Connection;

/** A frame that a client sends. */
function message(type: number, write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, type);
  write(encoder);
  return encoding.toUint8Array(encoder);
}

/** As much of a y-websocket provider as the client's account of what is saved looks at. */
class Provider {
  readonly messageHandlers: ((encoder: unknown, decoder: decoding.Decoder) => void)[] = [];
  readonly #listeners: Record<string, ((value: never) => void)[]> = {};
  readonly doc: Y.Doc;
  synced = false;
  wsconnected = false;
  ws = { readyState: 1, send: (bytes: Uint8Array) => this.send(bytes) };
  readonly send: (bytes: Uint8Array) => void;

  constructor(doc: Y.Doc, send: (bytes: Uint8Array) => void) {
    this.doc = doc;
    this.send = send;
  }

  on(name: string, listener: (value: never) => void): void {
    this.#listeners[name] = [...(this.#listeners[name] ?? []), listener];
  }

  emit(name: string, value: unknown): void {
    for (const listener of this.#listeners[name] ?? []) listener(value as never);
  }
}

export class Peer {
  readonly name: string;
  readonly actor: Actor;
  doc!: Y.Doc;
  readonly #random: Random;
  readonly #port: PeerPort;
  #ids: number[] = [];
  #deleted: [number, number, number][] = [];
  #promised = new Map<number, Promised>();
  #provider!: Provider;
  #marks!: SavedMarks;
  #connection: Connection | null = null;
  #up: Uint8Array[] = [];
  #down: Uint8Array[] = [];
  /** Brings the next part of the document that the server tells. */
  #next: (() => boolean) | null = null;
  /** Connections that broke without a word: the server may still hear what was on its way. */
  readonly #ghosts: { readonly connection: Connection; readonly up: Uint8Array[] }[] = [];
  /** What the server would never take as it was: brought once more under a new client id. */
  #aside: Uint8Array | null = null;
  /** What the server had of that and does not name any more. */
  readonly #gone = new Map<number, number>();
  /** How often. */
  afresh = 0;
  /** Close codes other than those that ask to come back. */
  readonly endings: (number | string)[] = [];

  constructor(name: string, random: Random, port: PeerPort) {
    this.name = name;
    this.#random = random;
    this.#port = port;
    const id = name as never;
    this.actor = { memberId: id, voiceId: id, signature: id, role: "participant", takesPart: true };
    this.#open(null);
  }

  get online(): boolean {
    return this.#connection !== null;
  }

  get unsaved(): number {
    return this.#marks.unsaved;
  }

  #open(kept: Uint8Array | null): void {
    const doc = new Y.Doc({ guid: "peer" });
    doc.clientID = 1 + this.#random.below(2 ** 32 - 2);
    this.#ids.push(doc.clientID);
    this.doc = doc;
    if (kept) Y.applyUpdate(doc, kept, "kept");
    this.#provider = new Provider(doc, (bytes) => this.#send(bytes));
    const nothing = () => undefined;
    const said = { coming: nothing, echoed: nothing, told: nothing };
    new Greeting(this.#provider as never, { clients: () => this.#ids.slice(-64), ...said });
    const port = { clients: () => this.#ids.slice(-64), changed: () => undefined };
    const refused = (code: string, gone: ReadonlyMap<number, number> = new Map()) =>
      code === "lost" ? this.#beginAfresh(gone) : void this.endings.push(code);
    this.#marks = new SavedMarks(this.#provider as never, { ...port, refused });
    doc.on("update", (update: Uint8Array, origin: unknown) => {
      if (origin !== this.#provider) this.#send(message(FRAME.sync, (encoder) => writeUpdate(encoder, update)));
    });
    if (kept) this.#marks.expect();
  }

  /** The tab is closed and opened again: what the device kept is there, under another client id. */
  reload(): void {
    this.drop();
    this.#marks.close();
    const kept = Y.encodeStateAsUpdate(this.doc);
    this.doc.destroy();
    this.#open(kept);
  }

  /** As the client does it: all is set aside, and what the server's canvas lacks of it is brought again as one's own. */
  #beginAfresh(gone: ReadonlyMap<number, number>): void {
    for (const [client, clock] of gone) this.#gone.set(client, clock);
    this.#port.trace(`${this.name} begins afresh`);
    this.afresh += 1;
    this.drop();
    this.#marks.close();
    const all = Y.encodeStateAsUpdate(this.doc);
    this.#aside = this.#aside ? Y.mergeUpdates([this.#aside, all]) : all;
    this.#ids = [];
    this.#deleted = [];
    this.doc.destroy();
    this.#open(null);
  }

  #bringAgain(): void {
    if (!this.#aside || !this.#marks.settled) return;
    const lacking = lackingIn(this.doc, this.#aside, Y.encodeStateVector(this.#gone));
    this.#aside = null;
    this.#change(() => putBack(this.doc, lacking));
  }

  #change(change: () => void): void {
    const own = (transaction: Y.Transaction) => {
      for (const [client, ranges] of transaction.deleteSet.clients)
        for (const { clock, len } of ranges) this.#deleted.push([client, clock, len]);
    };
    this.doc.once("afterTransaction", own);
    this.doc.transact(change);
  }

  edit(): void {
    const records = this.doc.getMap(RECORDS);
    this.#change(() => {
      for (let n = this.#random.below(3); n >= 0; n -= 1) {
        const key = `shape:${this.#random.below(6)}|xy`;
        if (this.#random.chance(0.2)) records.delete(key);
        else records.set(key, [this.#random.below(1e5), 0]);
      }
    });
  }

  connect(open: OpenConnection): void {
    const down: Uint8Array[] = [];
    this.#down = down;
    this.#promised.clear();
    const wire: Wire = {
      push: (bytes) => void down.push(bytes.slice()),
      pull: (next) => {
        if (this.#down === down) this.#next = next;
      },
      close: (code) => {
        if (this.#down === down) this.#closed(code);
      },
    };
    this.#connection = open(this.actor, wire);
    this.#connection.open();
    this.#provider.wsconnected = true;
    this.#provider.emit("status", { status: "connected" });
    this.#send(message(FRAME.sync, (encoder) => writeSyncStep1(encoder, this.doc)));
  }

  #closed(code: number): void {
    if (code !== CLOSE.tryAgain) this.endings.push(code);
    this.#port.trace(`${this.name} closed with ${code}`);
    this.drop();
  }

  /** The connection breaks. Unless it is `silent`, the server notices. */
  drop(silent = false): void {
    const connection = this.#connection;
    const up = this.#up;
    this.#connection = null;
    this.#provider.wsconnected = false;
    this.#provider.synced = false;
    this.#up = [];
    this.#down = [];
    this.#next = null;
    if (silent && connection) this.#ghosts.push({ connection, up });
    else connection?.closed();
  }

  /** What was still on its way on a broken connection arrives, in part; then the server notices. */
  haunt(frames: number): void {
    const ghost = this.#ghosts.shift();
    if (!ghost) return;
    for (const bytes of ghost.up.slice(0, frames)) ghost.connection.receive(bytes);
    ghost.connection.closed();
  }

  /** The server is gone, and every connection with it. */
  serverDied(): void {
    this.#connection = null;
    this.#ghosts.length = 0;
    this.drop();
  }

  #send(bytes: Uint8Array): void {
    if (!this.#provider.wsconnected) return;
    if (bytes[0] === FRAME.mark) this.#promise(decoding.readVarUint(decoding.createDecoder(bytes.subarray(1))));
    for (const piece of messagesOf(bytes, this.#port.pieceBytes)) {
      this.#up.push(piece);
      // What changed may be said twice; a question is answered once.
      if (piece[0] === FRAME.sync && this.#random.chance(0.03) && piece[1] !== SYNC.step2) this.#up.push(piece);
    }
  }

  #promise(mark: number): void {
    const clocks = new Map(this.#ids.map((id) => [id, Y.getState(this.doc.store, id)]));
    this.#promised.set(mark, { clocks, deleted: [...this.#deleted] });
  }

  /** One frame in one direction; false when there is none. */
  deliver(up: boolean): boolean {
    if (!up && this.#down.length === 0 && this.#next && !this.#next()) this.#next = null;
    const bytes = (up ? this.#up : this.#down).shift();
    if (!bytes || !this.#connection) return false;
    if (up) this.#connection.receive(bytes);
    else this.#hear(bytes);
    return true;
  }

  #hear(bytes: Uint8Array): void {
    const decoder = decoding.createDecoder(bytes);
    const type = decoding.readVarUint(decoder);
    if (type === FRAME.sync) this.#sync(decoder);
    else if (type === FRAME.mark) this.#echoed(decoder, bytes);
    else this.#provider.messageHandlers[type]?.(null, decoder);
  }

  #sync(decoder: decoding.Decoder): void {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, FRAME.sync);
    const step = readSyncMessage(decoder, encoder, this.doc, this.#provider);
    if (encoding.length(encoder) > 1) this.#send(encoding.toUint8Array(encoder));
    if (step !== 1 || this.#provider.synced) return;
    this.#provider.synced = true;
    this.#provider.emit("sync", true);
  }

  #echoed(decoder: decoding.Decoder, bytes: Uint8Array): void {
    const mark = decoding.readVarUint(decoding.createDecoder(bytes.subarray(1)));
    this.#provider.messageHandlers[FRAME.mark]?.(null, decoder);
    const promised = this.#promised.get(mark);
    if (promised) this.#port.saved(this, promised);
    this.#bringAgain();
  }
}
