import { type Grade, grades, gradeWords } from "@acuerdo/shared";
import {
  Check,
  CornerUpRight,
  EqualApproximately,
  HandHeart,
  MessagesSquare,
  OctagonX,
  TriangleAlert,
} from "lucide-react";
import { useSay } from "../sync/use-session.ts";
import { Icon, type LucideIcon } from "./Icon.tsx";
import "./grades.css";

export const GRADE_ICONS: Readonly<Record<Grade, LucideIcon>> = {
  endorse: HandHeart,
  agree: Check,
  accept: EqualApproximately,
  reserve: TriangleAlert,
  object: OctagonX,
  "stand-aside": CornerUpRight,
  "need-to-talk": MessagesSquare,
};

export interface GradeMarkProps {
  readonly grade: Grade;
  /** The short word instead of the whole one. */
  readonly short?: boolean;
  /** Also the sign with the hand: 'Four fingers'. */
  readonly fingers?: boolean;
}

/** A grade as it stands in lists: pattern, icon and word, never colour alone. */
export function GradeMark({ grade, short, fingers }: GradeMarkProps) {
  const t = useSay();
  return (
    <span className={`ac-grade ac-grade-${grade}`}>
      <span className="ac-pattern" aria-hidden="true" />
      <Icon icon={GRADE_ICONS[grade]} size={18} />
      <span>{t(short ? gradeWords[grade].short : grades[grade])}</span>
      {fingers && <span className="ac-fingers">{`· ${t(gradeWords[grade].sign)}`}</span>}
    </span>
  );
}
