import { table, wall } from "@acuerdo/shared";
import { useLedger, useSay } from "../sync/use-session.ts";
import { TheirWords } from "../ui/TheirWords.tsx";

/** Cards as they arrive, the newest first. */
export function WallPositions() {
  const t = useSay();
  const { positions } = useLedger("positions");
  const live = [...positions.values()].filter(({ withdrawn }) => !withdrawn).reverse();
  if (live.length === 0) return <p className="ac-wall-sum">{t(wall.noPositions)}</p>;
  return (
    <>
      <p className="ac-wall-sum">{t(table.waitingPositions, { n: live.length })}</p>
      <ol className="ac-wall-cards">
        {live.map(({ id, kind, text }) => (
          <TheirWords key={id} as="li" className={`ac-wall-card ac-tint-${kind}`}>
            {text}
          </TheirWords>
        ))}
      </ol>
    </>
  );
}
