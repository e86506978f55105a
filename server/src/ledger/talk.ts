import type { AgreementId, Ledger, LedgerEvent, StatementId, VersionId } from "@acuerdo/shared";
import { MIX } from "./mix.ts";

/**
 * When each agreement was last talked about, by this process's clock. Whoever answers an agreement and commits to it does both
 * within a moment: what is signed for it is said once the talk about it has ended. ADR 0023.
 */

/** What an event is about, where that is an agreement; null where it is not, or where saying it is no talk. */
function agreementIn({ kind, data }: LedgerEvent, ledger: Ledger): AgreementId | null {
  const of = (id: StatementId): AgreementId | null => ledger.versions.get(id as VersionId)?.agreementId ?? null;
  switch (kind) {
    case "agreement.worded":
    case "version.tested":
      return data.agreementId;
    case "stance.taken":
    case "stance.held":
    case "stance.withdrawn":
      return of(data.statementId);
    case "objection.eased":
      return of(data.versionId);
    default:
      return null;
  }
}

export class Talk {
  readonly #now: () => number;
  /** What was said before nobody here knows: it may have been said just then. */
  readonly #since: number;
  /** Of each, the whole ten seconds before it: milliseconds since 1970. */
  #last: Map<AgreementId, number> | null = null;

  constructor(now: () => number) {
    this.#now = now;
    this.#since = this.#tick();
  }

  /** Takes note of what was written. @param ledger with it. */
  note(events: readonly LedgerEvent[], ledger: Ledger): void {
    for (const event of events) {
      const agreement = agreementIn(event, ledger);
      if (agreement === null) continue;
      this.#last ??= new Map();
      this.#last.set(agreement, this.#tick());
    }
  }

  /** Whether nobody has talked about it from one mark to the next. */
  isOver(agreement: AgreementId): boolean {
    return this.#now() - (this.#last?.get(agreement) ?? this.#since) >= MIX.lateMs;
  }

  #tick(): number {
    const now = this.#now();
    return now - (now % MIX.tickMs);
  }
}
