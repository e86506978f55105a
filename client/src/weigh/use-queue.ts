import type { StatementId } from "@acuerdo/shared";
import { useState } from "react";
import type { Session } from "../sync/session.ts";
import { useFromLedger, useMe, useSession } from "../sync/use-session.ts";
import { statementsBegun } from "../ui/use-draft.ts";
import { nextOf } from "./next.ts";
import { findStatement, queueFor, sameQueue, sameStatement } from "./queue.ts";

/** Begins with what somebody had begun to answer and not finished. */
function begun({ boardId, seat, state }: Session): StatementId[] {
  const { ledger } = state;
  const ids = statementsBegun(boardId, seat) as StatementId[];
  return ledger ? ids.filter((id) => findStatement(ledger, id) !== null) : [];
}

/** The walk through the queue: what is on the screen stays there until the person goes on, whatever arrives meanwhile. */
export function useQueue() {
  const session = useSession();
  const { voiceId } = useMe();
  const queue = useFromLedger((ledger) => queueFor(ledger, voiceId), sameQueue);
  const [path, setPath] = useState<readonly StatementId[]>(() => begun(session));
  const [at, setAt] = useState(0);
  const [skipped, setSkipped] = useState<ReadonlySet<StatementId>>(new Set());

  const fresh = (): StatementId | undefined => {
    const open = queue.waiting.filter((id) => !skipped.has(id) && !path.slice(0, at).includes(id));
    const { ledger } = session.state;
    return ledger && open.length > 0 ? nextOf(ledger, voiceId, open, queue.answered + skipped.size) : undefined;
  };
  const current = path[at] ?? fresh() ?? null;
  if (current && path[at] === undefined) setPath([...path.slice(0, at), current]);

  const statement = useFromLedger((ledger) => (current ? findStatement(ledger, current) : null), sameStatement);

  const next = () => {
    if (!current) return;
    setAt(at + 1);
  };
  return {
    ...queue,
    current,
    statement,
    skipped: queue.waiting.filter((id) => skipped.has(id)).length,
    canGoBack: at > 0,
    back: () => setAt(Math.max(0, at - 1)),
    next,
    skip: () => {
      if (current) setSkipped(new Set([...skipped, current]));
      next();
    },
    goThroughSkipped: () => {
      setSkipped(new Set());
      setPath([]);
      setAt(0);
    },
  };
}
