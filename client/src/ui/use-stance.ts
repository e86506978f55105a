import {
  type Counts,
  type PositionId,
  type Stance,
  type StatementId,
  takesPart,
  weighStatement,
} from "@acuerdo/shared";
import { useFromLedger, useMe, useSubmit } from "../sync/use-session.ts";
import type { Answered } from "./StanceBar.tsx";

/** One statement as it stands for me: my stance, the room's, and what I may do. */
export interface MyStance {
  readonly value: Stance | null;
  readonly counts: Counts;
  /** Others' answers are shown after my own, so that none pulls mine; at once to those who give none. */
  readonly open: boolean;
  readonly takesPart: boolean;
  /** Of a position's words: what an answer to them is given on. Undefined for a version, which is its own words. */
  readonly revision: number | undefined;
  /** `revision`: of the words that were read. False where it was not taken on. */
  readonly take: (answer: Answered, revision: number | undefined) => boolean;
  readonly withdraw: () => void;
}

export function useStance(statementId: StatementId): MyStance {
  const me = useMe();
  const submit = useSubmit();
  const value = useFromLedger(({ stances }) => stances.get(statementId)?.get(me.voiceId) ?? null);
  const counts = useFromLedger((ledger) => weighStatement(ledger, statementId).tally.whole);
  const isAsked = useFromLedger((ledger) => takesPart(ledger, me));
  const revision = useFromLedger(({ positions }) => positions.get(statementId as PositionId)?.revision);
  return {
    value,
    counts,
    open: value !== null || !isAsked,
    takesPart: isAsked,
    revision,
    take: (answer, base) => submit({ kind: "stance.take", statementId, ...answer, base }) === null,
    withdraw: () => void submit({ kind: "stance.withdraw", statementId }),
  };
}
