import {
  type Identity,
  type Intent,
  judgeStatement,
  type Ledger,
  type LedgerEvent,
  LIMITS,
  type Refusal,
  refuse,
  type Version,
  type VersionId,
} from "@acuerdo/shared";

/**
 * How fast versions follow each other: each ends the answers to the one before. What has no clock in it cannot decide this, so
 * the writer does. Times are those of this process where it knows them; the record's may be coarser.
 */

/** Long enough that people in a room have answered, short enough to wait for. */
export const TOO_SOON_MS = 300_000;
const HOUR_MS = 3_600_000;

/** Whether other words can be called for: somebody else does not hold these, or most have answered them. */
function wasHeard(ledger: Ledger, { id }: Version, { voiceId }: Identity): boolean {
  const others = [...(ledger.stances.get(id)?.values() ?? [])].filter(({ by }) => by !== voiceId);
  if (others.some(({ grade }) => grade === "object" || grade === "reserve")) return true;
  return !judgeStatement(ledger, id).fails.includes("coverage");
}

export class VersionPace {
  readonly #now: () => number;
  #tested: Map<VersionId, number> | null = null;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Why this comes too soon; null where it does not. Whoever mediates is never too soon. */
  refuses(ledger: Ledger, intent: Intent, actor: Identity): Refusal | null {
    if (intent.kind !== "version.test" || actor.role === "mediator") return null;
    const last = ledger.agreements.get(intent.agreementId)?.versionIds.at(-1);
    const current = last && ledger.versions.get(last);
    if (
      current &&
      current.by !== actor.voiceId &&
      this.#age(current) < TOO_SOON_MS &&
      !wasHeard(ledger, current, actor)
    )
      return refuse("too-soon");
    const own = [...ledger.versions.values()].filter(({ by }) => by === actor.voiceId);
    const recent = own.filter((version) => this.#age(version) < HOUR_MS).length;
    return recent < LIMITS.versionsPerHour ? null : refuse("too-many", "versions in an hour");
  }

  /** Takes note of what was written. */
  note(events: readonly LedgerEvent[]): void {
    const now = this.#now();
    for (const event of events) {
      if (event.kind !== "version.tested") continue;
      this.#tested ??= new Map();
      this.#tested.set(event.data.versionId, now);
    }
    for (const [version, at] of this.#tested ?? []) if (now - at >= HOUR_MS) this.#tested?.delete(version);
  }

  /** A clock that was set back must not make what is old new. */
  #age({ id, at }: Version): number {
    return Math.abs(this.#now() - (this.#tested?.get(id) ?? at));
  }
}
