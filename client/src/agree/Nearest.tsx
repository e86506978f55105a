import { agree, clipped, type Laid, near, nearestOnFloor, sayMissing } from "@acuerdo/shared";
import { useFloor } from "../sync/use-floor.ts";
import { useLanguage, useSay } from "../sync/use-session.ts";
import { PlankLine } from "./PlankLine.tsx";
import "../ui/parts.css";
import "./agree.css";

/** What does not stand yet, nearest first, each with the one sentence that says what it lacks. */
export function Nearest({ onGo }: { onGo: (laid: Laid) => void }) {
  const t = useSay();
  const { language } = useLanguage();
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
          <li key={laid.agreement.id}>
            <button
              type="button"
              className="ac-plank-row"
              aria-label={`${t(agree.agreement, { n: laid.agreement.number })}. ${sayMissing(language, laid.judgement)} ${clipped(laid.version.text, 70)}`}
              onClick={() => onGo(laid)}
            >
              <span className="ac-plank-number">{laid.agreement.number}</span>
              <span className="ac-plank-row-line">
                <PlankLine plank={laid.plank} />
              </span>
              <span className="ac-plank-row-words">
                <strong>{sayMissing(language, laid.judgement)}</strong>
                <span className="ac-aside">{clipped(laid.version.text, 70)}</span>
              </span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}
