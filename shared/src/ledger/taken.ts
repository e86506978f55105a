import type { Ledger } from "./ledger.ts";

/** Whether anything on the board, or anybody, is known by this id: what is done to a thing by its id is done to no other. */
export function isTaken(ledger: Ledger, id: string): boolean {
  return Object.values(ledger).some((table) => table instanceof Map && table.has(id));
}
