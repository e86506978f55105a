import { common, type Phase, phases, ways } from "@acuerdo/shared";
import { X } from "lucide-react";
import { useSyncExternalStore } from "react";
import { useSubmitAny } from "../sync/ledger/submit.ts";
import { useLedger, useSay, useSession } from "../sync/use-session.ts";
import { Button, IconButton } from "../ui/Button.tsx";
import "./canvas-history.css";

/** Somebody has taken everybody to another phase: said to them, with the way back. */

interface Moved {
  readonly board: string;
  readonly from: Phase;
  readonly to: Phase;
}

let moved: Moved | null = null;
const listeners = new Set<() => void>();

function set(next: Moved | null): void {
  moved = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Moves everybody, and keeps where they were. */
export function useMovePhase(): (to: Phase) => void {
  const submit = useSubmitAny();
  const { boardId } = useSession();
  const from = useLedger("board").board.phase;
  return (to) => {
    if (to !== from && !submit({ kind: "phase.move", phase: to })) set({ board: boardId, from, to });
  };
}

export function PhaseMoved() {
  const t = useSay();
  const { boardId } = useSession();
  const submit = useSubmitAny();
  const { phase } = useLedger("board").board;
  const now = useSyncExternalStore(subscribe, () => moved);
  if (!now || now.board !== boardId || now.to !== phase) return null;
  const back = () => {
    if (!submit({ kind: "phase.move", phase: now.from })) set(null);
  };
  return (
    <div className="ac-cleared">
      <span>{t(ways.phaseMoved, { phase: t(phases[now.to]) })}</span>
      <Button onClick={back}>{t(ways.phaseBack, { phase: t(phases[now.from]) })}</Button>
      <IconButton icon={X} label={t(common.notice.dismiss)} onClick={() => set(null)} />
    </div>
  );
}
