import { type AgreementId, type Commitment, isSigner, type Laid, type MemberId, STANDS } from "@acuerdo/shared";
import { useMemo } from "react";
import { useFloor } from "../sync/ledger/use-floor.ts";
import { useLedger, useMe } from "../sync/use-session.ts";

/** Agreements and the hands that carry them. */

export interface Carried {
  readonly laid: Laid;
  readonly hands: readonly Commitment[];
}

export interface Commitments {
  /** Standing agreements, those without hands first. */
  readonly standing: readonly Carried[];
  /** Agreements being tested that do not stand, and have hands all the same. */
  readonly others: readonly Carried[];
  readonly mine: readonly Commitment[];
  /** Others' that I am asked to join in, that I joined, and in which I was named without being asked. */
  readonly asked: readonly Commitment[];
  readonly joined: readonly Commitment[];
  readonly named: readonly Commitment[];
  readonly withoutHands: number;
}

const NO_HANDS: readonly Commitment[] = [];

function handsByAgreement(live: readonly Commitment[]): ReadonlyMap<AgreementId, readonly Commitment[]> {
  const hands = new Map<AgreementId, Commitment[]>();
  for (const one of live) hands.set(one.agreementId, [...(hands.get(one.agreementId) ?? []), one]);
  return hands;
}

export function useCommitments(): Commitments {
  const { commitments } = useLedger("commitments");
  const me = useMe();
  const live = useMemo(() => [...commitments.values()].filter(({ withdrawn }) => !withdrawn), [commitments]);
  const byAgreement = useMemo(() => handsByAgreement(live), [live]);
  const carried = useFloor().map((laid) => ({ laid, hands: byAgreement.get(laid.agreement.id) ?? NO_HANDS }));
  const standing = carried.filter(({ laid }) => STANDS.has(laid.words));
  const bare = (one: Carried) => (one.hands.length === 0 ? 0 : 1);
  const isMine = (ids: readonly MemberId[]) => ids.some((id) => isSigner(id, me));
  return {
    standing: standing.toSorted((a, b) => bare(a) - bare(b) || a.laid.agreement.number - b.laid.agreement.number),
    others: carried.filter(({ laid, hands }) => !STANDS.has(laid.words) && hands.length > 0),
    mine: live.filter(({ by }) => isSigner(by, me)),
    asked: live.filter(({ asked }) => isMine(asked)),
    joined: live.filter(({ joined }) => isMine(joined)),
    named: live.filter(({ with: named }) => isMine(named)),
    withoutHands: standing.filter(({ hands }) => hands.length === 0).length,
  };
}
