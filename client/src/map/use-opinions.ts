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

/** Asks once, and tells what comes of it until it is called off. */
function ask(
  ledger: Parameters<typeof givenOn>[0],
  boardId: string,
  told: { share: (done: number) => void; found: (opinions: Opinions) => void; work: (work: Work) => void },
): () => void {
  let gone = false;
  const work = async () => {
    told.work("working");
    told.share(0);
    try {
      const share = proxy((done: number) => !gone && told.share(done));
      const found = await analystOf().opinions(givenOn(ledger), boardId, share);
      if (gone || !found) return;
      told.found(found);
      told.work("done");
    } catch {
      if (!gone) told.work("failed"); // a browser without module workers: the rest of the screen goes on
    }
  };
  void work();
  return () => {
    gone = true;
  };
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
    let callOff: () => void = () => undefined;
    const begin = () => {
      callOff = ask(ledger, boardId, { share: setShare, found: setOpinions, work: setWork });
    };
    const timer = setTimeout(begin, opinions ? PAUSE_MS : 0);
    return () => {
      clearTimeout(timer);
      callOff();
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
