import { type Grade, grades, gradeWords, kinds, type PositionKind } from "@acuerdo/shared";
import {
  Check,
  CircleQuestionMark,
  CloudLightning,
  Compass,
  CornerUpRight,
  EqualApproximately,
  HandHeart,
  LifeBuoy,
  Lightbulb,
  MapPin,
  MessagesSquare,
  OctagonX,
  TriangleAlert,
} from "lucide-react";
import type { ReactNode } from "react";
import { useSay } from "../sync/use-session.ts";
import { Icon, type LucideIcon } from "./Icon.tsx";
import "./marks.css";

export const KIND_ICONS: Readonly<Record<PositionKind, LucideIcon>> = {
  position: MapPin,
  interest: Compass,
  need: LifeBuoy,
  concern: CloudLightning,
  idea: Lightbulb,
  question: CircleQuestionMark,
};

export const GRADE_ICONS: Readonly<Record<Grade, LucideIcon>> = {
  endorse: HandHeart,
  agree: Check,
  accept: EqualApproximately,
  reserve: TriangleAlert,
  object: OctagonX,
  "stand-aside": CornerUpRight,
  "need-to-talk": MessagesSquare,
};

/** The kind of a position: icon and word. The tint is the container's: class `ac-tint-<kind>`. */
export function KindMark({ kind, hideWord }: { kind: PositionKind; hideWord?: boolean }) {
  const t = useSay();
  return (
    <span className="ac-kind">
      <Icon icon={KIND_ICONS[kind]} size={16} />
      <span className={hideWord ? "ac-hidden" : "ac-kind-word"}>{t(kinds[kind])}</span>
    </span>
  );
}

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
      {fingers && <span className="ac-fingers">· {t(gradeWords[grade].sign)}</span>}
    </span>
  );
}

/** A small word about something. */
export function Tag({
  tone,
  icon,
  children,
}: {
  tone?: "accent" | "warn" | "bad";
  icon?: LucideIcon;
  children: ReactNode;
}) {
  return (
    <span className={tone ? `ac-tag ac-tag-${tone}` : "ac-tag"}>
      {icon && <Icon icon={icon} size={16} />}
      <span>{children}</span>
    </span>
  );
}

/** 'AL' for Ana López: beside the name, never instead of it. */
export function Initials({ name }: { name: string }) {
  const words = name.split(/\s+/).filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? "")][0] ?? "");
  return (
    <span className="ac-initials" aria-hidden="true">
      {letters.join("").toUpperCase()}
    </span>
  );
}
