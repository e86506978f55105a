import { BEARER_PREFIX, CLOSE, type DocumentName, SUBPROTOCOL, syncBase } from "@acuerdo/shared";
import { Awareness } from "y-protocols/awareness";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { Backoff, HOLDS_MS } from "./backoff.ts";

/** One document's connection to the server, with a token that is renewed when it runs out. */

export type LinkState = "connecting" | "live" | "offline" | "closed";

export interface LinkPort {
  /** When the document may be connected: what the device keeps has been read by then. */
  readonly ready: Promise<void>;
  /** A token that is still good; null when the board cannot be entered any more. */
  readonly token: (renew: boolean) => Promise<string | null>;
  readonly changed: () => void;
  /** The server closed for good: the close code. */
  readonly ended: (code: number) => void;
}

/** Close codes that another attempt would meet again. */
const isFinal = (code: number): boolean => code >= 4400 && code < 4500 && code !== CLOSE.tokenInvalid;

function origin(): string {
  return `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}`;
}

export class Link {
  readonly provider: WebsocketProvider;
  readonly #port: LinkPort;
  readonly #backoff = new Backoff(() => void this.#connect(), HOLDS_MS);
  #tokenIsBad = false;
  #ended = false;
  #closed = false;

  /** @param Socket how this document's messages are sent. */
  constructor(boardId: string, name: DocumentName, doc: Y.Doc, Socket: typeof WebSocket, port: LinkPort) {
    this.#port = port;
    // under an id of its own: a document's id stands in all that is written, and would say whose it is
    const awareness = new Awareness(new Y.Doc());
    this.provider = new WebsocketProvider(origin() + syncBase(boardId), name, doc, {
      connect: false,
      disableBc: true,
      protocols: [],
      awareness,
      WebSocketPolyfill: Socket,
    });
    // y-protocols takes a first state, of clock 0, for no news: nobody would see that somebody has come
    this.provider.awareness.setLocalState({});
    this.provider.on("status", () => port.changed());
    this.provider.on("sync", (synced) => {
      if (synced) this.#backoff.worked();
      port.changed();
    });
    this.provider.on("connection-close", (event) => this.#broken(event?.code ?? null));
    void this.#connect();
    addEventListener("online", this.#online);
  }

  get state(): LinkState {
    if (this.#ended) return "closed";
    if (this.provider.synced) return "live";
    return this.provider.wsconnected || this.#backoff.failures === 0 ? "connecting" : "offline";
  }

  close(): void {
    this.#closed = true;
    this.#backoff.stop();
    removeEventListener("online", this.#online);
    this.provider.destroy();
    this.provider.awareness.destroy();
  }

  readonly #online = (): void => {
    if (!this.#ended && !this.provider.wsconnected) this.#backoff.soon();
  };

  /** y-websocket would come back by itself, in step with everybody else: so it is told not to. */
  #broken(code: number | null): void {
    if (this.#closed) return;
    this.provider.shouldConnect = false;
    if (code !== null && isFinal(code)) this.#end(code);
    else {
      this.#tokenIsBad ||= code === CLOSE.tokenInvalid;
      this.#backoff.failed();
    }
  }

  async #connect(): Promise<void> {
    await this.#port.ready;
    const token = await this.#port.token(this.#tokenIsBad);
    if (this.#closed) return;
    if (token === null) return this.#end(CLOSE.tokenInvalid);
    this.#tokenIsBad = false;
    this.provider.protocols = [SUBPROTOCOL, BEARER_PREFIX + token];
    this.provider.connect();
  }

  #end(code: number): void {
    this.#ended = true;
    this.#port.ended(code);
    this.#port.changed();
  }
}
