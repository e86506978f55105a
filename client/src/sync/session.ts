import {
  type Actor,
  type Asked,
  type BoardId,
  type Ledger,
  type MemberId,
  pathOf,
  personOf,
  type Refusal,
  readable,
  refuse,
} from "@acuerdo/shared";
import type { Canvases } from "./canvas/canvases.ts";
import type { CanvasPort, CanvasSession } from "./canvas/session.ts";
import { Outbox } from "./ledger/outbox.ts";
import { CANVAS, RefusedIntents } from "./ledger/refused.ts";
import { LedgerSession } from "./ledger/session.ts";
import { withId } from "./ledger/with-id.ts";
import { serverNow } from "./link/server-time.ts";
import { onWaking } from "./link/waking.ts";
import { type Notice, withNotice } from "./notices.ts";
import { rememberBoard } from "./saved/device.ts";
import { savedBy } from "./saved/facts.ts";
import { type SavedState, sameSaved } from "./saved/state.ts";
import { beginning, type SessionState } from "./session-state.ts";
import { isSame, Pass } from "./way-in/entry.ts";
import type { Admission, Answer, Asking, Entry } from "./way-in/http.ts";

/**
 * One board, opened on this device: the way in, the ledger with what waits on top, the canvas once somebody asks for it,
 * and what is saved. Screens read it through the hooks in `use-session.ts`; nothing else touches the network.
 */

/** A ledger that is loaded afresh more often than this in a row is not mended by it. */
const MOST_ASTRAY = 3;

export class Session {
  readonly boardId: BoardId;
  readonly #pass: Pass;
  #canvases: Canvases | null = null;
  #state: SessionState;
  #astray = 0;
  #closed = false;
  readonly #listeners = new Set<() => void>();
  /** Told of everything that somebody does here, once it is shown. */
  readonly taken = new Set<(asked: Asked) => void>();
  readonly #outbox: Outbox;
  readonly #refused: RefusedIntents;
  readonly #stopListening: () => void;
  #ledger: LedgerSession;

