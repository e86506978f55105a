import {
  type Actor,
  type Asked,
  cleanAsked,
  doesNotFit,
  type Intent,
  type IntentId,
  isRefusal,
  type Ledger,
  type Place,
  type PositionId,
  type Refusal,
  type Rules,
  refuse,
  wordsSeen,
} from "@acuerdo/shared";
import { AROUND, type Around, Backoff } from "../link/backoff.ts";
import { serverNow } from "../link/server-time.ts";
import { forget, onRemembered, recallKeys, remember } from "../saved/device.ts";
import { isDurable, isOnDisk, keepDurable, onDurable } from "../saved/durable.ts";
import { Lease } from "../saved/lease.ts";
import { type Accepted, type Answer, type Failure, isFailure } from "../way-in/http.ts";
import { isDecided } from "./decided.ts";
import { whenFetched } from "./fetch-rules.ts";
import type { OwnHeldPort } from "./own-held.ts";
import { OwnHeldLater } from "./own-held-later.ts";
import { rulesNow } from "./rules.ts";
import { decided, inOrder, nextOf, type Waiting, waitingIn } from "./waiting.ts";
import { withId } from "./with-id.ts";

/**
 * What this browser has asked and the server has not answered yet. Each intent is kept on the device as it is sent,
 * under its own key: it survives a reload, all tabs show it, one of them sends. The server answers the same id the same
 * way, so sending twice is harmless. On a refusal the change is taken back and handed on with the reason.
 */

/** A preview, and what it was made from. */
interface Shown {
  readonly ledger: Ledger;
  readonly rules: Rules;
  readonly waiting: readonly Waiting[];
  readonly drafts: OwnHeldLater["drafts"];
  readonly preview: Ledger;
}

export interface Placing {
  readonly positionId: PositionId;
  readonly place: Place;
}

export interface OutboxPort {
  readonly send: (intent: Intent) => Promise<Answer<Accepted>>;
  /** Called when something waiting was added, answered or taken back. */
  readonly changed: () => void;
  /** Asks what the server keeps back of what this member has said. */
  readonly ask: OwnHeldPort["ask"];
  /** Called with an intent that the server refused, and the words that it was decided on. */
  readonly refused: (intent: Intent, failure: Failure, seen: string | null) => void;
}

/** A fault of the server's that is met so often in a row is met by this intent, and holds up all that are behind it. */
const MOST_FAULTS = 5;
/** What somebody between has held back so often, as one that looks at words may for ever, is passed by others; so many at most in one go. */
const HELD_BACK = 5;
const MOST_PASSED = 2;

export class Outbox {
  readonly #prefix: string;
  readonly #port: OutboxPort;
  readonly #ownHeld: OwnHeldLater;
  readonly #backoff: Backoff;
  readonly #lease: Lease;
  readonly #stops: readonly (() => void)[];
  /** What only this page holds: the browser would not keep it. */
  readonly #unkept = new Set<string>();
  #waiting: readonly Waiting[];
  #shown: Shown | null = null;
  #sending = false;
  #closed = false;
  /** How often in a row the server has failed at the first that waits. */
  #faults = 0;
  /** How often each of those that wait came to nobody who is ours. */
  readonly #nowhere = new Map<IntentId, number>();

  /** @param name the board and the member: all tabs of one person on one board share an outbox. */
  constructor(name: string, port: OutboxPort, around: Around = AROUND) {
    this.#ownHeld = new OwnHeldLater(name, port);
    this.#prefix = `outbox.${name}.`;
    this.#port = port;
    this.#backoff = new Backoff(() => this.flush(), 0, around);
    this.#lease = new Lease(`sender.${name}`, around.wall);
    this.#waiting = inOrder(recallKeys(this.#prefix).flatMap((key) => waitingIn(key) ?? []));
    const written = () => {
      if (this.#next()) port.changed();
    };
    this.#stops = [onRemembered((key) => this.#heard(key)), onDurable(written)];
  }

  /** Intents that the server has not answered. */
  get unanswered(): number {
    return this.#waiting.filter(({ seq }) => seq === null).length;
  }

  /** Positions that wait with a place for their card, which the server puts there when it takes them. */
  get placing(): readonly Placing[] {
    return this.#waiting.flatMap(({ intent }) =>
      intent.kind === "position.place" && intent.place ? [{ positionId: intent.positionId, place: intent.place }] : [],
    );
  }

