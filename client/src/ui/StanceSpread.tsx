import { type Counts, type Grade, grades, mayBreakDown, near, sayList, spread } from "@acuerdo/shared";
import { useLanguage, useLedger, useSay } from "../sync/use-session.ts";
import { Fold } from "./Fold.tsx";
import { GradeMark } from "./GradeMark.tsx";
import "./grades.css";
import "./marks.css";

const ORDER = ["endorse", "agree", "accept", "reserve", "object", "stand-aside"] as const satisfies Grade[];

function countOf(counts: Counts, grade: (typeof ORDER)[number]): number {
  if (grade === "reserve") return counts.reserve + counts.resolved;
  return grade === "stand-aside" ? counts.abstain : counts[grade];
}

interface Given {
  readonly grade: (typeof ORDER)[number];
  readonly n: number;
}

/** What each pattern of the bar is, and how many gave it. */
function Key({ given, unheard }: { given: readonly Given[]; unheard: number }) {
  const t = useSay();
  return (
    <ul className="ac-spread-key">
      {given.map(({ grade, n }) => (
        <li key={grade}>
          <GradeMark grade={grade} />
          <span translate="no">{n}</span>
        </li>
      ))}
      <li>
        <span className="ac-grade ac-grade-unheard">
          <span className="ac-pattern" aria-hidden="true" />
          <span>{t(spread.notHeard)}</span>
        </span>
        <span translate="no">{unheard}</span>
      </li>
    </ul>
  );
}

interface StanceSpreadProps {
  /** A tally's `whole`. */
  readonly counts: Counts;
  readonly hideCount?: boolean;
  /** Where nothing can be pressed: the canvas, on which a press chooses the card. */
  readonly still?: boolean;
}

/** How people answered one statement: a thin bar with patterns, which opens to what each pattern is and how many gave it. */
export function StanceSpread({ counts, hideCount, still }: StanceSpreadProps) {
  const t = useSay();
  const { language } = useLanguage();
  const given = ORDER.map((grade) => ({ grade, n: countOf(counts, grade) })).filter(({ n }) => n > 0);
  const answered = given.reduce((sum, { n }) => sum + n, counts.held ?? 0);
  const unheard = Math.max(0, counts.expected - answered);
  const ledger = useLedger("board");
  if (answered > 0 && !mayBreakDown(ledger, answered)) {
    return <p className="ac-field-hint">{t(near.fewHidden, { n: answered })}</p>;
  }
  const said = given.map(({ grade, n }) => `${t(grades[grade])}: ${n}`);
  const words = answered === 0 ? t(spread.nobody) : sayList(language, [...said, `${t(spread.notHeard)}: ${unheard}`]);
  const bar = (
    <span className="ac-spread" title={words}>
      <span className="ac-spread-bar" role="img" aria-label={`${t(spread.label)}. ${words}`}>
        {given.map(({ grade, n }) => (
          <span key={grade} className={`ac-spread-part ac-grade-${grade}`} style={{ flexGrow: n }} />
        ))}
        {unheard > 0 && <span className="ac-spread-part ac-grade-unheard" style={{ flexGrow: unheard }} />}
      </span>
      {!hideCount && (
        <span className="ac-spread-count" aria-hidden="true" translate="no">
          {`${answered}/${Math.max(counts.expected, answered)}`}
        </span>
      )}
    </span>
  );
  if (still || answered === 0) return bar;
  return (
    <Fold summary={bar} className="ac-spread-fold">
      <Key given={given} unheard={unheard} />
    </Fold>
  );
}
