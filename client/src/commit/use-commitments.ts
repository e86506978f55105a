import type { Agreement, AgreementId, Commitment, Laid, Words } from "@acuerdo/shared";
import { useFloor } from "../sync/use-floor.ts";
import { useLedger, useMe } from "../sync/use-session.ts";

/** Agreements and the hands that carry them. */

const STANDS: ReadonlySet<Words> = new Set(["standing", "standing-with-reservations", "tolerated"]);

export interface Carried extends Laid {
  readonly hands: readonly Commitment[];
}

export interface Commitments {
  /** Standing agreements, those without hands first. */
  readonly standing: readonly Carried[];
  /** Agreements being tested that do not stand, and have hands all the same. */
  readonly others: readonly Carried[];
  readonly mine: readonly Commitment[];
  readonly withoutHands: number;
}

export function useCommitments(): Commitments {
  const ledger = useLedger();
  const me = useMe();
  const live = [...ledger.commitments.values()].filter(({ withdrawn }) => !withdrawn);
  const handsOf = (id: AgreementId) => live.filter(({ agreementId }) => agreementId === id);
  const carried = useFloor().map((laid) => ({ ...laid, hands: handsOf(laid.agreement.id) }));
  const standing = carried.filter(({ words }) => STANDS.has(words));
  const bare = (one: Carried) => (one.hands.length === 0 ? 0 : 1);
  return {
    standing: standing.toSorted((a, b) => bare(a) - bare(b) || a.agreement.number - b.agreement.number),
    others: carried.filter(({ words, hands }) => !STANDS.has(words) && hands.length > 0),
    mine: live.filter(({ by }) => by === me.memberId),
    withoutHands: standing.filter(({ hands }) => hands.length === 0).length,
  };
}

/** What people read of an agreement in a list: the words being tested. */
export function textOf(agreement: Agreement, floor: readonly Laid[]): string {
  return floor.find((laid) => laid.agreement.id === agreement.id)?.version.text ?? "";
}
