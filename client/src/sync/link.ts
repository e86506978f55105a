import { BEARER_PREFIX, CLOSE, type DocumentName, SUBPROTOCOL, syncBase } from "@acuerdo/shared";
import { WebsocketProvider } from "y-websocket";
import type * as Y from "yjs";

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

/** Full jitter between half a second and this, so that a room does not come back in step. */
const MAX_BACKOFF_MS = 8_000;

function origin(): string {
  return `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}`;
}

export class Link {
  readonly provider: WebsocketProvider;
  readonly #port: LinkPort;
  #ended = false;
  #closed = false;

  constructor(boardId: string, name: DocumentName, doc: Y.Doc, port: LinkPort) {
    this.#port = port;
    this.provider = new WebsocketProvider(origin() + syncBase(boardId), name, doc, {
      connect: false,
      disableBc: true,
      maxBackoffTime: MAX_BACKOFF_MS * (0.5 + Math.random() / 2),
      protocols: [],
    });
    this.provider.on("status", () => port.changed());
    this.provider.on("sync", () => port.changed());
    this.provider.on("closed", ({ code }) => {
      if (code === CLOSE.tokenInvalid) void this.#connect(true);
      else this.#end(code);
    });
    void this.#connect(false);
    addEventListener("online", this.#online);
  }

  get state(): LinkState {
    if (this.#ended) return "closed";
    if (this.provider.synced) return "live";
    return this.provider.wsconnected || this.provider.wsUnsuccessfulReconnects === 0 ? "connecting" : "offline";
  }

  close(): void {
    this.#closed = true;
    removeEventListener("online", this.#online);
    this.provider.destroy();
  }

  readonly #online = (): void => {
    if (!this.#ended && this.provider.shouldConnect && !this.provider.wsconnected) this.provider.connect();
  };

  async #connect(renew: boolean): Promise<void> {
    await this.#port.ready;
    const token = await this.#port.token(renew);
    if (token === null) return this.#end(CLOSE.tokenInvalid);
    if (this.#closed) return;
    this.provider.protocols = [SUBPROTOCOL, BEARER_PREFIX + token];
    this.provider.connect();
  }

  #end(code: number): void {
    this.#ended = true;
    this.#port.ended(code);
    this.#port.changed();
  }
}
