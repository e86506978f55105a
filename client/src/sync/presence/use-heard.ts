import { type Heard, type Ledger, type StatementId, weighStatement } from "@acuerdo/shared";
import { useFromLedger } from "../use-session.ts";

/** What was heard on one statement: another when its stances or objections, the people or the board change. */
export function useHeardOn(id: StatementId): Heard & Pick<Ledger, "aliases"> {
  const concerning = (ledger: Ledger) => ({ ledger, weighed: weighStatement(ledger, id) });
  const same = (a: ReturnType<typeof concerning>, b: typeof a) =>
    a.weighed === b.weighed &&
    a.ledger.stances.get(id) === b.ledger.stances.get(id) &&
    a.ledger.board === b.ledger.board;
  return useFromLedger(concerning, same).ledger;
}
