import { type ClusterId, clipped, cluster, makeId, mayWriteCanvas, type PositionId } from "@acuerdo/shared";
import { CircleSlash, Group, Plus } from "lucide-react";
import { putInCluster } from "../sync/canvas-cards.ts";
import { canvasOf } from "../sync/canvas-session.ts";
import { randomBytes } from "../sync/device.ts";
import { useMe, useSay, useSession } from "../sync/use-session.ts";
import { Menu, type MenuAction } from "../ui/Menu.tsx";
import type { ShownCluster } from "./use-clusters.ts";
import { useTell } from "./use-tell.ts";

interface PutInClusterProps {
  readonly positionId: PositionId;
  /** Where it is now. */
  readonly home: ClusterId | null;
  readonly clusters: readonly ShownCluster[];
}

const MENU_LENGTH = 64;

/** Everything that dragging a card can do, from a menu. */
export function PutInCluster({ positionId, home, clusters }: PutInClusterProps) {
  const t = useSay();
  const me = useMe();
  const { doc } = canvasOf(useSession());
  const said = useTell();
  if (!mayWriteCanvas(me.role)) return null;
  const put = (id: ClusterId | null) => {
    putInCluster(doc, positionId, id);
    said.home(id);
  };
  const choices: MenuAction[] = clusters.map(({ id, sentence }) => ({
    label: clipped(sentence || t(cluster.unnamed), MENU_LENGTH),
    checked: id === home,
    onSelect: () => put(id),
  }));
  const others: MenuAction[] = [
    { label: t(cluster.putNew), icon: Plus, onSelect: () => put(makeId<ClusterId>(randomBytes)) },
    ...(home ? [{ label: t(cluster.outside), icon: CircleSlash, onSelect: () => put(null) }] : []),
  ];
  return (
    <Menu
      label={t(home ? cluster.move : cluster.putIn)}
      icon={Group}
      groups={choices.length > 0 ? [choices, others] : [others]}
    />
  );
}
