import { agree, STANDS, wall } from "@acuerdo/shared";
import { Hands } from "../agree/Hands.tsx";
import { useFloor } from "../sync/ledger/use-floor.ts";
import { useLedger, useSay } from "../sync/use-session.ts";
import { TheirWords } from "../ui/TheirWords.tsx";

/** Agreements that stand, those without hands first: what is still to be carried is what the room looks at. */
export function WallHands() {
  const t = useSay();
  const floor = useFloor().filter(({ words }) => STANDS.has(words));
  const { commitments } = useLedger("commitments");
  const carried = new Set(
    [...commitments.values()].flatMap(({ agreementId, withdrawn }) => (withdrawn ? [] : [agreementId])),
  );
  if (floor.length === 0) return <p className="ac-wall-sum">{t(wall.noStanding)}</p>;
  const inOrder = [...floor].sort((a, b) => Number(carried.has(a.agreement.id)) - Number(carried.has(b.agreement.id)));
  return (
    <ul className="ac-wall-carried">
      {inOrder.map(({ agreement, version }) => (
        <li key={agreement.id} className={carried.has(agreement.id) ? undefined : "ac-wall-bare"}>
          <h3>{t(agree.agreement, { n: agreement.number })}</h3>
          <TheirWords as="p" className="ac-wall-text">
            {version.text}
          </TheirWords>
          <Hands agreementId={agreement.id} />
        </li>
      ))}
    </ul>
  );
}
