import { type ClusterId, makeId, type PositionId } from "@acuerdo/shared";
import { putCard, type Undo } from "../sync/canvas/list.ts";
import { randomBytes } from "../sync/saved/device.ts";
import type { BoardActs } from "./use-board-acts.ts";
import type { ShownCluster } from "./use-clusters.ts";

export const homeOf = (clusters: readonly ShownCluster[], id: PositionId): ShownCluster | null =>
  clusters.find(({ positionIds }) => positionIds.includes(id)) ?? null;

/** Puts positions into one cluster: the first one's home, else any that one of them has, else a new one. */
export function join(doc: BoardActs["doc"], clusters: readonly ShownCluster[], ids: readonly PositionId[]): Undo {
  const home = ids.flatMap((id) => homeOf(clusters, id) ?? [])[0];
  const clusterId = home?.id ?? makeId<ClusterId>(randomBytes);
  const undos = ids.map((id) => putCard(doc, id, clusterId));
  return () => undos.toReversed().filter((undo) => undo()).length > 0;
}
