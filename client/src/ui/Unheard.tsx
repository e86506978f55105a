import { expectedCount, spread } from "@acuerdo/shared";
import { useLedger, useSay } from "../sync/use-session.ts";
import "./marks.css";

/** A `StanceSpread` before the first answer: all dotted, and nothing to weigh. */
export function Unheard() {
  const t = useSay();
  const expected = expectedCount(useLedger("board", "members"));
  const words = t(spread.nobody);
  return (
    <div className="ac-spread" title={words}>
      <span className="ac-spread-bar" role="img" aria-label={`${t(spread.label)}. ${words}`}>
        {expected > 0 && <span className="ac-spread-part ac-grade-unheard" style={{ flexGrow: 1 }} />}
      </span>
      <span className="ac-spread-count" aria-hidden="true" translate="no">
        {`0/${expected}`}
      </span>
    </div>
  );
}
