import { type ClusterId, cluster, lists, mayWriteCanvas, type PositionId } from "@acuerdo/shared";
import { LayoutGrid, SquarePlus } from "lucide-react";
import { place } from "../sync/canvas/list.ts";
import { useMe, useSay } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { useBoardActs } from "./use-board-acts.ts";
import "./cluster.css";
import { Fold } from "../ui/Fold.tsx";
import { PutInCluster } from "./PutInCluster.tsx";
import { Quote } from "./Quote.tsx";
import { useBoard } from "./use-clusters.ts";
import "../ui/parts.css";

/** Positions that were written, on a phone for instance, and have no card on the board yet. */
export function Tray({ onNew }: { readonly onNew?: (id: ClusterId) => void }) {
  const t = useSay();
  const me = useMe();
  const { doc, done } = useBoardActs();
  const { tray, clusters, arrived } = useBoard();
  if (tray.length === 0 || !arrived || !mayWriteCanvas(me.role)) return null;
  const put = (ids: readonly PositionId[]) => {
    done({ said: lists.placed, params: { n: ids.length }, undo: place(doc, ids) });
  };
  return (
    <section className="ac-tray" aria-label={t(cluster.tray, { n: tray.length })}>
      <header className="ac-clusters-head">
        <h3>{t(cluster.tray, { n: tray.length })}</h3>
      </header>
      <p className="ac-aside">{t(cluster.trayHint)}</p>
      <div className="ac-acts">
        <Button icon={LayoutGrid} onClick={() => put(tray.map(({ id }) => id))}>
          {t(cluster.placeAll)}
        </Button>
      </div>
      <Fold summary={t(cluster.positions, { n: tray.length })}>
        <ul className="ac-quote-cards">
          {tray.map((position) => (
            <Quote key={position.id} position={position}>
              <span className="ac-acts">
                <Button variant="quiet" icon={SquarePlus} onClick={() => put([position.id])}>
                  {t(cluster.place)}
                </Button>
                <PutInCluster positionId={position.id} home={null} clusters={clusters} onBoard={false} onNew={onNew} />
              </span>
            </Quote>
          ))}
        </ul>
      </Fold>
    </section>
  );
}
