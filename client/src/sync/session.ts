import {
  type Actor,
  type Asked,
  type BoardId,
  CLOSE,
  type Intent,
  type Ledger,
  type Refusal,
  refuse,
} from "@acuerdo/shared";
import { isBorrowed } from "./borrowed.ts";
import type { Aside } from "./cache.ts";
import type { CanvasSession } from "./canvas-session.ts";
import { deviceSecret, rememberBoard } from "./device.ts";
import { actorOf, keepEntry, keptEntry, Pass } from "./entry.ts";
import {
  type Accepted,
  type Admission,
  type Answer,
  call,
  type Entry,
  isFailure,
  type JoinFields,
  join,
  sendIntent,
  whoAmI,
} from "./http.ts";
import { type LedgerPort, LedgerSession } from "./ledger-session.ts";
import type { LinkPort } from "./link.ts";
import { type Notice, withNotice } from "./notices.ts";
import { Outbox, type Placing, withId } from "./outbox.ts";
import { CANVAS, RefusedIntents } from "./refused.ts";
import { type SavedState, sameSaved, savedState } from "./saved-state.ts";
import { beginning, type SessionState } from "./session-state.ts";

/**
 * One board, opened on this device: the token, the ledger with what waits on top, the canvas once somebody asks for it,
 * and what is saved. Screens read it through the hooks in `use-session.ts`; nothing else touches the network.
 */

/** Opens a canvas. `aside`: what the server has refused of the one before. */
export type OpenCanvas = (
  boardId: BoardId,
  port: Omit<LinkPort, "ready">,
  refused: (code: string) => void,
  aside: Aside | null,
) => CanvasSession;

export class Session {
  readonly boardId: BoardId;
  readonly #pass: Pass;
  #state: SessionState;
  #canvas: CanvasSession | null = null;
  #closed = false;
  readonly #listeners = new Set<() => void>();
  readonly #outbox: Outbox;
  readonly #refused: RefusedIntents;
  #ledger: LedgerSession;

  /** Joins, or comes back: a device that the board knows needs no key. */
  static async enter(boardId: string, admission: Admission, fields: JoinFields = {}): Promise<Answer<Session>> {
    const entry = await join(boardId, admission, deviceSecret(), fields);
    if (!isFailure(entry)) {
      keepEntry(boardId, entry.ok);
      return { ok: new Session(boardId, entry.ok) };
    }
    const kept = keptEntry(boardId);
    if (entry.failed === "offline" && kept) return { ok: new Session(boardId, kept) };
    return entry;
  }

