import { type BoardId, splitKey } from "@acuerdo/shared";
import * as Y from "yjs";
import { CANVAS, type RefusedEdit } from "../ledger/refused.ts";
import { Document } from "../link/document.ts";
import { Link, type LinkPort } from "../link/link.ts";
import { PieceSize } from "../link/piece-size.ts";
import { inPieces } from "../link/pieces.ts";
import { Cache } from "../saved/cache.ts";
import { forget, recallList, remember } from "../saved/device.ts";
import type { Aside } from "../saved/rows.ts";
import { SavedMarks } from "../saved/saved.ts";
import { noteUnsaved } from "../saved/unsaved.ts";
import { hopelessIn, lackingIn, putBack, wordsIn } from "./aside.ts";
import { drawingsIn } from "./drawings.ts";

/** The canvas of one board on this device: document, connection, copy on the device, and what of it is saved. */

/** Yjs client ids that a hello may name. */
const MAX_CLIENT_IDS = 64;

const idsKey = (boardId: string) => `clients.${boardId}`;

/** The client ids under which this browser has written on a board, newest last, this document's among them. */
function ownClients(boardId: string, client: number): number[] {
  const key = idsKey(boardId);
  const known = recallList<number>(key, "number").filter((id) => id !== client);
  const ids = [...known, client].slice(-MAX_CLIENT_IDS);
  remember(key, ids);
  return ids;
}

/** Whoever is refused again and again does not hurry. */
const AGAIN_MS = 8_000;
/** Refusals that the same changes would meet again however they are brought. */
const FULL: ReadonlySet<string> = new Set(["too-large", "share", "full"]);
/** What no message to the server may hold. */
const TOO_LARGE = "too-large-to-send";
/** Something is not right with this document: what it holds is brought under another. */
const BROKEN = "broken";
/** What the server has of ours is written down at most so often. */
const NOTE_MS = 2_000;

export type CanvasPort = Pick<LinkPort, "token" | "changed">;

export class CanvasSession {
  readonly doc = new Document();
  readonly link: Link;
  readonly #boardId: BoardId;
  readonly #cache: Cache;
  readonly #marks: SavedMarks;
  readonly #size = new PieceSize();
  readonly #changed: () => void;
  readonly #told: (code: string) => void;
  #clients: readonly number[];
  #refused: RefusedEdit | null = null;
  #isPutBack = false;
  #isKnown = false;
  #tellKnown!: () => void;
  /** Resolves when `isKnown` holds. */
  readonly known = new Promise<void>((resolve) => {
    this.#tellKnown = resolve;
  });
  #isGivenUp = false;
  /** What the server had of this document and does not name any more. */
  #gone: ReadonlyMap<number, number> = new Map();
  #noting: ReturnType<typeof setTimeout> | undefined;

  /** @param aside what the server has refused of the canvas before this one. */
  constructor(boardId: BoardId, port: CanvasPort, refused: (code: string) => void, aside: Aside | null) {
    this.#boardId = boardId;
    this.#changed = port.changed;
    this.#told = refused;
    // from its birth on: a page that closes before it was ever connected leaves changes under this id in the cache
    this.#clients = ownClients(boardId, this.doc.clientID);
    // what the device kept may hold changes that the server never got: only an echo says that it has them now
    const came = () => this.#marks.expect();
    const nothing = () => undefined;
    this.#cache = new Cache(
      boardId,
      "canvas",
      this.doc,
      { changed: port.changed, came, whole: () => this.#know(), part: nothing },
      aside,
    );
    const Socket = inPieces(WebSocket, { size: this.#size, tooLarge: () => setTimeout(this.#giveUp, 0, TOO_LARGE) });
    this.link = new Link(boardId, "canvas", this.doc, Socket, {
      ...port,
      ready: this.#cache.loaded,
      clients: () => this.#named(),
      part: () => this.#cache.part(),
      whole: () => {
        this.#know();
        this.#cache.whole();
      },
      broken: () => this.#giveUp(BROKEN),
      waits: () => this.#marks.unsaved > 0,
      ended: (code) => this.#size.ended(code),
      told: (maxBytes) => this.#size.told(maxBytes),
    });
    this.#marks = new SavedMarks(this.link.provider, {
      clients: () => this.#clients,
      changed: () => {
        this.#weighAside();
        this.#note();
        port.changed();
      },
      refused: this.#giveUp,
      saved: (vector) => this.#saved(vector),
    });
  }

  /** Once: what has happened meanwhile to a document that is given up is no news. */
  readonly #giveUp = (code: string, gone?: ReadonlyMap<number, number>): void => {
    if (this.#isGivenUp) return;
    this.#isGivenUp = true;
    if (gone) this.#gone = gone;
    this.#told(code);
  };

  /** Local changes that are not known to be on the server's disk. */
  get unsaved(): number {
    return this.#marks.unsaved;
  }

