import {
  type Actor,
  applyData,
  decide,
  type Intent,
  type IntentId,
  isRefusal,
  type Ledger,
  makeId,
  REFUSALS,
  type Refusal,
  type RefusalCode,
} from "@acuerdo/shared";
import { AROUND, type Around, Backoff } from "./backoff.ts";
import { forget, onRemembered, randomBytes, recall, recallKeys, remember } from "./device.ts";
import { type Answer, type Failure, isFailure } from "./http.ts";
import { Lease } from "./lease.ts";
import { wordsOf } from "./refused.ts";
import { serverNow } from "./server-time.ts";

/**
 * What this browser has asked and the server has not answered yet. Each intent is kept on the device before it is sent,
 * under its own key: it survives a reload, all tabs show it, one of them sends. The server answers the same id the same
 * way, so sending twice is harmless. On a refusal the change is taken back and handed on with the reason.
 */

type Omitted<T> = T extends { id: IntentId } ? Omit<T, "id"> : never;
/** An intent without its id: what the screens ask. */
export type Asked = Omitted<Intent>;

interface Waiting {
  readonly intent: Intent;
  /** When it was asked, later than what was asked before it: the order in which they are sent. */
  readonly at: number;
  /** Where the ledger must have come to before the preview may go; null while unanswered. */
  readonly seq: number | null;
}

export interface OutboxPort {
  readonly send: (intent: Intent) => Promise<Answer<{ seq: number }>>;
  /** Called when something waiting was added, answered or taken back. */
  readonly changed: () => void;
  /** Called with an intent that the server refused. */
  readonly refused: (intent: Intent, failure: Failure) => void;
}

/** Beside those that the ledger gives (409): what the server says of the intent itself. All other answers are of the way to it. */
const OF_THE_INTENT: ReadonlySet<string> = new Set<RefusalCode>([
  ...(["bad-request", "bad-json", "too-large", "wrong-type", "may-not-write", "not-the-wheel"] as const),
]);
/** A fault of the server's that is met so often in a row is met by this intent, and holds up all that are behind it. */
const MOST_FAULTS = 5;

const isDecided = ({ failed }: Failure): boolean =>
  failed !== "offline" && (REFUSALS[failed] === 409 || OF_THE_INTENT.has(failed));

export class Outbox {
  readonly #prefix: string;
  readonly #port: OutboxPort;
  readonly #backoff: Backoff;
  readonly #lease: Lease;
  readonly #stopHearing: () => void;
  /** What only this page holds: the browser would not keep it. */
  readonly #unkept = new Set<string>();
  #waiting: readonly Waiting[];
  #shown: { readonly ledger: Ledger; readonly waiting: readonly Waiting[]; readonly preview: Ledger } | null = null;
  #sending = false;
  #closed = false;
  /** How often in a row the server has failed at the first that waits. */
  #faults = 0;

