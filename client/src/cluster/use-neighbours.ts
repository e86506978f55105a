import type { PositionId } from "@acuerdo/shared";
import { useEffect, useRef, useState } from "react";
import { canvasOf } from "../sync/canvas/canvases.ts";
import { analystOf, dismissAnalyst } from "../sync/ledger/worker-client.ts";
import { notesOf } from "../sync/ledger/worker-notes.ts";
import { recallList, remember } from "../sync/saved/device.ts";
import { useLedger, useSession } from "../sync/use-session.ts";
import { homeOf } from "./joined.ts";
import type { ShownCluster } from "./use-clusters.ts";

/** The search for neighbours: each press looks a little further, and what was refused is not offered again here. */

export interface Offer {
  readonly key: string;
  readonly kind: "together" | "opposite";
  readonly ids: readonly PositionId[];
}

/** Beyond this words have so little in common that it would be guessing. */
export const MOST_PRESSES = 5;

const keyOf = (ids: readonly string[]): string => [...ids].sort().join("+");

/** Positions of two clusters are never offered as one: people have set them apart already. */
function withOneHome(ids: readonly string[], clusters: readonly ShownCluster[]): PositionId[] {
  const all = ids as readonly PositionId[];
  const home = all.flatMap((id) => homeOf(clusters, id) ?? [])[0] ?? null;
  const loose = all.filter((id) => homeOf(clusters, id) === null);
  if (loose.length === 0) return [];
  const housed = all.filter((id) => home !== null && homeOf(clusters, id)?.id === home.id);
  return [...housed.slice(0, 1), ...loose];
}

/** What was refused here, on this device. */
function useRefused() {
  const memory = `neighbours.${useSession().boardId}`;
  const [refused, setRefused] = useState<ReadonlySet<string>>(() => new Set(recallList<string>(memory, "string")));
  const refuse = ({ key }: Offer) => {
    const next = new Set(refused).add(key);
    setRefused(next);
    remember(memory, [...next]);
  };
  return { refused, refuse };
}

type Looking = "idle" | "looking" | "failed";

/** Looks when it is asked to, each time a little further, until it is stopped. */
function useSearch() {
  const session = useSession();
  const [found, setFound] = useState<readonly Offer[] | null>(null);
  const [presses, setPresses] = useState(0);
  const [state, setState] = useState<Looking>("idle");
  const run = useRef(0);

  useEffect(
    () => () => {
      run.current = -1; // the panel is gone: nobody waits for the answer
    },
    [],
  );

  const look = async () => {
    run.current += 1;
    const mine = run.current;
    setState("looking");
    try {
      const { ledger } = session.state;
      if (!ledger) return;
      const notes = notesOf(ledger, canvasOf(session).doc);
      const { groups, opposites } = await analystOf().suggest(notes, ledger.board.language, presses);
      if (mine !== run.current) return;
      setFound([
        ...groups.map((ids) => ({ key: keyOf(ids), kind: "together" as const, ids: ids as PositionId[] })),
        ...opposites.map((ids) => ({ key: keyOf(ids), kind: "opposite" as const, ids: [...ids] as PositionId[] })),
      ]);
      setPresses(Math.min(presses + 1, MOST_PRESSES));
      setState("idle");
    } catch {
      if (mine === run.current) setState("failed"); // a browser without module workers: the lists go on working
    }
  };

  const stop = () => {
    run.current += 1;
    dismissAnalyst();
    setState("idle");
  };

  return { found, presses, state, look, stop };
}

export function useNeighbours(clusters: readonly ShownCluster[]) {
  const { positions } = useLedger("positions");
  const session = useSession();
  const { refused, refuse } = useRefused();
  const { found, ...search } = useSearch();
  const standing = (id: PositionId) => positions.get(id)?.withdrawn === false && !session.asked.waiting.has(id);
  const offers = (found ?? []).flatMap((offer): Offer[] => {
    if (refused.has(offer.key)) return [];
    const ids =
      offer.kind === "together" ? withOneHome(offer.ids.filter(standing), clusters) : offer.ids.filter(standing);
    return ids.length > 1 ? [{ ...offer, ids }] : [];
  });
  return { ...search, offers, looked: found !== null, refuse };
}
