import { type Actor, type BoardId, type Ledger, type Refusal, type RefusalCode, refuse } from "@acuerdo/shared";
import * as Y from "yjs";
import { deviceSecret, forget, recall, remember, rememberBoard } from "./device.ts";
import { type Admission, type Answer, type Entry, isFailure, type JoinFields, join, sendIntent } from "./http.ts";
import { LedgerView } from "./ledger-view.ts";
import { Link, type LinkState } from "./link.ts";
import { type Asked, Outbox } from "./outbox.ts";
import { SavedMarks } from "./saved.ts";

/**
 * One board, opened on this device: the token, the ledger with what waits on top, the canvas once somebody asks for it,
 * and what is saved. Screens read it through the hooks in `use-session.ts`; nothing else touches the network.
 */

/** What the sign says. `saved` only when the server has said that everything of ours is on its disk. */
export interface SavedState {
  readonly state: "saved" | "saving" | "offline" | "closed";
  /** Changes of ours that are not known to be on the server's disk. */
  readonly pending: number;
}

export interface Notice {
  readonly id: number;
  readonly code: RefusalCode | "offline";
}

export interface SessionState {
  readonly ledger: Ledger | null;
  readonly saved: SavedState;
  readonly notices: readonly Notice[];
  readonly link: LinkState;
}

/** Renewed when this part of its life is over, so that it is fresh when the connection breaks. */
const RENEW_AT = 0.7;

export class Session {
  readonly boardId: BoardId;
  readonly ledgerDoc = new Y.Doc();
  #entry: Entry;
  #state: SessionState = { ledger: null, saved: { state: "saving", pending: 0 }, notices: [], link: "connecting" };
  #canvas: { doc: Y.Doc; link: Link; marks: SavedMarks } | null = null;
  #renewal: ReturnType<typeof setTimeout> | undefined;
  #renewing: Promise<string | null> | null = null;
  #noticeCount = 0;
  #closed = false;
  readonly #listeners = new Set<() => void>();
  readonly #view: LedgerView;
  readonly #link: Link;
  readonly #outbox: Outbox;

  /** Joins, or comes back: a device that the board knows needs no key. */
  static async enter(boardId: string, admission: Admission, fields: JoinFields = {}): Promise<Answer<Session>> {
    const entry = await join(boardId, admission, deviceSecret(), fields);
    if (!isFailure(entry)) {
      remember(`entry.${boardId}`, entry.ok);
      return { ok: new Session(boardId, entry.ok) };
    }
    const kept = recall<Entry>(`entry.${boardId}`);
    if (entry.failed === "offline" && kept) return { ok: new Session(boardId, kept) };
    return entry;
  }

