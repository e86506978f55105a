import {
  currentVersion,
  type Ledger,
  type Position,
  type StatementId,
  type Version,
  type VoiceId,
} from "@acuerdo/shared";

/** What somebody is asked about: the wordings under test and others' positions. `next.ts` says which comes next. */

export type Statement =
  | { readonly kind: "version"; readonly id: StatementId; readonly version: Version; readonly number: number }
  | { readonly kind: "position"; readonly id: StatementId; readonly position: Position };

export function sameStatement(a: Statement | null, b: Statement | null): boolean {
  if (a === null || b === null) return a === b;
  if (a.kind === "position") return b.kind === "position" && a.position === b.position;
  return b.kind === "version" && a.version === b.version && a.number === b.number;
}

/** A statement that can be answered now; null when it was reworded, withdrawn or let go. */
export function findStatement(ledger: Ledger, id: StatementId): Statement | null {
  const position = ledger.positions.get(id as Position["id"]);
  if (position) return position.withdrawn ? null : { kind: "position", id, position };
  const version = ledger.versions.get(id as Version["id"]);
  const agreement = version && ledger.agreements.get(version.agreementId);
  if (!version || !agreement || agreement.letGo !== null || currentVersion(ledger, agreement) !== version) return null;
  return { kind: "version", id, version, number: agreement.number };
}

function underTest(ledger: Ledger): StatementId[] {
  return [...ledger.agreements.values()]
    .filter(({ letGo }) => letGo === null)
    .toSorted((a, b) => a.number - b.number)
    .flatMap((agreement) => currentVersion(ledger, agreement)?.id ?? []);
}

function ofOthers(ledger: Ledger, me: VoiceId): StatementId[] {
  return [...ledger.positions.values()].filter(({ by, withdrawn }) => by !== me && !withdrawn).map(({ id }) => id);
}

export interface Queue {
  /** Not answered by me yet. */
  readonly waiting: readonly StatementId[];
  readonly answered: number;
  readonly all: number;
}

export function queueFor(ledger: Ledger, me: VoiceId): Queue {
  const asked = [...underTest(ledger), ...ofOthers(ledger, me)];
  const waiting = asked.filter((id) => !ledger.stances.get(id)?.has(me));
  return { waiting, answered: asked.length - waiting.length, all: asked.length };
}

export function sameQueue(a: Queue, b: Queue): boolean {
  return a.all === b.all && a.waiting.length === b.waiting.length && a.waiting.every((id, i) => id === b.waiting[i]);
}
