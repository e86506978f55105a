import {
  type Actor,
  type BoardId,
  type Intent,
  type Ledger,
  type Refusal,
  type RefusalCode,
  refuse,
} from "@acuerdo/shared";
import { isBorrowed } from "./borrowed.ts";
import type { Aside } from "./cache.ts";
import type { CanvasSession } from "./canvas-session.ts";
import { deviceSecret, recall, remember, rememberBoard } from "./device.ts";
import { type Admission, type Answer, type Entry, isFailure, type JoinFields, join, sendIntent } from "./http.ts";
import { type LedgerPort, LedgerSession } from "./ledger-session.ts";
import type { LinkPort, LinkState } from "./link.ts";
import { type Asked, Outbox } from "./outbox.ts";
import { CANVAS, RefusedIntents } from "./refused.ts";
import { type SavedState, sameSaved, savedState } from "./saved-state.ts";

/**
 * One board, opened on this device: the token, the ledger with what waits on top, the canvas once somebody asks for it,
 * and what is saved. Screens read it through the hooks in `use-session.ts`; nothing else touches the network.
 */

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

/** Opens a canvas. `aside`: what the server has refused of the one before. */
export type OpenCanvas = (
  boardId: BoardId,
  port: Omit<LinkPort, "ready">,
  refused: (code: string) => void,
  aside: Aside | null,
) => CanvasSession;

/** Renewed when this part of its life is over, so that it is fresh when the connection breaks. */
const RENEW_AT = 0.7;

export class Session {
  readonly boardId: BoardId;
  #entry: Entry;
  #me: Actor;
  #state: SessionState = {
    ledger: null,
    saved: { state: "connecting", pending: 0, refused: [], kept: true },
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
  readonly #outbox: Outbox;
  readonly #refused: RefusedIntents;
  #ledger: LedgerSession;

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
    this.#me = actorOf(entry);
    const name = `${boardId}.${entry.memberId}`;
    this.#refused = new RefusedIntents(name, () => this.#refresh());
    this.#outbox = new Outbox(name, {
      send: (intent) => this.#send(intent),
      changed: () => this.#refresh(),
      refused: (intent, { failed }) => {
        this.#refused.add(intent, failed);
        this.notify(failed);
      },
    });
    this.#ledger = new LedgerSession(this.boardId, this.#ledgerPort());
    this.#scheduleRenewal();
    addEventListener("beforeunload", this.#beforeUnload);
  }

  /** The same object until the role changes. */
  get me(): Actor {
    return this.#me;
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

  /** The canvas document, opened and connected by whoever asks first. The phone never asks, and never fetches the code. */
  canvas(open: OpenCanvas): CanvasSession {
    this.#canvas ??= open(this.boardId, this.#port(), (code) => void this.#canvasRefused(open, code), null);
    return this.#canvas;
  }

  /** Asks once more for what was refused. */
  askAgain = (id: string): void => {
    const intent = this.#refused.find(id);
    if (id === CANVAS) this.#canvas?.putBack();
    else if (intent && !this.submit(intent)) this.#refused.forget(id);
    this.#refresh();
  };

  /** Forgets what was refused. */
  letGo = (id: string): void => {
    if (id === CANVAS) this.#canvas?.letGo();
    else this.#refused.forget(id);
    this.#refresh();
  };

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

  /** A token that is still good, for what is asked outside of this file; null when there is no way in any more. */
  token = (): Promise<string | null> => this.#token(false);

  /** Comes back in by another way: whoever needs a token meanwhile waits for the one that it gives. */
  comeBack(way: Promise<Admission>): Promise<string | null> {
    this.#renewing = way
      .then((admission) => this.#renew(admission))
      .finally(() => {
        this.#renewing = null;
      });
    return this.#renewing;
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#renewal);
    removeEventListener("beforeunload", this.#beforeUnload);
    this.#outbox.close();
    this.#refused.close();
    this.#ledger.close();
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

  #ledgerPort(): LedgerPort {
    return {
      ...this.#port(),
      arrived: (ledger) => this.#arrived(ledger),
      astray: () => void this.#ledgerAstray(),
    };
  }

  #linkChanged(): void {
    if (this.#ledger?.link.state === "live") this.#outbox.flush();
    this.#refresh();
  }

  #arrived(ledger: Ledger): void {
    this.#outbox.settle(ledger);
    const { id, title, objective } = ledger.board;
    const isNew = ledger.board !== this.#state.ledger?.board;
    if (isNew) rememberBoard({ id, title, objective, role: this.me.role, at: Date.now() });
    this.#refresh();
  }

  /** The server has refused a change: this browser's copy has gone astray, so the canvas is loaded afresh. */
  async #canvasRefused(open: OpenCanvas, code: string): Promise<void> {
    const astray = this.#canvas;
    if (!astray) return;
    const aside = await astray.discard(code);
    if (this.#closed) return;
    this.#canvas = open(this.boardId, this.#port(), (next) => void this.#canvasRefused(open, next), aside);
    this.#set({ canvasTake: this.#state.canvasTake + 1 });
  }

  /** The server has lost what it had told us: what it has now is what there is. */
  async #ledgerAstray(): Promise<void> {
    const astray = this.#ledger;
    await astray.discard();
    if (this.#closed) return;
    this.#outbox.forgetAnswered();
    this.#ledger = new LedgerSession(this.boardId, this.#ledgerPort());
  }

  #refresh(): void {
    if (!this.#ledger || this.#closed) return;
    const { ledger, link } = this.#ledger;
    const shown = ledger ? this.#outbox.preview(ledger, this.me) : this.#state.ledger;
    const { saved } = this.#state;
    const now = this.#saved();
    this.#set({ ledger: shown, saved: sameSaved(saved, now) ? saved : now, link: link.state });
  }

  #saved(): SavedState {
    const canvas = this.#canvas;
    const outbox = this.#outbox;
    return savedState({
      links: [this.#ledger.link.state, ...(canvas ? [canvas.link.state] : [])],
      pending: outbox.unanswered + (canvas?.unsaved ?? 0),
      refused: [...this.#refused.all, ...(canvas?.refused ? [canvas.refused] : [])],
      kept: !isBorrowed() && outbox.kept && (canvas?.kept ?? true),
      written: outbox.kept && (canvas?.written ?? true),
      settled: canvas?.settled ?? true,
    });
  }

  #set(change: Partial<SessionState>): void {
    const before = this.#state;
    const isNews = (Object.keys(change) as (keyof SessionState)[]).some((key) => change[key] !== before[key]);
    if (!isNews) return;
    this.#state = { ...before, ...change };
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
    return this.#renewing ?? this.comeBack(Promise.resolve({}));
  }

  async #renew(admission: Admission): Promise<string | null> {
    const entry = await join(this.boardId, admission, deviceSecret());
    if (isFailure(entry)) return entry.failed === "offline" || entry.failed === "try-again" ? this.#entry.token : null;
    this.#entry = entry.ok;
    if (entry.ok.role !== this.#me.role) this.#me = actorOf(entry.ok);
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
    // what waits is kept on the device where the browser allows it: only else would leaving lose something
    const { unsaved, kept } = this.#canvas ?? { unsaved: 0, kept: true };
    const { unanswered, kept: intentsKept } = this.#outbox;
    if ((unsaved > 0 && !kept) || (unanswered > 0 && !intentsKept)) event.preventDefault();
  };
}

const actorOf = ({ memberId, voiceId, role }: Entry): Actor => ({ memberId, voiceId, role });
