import { facilitate, mayAsk, PHASES, type Phase, phaseHints, phases } from "@acuerdo/shared";
import { type KeyboardEvent, useRef } from "react";
import { useLedger, useMe, useSay } from "../sync/use-session.ts";
import { focusOn } from "../ui/focus.ts";
import "./facilitate.css";
import { useMovePhase } from "./PhaseMoved.tsx";

interface StepProps {
  readonly phase: Phase;
  readonly now: Phase;
  readonly move: (phase: Phase) => void;
}

function Step({ phase, now, move }: StepProps) {
  const t = useSay();
  const me = useMe();
  const current = phase === now;
  const passed = PHASES.indexOf(phase) < PHASES.indexOf(now);
  const word = <span className="ac-step-word">{t(phases[phase])}</span>;
  const name = t(current ? facilitate.phaseNow : facilitate.moveTo, { phase: t(phases[phase]) });
  return (
    <li className={passed ? "ac-step ac-step-passed" : "ac-step"} aria-current={current ? "step" : undefined}>
      {mayAsk("phase.move", me.role) ? (
        <button
          type="button"
          title={t(phaseHints[phase])}
          aria-label={name}
          tabIndex={current ? 0 : -1}
          onClick={() => move(phase)}
        >
          {word}
        </button>
      ) : (
        <span className="ac-step-face" title={t(phaseHints[phase])}>
          {word}
        </span>
      )}
    </li>
  );
}

/** Arrows, Home and End go along the steps: one stop for Tab, and none of them moves everybody. */
function goAlong(list: HTMLElement, event: KeyboardEvent): void {
  const steps = [...list.querySelectorAll("button")];
  const at = steps.indexOf(document.activeElement as HTMLButtonElement);
  const to: Record<string, number> = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: steps.length - 1 };
  const next = to[event.key];
  if (next === undefined) return;
  event.preventDefault();
  focusOn(steps.at(next % steps.length));
}

/** Where the workshop is. Mediators move it; nothing is locked by it. */
export function PhaseStepper() {
  const t = useSay();
  const { phase } = useLedger("board").board;
  const list = useRef<HTMLDivElement>(null);
  const move = useMovePhase();
  const may = mayAsk("phase.move", useMe().role);
  const keys = (event: KeyboardEvent) => {
    if (list.current) goAlong(list.current, event);
  };
  const steps = (
    <ol className="ac-steps" aria-label={may ? undefined : t(facilitate.phases)}>
      {PHASES.map((each) => (
        <Step key={each} phase={each} now={phase} move={move} />
      ))}
    </ol>
  );
  if (!may) return steps;
  return (
    <div ref={list} role="toolbar" aria-label={t(facilitate.phases)} onKeyDown={keys}>
      {steps}
    </div>
  );
}
