import { type BoardId, splitKey } from "@acuerdo/shared";
import * as Y from "yjs";
import { lackingIn, putBack, wordsIn } from "./aside.ts";
import { type Aside, Cache } from "./cache.ts";
import { forget, recall, remember } from "./device.ts";
import { Link, type LinkPort } from "./link.ts";
import { inPieces } from "./pieces.ts";
import { CANVAS, type RefusedEdit } from "./refused.ts";
import { SavedMarks } from "./saved.ts";
import type { Session } from "./session.ts";
import { noteUnsaved } from "./unsaved.ts";

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

/** Whoever is refused again and again does not hurry. */
const AGAIN_MS = 8_000;
/** Refusals that the same changes would meet again however they are brought. */
const FULL: ReadonlySet<string> = new Set(["too-large", "share", "full"]);

export class CanvasSession {
  readonly doc = new Y.Doc();
  readonly link: Link;
  readonly #boardId: BoardId;
  readonly #cache: Cache;
  readonly #marks: SavedMarks;
  readonly #changed: () => void;
  #refused: RefusedEdit | null = null;
  #isPutBack = false;

  /** @param aside what the server has refused of the canvas before this one. */
  constructor(boardId: BoardId, port: Omit<LinkPort, "ready">, refused: (code: string) => void, aside: Aside | null) {
    this.#boardId = boardId;
    this.#changed = port.changed;
    // from its birth on: a page that closes before it was ever connected leaves changes under this id in the cache
    ownClients(boardId, this.doc.clientID);
    // what the device kept may hold changes that the server never got: only an echo says that it has them now
    const came = () => this.#marks.expect();
    this.#cache = new Cache(boardId, "canvas", this.doc, { changed: port.changed, came }, aside);
    this.link = new Link(boardId, "canvas", this.doc, inPieces(WebSocket), { ...port, ready: this.#cache.loaded });
    const clients = () => ownClients(boardId, this.doc.clientID);
    const changed = () => {
      this.#weighAside();
      noteUnsaved(boardId, this.unsaved);
      port.changed();
    };
    this.#marks = new SavedMarks(this.link.provider, { clients, changed, refused });
  }

  /** Local changes that are not known to be on the server's disk. */
  get unsaved(): number {
    return this.#marks.unsaved;
  }

  /** Whether the server that we are connected to has everything of ours on its disk. */
  get settled(): boolean {
    return this.#marks.settled;
  }

  /** Whether this device keeps a copy that outlives the page. */
  get kept(): boolean {
    return this.#cache.kept;
  }

  /** Whether everything done here is in that copy by now. */
  get written(): boolean {
    return this.#cache.written;
  }

  /** What the server did not take, once it is clear what that is. */
  get refused(): RefusedEdit | null {
    return this.#refused;
  }

  /** Brings what was refused once more. */
  putBack(): void {
    const { aside } = this.#cache;
    if (!aside) return;
    this.#isPutBack = true;
    this.#refused = null;
    putBack(this.doc, lackingIn(this.doc, aside.update));
    this.#changed();
  }

  /** Lets go of what was refused, for good. */
  letGo(): void {
    void this.#cache.setAside(null);
    this.#refused = null;
    this.#changed();
  }

  close(): void {
    this.#marks.close();
    this.link.close();
    this.#cache.close();
  }

  /** Closes: the server has refused a part of it. All of it is set aside before anything is emptied. */
  async discard(code: string): Promise<Aside> {
    this.#marks.close();
    this.link.close();
    const before = this.#cache.aside;
    const asideNow = (): Aside => {
      const all = Y.encodeStateAsUpdate(this.doc);
      return { update: before ? Y.mergeUpdates([before.update, all]) : all, code, times: (before?.times ?? 0) + 1 };
    };
    await this.#cache.setAside(asideNow());
    forget(idsKey(this.#boardId));
    await this.#cache.clear();
    if (before) await new Promise((done) => setTimeout(done, Math.random() * AGAIN_MS));
    return asideNow(); // with what was drawn meanwhile
  }

  /** What was refused once is brought again under a new client id; what is still missing then is for a person to judge. */
  #weighAside(): void {
    const { aside } = this.#cache;
    if (!aside || !this.#marks.settled || this.#refused) return;
    const lacking = lackingIn(this.doc, aside.update);
    if (lacking.size === 0) this.letGo();
    else if (!this.#isPutBack && aside.times === 1 && !FULL.has(aside.code)) this.putBack();
    else {
      const count = new Set([...lacking.keys()].map((key) => splitKey(key)?.id)).size;
      this.#refused = { id: CANVAS, code: aside.code, intent: null, seen: null, words: wordsIn(lacking), count };
    }
  }
}

/** A session's canvas. */
export const canvasOf = (session: Session): CanvasSession => session.canvas((...given) => new CanvasSession(...given));
