import { gather, isOwn, newestFirst, type Position } from "@acuerdo/shared";
import { useState } from "react";
import { useFromLedger, useLedger, useMe, useSay } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { fetched } from "../ui/fetched.tsx";
import { KindMark } from "../ui/Marks.tsx";
import { Unheard } from "../ui/Unheard.tsx";
import "./gather.css";
import { TheirWords } from "../ui/TheirWords.tsx";

const StatementSpread = fetched(() => import("../ui/StatementSpread.tsx").then((module) => module.default), {
  waiting: <Unheard />,
  shape: "line",
});
const RewordDialog = fetched(() => import("./RewordDialog.tsx").then((module) => module.RewordDialog), {
  shape: "dialog",
});

const WithdrawDialog = fetched(() => import("./WithdrawDialog.tsx").then((module) => module.WithdrawDialog), {
  shape: "dialog",
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
  const t = useSay();
  const answered = useFromLedger(({ stances, held }) => stances.has(position.id) || held.has(position.id));
  const [asked, setAsked] = useState<"reword" | "withdraw" | null>(null);
  const close = () => setAsked(null);
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
        <Button variant="quiet" onClick={() => setAsked("reword")}>
          {t(gather.reword)}
        </Button>
        <Button variant="quiet" onClick={() => setAsked("withdraw")}>
          {t(gather.withdraw)}
        </Button>
      </div>
      {asked === "reword" && <RewordDialog position={position} onClose={close} />}
      {asked === "withdraw" && <WithdrawDialog position={position} onClose={close} />}
    </li>
  );
}
