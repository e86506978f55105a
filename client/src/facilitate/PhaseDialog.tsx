import { facilitate, mayAsk, PHASES, type Phase, phaseHints, phases } from "@acuerdo/shared";
import { Check } from "lucide-react";
import { useSubmitAny } from "../sync/ledger/submit.ts";
import { useLedger, useMe, useSay } from "../sync/use-session.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { Icon } from "../ui/Icon.tsx";
import "./facilitate.css";

interface RowProps {
  readonly phase: Phase;
  readonly now: Phase;
  /** Given to whoever may move the board there. */
  readonly onMove: ((phase: Phase) => void) | null;
}

function Words({ phase, current }: { phase: Phase; current: boolean }) {
  const t = useSay();
  return (
    <>
      <span className="ac-menu-icon">{current && <Icon icon={Check} />}</span>
      <span className="ac-choice-words">
        <span className="ac-choice-label">{t(phases[phase])}</span>{" "}
        <span className="ac-field-hint">{t(phaseHints[phase])}</span>
      </span>
    </>
  );
}

function Row({ phase, now, onMove }: RowProps) {
  const t = useSay();
  const current = phase === now;
  const words = <Words phase={phase} current={current} />;
  if (!onMove || current) {
    return (
      <li className="ac-phase-row" aria-current={current ? "step" : undefined}>
        {words}
      </li>
    );
  }
  return (
    <li>
      <button
        type="button"
        className="ac-phase-row ac-phase-move"
        aria-label={`${t(facilitate.moveTo, { phase: t(phases[phase]) })}: ${t(phaseHints[phase])}`}
        onClick={() => onMove(phase)}
      >
        {words}
      </button>
    </li>
  );
}

/** Where the workshop is, with what each phase is for; mediators move it from here. For screens without room for the steps. */
export function PhaseDialog({ onClose }: { onClose: () => void }) {
  const t = useSay();
  const me = useMe();
  const submit = useSubmitAny();
  const { phase: now } = useLedger("board").board;
  const move = (phase: Phase) => {
    submit({ kind: "phase.move", phase });
    onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t(facilitate.phases)} size="small">
      <ol className="ac-phase-rows">
        {PHASES.map((each) => (
          <Row key={each} phase={each} now={now} onMove={mayAsk("phase.move", me.role) ? move : null} />
        ))}
      </ol>
      <p className="ac-field-hint">{t(facilitate.phasesHint)}</p>
    </Dialog>
  );
}
