import { type ClusterId, cluster, lists, mayWriteCanvas, type Position, type PositionId } from "@acuerdo/shared";
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

interface TrayProps {
  readonly onNew?: ((id: ClusterId) => void) | undefined;
}

/** Positions without a card: those that have none yet, written on a phone for instance, and those whose card was taken off. */
export function Tray({ onNew }: TrayProps) {
  const t = useSay();
  const me = useMe();
  const { tray, taken, arrived } = useBoard();
  if (!arrived || !mayWriteCanvas(me.role)) return null;
  const way = me.role === "mediator" ? ` ${t(cluster.takenWay)}` : "";
  return (
    <>
      <WithoutCard
        positions={taken}
        title={t(cluster.taken, { n: taken.length })}
        hint={`${t(cluster.takenHint)}${way}`}
        all={t(cluster.placeAnew)}
        onNew={onNew}
      />
      <WithoutCard
        positions={tray}
        title={t(cluster.tray, { n: tray.length })}
        hint={t(cluster.trayHint)}
        all={t(cluster.placeAll)}
        onNew={onNew}
      />
    </>
  );
}

interface WithoutCardProps extends TrayProps {
  readonly positions: readonly Position[];
  readonly title: string;
  readonly hint: string;
  /** The button that gives each of them a card. */
  readonly all: string;
}

function WithoutCard({ positions, title, hint, all, onNew }: WithoutCardProps) {
  const t = useSay();
  const { doc, done } = useBoardActs();
  const { clusters } = useBoard();
  if (positions.length === 0) return null;
  const put = (ids: readonly PositionId[]) => {
    done({ said: lists.placed, params: { n: ids.length }, undo: place(doc, ids) });
  };
  return (
    <section className="ac-tray" aria-label={title}>
      <header className="ac-clusters-head">
        <h3>{title}</h3>
      </header>
      <p className="ac-aside">{hint}</p>
      <div className="ac-acts">
        <Button icon={LayoutGrid} onClick={() => put(positions.map(({ id }) => id))}>
          {all}
        </Button>
      </div>
      <Fold summary={t(cluster.positions, { n: positions.length })}>
        <ul className="ac-quote-cards">
          {positions.map((position) => (
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
