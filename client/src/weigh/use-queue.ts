import type { StatementId } from "@acuerdo/shared";
import { useState } from "react";
import { useLedger, useMe } from "../sync/use-session.ts";
import { nextOf } from "./next.ts";
import { findStatement, queueFor } from "./queue.ts";

/** The walk through the queue: what is on the screen stays there until the person goes on, whatever arrives meanwhile. */
export function useQueue() {
  const ledger = useLedger();
  const { voiceId } = useMe();
  const queue = queueFor(ledger, voiceId);
  const [path, setPath] = useState<readonly StatementId[]>([]);
  const [at, setAt] = useState(0);
  const [skipped, setSkipped] = useState<ReadonlySet<StatementId>>(new Set());

  const fresh = (): StatementId | undefined => {
    const open = queue.waiting.filter((id) => !skipped.has(id) && !path.slice(0, at).includes(id));
    return open.length > 0 ? nextOf(ledger, voiceId, open, queue.answered + skipped.size) : undefined;
  };
  const current = path[at] ?? fresh() ?? null;
  if (current && path[at] === undefined) setPath([...path.slice(0, at), current]);

  const next = () => {
    if (!current) return;
    setAt(at + 1);
  };
  return {
    ...queue,
    current,
    statement: current ? findStatement(ledger, current) : null,
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
