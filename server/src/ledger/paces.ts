import type { Identity, Intent, Ledger, LedgerEvent, Refusal } from "@acuerdo/shared";
import { VersionPace } from "./version-pace.ts";
import { WithholdingPace } from "./withholding-pace.ts";

/** What may not be done as fast as it is asked, whatever it is. */
export class Paces {
  readonly #versions: VersionPace;
  readonly #withholdings: WithholdingPace;

  constructor(now: () => number) {
    this.#versions = new VersionPace(now);
    this.#withholdings = new WithholdingPace(now);
  }

  /** Why this comes too soon; null where it does not. */
  refuses(ledger: Ledger, intent: Intent, asker: Identity): Refusal | null {
    return this.#versions.refuses(ledger, intent, asker) ?? this.#withholdings.refuses(ledger, intent, asker);
  }

  /** Takes note of what was written. */
  note(events: readonly LedgerEvent[]): void {
    this.#versions.note(events);
  }
}
