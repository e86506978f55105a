import { lists, mayWriteCanvas, neighbourWords as words } from "@acuerdo/shared";
import { Check, Telescope, X } from "lucide-react";
import { useId } from "react";
import { useLedger, useMe, useSay } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Notice } from "../ui/Notice.tsx";
import { useBoardActs } from "./use-board-acts.ts";
import "../ui/parts.css";
import "./cluster.css";
import { join } from "./joined.ts";
import { Quote } from "./Quote.tsx";
import { useBoard } from "./use-clusters.ts";
import { MOST_PRESSES, type Offer, useNeighbours } from "./use-neighbours.ts";

/** Beyond this a list of questions is a burden: the rest comes once these are answered. */
const AT_ONCE = 6;

interface OfferProps {
  readonly offer: Offer;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

function OfferItem({ offer, onYes, onNo }: OfferProps) {
  const t = useSay();
  const { positions } = useLedger("positions");
  const id = useId();
  const opposite = offer.kind === "opposite";
  return (
    <li className="ac-neighbours-offer">
      <h4>{t(opposite ? words.opposite : words.together)}</h4>
      <ul id={id} className="ac-quote-cards">
        {offer.ids
          .flatMap((id) => positions.get(id) ?? [])
          .map((position) => (
            <Quote key={position.id} position={position} />
          ))}
      </ul>
      {opposite && <p className="ac-aside">{t(words.bridge)}</p>}
      <div className="ac-acts">
        {!opposite && (
          <Button icon={Check} aria-describedby={id} onClick={onYes}>
            {t(words.yes)}
          </Button>
        )}
        <Button
          variant={opposite ? "secondary" : "quiet"}
          icon={opposite ? Check : X}
          aria-describedby={id}
          onClick={onNo}
        >
          {t(opposite ? words.seen : words.no)}
        </Button>
      </div>
    </li>
  );
}

/** Looks, a little further each time, and can be stopped. */
function LookButtons({
  looked,
  presses,
  state,
  look,
  stop,
}: Omit<ReturnType<typeof useNeighbours>, "offers" | "refuse">) {
  const t = useSay();
  return (
    <div className="ac-acts">
      <Button
        variant="secondary"
        icon={Telescope}
        busy={state === "looking"}
        disabled={presses >= MOST_PRESSES}
        onClick={() => void look()}
      >
        {t(looked ? words.lookMore : words.look)}
      </Button>
      {state === "looking" && (
        <Button variant="quiet" onClick={stop}>
          {t(words.stop)}
        </Button>
      )}
    </div>
  );
}

/** Questions about what may belong together. Whoever says yes moves the cards; nothing moves by itself. */
export function Neighbours() {
  const t = useSay();
  const me = useMe();
  const { doc, done } = useBoardActs();
  const { clusters, arrived } = useBoard();
  const search = useNeighbours(clusters);
  if (!mayWriteCanvas(me.role) || !arrived) return null;
  const { offers, looked, presses, state } = search;
  const last = presses >= MOST_PRESSES;
  const yes = (offer: Offer) => {
    done({ said: lists.together, undo: join(doc, clusters, offer.ids) });
  };
  return (
    <section className="ac-neighbours" aria-label={t(words.title)}>
      <h3>{t(words.title)}</h3>
      <LookButtons {...search} />
      {looked && <p className="ac-aside">{t(words.hint)}</p>}
      <div role="status">
        {state === "failed" && <Notice tone="warn">{t(words.failed)}</Notice>}
        {looked && state === "idle" && offers.length === 0 && <p>{t(last ? words.noneAtAll : words.none)}</p>}
      </div>
      <ul className="ac-neighbours-list">
        {offers.slice(0, AT_ONCE).map((offer) => (
          <OfferItem
            key={`${offer.kind}.${offer.key}`}
            offer={offer}
            onYes={() => yes(offer)}
            onNo={() => search.refuse(offer)}
          />
        ))}
      </ul>
    </section>
  );
}
