import { canvas, type Grade, grades } from "@acuerdo/shared";
import { HTMLContainer } from "@tldraw/tldraw";
import { memo } from "react";
import { useLanguage, useSay } from "../sync/use-session.ts";
import { GRADE_ICONS } from "../ui/GradeMark.tsx";
import { Icon } from "../ui/Icon.tsx";
import { KIND_ICONS } from "../ui/Marks.tsx";
import { StanceSpread } from "../ui/StanceSpread.tsx";
import type { CardFace } from "./faces.ts";
import { sayCard } from "./say-card.ts";
import "./card.css";

interface PositionCardProps {
  readonly face: CardFace;
  /** The sentence of its cluster; null where it lies in none. */
  readonly home: string | null;
  /** Drawn with its words; else it is its colour, with its name. */
  readonly near: boolean;
  readonly width: number;
  readonly height: number;
  readonly fontSize: number;
}

/** The words, and little else: kind, author, my own stance, and how people answered as one thin bar. */
export const PositionCard = memo(function PositionCard(props: PositionCardProps) {
  const { face, home, near, width, height } = props;
  const { language } = useLanguage();
  const { kind, withdrawn } = face.position;
  return (
    <HTMLContainer
      className={`${near ? "cv-card" : "cv-card cv-card-far"} ac-tint-${kind}`}
      data-withdrawn={withdrawn || undefined}
      role="group"
      aria-label={sayCard(language, face, home)}
      style={{ width, height }}
    >
      {near && <Inside {...props} />}
    </HTMLContainer>
  );
});

function Inside({ face, fontSize }: PositionCardProps) {
  return (
    <>
      <div className="cv-card-text" lang={face.lang} dir="auto" style={{ fontSize }}>
        {face.position.text}
      </div>
      <Foot face={face} />
      {face.open ? <StanceSpread counts={face.counts} hideCount still /> : <Unanswered />}
    </>
  );
}

function Foot({ face }: { face: CardFace }) {
  const t = useSay();
  const { kind, withdrawn } = face.position;
  return (
    <div className="cv-card-foot">
      <Icon icon={KIND_ICONS[kind]} size={16} />
      {withdrawn ? (
        <span className="cv-card-withdrawn">{t(canvas.withdrawn)}</span>
      ) : (
        face.author && <span className="cv-card-author">{face.author}</span>
      )}
      {face.mine && <Mine grade={face.mine} />}
    </div>
  );
}

/** The others' answers wait for mine: dotted, as everywhere where somebody has not been heard. */
function Unanswered() {
  return (
    <div className="ac-spread" aria-hidden="true">
      <span className="ac-spread-bar">
        <span className="ac-spread-part ac-grade-unheard" style={{ flexGrow: 1 }} />
      </span>
    </div>
  );
}

function Mine({ grade }: { grade: Grade }) {
  const t = useSay();
  const words = t(canvas.yours, { grade: t(grades[grade]) });
  return (
    <span className={`cv-card-mine ac-grade-${grade}`}>
      <Icon icon={GRADE_ICONS[grade]} size={16} />
      <span className="ac-hidden">{words}</span>
    </span>
  );
}
