import { type Agreement, type ClusterId, cluster, mayAsk, sayWeakest } from "@acuerdo/shared";
import { FilePen, PenLine, ScrollText } from "lucide-react";
import { memo, useEffect, useRef, useState } from "react";
import { useFromLedger, useLanguage, useLedger, useMe, useSay } from "../sync/use-session.ts";
import { Button } from "../ui/Button.tsx";
import { bringToTop } from "../ui/bring-in.ts";
import { ClusterMenu } from "./ClusterMenu.tsx";
import { SentenceForm } from "./ClusterSentence.tsx";
import "./cluster.css";
import { Fold } from "../ui/Fold.tsx";
import { PutInCluster } from "./PutInCluster.tsx";
import { Quote } from "./Quote.tsx";
import type { ShownCluster } from "./use-clusters.ts";
import "../ui/parts.css";
import { TheirWords } from "../ui/TheirWords.tsx";

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
  /** It has just been made: its sentence is asked for. */
  readonly fresh: boolean;
  readonly onNew: (id: ClusterId) => void;
}

type ActsProps = Pick<ClusterItemProps, "shown" | "clusters" | "onNew"> & ClusterActs & { readonly onName: () => void };

function Acts({ shown, clusters, onNew, onWord, onAgreement, onName }: ActsProps) {
  const t = useSay();
  const { role } = useMe();
  const worded = [...useLedger("agreements").agreements.values()].filter(
    (one) => one.clusterId === shown.id && one.letGo === null,
  );
  const mayWord = onWord && mayAsk("agreement.word", role) && shown.positionIds.length > 0;
  return (
    <div className="ac-acts">
      {mayWord && (
        <Button variant={worded.length > 0 ? "quiet" : "secondary"} icon={FilePen} onClick={() => onWord(shown.id)}>
          {t(cluster.word)}
        </Button>
      )}
      {worded.map((agreement) => (
        <Button key={agreement.id} variant="quiet" icon={ScrollText} onClick={() => onAgreement?.(agreement)}>
          {t(cluster.worded, { n: agreement.number })}
        </Button>
      ))}
      {mayAsk("cluster.name", role) && (
        <Button variant="quiet" icon={PenLine} onClick={onName}>
          {t(shown.sentence ? cluster.rename : cluster.name)}
        </Button>
      )}
      <ClusterMenu shown={shown} clusters={clusters} onNew={onNew} />
    </div>
  );
}

function Members({ shown, clusters, chosenPosition, onNew }: ClusterItemProps) {
  const t = useSay();
  const { positions } = useLedger("positions");
  const members = shown.positionIds.flatMap((id) => positions.get(id) ?? []);
  if (members.length === 0) return <p className="ac-aside">{t(cluster.emptyCluster)}</p>;
  return (
    <Fold summary={t(cluster.positions, { n: members.length })} open={members.some(({ id }) => id === chosenPosition)}>
      <ul className="ac-quote-cards">
        {members.map((position) => (
          <Quote key={position.id} position={position} chosen={position.id === chosenPosition}>
            <PutInCluster positionId={position.id} home={shown.id} clusters={clusters} onBoard onNew={onNew} />
          </Quote>
        ))}
      </ul>
    </Fold>
  );
}

/** One cluster: its sentence, how many positions, the weakest support, and the way to an agreement. */
export const ClusterItem = memo(function ClusterItem(props: ClusterItemProps) {
  const { shown, chosen, fresh } = props;
  const t = useSay();
  const { language } = useLanguage();
  const [naming, setNaming] = useState(fresh);
  const weakest = useFromLedger((ledger) => sayWeakest(language, ledger, shown.positionIds));
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (chosen) bringToTop(item.current);
  }, [chosen]);
  useEffect(() => {
    if (fresh) setNaming(true);
  }, [fresh]);
  return (
    <li ref={item} className="ac-cluster" aria-current={chosen || undefined}>
      {naming ? (
        <SentenceForm clusterId={shown.id} sentence={shown.sentence} onDone={() => setNaming(false)} />
      ) : (
        <h4 className={shown.sentence ? undefined : "ac-cluster-unnamed"}>
          {shown.sentence ? <TheirWords>{shown.sentence}</TheirWords> : t(cluster.unnamed)}
        </h4>
      )}
      {shown.positionIds.length > 0 && <p className="ac-aside">{weakest}</p>}
      <Members {...props} />
      {!naming && <Acts {...props} onName={() => setNaming(true)} />}
    </li>
  );
});
