import { type Laid, type Ledger, layFloor } from "@acuerdo/shared";
import { useLedger } from "./use-session.ts";

const floors = new WeakMap<Ledger, readonly Laid[]>();

/** The floor as it stands; laid once for each state of the ledger, however many places show it. */
export function useFloor(): readonly Laid[] {
  const ledger = useLedger();
  const known = floors.get(ledger);
  if (known) return known;
  const laid = layFloor(ledger);
  floors.set(ledger, laid);
  return laid;
}
