import { facilitate, mayAsk, PHASES, type Phase, phaseHints, phases } from "@acuerdo/shared";
import { useLedger, useMe, useSay, useSubmit } from "../sync/use-session.ts";
import "./facilitate.css";

function Step({ phase, now }: { phase: Phase; now: Phase }) {
  const t = useSay();
  const me = useMe();
  const submit = useSubmit();
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
          onClick={() => submit({ kind: "phase.move", phase })}
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

/** Where the workshop is. Mediators move it; nothing is locked by it. */
export function PhaseStepper() {
  const t = useSay();
  const { phase } = useLedger("board").board;
  return (
    <ol className="ac-steps" aria-label={t(facilitate.phases)}>
      {PHASES.map((each) => (
        <Step key={each} phase={each} now={phase} />
      ))}
    </ol>
  );
}
