import {
  type Actor,
  type BoardId,
  type Intent,
  type Ledger,
  type Refusal,
  type RefusalCode,
  refuse,
} from "@acuerdo/shared";
import type { CanvasPort, CanvasSession } from "./canvas-session.ts";
import { rememberBoard } from "./device.ts";
import { Entrance } from "./entrance.ts";
import type { Coming } from "./greeting.ts";
import { type Admission, type Answer, type Entry, isFailure, type Shape, sendIntent } from "./http.ts";
import { LedgerSession } from "./ledger-session.ts";
import type { LinkState, Trouble } from "./link.ts";
import { type Asked, Outbox } from "./outbox.ts";
import { CANVAS, RefusedIntents } from "./refused.ts";
import type { Aside } from "./rows.ts";
import { type SavedState, sameSaved, savedState } from "./saved-state.ts";
import { serverNow } from "./server-time.ts";
import { onWaking } from "./waking.ts";

/**
 * One board, opened on this device: the way in, the ledger with what waits on top, the canvas once somebody asks for it,
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
  /** Why the server does not let us be, for now or for good; null where it does, or has not said. */
  readonly trouble: Trouble;
  /** How far the ledger has come, while it comes. */
  readonly coming: Coming | null;
  /** Counts up when the canvas is loaded afresh: whoever shows it starts again with `canvas()`. */
  readonly canvasTake: number;
}

/** Opens a canvas. `aside`: what the server has refused of the one before. */
export type OpenCanvas = (
  boardId: BoardId,
  port: CanvasPort,
  refused: (code: string) => void,
  aside: Aside | null,
) => CanvasSession;

/** A ledger that is loaded afresh more often than this in a row is not mended by it. */
const MOST_ASTRAY = 3;

