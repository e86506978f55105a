import {
  type Actor,
  applyData,
  decide,
  type Intent,
  type IntentId,
  isRefusal,
  type Ledger,
  makeId,
  type Refusal,
} from "@acuerdo/shared";
import { forget, randomBytes, recall, recallKeys, remember } from "./device.ts";
import { type Answer, type Failure, isFailure } from "./http.ts";

/**
 * What this browser has asked and the server has not answered yet. Each intent is kept on the device before it is sent,
 * under its own key, so that it survives a reload and two tabs do not overwrite each other; the server answers the same
 * id the same way, so sending twice is harmless. On a refusal the change is taken back and the reason shown.
 */

type Omitted<T> = T extends { id: IntentId } ? Omit<T, "id"> : never;
/** An intent without its id: what the screens ask. */
export type Asked = Omitted<Intent>;

interface Waiting {
  readonly intent: Intent;
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

const RETRY_MS = [500, 1000, 2000, 4000, 8000];
const AGAIN = new Set(["offline", "try-again", "slow-down", "internal", "token-invalid", "token-missing"]);

export class Outbox {
  readonly #prefix: string;
  readonly #port: OutboxPort;
  #waiting: Waiting[] = [];
  #sending = false;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  constructor(name: string, port: OutboxPort) {
    this.#prefix = `outbox.${name}.`;
    this.#port = port;
    const kept = recallKeys(this.#prefix).map((key) => recall<Waiting>(key));
    this.#waiting = kept.filter((entry) => entry !== null).toSorted((a, b) => a.at - b.at);
  }

  /** Intents that the server has not answered. */
  get unanswered(): number {
    return this.#waiting.filter(({ seq }) => seq === null).length;
  }

  /** Takes an intent on: kept first, then sent. A refusal that is certain already is given back and nothing is kept. */
  submit(asked: Asked, ledger: Ledger, actor: Actor): Refusal | null {
    const intent = { ...asked, id: makeId<IntentId>(randomBytes) } as Intent;
    const decision = decide(ledger, intent, actor);
    if (isRefusal(decision)) return decision;
    if (decision.length === 0) return null;
    const entry: Waiting = { intent, at: Date.now(), seq: null };
    this.#waiting.push(entry);
    remember(this.#prefix + intent.id, entry);
    this.#port.changed();
    this.flush();
    return null;
  }

  /** Sends what waits, now: called when the connection is back. */
  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (!this.#sending && !this.#closed) void this.#sendAll();
  }

  /** The ledger with everything waiting applied on top, as far as it would be accepted. */
  preview(ledger: Ledger, actor: Actor): Ledger {
    let shown = ledger;
    for (const { intent, at, seq } of this.#waiting) {
      if (seq !== null && seq <= ledger.seq) continue;
      const decision = decide(shown, intent, actor);
      if (isRefusal(decision)) continue;
      for (const draft of decision) shown = applyData(shown, { ...draft, board: ledger.board.id, at });
    }
    return shown;
  }

  /** Lets go of answered intents that the ledger has arrived at. True when there were any. */
  settle(ledger: Ledger): boolean {
    const before = this.#waiting.length;
    this.#waiting = this.#waiting.filter(({ seq }) => seq === null || seq > ledger.seq);
    return this.#waiting.length !== before;
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  async #sendAll(): Promise<void> {
    this.#sending = true;
    for (let next = this.#next(); next && !this.#closed; next = this.#next()) {
      const answer = await this.#port.send(next.intent);
      if (isFailure(answer) && AGAIN.has(answer.failed)) {
        this.#again();
        break;
      }
      this.#failures = 0;
      this.#answered(next, answer);
    }
    this.#sending = false;
  }

  #next(): Waiting | undefined {
    return this.#waiting.find(({ seq }) => seq === null);
  }

  #again(): void {
    const delay = RETRY_MS[Math.min(this.#failures, RETRY_MS.length - 1)] ?? 8000;
    this.#failures += 1;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), delay * (0.5 + Math.random()));
  }

  #answered(entry: Waiting, answer: Answer<{ seq: number }>): void {
    forget(this.#prefix + entry.intent.id);
    const index = this.#waiting.indexOf(entry);
    if (isFailure(answer)) {
      this.#waiting.splice(index, 1);
      this.#port.refused(entry.intent, answer);
    } else {
      this.#waiting[index] = { ...entry, seq: answer.ok.seq };
    }
    this.#port.changed();
  }
}
