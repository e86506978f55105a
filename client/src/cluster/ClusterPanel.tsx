import { type ClusterId, cluster, makeId, mayWriteCanvas, spoken } from "@acuerdo/shared";
import { Plus } from "lucide-react";
import { useState } from "react";
import { makeCluster } from "../sync/canvas/list.ts";
import { randomBytes } from "../sync/saved/device.ts";
import { useMe, useSay } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { Skeleton } from "../ui/Status.tsx";
import { type ClusterActs, ClusterItem } from "./ClusterItem.tsx";
import "./cluster.css";
import { Fold } from "../ui/Fold.tsx";
import { PutInCluster } from "./PutInCluster.tsx";
import { Quote } from "./Quote.tsx";
import { useBoardActs } from "./use-board-acts.ts";
import { type Board, useBoard } from "./use-clusters.ts";
import "../ui/parts.css";

export interface ClusterPanelProps extends ClusterActs {
  /** What is chosen on the canvas. */
  readonly chosenCluster?: string | null;
  readonly chosenPosition?: string | null;
  /** A cluster that has just been made, by whichever list. */
  readonly fresh?: ClusterId | null;
  readonly onNew?: (id: ClusterId) => void;
}

/** Positions that lie on the board in no cluster, each with the menu that puts it into one. */
interface LooseProps {
  readonly board: Board;
  readonly chosenPosition: string | null;
  readonly onNew: (id: ClusterId) => void;
}

function Loose({ board, chosenPosition, onNew }: LooseProps) {
  const t = useSay();
  const { loose, clusters } = board;
  if (loose.length === 0) return null;
  return (
    <Fold summary={t(cluster.loose, { n: loose.length })} open={loose.some(({ id }) => id === chosenPosition)}>
      <ul className="ac-quote-cards">
        {loose.map((position) => (
          <Quote key={position.id} position={position} chosen={position.id === chosenPosition}>
            <PutInCluster positionId={position.id} home={null} clusters={clusters} onBoard onNew={onNew} />
          </Quote>
        ))}
      </ul>
    </Fold>
  );
}

function NewCluster({ onNew }: { onNew: (id: ClusterId) => void }) {
  const t = useSay();
  const { doc, done } = useBoardActs();
  const make = () => {
    const id = makeId<ClusterId>(randomBytes);
    done({ said: spoken.clusterNew, undo: makeCluster(doc, id) });
    onNew(id);
  };
  return (
    <Button variant="quiet" icon={Plus} onClick={make}>
      {t(cluster.newCluster)}
    </Button>
  );
}

/** The clusters as a list: all that the canvas shows of them, and all that can be done with them there. */
export function ClusterPanel({ chosenCluster = null, chosenPosition = null, ...props }: ClusterPanelProps) {
  const t = useSay();
  const me = useMe();
  const board = useBoard();
  const { clusters, arrived } = board;
  const [made, setMade] = useState<ClusterId | null>(null);
  const { fresh = made, onNew = setMade, ...acts } = props;
  if (!arrived && clusters.length === 0) return <Skeleton lines={2} />;
  return (
    <section className="ac-clusters" aria-label={t(cluster.title)}>
      <header className="ac-clusters-head">
        <h3>{t(cluster.title)}</h3>
        {mayWriteCanvas(me.role) && <NewCluster onNew={onNew} />}
      </header>
      {clusters.length === 0 && <p className="ac-aside">{t(cluster.empty)}</p>}
      <ol className="ac-cluster-list">
        {clusters.map((shown) => (
          <ClusterItem
            key={shown.id}
            shown={shown}
            clusters={clusters}
            chosen={shown.id === chosenCluster}
            chosenPosition={chosenPosition}
            fresh={shown.id === fresh}
            onNew={onNew}
            {...acts}
          />
        ))}
      </ol>
      <Loose board={board} chosenPosition={chosenPosition} onNew={onNew} />
    </section>
  );
}