  /** @param admission what the server has not seen yet; null for an entry that it has just given. */
  constructor(boardId: string, entry: Entry, admission: Admission | null) {
    this.boardId = boardId as BoardId;
    this.#pass = new Pass(boardId, entry, admission, () => this.#entered());
    this.#state = beginning(this.#pass.me);
    const name = `${boardId}.${entry.memberId}`;
    this.#refused = new RefusedIntents(name, () => this.#refresh());
    this.#outbox = new Outbox(name, {
      send: (intent) => this.#pass.send(intent),
      changed: () => this.#refresh(),
      ask: () => this.ask(pathOf("me", { id: boardId }), { shape: { held: "object" } }),
      refused: (intent, { failed }, seen) => {
        this.#refused.add(intent, failed, seen);
        this.notify(failed, intent);
      },
    });
    this.#ledger = this.#openLedger();
    this.#stopListening = onWaking({ woke: () => this.#woke(), ticked: () => this.#ticked() });
    addEventListener("beforeunload", this.#beforeUnload);
  }

  /** Who I am on the board, by whichever device; the same object until that changes, the role, or whether one takes part. */
  get me(): Actor {
    return this.#state.me;
  }
  /** As whom this device came in: under that it keeps what waits here. */
  get seat(): MemberId {
    return this.#pass.me.memberId;
  }
  get state(): SessionState {
    return this.#state;
  }
  /** The ledger as everybody sees it: without what waits here, and what the server keeps back of mine. */
  get everybodys(): Ledger | null {
    return this.#ledger.ledger;
  }
  /** What the server has not answered yet: positions, cards that it is to put on the canvas, whether all of it is kept. */
  get asked(): Pick<Outbox, "placing" | "waiting" | "written"> {
    return this.#outbox;
  }
  /** Things of mine on the canvas that the server has not said to have; null while no canvas is open. */
  get drawn(): number | null {
    return this.#canvases?.now.waiting ?? null;
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
    if (!refusal) for (const listener of this.taken) listener(asked);
    if (!refusal) return null;
    if (keep) this.#refused.add(withId(asked), refusal.refused, null);
    this.notify(refusal.refused, asked);
    this.#refresh();
    return refusal;
  };

  /** Says something of me that the server alone keeps. */
  say: Pass["say"] = (mine) => this.#pass.say(mine);

  /** The canvas document, opened and connected by whoever asks first. The phone never asks, and never fetches the code. */
  canvas(Kind: typeof Canvases): CanvasSession {
    const afresh = () => this.#set({ canvasTake: this.#state.canvasTake + 1 });
    this.#canvases ??= new Kind(this.boardId, this.#port(), afresh);
    return this.#canvases.now;
  }

  /** Asks once more for what was refused: as it was, or as it was decided on what has been shown meanwhile. Whether it was taken on. */
  askAgain = (id: string, anew: Asked | null = null): boolean => {
    const asked = anew ?? this.#refused.find(id);
    if (id === CANVAS) this.#canvases?.now.putBack();
    const isTaken = id !== CANVAS && asked !== null && this.submit(asked) === null;
    if (isTaken) this.#refused.forget(id);
    this.#refresh();
    return isTaken;
  };

  /** Forgets what was refused. */
  letGo = (id: string): void => {
    if (id === CANVAS) this.#canvases?.now.letGo();
    else this.#refused.forget(id);
    this.#refresh();
  };

  notify(code: Notice["code"], asked: Asked | null = null): void {
    this.#set({ notices: withNotice(this.#state.notices, code, asked) });
  }

  dismiss = (id: number): void => {
    this.#set({ notices: this.#state.notices.filter((notice) => notice.id !== id) });
  };

  /** Asks with this session's token for what no intent is for: the record, the code, the canvas of earlier. */
  ask = <T>(path: string, asking: Asking): Promise<Answer<T>> => this.#pass.ask<T>(path, asking);

  /** Fetches a file with this session's token; null when Acuerdo does not give it. */
  download = (path: string): Promise<Response | null> => this.#pass.download(path);

  /** A token that is still good; null when there is no way in any more. */
  token = (): Promise<string | null> => this.#pass.token(false);

  /** Comes back in by another way. */
  comeBack(way: Promise<Admission>): Promise<string | null> {
    return this.#pass.comeBack(way);
  }

  /** Its member has come in again: everything is as they left it, and goes on. */
  resume(entry: Entry): void {
    this.#pass.renewed(entry);
    this.#ledger.link.resume();
    this.#canvases?.now.link.resume();
  }

  /** Somebody does not want to wait for the next attempt. */
  retry = (): void => {
    this.#ledger.link.retry();
    this.#canvases?.now.link.retry();
  };

  close(): void {
    this.#closed = true;
    this.#stopListening();
    removeEventListener("beforeunload", this.#beforeUnload);
    this.#pass.close();
    this.#outbox.close();
    this.#refused.close();
    this.#ledger.close();
    this.#canvases?.close();
    this.#listeners.clear();
  }

  #port(): CanvasPort {
    return {
      token: (renew) => this.#pass.token(renew),
      changed: () => this.#linkChanged(),
    };
  }

  #openLedger(): LedgerSession {
    return new LedgerSession(this.boardId, {
      ...this.#port(),
      arrived: (ledger) => this.#arrived(ledger),
      astray: () => void this.#ledgerAstray(),
    });
  }

  #linkChanged(): void {
    const isLive = this.#ledger?.link.state === "live";
    if (isLive && this.#state.link !== "live") this.#outbox.learn(this.#ledger.ledger);
    if (isLive) this.#outbox.flush();
    this.#refresh();
  }

  #entered(): void {
    this.#refresh();
    this.#outbox.flush();
  }

  #woke(): void {
    this.#pass.woke();
    this.#outbox.flush();
  }

  /** What nobody has told us of. */
  #ticked(): void {
    this.#outbox.keepAgain();
    this.#canvases?.now.look();
    this.#refresh();
  }

  #arrived(ledger: Ledger): void {
    this.#outbox.settle(ledger);
    const { id, title, objective } = readable(ledger).board;
    const isNew = ledger.board !== this.#state.ledger?.board;
    if (isNew) rememberBoard({ id, title, objective, role: this.me.role, at: serverNow() });
    this.#refresh();
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
    const { ended } = this.#pass;
    const me = this.#person(ledger);
    const shown = ledger ? readable(this.#outbox.preview(ledger, me)) : this.#state.ledger;
    const [saved, now] = [this.#state.saved, this.#saved()];
    if (link.state === "live") this.#astray = 0;
    this.#set({
      me,
      ledger: shown,
      saved: sameSaved(saved, now) ? saved : now,
      link: ended ? "closed" : link.state,
      trouble: ended ?? link.trouble ?? this.#canvases?.now.link.trouble ?? null,
      coming: link.coming,
    });
  }

  /** Of two devices that were joined, the one who stayed. */
  #person(ledger: Ledger | null): Actor {
    const me = ledger ? personOf(ledger, this.#pass.me) : this.#pass.me;
    return isSame(me, this.#state.me) ? this.#state.me : me;
  }

  #saved(): SavedState {
    const { link } = this.#ledger;
    return savedBy({ link, canvas: this.#canvases?.now, outbox: this.#outbox, refused: this.#refused.all });
  }

  #set(change: Partial<SessionState>): void {
    const before = this.#state;
    const isNews = (Object.keys(change) as (keyof SessionState)[]).some((key) => change[key] !== before[key]);
    if (!isNews) return;
    this.#state = { ...before, ...change };
    for (const listener of this.#listeners) listener();
  }

  /** Leaving would lose something: what waits is in this page alone, or it is not known yet whether the device keeps it. */
  readonly #beforeUnload = (event: BeforeUnloadEvent): void => {
    const { pending, kept } = this.#saved();
    const isKnown = this.#canvases?.now.isLoaded ?? true;
    if (pending > 0 && !(kept && isKnown)) event.preventDefault();
  };
}
