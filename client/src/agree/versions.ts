import {
  type Agreement,
  type Heard,
  type Ledger,
  type Objection,
  objectionId,
  oldestFirst,
  type Stance,
  type Version,
  type VersionId,
} from "@acuerdo/shared";

/** Reading an agreement out of the ledger. */

/** Oldest first. */
export function versionsOf(ledger: Pick<Ledger, "versions">, agreement: Agreement): Version[] {
  return agreement.versionIds.flatMap((id) => ledger.versions.get(id) ?? []);
}

/** Oldest first. */
export function stancesOn(ledger: Heard, versionId: VersionId): Stance[] {
  return [...(ledger.stances.get(versionId)?.values() ?? [])].sort(oldestFirst);
}

export function objectionBehind(ledger: Heard, stance: Stance): Objection | null {
  return ledger.objections.get(objectionId(stance.statementId as VersionId, stance.by)) ?? null;
}

/** Oldest first: they are answered one at a time. */
export function openObjections(ledger: Heard, versionId: VersionId): Objection[] {
  const all = [...ledger.objections.values()];
  return all.filter((one) => one.versionId === versionId && one.state === "open").sort(oldestFirst);
}

/** True while a draft waits that is not the wording being tested. */
export function hasNewDraft(agreement: Agreement, current: Version | null): boolean {
  return agreement.draft !== null && agreement.draft.text !== current?.text;
}

export function agreementsInOrder(ledger: Pick<Ledger, "agreements">): Agreement[] {
  return [...ledger.agreements.values()].sort((a, b) => a.number - b.number);
}

export const countWords = (text: string): number => text.match(/\S+/g)?.length ?? 0;
