import { type Actor, currentVersion, isSigner, type Ledger, takesPart } from "@acuerdo/shared";
import { useFromLedger, useMe } from "../sync/use-session.ts";
import { queueFor } from "./queue.ts";

/** What waits for somebody's answer, by where it is. */
export interface Waits {
  readonly agreements: number;
  readonly positions: number;
  /** Commitments that they are asked to join in. */
  readonly asks: number;
}

const asksOf = ({ commitments }: Ledger, me: Actor): number =>
  [...commitments.values()].filter(({ asked, withdrawn }) => !withdrawn && asked.some((id) => isSigner(id, me))).length;

export function waitsFor(ledger: Ledger, me: Actor): Waits {
  const asks = asksOf(ledger, me);
  if (!takesPart(ledger, me)) return { agreements: 0, positions: 0, asks };
  const waiting = new Set(queueFor(ledger, me.voiceId).waiting);
  const tested = [...ledger.agreements.values()].filter((agreement) => {
    const version = currentVersion(ledger, agreement);
    return version && waiting.has(version.id);
  });
  return { agreements: tested.length, positions: waiting.size - tested.length, asks };
}

/** How much waits for me. */
export function useWaits(): Waits {
  const me = useMe();
  return useFromLedger(
    (ledger) => waitsFor(ledger, me),
    (a, b) => a.agreements === b.agreements && a.positions === b.positions && a.asks === b.asks,
  );
}
