import { type ClusterId, type Ledger, type Position, type PositionId, shapeKey } from "@acuerdo/shared";
import { useMemo } from "react";
import { type CanvasCards, positionsIn, useCanvasCards } from "../sync/canvas/cards.ts";
import { useLedger, useSession, useSessionPart } from "../sync/use-session.ts";

/** Clusters as lists show them: the sentence from the ledger, the positions from the cards. */

export interface ShownCluster {
  readonly id: ClusterId;
  readonly sentence: string;
  readonly positionIds: readonly PositionId[];
}

export interface Board {
  readonly arrived: boolean;
  readonly clusters: readonly ShownCluster[];
  /** On the board, in no cluster. */
  readonly loose: readonly Position[];
  /** In the ledger, without a card until now. */
  readonly tray: readonly Position[];
  /** Without a card because somebody took it off. */
  readonly taken: readonly Position[];
}

type Said = Pick<Ledger, "positions" | "clusters">;

/** A cluster is there while it has a hull or a card; a sentence alone is one that was taken apart. */
function shownClusters(ledger: Said, { cards, clusters }: CanvasCards): ShownCluster[] {
  const ids = new Set<ClusterId>([
    ...clusters.map((hull) => hull.clusterId),
    ...cards.flatMap((card) => card.clusterId ?? []),
  ]);
  const named = [...ledger.clusters.keys()].filter((id) => ids.has(id));
  const others = [...ids].filter((id) => !ledger.clusters.has(id));
  return [...named, ...others].map((id) => {
    const standing = positionsIn(cards, id).filter((position) => ledger.positions.get(position)?.withdrawn === false);
    return { id, sentence: ledger.clusters.get(id)?.sentence ?? "", positionIds: standing };
  });
}

function byHome(
  ledger: Said,
  { cards, takenOff }: CanvasCards,
  waiting: ReadonlySet<PositionId>,
): Pick<Board, "loose" | "tray" | "taken"> {
  const homes = new Map<PositionId, boolean>();
  for (const { positionId, clusterId } of cards) {
    homes.set(positionId, homes.get(positionId) === true || clusterId !== null);
  }
  // what the server has not taken has no card on anybody's canvas, also if it is refused
  const live = [...ledger.positions.values()].filter(({ id, withdrawn }) => !withdrawn && !waiting.has(id));
  const without = live.filter(({ id }) => !homes.has(id));
  return {
    loose: live.filter(({ id }) => homes.get(id) === false),
    tray: without.filter(({ id }) => !takenOff.has(shapeKey(id))),
    taken: without.filter(({ id }) => takenOff.has(shapeKey(id))),
  };
}

const sameSet = (a: ReadonlySet<PositionId>, b: ReadonlySet<PositionId>): boolean =>
  a.size === b.size && [...a].every((id) => b.has(id));

export function useBoard(): Board {
  const ledger = useLedger("positions", "clusters");
  const canvas = useCanvasCards();
  const session = useSession();
  const waiting = useSessionPart(() => session.asked.waiting, sameSet);
  return useMemo(
    () => ({
      arrived: canvas.arrived,
      clusters: shownClusters(ledger, canvas),
      ...byHome(ledger, canvas, waiting),
    }),
    [ledger, canvas, waiting],
  );
}
