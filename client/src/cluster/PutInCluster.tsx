import { type ClusterId, clipped, cluster, lists, makeId, mayWriteCanvas, type PositionId } from "@acuerdo/shared";
import { CircleSlash, Group, MoveUpRight, Plus, SquareX } from "lucide-react";
import { useState } from "react";
import { putCard, takeOff } from "../sync/canvas/list.ts";
import { randomBytes } from "../sync/saved/device.ts";
import { useMe, useSay } from "../sync/use-session.ts";
import { Menu, type MenuAction } from "../ui/Menu.tsx";
import { JoinByArrow } from "./JoinByArrow.tsx";
import { useBoardActs } from "./use-board-acts.ts";
import type { ShownCluster } from "./use-clusters.ts";

interface PutInClusterProps {
  readonly positionId: PositionId;
  /** Where it is now. */
  readonly home: ClusterId | null;
  readonly clusters: readonly ShownCluster[];
  /** Whether its card lies on the board. */
  readonly onBoard: boolean;
  /** A cluster was made for it: its sentence is to be written. */
  readonly onNew?: ((id: ClusterId) => void) | undefined;
}

const MENU_LENGTH = 64;

function usePutting({ positionId, clusters, onNew }: PutInClusterProps) {
  const { doc, done } = useBoardActs();
  const put = (id: ClusterId | null) => {
    const undo = putCard(doc, positionId, id);
    const into = clusters.find((one) => one.id === id);
    if (id === null) done({ said: lists.movedOut, undo });
    else if (into?.sentence)
      done({ said: lists.moved, theirs: { cluster: clipped(into.sentence, MENU_LENGTH) }, undo });
    else done({ said: into ? lists.movedUnnamed : lists.movedNew, undo });
  };
  const putNew = () => {
    const id = makeId<ClusterId>(randomBytes);
    put(id);
    onNew?.(id);
  };
  return { put, putNew, off: () => done({ said: lists.tookOff, undo: takeOff(doc, positionId) }) };
}

/** Everything that a hand can do with a card on the board, from a menu. */
export function PutInCluster(props: PutInClusterProps) {
  const { positionId, home, clusters, onBoard } = props;
  const t = useSay();
  const me = useMe();
  const { put, putNew, off } = usePutting(props);
  const [joining, setJoining] = useState(false);
  if (!mayWriteCanvas(me.role)) return null;
  const choices: MenuAction[] = clusters.map(({ id, sentence }) => ({
    label: clipped(sentence || t(cluster.unnamed), MENU_LENGTH),
    checked: id === home,
    onSelect: () => put(id),
  }));
  const others: MenuAction[] = [
    { label: t(cluster.putNew), icon: Plus, onSelect: putNew },
    ...(home ? [{ label: t(cluster.outside), icon: CircleSlash, onSelect: () => put(null) }] : []),
  ];
  const card: MenuAction[] = [
    { label: t(lists.join), icon: MoveUpRight, onSelect: () => setJoining(true) },
    { label: t(lists.takeOff), icon: SquareX, onSelect: off },
  ];
  return (
    <>
      <Menu
        label={t(home ? cluster.move : cluster.putIn)}
        icon={Group}
        groups={[choices, others, onBoard ? card : []]}
      />
      {joining && <JoinByArrow from={positionId} onClose={() => setJoining(false)} />}
    </>
  );
}