  constructor(boardId: string, entry: Entry) {
    this.boardId = boardId as BoardId;
    this.#state = beginning(actorOf(entry));
    this.#pass = new Pass(this.boardId, entry, {
      changed: (me) => this.#set({ me }),
      removed: () => this.#set({ removed: true }),
    });
    const name = `${boardId}.${entry.memberId}`;
    this.#refused = new RefusedIntents(name, () => this.#refresh());
    this.#outbox = new Outbox(name, {
      send: (intent) => this.#send(intent),
      changed: () => this.#refresh(),
      ask: async () => whoAmI(this.boardId, (await this.token()) ?? ""),
      refused: (intent, { failed }, seen) => {
        this.#refused.add(intent, failed, seen);
        this.notify(failed, intent);
      },
    });
    this.#ledger = new LedgerSession(this.boardId, this.#ledgerPort());
    addEventListener("beforeunload", this.#beforeUnload);
  }

  /** The same object until the role changes, or whether one takes part. */
  get me(): Actor {
    return this.#state.me;
  }
  get state(): SessionState {
    return this.#state;
  }
  /** Positions of mine whose card is still to be put on the canvas by the server. */
  get placing(): readonly Placing[] {
    return this.#outbox.placing;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /**
   * Asks for a change. Shown at once; the refusal is given back when it is certain already, else it comes as a notice.
   * @param keep where the field closes with what was written: what is refused is kept with its words.
   */
  submit = (asked: Asked, keep = false): Refusal | null => {
    if (!this.#state.ledger) return refuse("try-again");
    const refusal = this.#outbox.submit(asked, this.#state.ledger, this.me);
    if (!refusal) return null;
    if (keep) this.#refused.add(withId(asked), refusal.refused, null);
    this.notify(refusal.refused, asked);
    this.#refresh();
    return refusal;
  };

  /** Whether my stance is to be waited for: a mediator's choice. Where voices are anonymous, the server alone keeps it. */
  takePart = async (takesPart: boolean): Promise<void> => {
    if (this.#state.ledger?.board.voices === "named") return void this.submit({ kind: "member.change", takesPart });
    const entry = await join(this.boardId, {}, deviceSecret(), { takesPart });
    if (isFailure(entry)) this.notify(entry.failed);
    else this.#pass.renewed(entry.ok);
  };

  /** The canvas document, opened and connected by whoever asks first. The phone never asks, and never fetches the code. */
  canvas(open: OpenCanvas): CanvasSession {
    this.#canvas ??= open(this.boardId, this.#port(), (code) => void this.#canvasRefused(open, code), null);
    return this.#canvas;
  }

  /** Asks once more for what was refused: as it was, or as it was decided on what has been shown meanwhile. */
  askAgain = (id: string, anew: Asked | null = null): void => {
    const asked = anew ?? this.#refused.find(id);
    if (id === CANVAS) this.#canvas?.putBack();
    else if (asked && !this.submit(asked)) this.#refused.forget(id);
    this.#refresh();
  };

  /** Forgets what was refused. */
  letGo = (id: string): void => {
    if (id === CANVAS) this.#canvas?.letGo();
    else this.#refused.forget(id);
    this.#refresh();
  };

  notify(code: Notice["code"], asked: Asked | null = null): void {
    this.#set({ notices: withNotice(this.#state.notices, code, asked) });
  }

  dismiss = (id: number): void => {
    this.#set({ notices: this.#state.notices.filter((notice) => notice.id !== id) });
  };

  /** Fetches with this session's token: the record, an export. Null when there is no way in any more. */
  authorized = async (path: string): Promise<Response | null> => {
    const token = await this.token();
    if (token === null) return null;
    return fetch(path, { headers: { authorization: `Bearer ${token}` } }).catch(() => null); // no answer: offline
  };

  /** Asks for what no intent is for. */
  ask = async <T>(method: "GET" | "POST", path: string, body?: unknown): Promise<Answer<T>> =>
    call<T>(method, path, body, (await this.token()) ?? "");

  /** A token that is still good; null when there is no way in any more. */
  token = (): Promise<string | null> => this.#pass.token(false);

  /** Comes back in by another way. */
  comeBack(way: Promise<Admission>): Promise<string | null> {
    return this.#pass.comeBack(way);
  }

  close(): void {
    this.#closed = true;
    this.#pass.close();
    removeEventListener("beforeunload", this.#beforeUnload);
    this.#outbox.close();
    this.#refused.close();
    this.#ledger.close();
    this.#canvas?.close();
    this.#listeners.clear();
  }

  #port(): Omit<LinkPort, "ready"> {
    return {
      token: (renew) => this.#pass.token(renew),
      changed: () => this.#linkChanged(),
      ended: (code) => (code === CLOSE.removed ? this.#set({ removed: true }) : this.notify("key-invalid")),
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
    if (this.#ledger?.link.state === "live" && this.#state.link !== "live") this.#outbox.learn(this.#ledger.ledger);
    if (this.#ledger?.link.state === "live") this.#outbox.flush();
    this.#refresh();
  }

  #arrived(ledger: Ledger): void {
    this.#outbox.settle(ledger);
    const { id, title, objective } = ledger.board;
    if (ledger.board !== this.#state.ledger?.board)
      rememberBoard({ id, title, objective, role: this.me.role, at: Date.now() });
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
    await this.#ledger.discard();
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
    const [canvas, outbox] = [this.#canvas, this.#outbox];
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
  async #send(intent: Intent): Promise<Answer<Accepted>> {
    const answer = await sendIntent(this.boardId, intent, (await this.token()) ?? "");
    if (isFailure(answer) && answer.failed === "token-invalid") await this.#pass.token(true);
    return answer;
  }

  readonly #beforeUnload = (event: BeforeUnloadEvent): void => {
    // what waits is kept on the device where the browser allows it: only else would leaving lose something
    const { unsaved, kept } = this.#canvas ?? { unsaved: 0, kept: true };
    const { unanswered, kept: intentsKept } = this.#outbox;
    if ((unsaved > 0 && !kept) || (unanswered > 0 && !intentsKept)) event.preventDefault();
  };
}
