import { type AgreementId, agree, clipped, type Laid, near, nearestOnFloor, sayMissing } from "@acuerdo/shared";
import { memo } from "react";
import { useFloor } from "../sync/ledger/use-floor.ts";
import { useLanguage, useSay } from "../sync/use-session.ts";
import { PlankLine } from "./PlankLine.tsx";
import "../ui/parts.css";
import "./agree.css";
import { Marked } from "../ui/Marked.tsx";
import { TheirWords } from "../ui/TheirWords.tsx";
import { useTheirs, withTheirGroups } from "../ui/use-theirs.ts";

interface GoProps {
  readonly onGo: (id: AgreementId) => void;
}

const Lacking = memo(function Lacking({ laid, onGo }: { laid: Laid } & GoProps) {
  const t = useSay();
  const { language } = useLanguage();
  const mark = useTheirs();
  const { agreement, judgement, plank, version } = laid;
  const missing = sayMissing(language, withTheirGroups(judgement, mark));
  const text = clipped(version.text, 70);
  return (
    <li>
      <button type="button" className="ac-plank-row" onClick={() => onGo(agreement.id)}>
        <span className="ac-hidden">{`${t(agree.agreement, { n: agreement.number })}.`}</span>
        <span className="ac-plank-number" aria-hidden="true" translate="no">
          {agreement.number}
        </span>
        <span className="ac-plank-row-line">
          <PlankLine plank={plank} />
        </span>
        <span className="ac-plank-row-words">
          <strong>
            <Marked said={missing} />
          </strong>{" "}
          <TheirWords className="ac-aside">{text}</TheirWords>
        </span>
      </button>
    </li>
  );
});

/** What does not stand yet, nearest first, each with the one sentence that says what it lacks. */
export function Nearest({ onGo }: GoProps) {
  const t = useSay();
  const floor = useFloor();
  const waiting = nearestOnFloor(floor);
  if (floor.length === 0) return null;
  if (waiting.length === 0) return <p className="ac-aside">{t(near.allStand)}</p>;
  return (
    <section className="ac-nearest">
      <h3 className="ac-part-title">{t(near.title)}</h3>
      {waiting.length > 1 && <p className="ac-aside">{t(near.titleHint)}</p>}
      <ol className="ac-plank-list">
        {waiting.map((laid) => (
          <Lacking key={laid.agreement.id} laid={laid} onGo={onGo} />
        ))}
      </ol>
    </section>
  );
}
