import { GRADES, gradeWords, stanceBar } from "@acuerdo/shared";
import { CircleQuestionMark } from "lucide-react";
import { useSay } from "../sync/use-session.ts";
import { GRADE_ICONS } from "./GradeMark.tsx";
import { Icon } from "./Icon.tsx";
import "./button.css";
import "./meanings.css";
import type { Meanings } from "./use-meanings.ts";

/** One button with two faces, so that the focus stays on it: '?' beside the bar, and what closes the words that it opened. */
export function MeaningsButton({ shown, toggle }: Meanings) {
  const t = useSay();
  return (
    <button
      type="button"
      className={shown ? "ac-button ac-button-secondary ac-meanings-close" : "ac-icon-button"}
      aria-expanded={shown}
      aria-label={shown ? undefined : t(stanceBar.meanings)}
      title={shown ? undefined : t(stanceBar.meanings)}
      onClick={toggle}
    >
      {shown ? <span className="ac-button-words">{t(stanceBar.understood)}</span> : <Icon icon={CircleQuestionMark} />}
    </button>
  );
}

/** Below a bar whose answers have no room for their meanings. */
export function MeaningsList() {
  const t = useSay();
  return (
    <ul className="ac-meanings" aria-label={t(stanceBar.meanings)}>
      {GRADES.map((grade) => (
        <li key={grade} className={`ac-grade-${grade}`}>
          <Icon icon={GRADE_ICONS[grade]} size={18} />
          <strong>{t(gradeWords[grade].short)}</strong>
          <span>{t(gradeWords[grade].meaning)}</span>
        </li>
      ))}
    </ul>
  );
}
