import { type Ledger, sayList, table, wall } from "@acuerdo/shared";
import { useNames } from "../sync/ledger/use-names.ts";
import { type Here, useCount, useHere } from "../sync/presence/use-here.ts";
import { useFromLedger, useLanguage, useLedger, useSay, useSessionPart } from "../sync/use-session.ts";

/** More names than these cannot be read from afar. */
const MOST_NAMES = 12;

/** People who have answered any position, each once: a count, and never what. An agreement says itself how many answered it. */
const answeredIn = ({ stances, positions }: Ledger): number =>
  new Set([...positions.keys()].flatMap((id) => [...(stances.get(id)?.keys() ?? [])])).size;

/** Who is connected, phones too, and how many have answered. Where voices are anonymous nobody is named. */
export function WhoIsHere() {
  const t = useSay();
  const isLive = useSessionPart(({ link }) => link === "live");
  const here = useHere();
  const all = useCount();
  const { phase } = useLedger("board").board;
  const n = Math.max(here.count, 1);
  return (
    <section className="ac-wall-who">
      <p className="ac-wall-count">{isLive ? t(table.hereNow, { n }) : t(table.hereUnknown)}</p>
      {all !== null && <p>{t(wall.onBoard, { n: all })}</p>}
      {phase === "weigh" && <Answered />}
      <Names members={here.members} />
    </section>
  );
}

function Answered() {
  const t = useSay();
  const n = useFromLedger(answeredIn);
  return n > 0 && <p>{t(wall.haveAnswered, { n })}</p>;
}

function Names({ members }: Pick<Here, "members">) {
  const t = useSay();
  const { language } = useLanguage();
  const names = useNames();
  if (members.size === 0) return null;
  const shown = [...members].slice(0, MOST_NAMES).map((id) => names.member(id));
  const left = members.size - shown.length;
  const list = sayList(language, left > 0 ? [...shown, t(wall.more, { n: left })] : shown);
  return <p className="ac-wall-names">{t(wall.here, { list })}</p>;
}
