import { type Plank, standings, type Words } from "@acuerdo/shared";
import { useSay } from "../sync/use-session.ts";
import { PlankLine } from "./PlankLine.tsx";
import "./agree.css";

/** How an agreement stands: its plank and the word for it. */
export function StandingMark({ words, plank }: { words: Words; plank: Plank }) {
  const t = useSay();
  return (
    <span className={`ac-standing ac-standing-${words}`}>
      <span className="ac-standing-plank">
        <PlankLine plank={plank} />
      </span>
      <span>{t(standings[words])}</span>
    </span>
  );
}
