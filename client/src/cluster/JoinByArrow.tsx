import { lists, type PositionId, positionList } from "@acuerdo/shared";
import { MoveUpRight } from "lucide-react";
import { useState } from "react";
import { useCanvasCards } from "../sync/canvas/cards.ts";
import { joinByArrow } from "../sync/canvas/texts.ts";
import { useLedger, useSay } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { TextField } from "../ui/Field.tsx";
import { plain } from "../ui/plain.ts";
import { useBoardActs } from "./use-board-acts.ts";
import "./cluster.css";
import { Quote } from "./Quote.tsx";

/** Enough to read; more are found by searching. */
const AT_ONCE = 30;

/** From a card to which other card an arrow leads. */
export function JoinByArrow({ from, onClose }: { from: PositionId; onClose: () => void }) {
  const t = useSay();
  const { doc, done } = useBoardActs();
  const { positions } = useLedger("positions");
  const { cards } = useCanvasCards();
  const [typed, setTyped] = useState("");
  const wanted = plain(typed.trim());
  const others = [...new Set(cards.map(({ positionId }) => positionId))]
    .filter((id) => id !== from)
    .flatMap((id) => positions.get(id) ?? [])
    .filter(({ withdrawn, text }) => !withdrawn && plain(text).includes(wanted));
  const join = (to: PositionId) => {
    done({ said: lists.joined, undo: joinByArrow(doc, from, to).undo });
    onClose();
  };
  return (
    <Dialog open onClose={onClose} title={t(lists.joinTitle)}>
      <div className="ac-write">
        <TextField
          type="search"
          label={t(positionList.search)}
          hideLabel
          placeholder={t(positionList.search)}
          value={typed}
          onChange={setTyped}
        />
        {others.length === 0 && <p className="ac-aside">{t(positionList.notFound)}</p>}
        <ul className="ac-quote-cards">
          {others.slice(0, AT_ONCE).map((position) => (
            <Quote key={position.id} position={position}>
              <Button variant="quiet" icon={MoveUpRight} onClick={() => join(position.id)}>
                {t(lists.joinTo)}
              </Button>
            </Quote>
          ))}
        </ul>
      </div>
    </Dialog>
  );
}
