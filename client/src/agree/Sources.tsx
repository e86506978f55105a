import { agree, type PositionId } from "@acuerdo/shared";
import { useLedger, useSay } from "../sync/use-session.ts";
import { Fold } from "../ui/Fold.tsx";
import { KindMark } from "../ui/Marks.tsx";
import "../ui/parts.css";
import "./draft.css";
import { SpeakerName } from "../ui/SpeakerName.tsx";
import { TheirWords } from "../ui/TheirWords.tsx";

/** Positions as short quotes: what a version was made from, or what a cluster holds. */
export function Quotes({ positionIds }: { positionIds: readonly PositionId[] }) {
  const { positions } = useLedger("positions");
  return (
    <ul className="ac-quotes">
      {positionIds.map((id) => {
        const position = positions.get(id);
        if (!position) return null;
        return (
          <li key={id} className={`ac-tint-${position.kind}`}>
            <TheirWords as="p">{position.text}</TheirWords>
            <p className="ac-quotes-by">
              <KindMark kind={position.kind} />
              <SpeakerName voice={position.by} seq={position.said} />
            </p>
          </li>
        );
      })}
    </ul>
  );
}

export function Sources({ positionIds }: { positionIds: readonly PositionId[] }) {
  const t = useSay();
  if (positionIds.length === 0) return null;
  return (
    <Fold summary={t(agree.sources, { n: positionIds.length })}>
      <Quotes positionIds={positionIds} />
    </Fold>
  );
}
