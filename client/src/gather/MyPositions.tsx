import { gather, isOwn, newestFirst, type Position } from "@acuerdo/shared";
import { useFromLedger, useLedger, useMe, useSay } from "../sync/use-session.ts";
import { fetched } from "../ui/fetched.tsx";
import { KindMark } from "../ui/Marks.tsx";
import { Unheard } from "../ui/Unheard.tsx";
import { OwnActs } from "./OwnActs.tsx";
import "./gather.css";
import { TheirWords } from "../ui/TheirWords.tsx";

const StatementSpread = fetched(() => import("../ui/StatementSpread.tsx").then((module) => module.default), {
  waiting: <Unheard />,
  shape: "line",
});
/** What I have put on the table, newest first. */
export function MyPositions() {
  const t = useSay();
  const { positions } = useLedger("positions");
  const me = useMe();
  const mine = [...positions.values()].filter(({ by, withdrawn }) => isOwn(by, me) && !withdrawn).toSorted(newestFirst);
  if (me.role === "observer") return null;
  return (
    <section className="ac-mine">
      <h2>{mine.length > 0 ? t(gather.mine, { n: mine.length }) : t(gather.mineTitle)}</h2>
      {mine.length === 0 && <p className="ac-field-hint">{t(gather.mineNone)}</p>}
      <ul className="ac-list">
        {mine.map((position) => (
          <Mine key={position.id} position={position} />
        ))}
      </ul>
    </section>
  );
}

function Mine({ position }: { position: Position }) {
  const answered = useFromLedger(({ stances, held }) => stances.has(position.id) || held.has(position.id));
  return (
    <li className={`ac-position ac-tint-${position.kind}`}>
      <TheirWords as="p" className="ac-position-text">
        {position.text}
      </TheirWords>
      <div className="ac-position-about">
        <KindMark kind={position.kind} />
      </div>
      {answered ? <StatementSpread id={position.id} /> : <Unheard />}
      <div className="ac-position-acts">
        <OwnActs position={position} />
      </div>
    </li>
  );
}
