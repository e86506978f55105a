import type { Actor, EventDraft, IntentId, Ledger } from "@acuerdo/shared";
import { onRemembered, recallList, remember } from "../saved/device.ts";
import "./all-rules.ts";
import { type Answer, isFailure } from "../way-in/http.ts";
import { rulesNow } from "./rules.ts";

/**
 * What I said on a board with anonymous voices, and the server keeps back for a while: others are not shown it, I am. The server
 * says what it is (`GET …/me`); this device keeps the last it heard, so that it is shown offline and in every tab.
 */

export interface OwnHeldPort {
  readonly ask: () => Promise<Answer<{ readonly held: readonly EventDraft[] }>>;
  /** Called when something else is kept back than was known. */
  readonly changed: () => void;
}

/** What waits on this device until it is known what the server holds of it. */
export interface Waiting {
  readonly held: readonly IntentId[];
  forgetHeld(ids: readonly IntentId[]): void;
}

const DRAFT = { kind: "string", actor: "string", data: {} } as const;

export class OwnHeld {
  readonly #key: string;
  readonly #port: OwnHeldPort;
  readonly #stopHearing: () => void;
  #drafts: readonly EventDraft[];
  #shown: { readonly ledger: Ledger; readonly drafts: OwnHeld["drafts"]; readonly whole: Ledger } | null = null;

  /** @param name the board and the member: all tabs of one person on one board share it. */
  constructor(name: string, port: OwnHeldPort) {
    this.#key = `held.${name}`;
    this.#port = port;
    this.#drafts = recallList<EventDraft>(this.#key, DRAFT);
    this.#stopHearing = onRemembered((key) => {
      if (key !== this.#key) return;
      this.#drafts = recallList<EventDraft>(key, DRAFT);
      port.changed();
    });
  }

  get drafts(): readonly EventDraft[] {
    return this.#drafts;
  }

  /** Asks the server; what waited until then is shown from here. Without an answer all stays as it is. */
  async learn(waiting: Waiting): Promise<void> {
    const before = waiting.held;
    const answer = await this.#port.ask();
    if (isFailure(answer)) return;
    this.#drafts = answer.ok.held;
    remember(this.#key, this.#drafts);
    waiting.forgetHeld(before);
    this.#port.changed();
  }

  /** The ledger as it is for me. */
  over(ledger: Ledger, me: Actor): Ledger {
    if (this.#drafts.length === 0) return ledger;
    if (this.#shown?.ledger === ledger && this.#shown.drafts === this.#drafts) return this.#shown.whole;
    const whole = this.#drafts.reduce((so, draft) => (isIn(ledger, draft, me) ? so : applied(so, draft)), ledger);
    this.#shown = { ledger, drafts: this.#drafts, whole };
    return whole;
  }

  close(): void {
    this.#stopHearing();
  }
}

/** Whether the ledger says it by now, or knows nothing of what it is about. */
function isIn(ledger: Ledger, draft: EventDraft, me: Actor): boolean {
  switch (draft.kind) {
    case "stance.taken":
      return ledger.stances.get(draft.data.statementId)?.has(me.voiceId) ?? false;
    case "objection.eased":
      return ledger.stances.get(draft.data.versionId)?.has(me.voiceId) ?? false;
    case "commitment.made":
      return ledger.commitments.has(draft.data.commitmentId);
    default:
      return false;
  }
}

function applied(ledger: Ledger, draft: EventDraft): Ledger {
  const { id: board, openedAt: at } = ledger.board;
  if (
    "commitmentId" in draft.data &&
    draft.kind !== "commitment.made" &&
    !ledger.commitments.has(draft.data.commitmentId)
  )
    return ledger;
  return rulesNow().applyData(ledger, { ...draft, board, at, seq: ledger.seq + 1 });
}