  constructor(boardId: string, entry: Entry) {
    this.boardId = boardId as BoardId;
    this.#entry = entry;
    this.#outbox = new Outbox(`${boardId}.${entry.memberId}`, {
      send: async (intent) => sendIntent(boardId, intent, (await this.#token(false)) ?? ""),
      changed: () => this.#refresh(),
      refused: (_, failure) => this.notify(failure.failed),
    });
    this.#view = new LedgerView(this.ledgerDoc, (ledger) => this.#arrived(ledger));
    this.#link = this.#open("ledger", this.ledgerDoc);
    this.#scheduleRenewal();
    addEventListener("beforeunload", this.#beforeUnload);
  }

  get me(): Actor {
    const { memberId, voiceId, role } = this.#entry;
    return { memberId, voiceId, role };
  }

  get state(): SessionState {
    return this.#state;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Asks for a change. Shown at once; the refusal is given back when it is certain already, else it comes as a notice. */
  submit = (asked: Asked): Refusal | null => {
    if (!this.#state.ledger) return refuse("try-again");
    const refusal = this.#outbox.submit(asked, this.#state.ledger, this.me);
    if (refusal) this.notify(refusal.refused);
    return refusal;
  };

  /** The canvas document; asking for it connects it. The phone never asks. */
  canvas(): { doc: Y.Doc; link: Link } {
    if (!this.#canvas) {
      const doc = new Y.Doc();
      const link = this.#open("canvas", doc);
      const marks = new SavedMarks(
        link.provider,
        () => this.#refresh(),
        (code) => this.#canvasRefused(code),
      );
      this.#canvas = { doc, link, marks };
    }
    return this.#canvas;
  }

  notify(code: RefusalCode | "offline"): void {
    this.#noticeCount += 1;
    this.#set({ notices: [...this.#state.notices, { id: this.#noticeCount, code }].slice(-3) });
  }

  dismiss = (id: number): void => {
    this.#set({ notices: this.#state.notices.filter((notice) => notice.id !== id) });
  };

  /** Fetches with this session's token: the record, an export. Null when there is no way in any more. */
  authorized = async (path: string): Promise<Response | null> => {
    const token = await this.#token(false);
    if (token === null) return null;
    return fetch(path, { headers: { authorization: `Bearer ${token}` } }).catch(() => null); // no answer: offline
  };

  close(): void {
    this.#closed = true;
    clearTimeout(this.#renewal);
    removeEventListener("beforeunload", this.#beforeUnload);
    this.#outbox.close();
    this.#view.close();
    this.#link.close();
    this.#canvas?.marks.close();
    this.#canvas?.link.close();
    this.#listeners.clear();
  }

  #open(name: "canvas" | "ledger", doc: Y.Doc): Link {
    return new Link(this.boardId, name, doc, {
      token: (renew) => this.#token(renew),
      changed: () => this.#linkChanged(),
      ended: () => this.notify("key-invalid"),
    });
  }

  #linkChanged(): void {
    if (this.#link?.state === "live") this.#outbox.flush();
    this.#refresh();
  }

  #arrived(ledger: Ledger): void {
    this.#outbox.settle(ledger);
    const { id, title, objective } = ledger.board;
    rememberBoard({ id, title, objective, role: this.me.role, at: Date.now() });
    this.#refresh();
  }

  #canvasRefused(code: string): void {
    console.warn(`canvas change refused: ${code}`);
    this.notify("too-large");
  }

  #refresh(): void {
    if (!this.#link || this.#closed) return;
    const ledger = this.#view.ledger;
    const shown = ledger ? this.#outbox.preview(ledger, this.me) : null;
    this.#set({ ledger: shown, saved: this.#saved(), link: this.#link.state });
  }

  #saved(): SavedState {
    const pending = this.#outbox.unanswered + (this.#canvas?.marks.unsaved ?? 0);
    const links = [this.#link.state, ...(this.#canvas ? [this.#canvas.link.state] : [])];
    if (links.includes("closed")) return { state: "closed", pending };
    if (links.includes("offline")) return { state: "offline", pending };
    return { state: pending > 0 || links.includes("connecting") ? "saving" : "saved", pending };
  }

  #set(change: Partial<SessionState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }

  async #token(renew: boolean): Promise<string | null> {
    if (!renew && this.#entry.expiresAt > Date.now() + 5_000) return this.#entry.token;
    this.#renewing ??= this.#renew().finally(() => {
      this.#renewing = null;
    });
    return this.#renewing;
  }

  async #renew(): Promise<string | null> {
    const entry = await join(this.boardId, {}, deviceSecret());
    if (isFailure(entry)) return entry.failed === "offline" || entry.failed === "try-again" ? this.#entry.token : null;
    this.#entry = entry.ok;
    remember(`entry.${this.boardId}`, entry.ok);
    this.#scheduleRenewal();
    return entry.ok.token;
  }

  #scheduleRenewal(): void {
    clearTimeout(this.#renewal);
    const life = this.#entry.expiresAt - Date.now();
    this.#renewal = setTimeout(() => void this.#token(true), Math.max(10_000, Math.min(life * RENEW_AT, 2 ** 31 - 1)));
  }

  readonly #beforeUnload = (event: BeforeUnloadEvent): void => {
    // intents are kept on the device; what would be lost is the canvas changes that the server does not have yet
    if ((this.#canvas?.marks.unsaved ?? 0) > 0) event.preventDefault();
  };
}

/** Leaves no trace of a board on this device, for a shared computer. */
export function leaveBoard(boardId: string): void {
  forget(`entry.${boardId}`);
}
