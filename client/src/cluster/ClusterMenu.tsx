import { type ClusterId, clipped, lists, mayWriteCanvas } from "@acuerdo/shared";
import { Combine, Scissors, UnfoldHorizontal, Ungroup } from "lucide-react";
import { useState } from "react";
import { dissolve, emptyOut, merge } from "../sync/canvas/list.ts";
import { useMe, useSay } from "../sync/use-session.ts";
import { Menu, type MenuAction } from "../ui/Menu.tsx";
import { useTheirs } from "../ui/use-theirs.ts";
import { SplitCluster } from "./SplitCluster.tsx";
import { useBoardActs } from "./use-board-acts.ts";
import type { ShownCluster } from "./use-clusters.ts";

interface ClusterMenuProps {
  readonly shown: ShownCluster;
  readonly clusters: readonly ShownCluster[];
  /** A cluster was made: its sentence is to be written. */
  readonly onNew: (id: ClusterId) => void;
}

const MENU_LENGTH = 48;

/** Everything that a hand can do to a cluster on the board, from a menu. */
export function ClusterMenu({ shown, clusters, onNew }: ClusterMenuProps) {
  const t = useSay();
  const me = useMe();
  const mark = useTheirs();
  const { doc, done } = useBoardActs();
  const [splitting, setSplitting] = useState(false);
  if (!mayWriteCanvas(me.role)) return null;
  const { id, positionIds } = shown;
  const split = { label: t(lists.split), icon: Scissors, onSelect: () => setSplitting(true) };
  const empty = {
    label: t(lists.emptyOut),
    icon: UnfoldHorizontal,
    onSelect: () => done({ said: lists.emptied, undo: emptyOut(doc, id) }),
  };
  const own: MenuAction[] = [
    ...(positionIds.length > 1 ? [split] : []),
    ...(positionIds.length > 0 ? [empty] : []),
    {
      label: t(lists.dissolve),
      icon: Ungroup,
      onSelect: () => done({ said: lists.dissolved, undo: dissolve(doc, id) }),
    },
  ];
  const others: MenuAction[] = clusters
    .filter((other) => other.id !== id)
    .map((other) => ({
      label: other.sentence
        ? t(lists.mergeInto, { cluster: mark(clipped(other.sentence, MENU_LENGTH)) })
        : t(lists.mergeIntoUnnamed),
      icon: Combine,
      onSelect: () => done({ said: lists.merged, undo: merge(doc, id, other.id) }),
    }));
  return (
    <>
      <Menu label={t(lists.clusterMenu)} groups={[own, others]} />
      {splitting && <SplitCluster shown={shown} onClose={() => setSplitting(false)} onNew={onNew} />}
    </>
  );
}
