import { type ClusterId, lists, makeId, type PositionId } from "@acuerdo/shared";
import { split } from "../sync/canvas/list.ts";
import { randomBytes } from "../sync/saved/device.ts";
import { useLedger, useSay } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Choices } from "../ui/Choices.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { useChecked } from "../ui/use-checked.ts";
import { usePicked } from "../ui/use-picked.ts";
import { useBoardActs } from "./use-board-acts.ts";
import "./cluster.css";
import { Quote } from "./Quote.tsx";
import type { ShownCluster } from "./use-clusters.ts";

interface SplitClusterProps {
  readonly shown: ShownCluster;
  readonly onClose: () => void;
  readonly onNew: (id: ClusterId) => void;
}

/** Which cards of a cluster go into one of their own. */
export function SplitCluster({ shown, onClose, onNew }: SplitClusterProps) {
  const t = useSay();
  const { doc, done } = useBoardActs();
  const { positions } = useLedger("positions");
  const members = shown.positionIds.flatMap((id) => positions.get(id) ?? []);
  const [picked, toggle] = usePicked<PositionId>();
  const chosen = members.filter(({ id }) => picked.has(id)).map(({ id }) => id);
  const isSome = chosen.length > 0 && chosen.length < members.length;
  const checked = useChecked({ chosen: isSome ? null : lists.splitSome });
  const take = () => {
    if (!checked.check()) return;
    const into = makeId<ClusterId>(randomBytes);
    done({ said: lists.wasSplit, undo: split(doc, chosen, shown.id, into) });
    onClose();
    onNew(into);
  };
  const footer = (
    <Button variant="primary" onClick={take}>
      {t(lists.splitNow, { n: chosen.length })}
    </Button>
  );
  return (
    <Dialog open onClose={onClose} title={t(lists.splitTitle)} footer={footer}>
      <Choices checked={checked}>
        <ul className="ac-quote-cards">
          {members.map((position) => (
            <li key={position.id}>
              <label className="ac-alike">
                <input type="checkbox" checked={picked.has(position.id)} onChange={() => toggle(position.id)} />
                <ul className="ac-alike-quote">
                  <Quote position={position} />
                </ul>
              </label>
            </li>
          ))}
        </ul>
      </Choices>
    </Dialog>
  );
}
