import {
  BEARER_PREFIX,
  CLOSE,
  type DocumentName,
  FRAME,
  REFUSALS,
  type RefusalCode,
  SUBPROTOCOL,
  SYNC,
  syncBase,
} from "@acuerdo/shared";
import * as encoding from "lib0/encoding";
import { readSyncMessage } from "y-protocols/sync";
import { BASE } from "../base.ts";
import { Backoff, HOLDS_MS } from "./backoff.ts";
import type { Document } from "./document.ts";
import { type Coming, Greeting } from "./greeting.ts";
import { Provider } from "./provider.ts";
import { onWaking } from "./waking.ts";
import { Watch } from "./watch.ts";

/** One document's connection to the server, with a token that is renewed when it runs out. It ends only where there is no way in. */

export type LinkState = "connecting" | "live" | "offline" | "closed";

/** Why Acuerdo's own server does not let us in, which tries again may change; null where nobody has said so. */
export type Trouble = RefusalCode | null;

export interface LinkPort {
  /** When the document may be connected: what the device keeps has been read by then. */
  readonly ready: Promise<void>;
  /** A token that is still good; null when the board cannot be entered any more. */
  readonly token: (renew: boolean) => Promise<string | null>;
  readonly changed: () => void;
  /** The Yjs client ids under which this browser writes the document. */
  readonly clients: () => readonly number[];
  /** The document comes in part: until it is whole it is not what the server has. */
  readonly part: () => void;
  readonly whole: () => void;
  /** What came could not be taken again and again, or the document tells nobody of changes any more: it is to be loaded afresh. */
  readonly broken: () => void;
  /** Whether something that this browser did waits for the server's word. */
  readonly waits?: () => boolean;
  /** A connection has ended without a word of the server's: its code, null where this page has ended it. Returns whether another would be better at once. */
  readonly ended?: (code: number | null) => boolean;
  /** The server has said how large a message may be. */
  readonly told?: (maxBytes: number) => void;
}

/** Longer than any honest way to a server takes. */
const CONNECT_MS = 10_000;
/** What could not be taken so often in a row will not be. */
const MOST_DAMAGED = 3;

function origin(): string {
  return `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}${BASE}`;
}

interface Closed {
  readonly code: number;
  readonly reason: string;
}

/** Why Acuerdo itself has closed: it says so in words of its own table, which nobody between us knows. */
const reasonIn = (closed: Closed | null): Trouble =>
  closed && Object.hasOwn(REFUSALS, closed.reason) ? (closed.reason as RefusalCode) : null;

export class Link {
  readonly provider: Provider;
  readonly #doc: Document;
  readonly #port: LinkPort;
  readonly #greeting: Greeting;
  readonly #watch: Watch;
  readonly #backoff = new Backoff(() => void this.#connect(), HOLDS_MS);
  readonly #stopListening: () => void;
  #late: ReturnType<typeof setTimeout> | undefined;
  #coming: Coming | null = null;
  #trouble: Trouble = null;
  #tokenIsBad = false;
  /** How many connections of this kind there were in a row, and whether this is one. */
  #damaged = 0;
  #isDamaged = false;
  #ended = false;
  #closed = false;