  /** Whether the server that we are connected to has everything of ours on its disk. */
  get settled(): boolean {
    return this.#marks.settled;
  }

  /** How many things these are: what is there by its number, what was only taken away as one. */
  get waiting(): number {
    if (this.settled) return 0;
    const drawings = drawingsIn(this.doc, this.#clients, this.#marks.safe ?? this.#cache.settledBefore);
    return Math.max(drawings, this.#marks.isOwnUnsaved ? 1 : 0);
  }

  /** Whether it is known what this device keeps. */
  get isLoaded(): boolean {
    return this.#cache.isLoaded;
  }

  /** Whether the canvas has been whole on this device: what is not on it now was not there then, or came off here. */
  get isKnown(): boolean {
    return this.#isKnown;
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

  /** To be called now and then: a document that tells us nothing is asked. */
  look(): void {
    this.#marks.look();
    this.#note();
  }

  /** Brings what was refused once more. */
  putBack(): void {
    const { aside } = this.#cache;
    if (!aside) return;
    this.#isPutBack = true;
    this.#refused = null;
    putBack(this.doc, lackingIn(this.doc, aside.update, aside.gone));
    this.#weighAside(); // where none of it could be written, nothing else says so
    this.#changed();
  }

  /** More was done on the canvas before this one, after it had been set aside. */
  setAsideToo(all: Uint8Array, code: string): void {
    const { aside } = this.#cache;
    const known = aside ?? { code, times: 1, update: all };
    void this.#cache.setAside({ ...known, update: Y.mergeUpdates([known.update, all]) });
    this.#refused = null;
    this.#weighAside();
    this.#changed();
  }

  /** Lets go of what was refused, for good. */
  letGo(): void {
    void this.#cache.setAside(null);
    this.#refused = null;
    this.#changed();
  }

  close(): void {
    clearTimeout(this.#noting);
    this.#note(true);
    this.#marks.close();
    this.link.close();
    this.#cache.close();
  }

  /** Closes: the server has refused a part of it. All of it is set aside in the same step in which the copy is emptied. */
  async discard(code: string): Promise<Aside> {
    clearTimeout(this.#noting);
    this.#marks.close();
    this.link.close();
    const before = this.#cache.aside;
    const asideNow = (): Aside => {
      const all = Y.encodeStateAsUpdate(this.doc);
      const update = before ? Y.mergeUpdates([before.update, all]) : all;
      const limit = code === TOO_LARGE ? { limit: this.#size.limit } : {};
      const known = before?.gone ? Y.decodeStateVector(before.gone) : [];
      const gone = Y.encodeStateVector(new Map([...known, ...this.#gone]));
      return { update, code, times: (before?.times ?? 0) + 1, ...limit, gone };
    };
    forget(idsKey(this.#boardId));
    await this.#cache.empty(asideNow());
    if (before) await new Promise((done) => setTimeout(done, Math.random() * AGAIN_MS));
    return asideNow(); // with what was drawn meanwhile
  }

  /** For whoever asks what would be lost with this device when this page is gone. */
  #note(isLast = false): void {
    if (this.isLoaded) noteUnsaved(this.#boardId, this.unsaved > 0, () => this.waiting, isLast);
  }

  #know(): void {
    if (this.#isKnown) return;
    this.#isKnown = true;
    this.#tellKnown();
    this.#changed();
  }

  #named(): readonly number[] {
    this.#clients = ownClients(this.#boardId, this.doc.clientID);
    return this.#clients;
  }

  /** The server has all of ours up to here: told to the device, for whoever asks what would be lost with it. */
  #saved(vector: ReadonlyMap<number, number>): void {
    this.#size.arrived();
    this.#noting ??= setTimeout(() => {
      this.#noting = undefined;
      this.#cache.settled(Y.encodeStateVector(new Map(vector)));
    }, NOTE_MS);
  }

  /** What was refused once is brought again under a new client id; what is still missing then is for a person to judge. */
  #weighAside(): void {
    const { aside } = this.#cache;
    if (!aside || !this.#marks.settled || this.#refused) return;
    const lacking = lackingIn(this.doc, aside.update, aside.gone);
    const hopeless = hopelessIn(lacking, aside.limit);
    if (lacking.size === 0) this.letGo();
    else if (!this.#isPutBack && aside.times === 1 && !FULL.has(aside.code) && lacking.size > hopeless.size) {
      this.#isPutBack = true;
      putBack(this.doc, new Map([...lacking].filter(([key]) => !hopeless.has(key))));
    } else {
      const count = new Set([...lacking.keys()].map((key) => splitKey(key)?.id ?? key)).size;
      this.#refused = { id: CANVAS, code: aside.code, intent: null, seen: null, words: wordsIn(lacking), count };
    }
  }
}
