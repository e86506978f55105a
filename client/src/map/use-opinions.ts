import { useEffect, useState } from "react";
import type { Opinions } from "../sync/ledger/analysis.ts";
import { analystOf, proxy } from "../sync/ledger/worker-client.ts";
import { givenOn, haveAnswered } from "../sync/ledger/worker-notes.ts";
import { useLedger, useSession } from "../sync/use-session.ts";

/** Fewer people than this speak for themselves: no map is asked for. */
const FEWEST_PEOPLE = 12;
/** While a room answers, stances come every second: the map waits for a pause. */
const PAUSE_MS = 1_500;

export type Work = "waiting" | "working" | "done" | "stopped" | "failed";

export interface Asked {
  readonly work: Work;
  /** Of the work, 0 to 1. */
  readonly share: number;
  /** The last that was found, while a newer one is computed. */
  readonly opinions: Opinions | null;
  /** Whether enough people have answered for a map. */
  readonly enough: boolean;
  readonly stop: () => void;
  readonly again: () => void;
}

/** Opinion groups of the board as it stands, computed beside the screen and again when stances change. */
export function useOpinions(): Asked {
  const ledger = useLedger("stances", "positions", "agreements", "versions");
  const { boardId } = useSession();
  const enough = haveAnswered(ledger, FEWEST_PEOPLE);
  const [opinions, setOpinions] = useState<Opinions | null>(null);
  const [work, setWork] = useState<Work>("waiting");
  const [share, setShare] = useState(0);
  const [turn, setTurn] = useState(0);
  const stopped = work === "stopped";

  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` asks again; what was stopped stays so until then
  useEffect(() => {
    if (!enough || stopped) return;
    let gone = false;
    const ask = async () => {
      setWork("working");
      setShare(0);
      try {
        const found = await analystOf().opinions(
          givenOn(ledger),
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
  }, [ledger, enough, boardId, turn]);

  return {
    work,
    share,
    opinions,
    enough,
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
