import type { BoardId, Ledger } from "@acuerdo/shared";
import { Document } from "../link/document.ts";
import { Link, type LinkPort } from "../link/link.ts";
import { forReaders } from "../link/reader.ts";
import { Cache } from "../saved/cache.ts";
import { eventAt, isFailure } from "../way-in/http.ts";
import { LedgerView } from "./view.ts";

/**
 * The ledger of one board on this device: document, connection, copy on the device, state. Only the server writes it, so a
 * server that came back with an older disk would write under numbers that this copy has already: then the copy is wrong.
 */

export interface LedgerPort extends Pick<LinkPort, "token" | "changed"> {
  readonly arrived: (ledger: Ledger) => void;
  /** The copy tells of events that the server does not have, or cannot be read: it is to be loaded afresh. */
  readonly astray: () => void;
}

export class LedgerSession {
  readonly link: Link;
  readonly #boardId: BoardId;
  readonly #port: LedgerPort;
  readonly #view: LedgerView;
  readonly #cache: Cache;
  /** The number of the last event that withheld texts. */
  #withheld = 0;
  /** What was shown before the server of this connection had its say. */
  #before: Ledger | null = null;

  constructor(boardId: BoardId, port: LedgerPort) {
    const doc = new Document();
    this.#boardId = boardId;
    this.#port = port;
    this.#view = new LedgerView(doc, {
      arrived: (ledger) => this.#arrived(ledger),
      unreadable: (fault) => this.#unreadable(fault),
    });
    this.#view.hold();
    this.#cache = new Cache(boardId, "ledger", doc, {
      changed: port.changed,
      came: () => undefined,
      whole: () => this.#view.release(),
      part: () => this.#part(),
    });
    this.link = new Link(boardId, "ledger", doc, forReaders(WebSocket), {
      ...port,
      ready: this.#cache.loaded,
      clients: () => [],
      part: () => {
        this.#part();
        this.#cache.part();
      },
      whole: () => {
        this.#view.release();
        this.#cache.whole();
      },
      broken: port.astray,
    });
    const { provider } = this.link;
    provider.on("status", ({ status }) => {
      if (status === "connected") this.#before = this.#view.ledger;
    });
    provider.on("sync", (synced) => {
      if (synced && this.#before) void this.#compare(this.#before);
    });
  }

  /** The ledger as the server says; null until it has come. */
  get ledger(): Ledger | null {
    return this.#view.ledger;
  }

  close(): void {
    this.#view.close();
    this.link.close();
    this.#cache.close();
  }

  /** Closes, and forgets what this device keeps. */
  async discard(): Promise<void> {
    this.#view.close();
    this.link.close();
    await this.#cache.empty(null);
  }

  /** It comes in part, if not from another tab while the server itself tells us all. */
  #part(): void {
    if (!this.link?.provider.synced) this.#view.hold();
  }

  #arrived(ledger: Ledger): void {
    if (ledger.withheld > this.#withheld) this.#cache.forget(ledger.withheld);
    this.#withheld = ledger.withheld;
    this.#port.arrived(ledger);
  }

  #unreadable(fault: unknown): void {
    console.error("The ledger cannot be read", fault);
    this.#port.astray();
  }

  async #compare({ seq, hash }: Ledger): Promise<void> {
    const token = await this.#port.token(false);
    const answer = token === null ? null : await eventAt(this.#boardId, seq, token);
    if (answer && !isFailure(answer) && answer.ok.events[0]?.hash !== hash) this.#port.astray();
  }
}