  /** @param Socket how this document's messages are sent. */
  constructor(boardId: string, name: DocumentName, doc: Document, Socket: typeof WebSocket, port: LinkPort) {
    this.#doc = doc;
    this.#port = port;
    this.provider = new Provider(origin() + syncBase(boardId), name, doc, Socket);
    this.#watch = new Watch({
      ask: (n) => this.#greeting.echo(n),
      unsent: () => this.provider.ws?.bufferedAmount ?? 0,
      changed: port.changed,
      dead: () => this.#reopen(),
    });
    this.#greeting = new Greeting(this.provider, {
      clients: port.clients,
      coming: (coming) => this.#comes(coming),
      echoed: (n) => this.#echoed(n),
      told: (maxBytes) => port.told?.(maxBytes),
    });
    this.#listen();
    this.#stopListening = onWaking({ woke: () => this.#woke(), ticked: () => this.#ticked() });
    void this.#connect();
  }

  get state(): LinkState {
    if (this.#ended) return "closed";
    if (this.provider.synced) return this.#watch.isDoubted ? "connecting" : "live";
    return this.provider.wsconnected || this.#backoff.failures === 0 ? "connecting" : "offline";
  }

  get trouble(): Trouble {
    return this.#trouble;
  }

  /** How far the document has come; null where it has, or nothing is known. */
  get coming(): Coming | null {
    return this.#coming;
  }

  /** There is a way in again. */
  resume(): void {
    this.#ended = false;
    this.#backoff.now();
  }

  /** Somebody does not want to wait for the next attempt. */
  retry(): void {
    if (!this.#ended && !this.provider.ws) this.#backoff.now();
  }

  close(): void {
    this.#closed = true;
    this.#backoff.stop();
    this.#watch.end();
    clearTimeout(this.#late);
    this.#stopListening();
    this.provider.destroy();
  }

  #listen(): void {
    const { provider } = this;
    provider.on("status", ({ status }) => {
      if (status === "connected") this.#opened();
      this.#port.changed();
    });
    provider.on("sync", (synced) => {
      if (synced) this.#synced();
      this.#port.changed();
    });
    provider.on("connection-close", (event) => this.#broken(event));
    for (const type of [FRAME.awareness, FRAME.mark, FRAME.echo]) this.#hear(type);
    // our own word, and the first of all: whoever repeats what is sent would be believed to have it
    provider.messageHandlers[FRAME.hello] = () => provider.disconnect();
    provider.messageHandlers[FRAME.sync] = (encoder, decoder, _, emitSynced) => {
      const step = decoder.arr[decoder.pos];
      if (step === SYNC.update && !provider.synced) this.#port.part();
      encoding.writeVarUint(encoder, FRAME.sync);
      readSyncMessage(decoder, encoder, this.#doc, provider, () => this.#damage());
      if (this.#isDamaged) return;
      this.#watch.heard();
      if (emitSynced && step === SYNC.step2) provider.synced = true;
    };
  }

  /** Whatever comes is a sign of life, once the document has: before, anything might be made of what is none of ours. */
  #hear(type: number): void {
    const handle = this.provider.messageHandlers[type];
    this.provider.messageHandlers[type] = (...given) => {
      if (this.provider.synced) this.#watch.heard();
      if (this.provider.synced && type === FRAME.mark) this.#watch.answered();
      handle?.(...given);
    };
  }

  #opened(): void {
    clearTimeout(this.#late);
    this.#watch.begin();
  }

  #synced(): void {
    this.#backoff.worked();
    this.#trouble = null;
    this.#coming = null;
    this.#tokenIsBad = false;
    this.#damaged = 0;
    this.#port.whole();
  }

  #comes(coming: Coming): void {
    if (this.provider.synced || coming.done <= (this.#coming?.done ?? -1)) return;
    this.#watch.heard();
    this.#coming = coming;
    this.#port.changed();
  }

  /** What came is not in the document: it is asked for anew. Whether the server has sent it, an echo tells; anybody may send what is none. */
  #damage(): void {
    if (this.#isDamaged) return;
    this.#isDamaged = true;
    this.#watch.doubt();
    if (!this.#watch.isDoubted) setTimeout(() => this.#isDamaged && this.provider.disconnect());
  }

  #echoed(n: number): void {
    this.#watch.echoed(n);
    if (!this.#isDamaged || this.#watch.isDoubted) return;
    this.#damaged += 1;
    if (this.#damaged >= MOST_DAMAGED) this.#port.broken();
    else this.provider.disconnect();
  }

  /** This page may have been away: whatever it believed of its connection, it asks. */
  #woke(): void {
    if (this.#ended || this.#closed) return;
    if (this.provider.wsconnected) this.#watch.doubt();
    else this.#backoff.soon();
    // others take somebody for gone whose last word is long ago, by whatever clock
    const { awareness } = this.provider;
    if (awareness.getLocalState()) awareness.setLocalState({ ...awareness.getLocalState() });
  }

  #ticked(): void {
    const { synced, wsconnected } = this.provider;
    if (this.#doc.isDead) this.#port.broken();
    else if (wsconnected && !document.hidden) this.#watch.tick(synced, this.#port.waits?.());
  }

  /** Nobody is there any more, whatever the browser believes: another connection, at once. */
  #reopen(): void {
    this.provider.disconnect();
    this.#backoff.now();
  }

  /** y-websocket would come back by itself, in step with everybody else: so it is told not to. */
  #broken(closed: Closed | null): void {
    this.provider.shouldConnect = false;
    clearTimeout(this.#late);
    this.#watch.end();
    this.#coming = null;
    this.#isDamaged = false;
    if (this.#closed) return;
    const reason = reasonIn(closed);
    // whoever says that somebody was taken off may be anybody: it counts once the server has refused another token
    const isToken =
      closed?.code === CLOSE.removed ||
      (closed?.code === CLOSE.tokenInvalid && (reason !== null || this.provider.synced));
    // a token that has run out is worth another try at once, but not for ever
    const isNew = isToken && !this.#tokenIsBad;
    this.#tokenIsBad ||= isToken;
    this.#trouble = isToken ? null : reason;
    const isBetter = reason === null && (this.#port.ended?.(closed?.code ?? null) ?? false);
    if (isNew || isBetter) this.#backoff.now();
    else this.#backoff.failed();
  }

  async #connect(): Promise<void> {
    await this.#port.ready;
    if (this.#closed || this.#ended || this.provider.ws) return;
    const token = await this.#port.token(this.#tokenIsBad);
    if (this.#closed || this.#ended || this.provider.ws) return;
    if (token === null) return this.#end();
    this.provider.protocols = [SUBPROTOCOL, BEARER_PREFIX + token];
    this.provider.connect();
    this.#late = setTimeout(() => !this.provider.wsconnected && this.provider.disconnect(), CONNECT_MS);
  }

  #end(): void {
    this.#ended = true;
    this.#backoff.stop();
    this.#port.changed();
  }
}
