import { type Agreement, type ClusterId, cluster, mayAsk, sayWeakest } from "@acuerdo/shared";
import { FilePen } from "lucide-react";
import { useEffect, useRef } from "react";
import { useLanguage, useLedger, useMe, useSay } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { ClusterSentence } from "./ClusterSentence.tsx";
import "./cluster.css";
import { PutInCluster } from "./PutInCluster.tsx";
import { Quote } from "./Quote.tsx";
import type { ShownCluster } from "./use-clusters.ts";
import "../ui/parts.css";

export interface ClusterActs {
  /** Opens the wording of an agreement for the cluster. */
  readonly onWord?: ((id: ClusterId) => void) | undefined;
  /** Shows an agreement that was worded for it. */
  readonly onAgreement?: ((agreement: Agreement) => void) | undefined;
}

interface ClusterItemProps extends ClusterActs {
  readonly shown: ShownCluster;
  readonly clusters: readonly ShownCluster[];
  /** Chosen on the canvas. */
  readonly chosen: boolean;
  readonly chosenPosition: string | null;
}

function Acts({ shown, onWord, onAgreement }: { shown: ShownCluster } & ClusterActs) {
  const t = useSay();
  const me = useMe();
  const worded = [...useLedger().agreements.values()].filter((one) => one.clusterId === shown.id && one.letGo === null);
  return (
    <div className="ac-acts">
      {worded.map((agreement) => (
        <Button key={agreement.id} variant="quiet" onClick={() => onAgreement?.(agreement)}>
          {t(cluster.worded, { n: agreement.number })}
        </Button>
      ))}
      {onWord && mayAsk("agreement.word", me.role) && shown.positionIds.length > 0 && (
        <Button icon={FilePen} onClick={() => onWord(shown.id)}>
          {t(cluster.word)}
        </Button>
      )}
    </div>
  );
}

function Members({ shown, clusters, chosenPosition }: Omit<ClusterItemProps, "chosen">) {
  const t = useSay();
  const { positions } = useLedger();
  const members = shown.positionIds.flatMap((id) => positions.get(id) ?? []);
  if (members.length === 0) return <p className="ac-aside">{t(cluster.emptyCluster)}</p>;
  return (
    <details className="ac-fold" open={members.some(({ id }) => id === chosenPosition) || undefined}>
      <summary>{t(cluster.positions, { n: members.length })}</summary>
      <ul className="ac-quote-cards">
        {members.map((position) => (
          <Quote key={position.id} position={position} chosen={position.id === chosenPosition}>
            <PutInCluster positionId={position.id} home={shown.id} clusters={clusters} />
          </Quote>
        ))}
      </ul>
    </details>
  );
}

/** One cluster: its sentence, how many positions, the weakest support, and the way to an agreement. */
export function ClusterItem(props: ClusterItemProps) {
  const { shown, chosen } = props;
  const { language } = useLanguage();
  const ledger = useLedger();
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (chosen) item.current?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  return (
    <li ref={item} className="ac-cluster" aria-current={chosen || undefined}>
      <ClusterSentence clusterId={shown.id} sentence={shown.sentence} />
      {shown.positionIds.length > 0 && <p className="ac-aside">{sayWeakest(language, ledger, shown.positionIds)}</p>}
      <Members {...props} />
      <Acts {...props} />
    </li>
  );
}