  /** Positions that the server has not taken yet. */
  get waiting(): ReadonlySet<PositionId> {
    const unanswered = this.#waiting.filter(({ seq }) => seq === null);
    return new Set(unanswered.flatMap(({ intent }) => (intent.kind === "position.place" ? [intent.positionId] : [])));
  }

  /** Whether all of them outlive the page, or are about to. */
  get kept(): boolean {
    return this.#unkept.size === 0 && isDurable();
  }

  /** Whether all of them would be there if the browser ended now. */
  get written(): boolean {
    return this.kept && this.#waiting.every(({ intent, seq }) => seq !== null || isOnDisk(this.#prefix + intent.id));
  }

  /**
   * Takes an intent on, with what it is decided on: kept first, then sent. A refusal that is certain already is given back and
   * nothing is kept.
   */
  submit(asked: Asked, ledger: Ledger, actor: Actor): Refusal | null {
    const rules = rulesNow();
    if (!rules.decides(asked.kind)) return refuse("try-again");
    const intent = withId(rules.withBase(ledger, cleanAsked(asked), actor));
    const decision = doesNotFit(intent) ?? rules.decide(ledger, intent, actor);
    if (isRefusal(decision)) return decision;
    if (decision.length === 0) return null;
    const at = Math.max(serverNow(), (this.#waiting.at(-1)?.at ?? 0) + 1);
    this.#keep({ intent, at, seq: null, seen: wordsSeen(ledger, intent) });
    this.#port.changed();
    this.flush();
    return null;
  }

  /** Sends what waits, now: called when the connection is back. */
  flush(): void {
    if (this.#sending || this.#closed || !this.#next()) return;
    if (this.#lease.take()) void this.#sendAll();
    else this.#backoff.failed(); // another tab is at it
  }

  /** The ledger with everything waiting applied on top, as far as it would be accepted. */
  preview(ledger: Ledger, actor: Actor): Ledger {
    const [{ drafts }, rules] = [this.#ownHeld, rulesNow()];
    const isSame = this.#shown?.ledger === ledger && this.#shown.waiting === this.#waiting;
    if (isSame && this.#shown?.drafts === drafts && this.#shown.rules === rules) return this.#shown.preview;
    let preview = this.#ownHeld.over(ledger, actor);
    let last = ledger.seq;
    for (const { intent, at, seq, held } of this.#waiting) {
      if (seq !== null && seq <= ledger.seq && !held) continue;
      if (!rules.decides(intent.kind)) whenFetched(this.#port.changed);
      const decision = rules.decides(intent.kind) ? decided(rules, preview, intent, actor) : [];
      if (isRefusal(decision)) continue;
      for (const draft of decision) {
        last += 1; // later than all that is known; the server gives the number that lasts
        preview = rules.applyData(preview, { ...draft, board: ledger.board.id, seq: last, at });
      }
    }
    this.#shown = { ledger, rules, waiting: this.#waiting, drafts, preview };
    return preview;
  }

  /** Lets go of answered intents that the ledger has arrived at. */
  settle(ledger: Ledger): void {
    for (const { intent, seq, held } of this.#waiting)
      if (seq !== null && seq <= ledger.seq && !held) this.#drop(intent.id);
    if (ledger.board.voices === "anonymous") void this.#ownHeld.show();
  }

  /** Asks the server what it keeps back; only where voices are anonymous it does. */
  learn(ledger: Ledger | null): void {
    if (ledger?.board.voices === "anonymous") void this.#ownHeld.learn(this);
  }

  /** Intents that were answered and are kept back, as far as this device knows. */
  get held(): readonly IntentId[] {
    return this.#waiting.flatMap(({ intent, held }) => (held ? intent.id : []));
  }

  /** Lets go of those of which the server has said since what it holds. */
  forgetHeld(ids: readonly IntentId[]): void {
    for (const id of ids) this.#drop(id);
  }

  /** The server has lost what it answered. */
  forgetAnswered(): void {
    for (const { intent, seq } of this.#waiting) if (seq !== null) this.#drop(intent.id);
  }

  close(): void {
    this.#closed = true;
    this.#backoff.stop();
    this.#lease.giveUp();
    for (const stop of this.#stops) stop();
    this.#ownHeld.close();
  }

  async #sendAll(): Promise<void> {
    this.#sending = true;
    try {
      const passed: Waiting[] = [];
      for (let next = this.#next(); next && !this.#closed && this.#lease.take(); next = this.#next(passed)) {
        const answer = await this.#port.send(next.intent);
        if (this.#isAnswer(answer)) {
          this.#backoff.worked();
          this.#answered(next, answer);
        } else if (this.#isHeldBack(next, answer) && passed.length < MOST_PASSED) passed.push(next);
        else break;
      }
    } finally {
      this.#lease.giveUp();
      this.#sending = false;
      if (this.#next() && !this.#closed) this.#backoff.failed();
    }
  }

  /** Whether it says what became of the intent. */
  #isAnswer(answer: Answer<Accepted>): boolean {
    this.#faults = isFailure(answer) && answer.failed === "internal" ? this.#faults + 1 : 0;
    const isAnswer = !isFailure(answer) || isDecided(answer) || this.#faults >= MOST_FAULTS;
    if (isAnswer) this.#faults = 0;
    return isAnswer;
  }

  /** Whether somebody between may be at it, and at it alone. */
  #isHeldBack({ intent }: Waiting, answer: Answer<Accepted>): boolean {
    const times = isFailure(answer) && answer.failed === "offline" ? (this.#nowhere.get(intent.id) ?? 0) + 1 : 0;
    this.#nowhere.set(intent.id, times);
    return times > HELD_BACK;
  }

  /** Keeps again what the device has lost meanwhile, because somebody has cleared it. */
  keepAgain(): void {
    for (const entry of this.#waiting) {
      const { id } = entry.intent;
      if (entry.seq === null && !this.#unkept.has(id) && waitingIn(this.#prefix + id) === null) this.#keep(entry);
    }
  }

  #next(passed: readonly Waiting[] = []): Waiting | undefined {
    return nextOf(this.#waiting, passed);
  }

  #answered(entry: Waiting, answer: Answer<Accepted>): void {
    if (isFailure(answer)) {
      this.#port.refused(entry.intent, answer, entry.seen ?? null);
      this.#drop(entry.intent.id);
    } else {
      const { seq, held } = answer.ok;
      this.#keep({ ...entry, seq, ...(held && { held }) });
      if (held || this.#ownHeld.drafts.length > 0) void this.#ownHeld.learn(this);
    }
    this.#port.changed();
  }

  #keep(entry: Waiting): void {
    const { id } = entry.intent;
    if (remember(this.#prefix + id, entry)) this.#unkept.delete(id);
    else this.#unkept.add(id);
    this.#take(entry);
  }

  #take(entry: Waiting): void {
    this.#waiting = inOrder([...this.#waiting.filter(({ intent }) => intent.id !== entry.intent.id), entry]);
  }

  #drop(id: IntentId): void {
    forget(this.#prefix + id);
    this.#unkept.delete(id);
    this.#nowhere.delete(id);
    this.#waiting = this.#waiting.filter(({ intent }) => intent.id !== id);
  }

  /** Another tab has asked something, or has got its answer. */
  #heard(key: string): void {
    if (!key.startsWith(this.#prefix)) return;
    const entry = waitingIn(key);
    keepDurable(key, entry && JSON.stringify(entry)); // this tab says that it is kept, and so keeps it itself
    const id = key.slice(this.#prefix.length);
    if (entry) this.#take(entry);
    // refused there; what was answered stays until the ledger has come here too
    else this.#waiting = this.#waiting.filter(({ intent, seq }) => intent.id !== id || seq !== null);
    this.#port.changed();
    this.flush();
  }
}
