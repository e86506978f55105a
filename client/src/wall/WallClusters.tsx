import { cluster, wall } from "@acuerdo/shared";
import { useBoard } from "../cluster/use-clusters.ts";
import { useSay } from "../sync/use-session.ts";
import { TheirWords } from "../ui/TheirWords.tsx";

/** Clusters as headlines, those of most positions first. */
export function WallClusters() {
  const t = useSay();
  const { clusters, loose, tray } = useBoard();
  const left = loose.length + tray.length;
  const inOrder = [...clusters].sort((a, b) => b.positionIds.length - a.positionIds.length);
  return (
    <>
      {clusters.length === 0 && <p className="ac-wall-sum">{t(wall.noClusters)}</p>}
      {left > 0 && <p className="ac-wall-sum">{t(wall.loose, { n: left })}</p>}
      <ol className="ac-wall-headlines">
        {inOrder.map(({ id, sentence, positionIds }) => (
          <li key={id}>
            {sentence ? <TheirWords as="strong">{sentence}</TheirWords> : <em>{t(cluster.unnamed)}</em>}
            <span>{t(wall.inCluster, { n: positionIds.length })}</span>
          </li>
        ))}
      </ol>
    </>
  );
}
