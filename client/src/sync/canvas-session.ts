import type { BoardId } from "@acuerdo/shared";
import * as Y from "yjs";
import { Cache } from "./cache.ts";
import { forget, recall, remember } from "./device.ts";
import { Link, type LinkPort } from "./link.ts";
import { SavedMarks } from "./saved.ts";

/** The canvas of one board on this device: document, connection, copy on the device, and what of it is saved. */

/** Yjs client ids that a hello may name. */
const MAX_CLIENT_IDS = 64;

const idsKey = (boardId: string) => `clients.${boardId}`;

/** The client ids under which this browser has written on a board, newest last, this document's among them. */
function ownClients(boardId: string, client: number): number[] {
  const key = idsKey(boardId);
  const known = (recall<number[]>(key) ?? []).filter((id) => id !== client);
  const ids = [...known, client].slice(-MAX_CLIENT_IDS);
  remember(key, ids);
  return ids;
}

export class CanvasSession {
  readonly doc = new Y.Doc();
  readonly link: Link;
  readonly #boardId: BoardId;
  readonly #cache: Cache;
  readonly #marks: SavedMarks;

  constructor(boardId: BoardId, port: Omit<LinkPort, "ready">, refused: (code: string) => void) {
    this.#boardId = boardId;
    this.#cache = new Cache(boardId, "canvas", this.doc);
    this.link = new Link(boardId, "canvas", this.doc, { ...port, ready: this.#cache.loaded });
    const clients = () => ownClients(boardId, this.doc.clientID);
    this.#marks = new SavedMarks(this.link.provider, { clients, changed: port.changed, refused });
    void this.#cache.loaded.then(() => {
      // what the device kept may hold changes that the server never got: only an echo says that it has them now
      if (this.doc.store.clients.size > 0) this.#marks.expect();
    });
  }

  /** Local changes that are not known to be on the server's disk. */
  get unsaved(): number {
    return this.#marks.unsaved;
  }

  /** Whether this device keeps a copy that outlives the page. */
  get kept(): boolean {
    return this.#cache.kept;
  }

  close(): void {
    this.#marks.close();
    this.link.close();
    this.#cache.close();
  }

  /** Closes, and forgets what this device keeps, client ids too: the server has refused a part of it. */
  async discard(): Promise<void> {
    this.#marks.close();
    this.link.close();
    forget(idsKey(this.#boardId));
    await this.#cache.clear();
  }
}
