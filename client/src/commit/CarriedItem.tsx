import { commit } from "@acuerdo/shared";
import { memo } from "react";
import { useLedger, useSay } from "../sync/use-session.ts";
import { Clamped } from "../ui/Clamped.tsx";
import { Tag } from "../ui/Marks.tsx";
import { BringSomething } from "./BringSomething.tsx";
import { CommitmentItem } from "./CommitmentItem.tsx";
import "./commit.css";
import type { Carried } from "./use-commitments.ts";

/** An agreement with its hands, and the way to add one's own. */
export const CarriedItem = memo(function CarriedItem({ laid, hands }: Carried) {
  const t = useSay();
  const { agreement, version } = laid;
  const { board } = useLedger("board");
  return (
    <li className="ac-carried">
      <header className="ac-carried-head">
        <h4>{t(commit.agreement, { n: agreement.number })}</h4>
        {hands.length === 0 ? (
          <Tag tone="warn">{t(commit.withoutHandsMark)}</Tag>
        ) : (
          <Tag>{t(commit.handsCount, { n: hands.length })}</Tag>
        )}
      </header>
      <Clamped words={version.text} lines={5} lang={board.language} />
      {hands.length > 0 && (
        <ul className="ac-carried-hands">
          {hands.map((commitment) => (
            <li key={commitment.id}>
              <CommitmentItem commitment={commitment} />
            </li>
          ))}
        </ul>
      )}
      <BringSomething agreement={agreement} />
    </li>
  );
});