export class Session {
  readonly boardId: BoardId;
  #state: SessionState = {
    ledger: null,
    saved: { state: "connecting", pending: 0, refused: [], kept: true, isHeldUp: false },
    notices: [],
    link: "connecting",
    trouble: null,
    coming: null,
    canvasTake: 0,
  };
  #canvas: CanvasSession | null = null;
  #noticeCount = 0;
  #astray = 0;
  #closed = false;
  readonly #listeners = new Set<() => void>();
  readonly #entrance: Entrance;
  readonly #outbox: Outbox;
  readonly #refused: RefusedIntents;
  readonly #stopListening: () => void;
  #ledger: LedgerSession;

  /** @param admission what the server has not seen yet; null for an entry that it has just given. */
  constructor(boardId: string, entry: Entry, admission: Admission | null) {
    this.boardId = boardId as BoardId;
    this.#entrance = new Entrance(boardId, entry, admission, () => this.#entered());
    const name = `${boardId}.${entry.memberId}`;
    this.#refused = new RefusedIntents(name, () => this.#refresh());
    this.#outbox = new Outbox(name, {
      send: (intent) => this.#send(intent),
      changed: () => this.#refresh(),
      refused: (intent, { failed }) => {
        this.#refused.add(intent, failed, serverNow());
        this.notify(failed);
      },
    });
    this.#ledger = this.#openLedger();
    this.#stopListening = onWaking({ woke: () => this.#woke(), ticked: () => this.#ticked() });
    addEventListener("beforeunload", this.#beforeUnload);
  }

  get me(): Actor {
    return this.#entrance.me;
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

  /** Asks with this session's token: the record, the code. */
  ask = <T>(path: string, shape: Shape): Promise<Answer<T>> => this.#entrance.ask<T>(path, shape);

  /** Fetches a file with this session's token; null when Acuerdo does not give it. */
  download = (path: string): Promise<Response | null> => this.#entrance.download(path);

  /** What of ours the server has not said to have: things on the canvas, as far as it is open, and what was written. */
  get unsaved(): { readonly drawings: number; readonly words: readonly string[] } {
    return { drawings: this.#canvas?.drawings ?? 0, words: this.#outbox.words };
  }

  /** Somebody does not want to wait for the next attempt. */
  retry = (): void => {
    this.#ledger.link.retry();
    this.#canvas?.link.retry();
  };

  close(): void {
    this.#closed = true;
    this.#stopListening();
    removeEventListener("beforeunload", this.#beforeUnload);
    this.#entrance.close();
    this.#outbox.close();
    this.#refused.close();
    this.#ledger.close();
    this.#canvas?.close();
    this.#listeners.clear();
  }

  /** Its member has come in again: everything is as they left it, and goes on. */
  resume(entry: Entry): void {
    this.#entrance.resume(entry);
    this.#ledger.link.resume();
    this.#canvas?.link.resume();
  }

  #port(): CanvasPort {
    return { token: (renew) => this.#entrance.token(renew), changed: () => this.#linkChanged() };
  }

  #openLedger(): LedgerSession {
    return new LedgerSession(this.boardId, {
      ...this.#port(),
      arrived: (ledger) => this.#arrived(ledger),
      astray: () => void this.#ledgerAstray(),
    });
  }

  #linkChanged(): void {
    if (this.#ledger?.link.state === "live") this.#outbox.flush();
    this.#refresh();
  }

  #entered(): void {
    this.#refresh();
    this.#outbox?.flush();
  }

  #woke(): void {
    this.#entrance.woke();
    this.#outbox.flush();
  }

  /** What nobody has told us of. */
  #ticked(): void {
    this.#outbox.keepAgain();
    this.#canvas?.look();
    this.#refresh();
  }

  #arrived(ledger: Ledger): void {
    this.#outbox.settle(ledger);
    const { id, title, objective } = ledger.board;
    const isNew = ledger.board !== this.#state.ledger?.board;
    if (isNew) rememberBoard({ id, title, objective, role: this.me.role, at: serverNow() });
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
    this.#astray += 1;
    if (this.#astray > MOST_ASTRAY) return;
    const astray = this.#ledger;
    await astray.discard();
    if (this.#closed || this.#ledger !== astray) return;
    this.#outbox.forgetAnswered();
    this.#ledger = this.#openLedger();
  }

  #refresh(): void {
    if (!this.#ledger || this.#closed) return;
    const { ledger, link } = this.#ledger;
    const shown = ledger ? this.#outbox.preview(ledger, this.me) : this.#state.ledger;
    const { saved } = this.#state;
    const now = this.#saved();
    if (link.state === "live") this.#astray = 0;
    this.#set({
      ledger: shown,
      saved: sameSaved(saved, now) ? saved : now,
      link: this.#entrance.ended ? "closed" : link.state,
      trouble: this.#entrance.ended ?? link.trouble ?? this.#canvas?.link.trouble ?? null,
      coming: link.coming,
    });
  }

  #saved(): SavedState {
    const canvas = this.#canvas;
    const outbox = this.#outbox;
    const links = [this.#ledger.link, ...(canvas ? [canvas.link] : [])];
    return savedState({
      links: links.map(({ state }) => state),
      isHeldUp: links.some(({ state, trouble }) => state !== "live" && trouble !== null),
      pending: outbox.unanswered + (canvas?.unsaved ?? 0),
      refused: [...this.#refused.all, ...(canvas?.refused ? [canvas.refused] : [])],
      kept: outbox.kept && (canvas?.kept ?? true),
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
    const token = await this.#entrance.token(false);
    const answer = await sendIntent(this.boardId, intent, token ?? "");
    if (isFailure(answer) && answer.failed === "token-invalid") await this.#entrance.token(true);
    return answer;
  }

  /** Leaving would lose something: what waits is in this page alone, or it is not known yet whether the device keeps it. */
  readonly #beforeUnload = (event: BeforeUnloadEvent): void => {
    const { pending, kept } = this.#saved();
    const isKnown = this.#canvas?.isLoaded ?? true;
    if (pending > 0 && !(kept && isKnown)) event.preventDefault();
  };
}
