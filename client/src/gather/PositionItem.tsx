import { grades, isOwn, mayAsk, neighbourWords, type Position, type PositionId, positionList } from "@acuerdo/shared";
import { memo, useId, useState } from "react";
import { useNames } from "../sync/ledger/use-names.ts";
import { useMe, useSay } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { CommentsFold } from "../ui/CommentsFold.tsx";
import { KindMark } from "../ui/Marks.tsx";
import { ChangedWords } from "../ui/Meanwhile.tsx";
import { SpeakerFrom, SpeakerName } from "../ui/SpeakerName.tsx";
import { StanceBar } from "../ui/StanceBar.tsx";
import { StanceSpread } from "../ui/StanceSpread.tsx";
import { useSeen } from "../ui/use-seen.ts";
import { useStance } from "../ui/use-stance.ts";
import { OwnActs } from "./OwnActs.tsx";
import "./gather.css";
import { TheirWords } from "../ui/TheirWords.tsx";

export interface PositionItemProps {
  readonly position: Position;
  /** Given where there is a canvas on which it can be shown. */
  readonly onFind?: (id: PositionId) => void;
  /** Given where others like it can be listed and brought together. */
  readonly onAlike?: (id: PositionId) => void;
}

/** A position in a list: its words, who says them, and my stance behind a tap. */
export const PositionItem = memo(function PositionItem({ position, onFind, onAlike }: PositionItemProps) {
  const t = useSay();
  const id = useId();
  const me = useMe();
  const stance = useStance(position.id);
  const [open, setOpen] = useState(false);
  const { value } = stance;
  return (
    <article className={`ac-position ac-tint-${position.kind}`} aria-labelledby={id}>
      <TheirWords as="p" id={id} className="ac-position-text">
        {position.text}
      </TheirWords>
      <About position={position} />
      {stance.open && <StanceSpread counts={stance.counts} />}
      <div className="ac-position-acts">
        {me.role !== "observer" && (
          <Button variant="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
            {value ? t(positionList.myStance, { grade: t(grades[value.grade]) }) : t(positionList.respond)}
          </Button>
        )}
        {onFind && (
          <Button variant="quiet" onClick={() => onFind(position.id)}>
            {t(positionList.find)}
          </Button>
        )}
        {onAlike && (
          <Button variant="quiet" onClick={() => onAlike(position.id)}>
            {t(neighbourWords.alike)}
          </Button>
        )}
        {isOwn(position.by, me) && mayAsk("position.reword", me.role) && <OwnActs position={position} />}
      </div>
      {open && <MyStance id={position.id} stance={stance} />}
      <CommentsFold position={position} />
    </article>
  );
});

function MyStance({ id, stance }: { id: PositionId; stance: ReturnType<typeof useStance> }) {
  const t = useSay();
  const seen = useSeen(stance.revision);
  return (
    <>
      <ChangedWords seen={seen} />
      <StanceBar
        statementId={id}
        value={stance.value}
        statementKind="position"
        compact
        onTake={(answer) => stance.take(answer, seen.seen)}
        onWithdraw={stance.withdraw}
        disabled={!stance.takesPart}
        held={seen.changed}
        why={t(positionList.whyNoStance)}
      />
    </>
  );
}

/** The kind, and who says it. */
export function About({ position }: { position: Position }) {
  const t = useSay();
  const { isMe } = useNames();
  const { by, said } = position;
  return (
    <div className="ac-position-about">
      <KindMark kind={position.kind} />
      <span className="ac-position-by">
        <SpeakerName voice={by} seq={said} />
        {isMe(by) && <span>{` (${t(positionList.you)})`}</span>}
        <SpeakerFrom voice={by} seq={said} />
      </span>
    </div>
  );
}
