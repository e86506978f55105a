import { type ClusterId, spoken } from "@acuerdo/shared";
import { useLedger, useSay } from "../sync/use-session.ts";
import { tell } from "../ui/speech.ts";

/** What is said where a card is put somewhere from a list. */
export function useTell() {
  const t = useSay();
  const { clusters } = useLedger("clusters");
  const home = (id: ClusterId | null): void => {
    const sentence = id && clusters.get(id)?.sentence;
    if (id === null) tell(t(spoken.outOfClusters));
    else tell(sentence ? t(spoken.intoCluster, { cluster: sentence }) : t(spoken.intoUnnamed));
  };
  return { home, placed: (n: number) => tell(t(spoken.onBoard, { n })), made: () => tell(t(spoken.clusterNew)) };
}
