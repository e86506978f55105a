import { type ClusterId, makeId, type PositionId } from "@acuerdo/shared";
import { putInCluster } from "../sync/canvas-cards.ts";
import { randomBytes } from "../sync/device.ts";
import type { useSession } from "../sync/use-session.ts";
import type { ShownCluster } from "./use-clusters.ts";

type Doc = ReturnType<ReturnType<typeof useSession>["canvas"]>["doc"];

export const homeOf = (clusters: readonly ShownCluster[], id: PositionId): ShownCluster | null =>
  clusters.find(({ positionIds }) => positionIds.includes(id)) ?? null;

/** Puts positions into one cluster: the first one's home, else any that one of them has, else a new one. */
export function join(doc: Doc, clusters: readonly ShownCluster[], ids: readonly PositionId[]): ClusterId {
  const home = ids.flatMap((id) => homeOf(clusters, id) ?? [])[0];
  const clusterId = home?.id ?? makeId<ClusterId>(randomBytes);
  for (const id of ids) putInCluster(doc, id, clusterId);
  return clusterId;
}
