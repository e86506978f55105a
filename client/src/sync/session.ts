import {
  type Actor,
  type BoardId,
  type Intent,
  type Ledger,
  REFUSALS,
  type Refusal,
  type RefusalCode,
  refuse,
} from "@acuerdo/shared";
import * as Y from "yjs";
import { Cache, clearCaches } from "./cache.ts";
import { CanvasSession } from "./canvas-session.ts";
import { deviceSecret, forget, recall, remember, rememberBoard } from "./device.ts";
import { type Admission, type Answer, type Entry, isFailure, type JoinFields, join, sendIntent } from "./http.ts";
import { LedgerView } from "./ledger-view.ts";
import { Link, type LinkPort, type LinkState } from "./link.ts";
import { type Asked, Outbox } from "./outbox.ts";

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
  /** Counts up when the canvas is loaded afresh: whoever shows it starts again with `canvas()`. */
  readonly canvasTake: number;
}

/** Renewed when this part of its life is over, so that it is fresh when the connection breaks. */
const RENEW_AT = 0.7;

export class Session {
  readonly boardId: BoardId;
  readonly ledgerDoc = new Y.Doc();
  #entry: Entry;
  #state: SessionState = {
    ledger: null,
    saved: { state: "saving", pending: 0 },
    notices: [],
    link: "connecting",
    canvasTake: 0,
  };
  #canvas: CanvasSession | null = null;
  #renewal: ReturnType<typeof setTimeout> | undefined;
  #renewing: Promise<string | null> | null = null;
  #noticeCount = 0;
  #closed = false;
  readonly #listeners = new Set<() => void>();
  readonly #view: LedgerView;
  readonly #link: Link;
  readonly #cache: Cache;
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
      send: (intent) => this.#send(intent),
      changed: () => this.#refresh(),
      refused: (_, failure) => this.notify(failure.failed),
    });
    this.#view = new LedgerView(this.ledgerDoc, (ledger) => this.#arrived(ledger));
    this.#cache = new Cache(boardId, "ledger", this.ledgerDoc);
    this.#link = new Link(this.boardId, "ledger", this.ledgerDoc, { ...this.#port(), ready: this.#cache.loaded });
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
  canvas(): CanvasSession {
    this.#canvas ??= new CanvasSession(this.boardId, this.#port(), (code) => void this.#canvasRefused(code));
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
    this.#cache.close();
    this.#canvas?.close();
    this.#listeners.clear();
  }

  #port(): Omit<LinkPort, "ready"> {
    return {
      token: (renew) => this.#token(renew),
      changed: () => this.#linkChanged(),
      ended: () => this.notify("key-invalid"),
    };
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

  /** The server has refused a change: this browser's copy has gone astray, so the canvas is loaded afresh. */
  async #canvasRefused(code: string): Promise<void> {
    const astray = this.#canvas;
    if (!astray) return;
    this.notify(Object.hasOwn(REFUSALS, code) ? (code as RefusalCode) : "bad-request");
    await astray.discard();
    this.#canvas = null;
    this.#set({ canvasTake: this.#state.canvasTake + 1 });
  }

  #refresh(): void {
    if (!this.#link || this.#closed) return;
    const ledger = this.#view.ledger;
    const shown = ledger ? this.#outbox.preview(ledger, this.me) : null;
    this.#set({ ledger: shown, saved: this.#saved(), link: this.#link.state });
  }

  #saved(): SavedState {
    const pending = this.#outbox.unanswered + (this.#canvas?.unsaved ?? 0);
    const links = [this.#link.state, ...(this.#canvas ? [this.#canvas.link.state] : [])];
    if (links.includes("closed")) return { state: "closed", pending };
    if (links.includes("offline")) return { state: "offline", pending };
    return { state: pending > 0 || links.includes("connecting") ? "saving" : "saved", pending };
  }

  #set(change: Partial<SessionState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }

  /** A clock that is wrong on this device does not show that a token has run out: the server's answer does. */
  async #send(intent: Intent): Promise<Answer<{ seq: number }>> {
    const answer = await sendIntent(this.boardId, intent, (await this.#token(false)) ?? "");
    if (isFailure(answer) && answer.failed === "token-invalid") await this.#token(true);
    return answer;
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
    // intents are kept on the device, and the canvas too where the browser allows it: only else would leaving lose something
    if (this.#canvas && this.#canvas.unsaved > 0 && !this.#canvas.kept) event.preventDefault();
  };
}

/** Leaves no trace of a board on this device, for a shared computer. */
export function leaveBoard(boardId: string): void {
  forget(`entry.${boardId}`);
  forget(`clients.${boardId}`);
  clearCaches(boardId);
}
