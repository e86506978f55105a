import { type AgreementId, type Laid, type Ledger, layFloor } from "@acuerdo/shared";
import { useFromLedger } from "../use-session.ts";

const floors = new WeakMap<Ledger, readonly Laid[]>();

/** Laid once for each state of the ledger, however many places show it. */
export function floorOf(ledger: Ledger): readonly Laid[] {
  const known = floors.get(ledger);
  if (known) return known;
  const laid = layFloor(ledger);
  floors.set(ledger, laid);
  return laid;
}

const samePlanks = (a: readonly Laid[], b: readonly Laid[]): boolean =>
  a.length === b.length && a.every((laid, i) => laid === b[i]);

/** The floor as it stands; another list only when one of its planks is another. */
export function useFloor(): readonly Laid[] {
  return useFromLedger(floorOf, samePlanks);
}

/** One agreement's plank; undefined while there is only a draft, and once it was let go. */
export function useLaid(id: AgreementId): Laid | undefined {
  return useFromLedger((ledger) => floorOf(ledger).find(({ agreement }) => agreement.id === id));
}