  /** @param name the board and the member: all tabs of one person on one board share an outbox. */
  constructor(name: string, port: OutboxPort, around: Around = AROUND) {
    this.#prefix = `outbox.${name}.`;
    this.#port = port;
    this.#backoff = new Backoff(() => this.flush(), 0, around);
    this.#lease = new Lease(`sender.${name}`, around.wall);
    const kept = recallKeys(this.#prefix).map((key) => recall<Waiting>(key));
    this.#waiting = inOrder(kept.filter((entry) => entry !== null));
    this.#stopHearing = onRemembered((key) => this.#heard(key));
  }

  /** Intents that the server has not answered. */
  get unanswered(): number {
    return this.#waiting.filter(({ seq }) => seq === null).length;
  }

  /** What was written in them, oldest first. */
  get words(): readonly string[] {
    return this.#waiting.filter(({ seq }) => seq === null).map(({ intent }) => wordsOf(intent));
  }

  /** Whether all of them outlive the page. */
  get kept(): boolean {
    return this.#unkept.size === 0;
  }

  /** Takes an intent on: kept first, then sent. A refusal that is certain already is given back and nothing is kept. */
  submit(asked: Asked, ledger: Ledger, actor: Actor): Refusal | null {
    const intent = { ...asked, id: makeId<IntentId>(randomBytes) } as Intent;
    const decision = decide(ledger, intent, actor);
    if (isRefusal(decision)) return decision;
    if (decision.length === 0) return null;
    const at = Math.max(serverNow(), (this.#waiting.at(-1)?.at ?? 0) + 1);
    this.#keep({ intent, at, seq: null });
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
    if (this.#shown?.ledger === ledger && this.#shown.waiting === this.#waiting) return this.#shown.preview;
    let preview = ledger;
    for (const { intent, at, seq } of this.#waiting) {
      if (seq !== null && seq <= ledger.seq) continue;
      const decision = decide(preview, intent, actor);
      if (isRefusal(decision)) continue;
      for (const draft of decision) preview = applyData(preview, { ...draft, board: ledger.board.id, at });
    }
    this.#shown = { ledger, waiting: this.#waiting, preview };
    return preview;
  }

  /** Lets go of answered intents that the ledger has arrived at. */
  settle(ledger: Ledger): void {
    for (const { intent, seq } of this.#waiting) if (seq !== null && seq <= ledger.seq) this.#drop(intent.id);
  }

  /** The server has lost what it answered. */
  forgetAnswered(): void {
    for (const { intent, seq } of this.#waiting) if (seq !== null) this.#drop(intent.id);
  }

  close(): void {
    this.#closed = true;
    this.#backoff.stop();
    this.#lease.giveUp();
    this.#stopHearing();
  }

  async #sendAll(): Promise<void> {
    this.#sending = true;
    try {
      for (let next = this.#next(); next && !this.#closed && this.#lease.take(); next = this.#next()) {
        const answer = await this.#port.send(next.intent);
        if (!this.#isAnswer(answer)) break;
        this.#backoff.worked();
        this.#answered(next, answer);
      }
    } finally {
      this.#lease.giveUp();
      this.#sending = false;
      if (this.#next() && !this.#closed) this.#backoff.failed();
    }
  }

  /** Whether it says what became of the intent. */
  #isAnswer(answer: Answer<{ seq: number }>): boolean {
    this.#faults = isFailure(answer) && answer.failed === "internal" ? this.#faults + 1 : 0;
    const isAnswer = !isFailure(answer) || isDecided(answer) || this.#faults >= MOST_FAULTS;
    if (isAnswer) this.#faults = 0;
    return isAnswer;
  }

  /** Keeps again what the device has lost meanwhile, because somebody has cleared it. */
  keepAgain(): void {
    for (const entry of this.#waiting) {
      const { id } = entry.intent;
      if (entry.seq === null && !this.#unkept.has(id) && recall(this.#prefix + id) === null) this.#keep(entry);
    }
  }

  #next(): Waiting | undefined {
    return this.#waiting.find(({ seq }) => seq === null);
  }

  #answered(entry: Waiting, answer: Answer<{ seq: number }>): void {
    if (isFailure(answer)) {
      this.#port.refused(entry.intent, answer);
      this.#drop(entry.intent.id);
    } else this.#keep({ ...entry, seq: answer.ok.seq });
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
    this.#waiting = this.#waiting.filter(({ intent }) => intent.id !== id);
  }

  /** Another tab has asked something, or has got its answer. */
  #heard(key: string): void {
    if (!key.startsWith(this.#prefix)) return;
    const entry = recall<Waiting>(key);
    const id = key.slice(this.#prefix.length);
    if (entry) this.#take(entry);
    // refused there; what was answered stays until the ledger has come here too
    else this.#waiting = this.#waiting.filter(({ intent, seq }) => intent.id !== id || seq !== null);
    this.#port.changed();
    this.flush();
  }
}

/** In all tabs the same. */
const inOrder = (entries: readonly Waiting[]): readonly Waiting[] =>
  [...entries].sort((a, b) => a.at - b.at || (a.intent.id < b.intent.id ? -1 : 1));
