import { type AgreementId, agree, clipped, type Laid, sayFloor, sayNotHeard, standings } from "@acuerdo/shared";
import { memo } from "react";
import { useFloor } from "../sync/ledger/use-floor.ts";
import { useLanguage, useSay } from "../sync/use-session.ts";
import { PlankLine } from "./PlankLine.tsx";
import "../ui/parts.css";
import "./agree.css";
import { Marked } from "../ui/Marked.tsx";
import { TheirWords } from "../ui/TheirWords.tsx";
import { useTheirs, withTheirGroups } from "../ui/use-theirs.ts";

/** The floor in sentences: how many stand, and who has not been heard. */
export function FloorWords() {
  const { language } = useLanguage();
  const mark = useTheirs();
  const floor = useFloor().map((laid) => ({ ...laid, judgement: withTheirGroups(laid.judgement, mark) }));
  // of one agreement the sentence says it already
  const notHeard = floor.length > 1 ? sayNotHeard(language, floor) : [];
  return (
    <div className="ac-floor-words">
      <p>
        <Marked said={sayFloor(language, floor)} />
      </p>
      {notHeard.map((sentence) => (
        <p key={sentence} className="ac-aside">
          <Marked said={sentence} />
        </p>
      ))}
    </div>
  );
}

interface GoProps {
  readonly onGo: (id: AgreementId) => void;
}

const PlankRow = memo(function PlankRow({ laid, onGo }: { laid: Laid } & GoProps) {
  const t = useSay();
  const { agreement, version, words, plank } = laid;
  return (
    <li>
      <button type="button" className="ac-plank-row" onClick={() => onGo(agreement.id)}>
        <span className="ac-plank-number" translate="no">
          {agreement.number}
        </span>
        <span className="ac-plank-row-line">
          <PlankLine plank={plank} />
        </span>
        <span className="ac-plank-row-words">
          <strong>{t(standings[words])}</strong>
          <TheirWords className="ac-aside">{clipped(version.text, 70)}</TheirWords>
        </span>
      </button>
    </li>
  );
});

/** The planks as a vertical list, for panels and phones. */
export function PlankList({ onGo }: GoProps) {
  const t = useSay();
  return (
    <ol className="ac-plank-list" aria-label={t(agree.planks)}>
      {useFloor().map((laid) => (
        <PlankRow key={laid.agreement.id} laid={laid} onGo={onGo} />
      ))}
    </ol>
  );
}
