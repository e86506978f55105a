import { GRADES, type Grade, grades, gradeWords, type StatementId } from "@acuerdo/shared";
import { Hand } from "lucide-react";
import type { ReactNode } from "react";
import { useSay } from "../sync/use-session.ts";
import { unlessBlocked } from "./Button.tsx";
import { GRADE_ICONS } from "./GradeMark.tsx";
import { Icon } from "./Icon.tsx";
import { MeaningsButton, MeaningsList } from "./Meanings.tsx";
import "./grades.css";
import "./stance.css";
import "./stance-compact.css";
import { useMeanings } from "./use-meanings.ts";

/** Fingers to hold up in the room: 5 for 'I make it mine' down to 1 for an objection. */
const fingersOf = (grade: Grade) => 5 - GRADES.indexOf(grade);

/** In its name is the word that is seen on it, once: that is what somebody says who speaks to their computer. */
function GradeButton({ grade, given, picked, explained, brief, blocked, onClick }: GradeButtonProps) {
  const t = useSay();
  const { short, meaning, sign } = gradeWords[grade];
  const seen = t(brief ? short : grades[grade]);
  const whole = t(grades[grade]);
  const says = whole.toLowerCase().includes(seen.toLowerCase()) ? whole : `${seen}: ${whole}`;
  return (
    <button
      type="button"
      className={`ac-stance-grade ac-grade-${grade} ${picked ? "ac-stance-picked" : ""}`}
      aria-pressed={given}
      aria-label={`${says} (${t(sign)})`}
      title={t(meaning)}
      {...unlessBlocked(blocked, onClick)}
    >
      <span className="ac-pattern" aria-hidden="true" />
      <Icon icon={GRADE_ICONS[grade]} size={22} />
      <span className="ac-stance-word">
        <span>{whole}</span>
        {explained && <small>{t(meaning)}</small>}
      </span>
      <span className="ac-stance-short">{t(short)}</span>
      <span className="ac-fingers">
        <span translate="no">{Math.max(0, fingersOf(grade))}</span>
        <Icon icon={Hand} size={15} />
      </span>
    </button>
  );
}

interface GradeButtonProps {
  readonly grade: Grade;
  /** It is my answer. */
  readonly given: boolean;
  /** It will be, once its words are given. */
  readonly picked: boolean;
  /** With what it means below its word. */
  readonly explained: boolean;
  /** Its short word is seen. */
  readonly brief: boolean;
  readonly blocked: boolean | undefined;
  readonly onClick: () => void;
}

interface GradesProps {
  readonly statementId: StatementId;
  readonly dense: boolean;
  readonly given: Grade | null;
  readonly picked: Grade | null;
  readonly disabled: boolean;
  /** Nothing can be given for now. */
  readonly held: boolean;
  readonly pick: (grade: Grade) => void;
  /** To the answer that was picked: next to it, before the meanings of all. */
  readonly children: ReactNode;
}

/** The seven, with what each means when they are first met; '?' beside them shows it again. */
export function Grades({ statementId, dense, given, picked, disabled, held, pick, children }: GradesProps) {
  const meanings = useMeanings(statementId, !disabled);
  const button = (grade: Grade): GradeButtonProps => ({
    grade,
    given: given === grade,
    picked: picked === grade,
    explained: meanings.shown && !dense,
    brief: dense,
    blocked: disabled || held,
    onClick: () => {
      meanings.met();
      pick(grade);
    },
  });
  return (
    <>
      <div className="ac-stance-grades">
        {GRADES.slice(0, 5).map((grade) => (
          <GradeButton key={grade} {...button(grade)} />
        ))}
      </div>
      <div className="ac-stance-beside">
        {GRADES.slice(5).map((grade) => (
          <GradeButton key={grade} {...button(grade)} />
        ))}
        {!disabled && <MeaningsButton {...meanings} />}
      </div>
      {children}
      {meanings.shown && dense && <MeaningsList />}
    </>
  );
}
