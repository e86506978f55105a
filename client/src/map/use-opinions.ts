import { useEffect, useMemo, useState } from "react";
import type { Opinions } from "../sync/analysis.ts";
import { useLedger, useSession } from "../sync/use-session.ts";
import { analystOf, proxy } from "../sync/worker-client.ts";
import { givenOn } from "../sync/worker-notes.ts";

/** Fewer people than this speak for themselves: no map is asked for. */
export const FEWEST_PEOPLE = 12;
/** While a room answers, stances come every second: the map waits for a pause. */
const PAUSE_MS = 1_500;

export type Work = "waiting" | "working" | "done" | "stopped" | "failed";

export interface Asked {
  readonly work: Work;
  /** Of the work, 0 to 1. */
  readonly share: number;
  /** The last that was found, while a newer one is computed. */
  readonly opinions: Opinions | null;
  readonly people: number;
  readonly stop: () => void;
  readonly again: () => void;
}

/** Opinion groups of the board as it stands, computed beside the screen and again when stances change. */
export function useOpinions(): Asked {
  const ledger = useLedger();
  const { boardId } = useSession();
  const { stances, positions, agreements } = ledger;
  // biome-ignore lint/correctness/useExhaustiveDependencies: names and commitments change no answer
  const given = useMemo(() => givenOn(ledger), [stances, positions, agreements]);
  const people = useMemo(() => new Set(given.map(([person]) => person)).size, [given]);
  const [opinions, setOpinions] = useState<Opinions | null>(null);
  const [work, setWork] = useState<Work>("waiting");
  const [share, setShare] = useState(0);
  const [turn, setTurn] = useState(0);
  const stopped = work === "stopped";

  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` asks again; what was stopped stays so until then
  useEffect(() => {
    if (people < FEWEST_PEOPLE || stopped) return;
    let gone = false;
    const ask = async () => {
      setWork("working");
      setShare(0);
      try {
        const found = await analystOf().opinions(
          given,
          boardId,
          proxy((done: number) => !gone && setShare(done)),
        );
        if (gone || !found) return;
        setOpinions(found);
        setWork("done");
      } catch {
        if (!gone) setWork("failed"); // a browser without module workers: the rest of the screen goes on
      }
    };
    const timer = setTimeout(() => void ask(), opinions ? PAUSE_MS : 0);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [given, people, boardId, turn]);

  return {
    work,
    share,
    opinions,
    people,
    stop: () => {
      setWork("stopped");
      void analystOf().stop();
    },
    again: () => {
      setWork("waiting");
      setTurn(turn + 1);
    },
  };
}
