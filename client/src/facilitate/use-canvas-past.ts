import { useEffect, useState } from "react";
import { askAgain, type Brought, bringBack, type CanvasPast, canvasPast, type Wanted } from "../sync/canvas/history.ts";
import { useSession } from "../sync/use-session.ts";
import { type Failure, isFailure } from "../sync/way-in/http.ts";

/** What the server keeps of the canvas of before, and bringing it back. */

export interface Past {
  /** Null until it has come, and where it cannot be fetched. */
  readonly past: CanvasPast | null;
  readonly failed: boolean;
  /** What was brought back last, from this screen. */
  readonly brought: Brought | null;
  readonly refusal: Failure["failed"] | null;
  readonly busy: boolean;
  /** Whether what was asked last takes away what somebody added. */
  readonly takesAway: boolean;
  readonly bring: (wanted: Wanted) => void;
}

const isSeen = (): boolean => !document.hidden;

type State = Omit<Past, "bring">;
const NOTHING: State = { past: null, failed: false, brought: null, refusal: null, busy: false, takesAway: false };

const takesAway = (wanted: Wanted): boolean => "added" in wanted || ("at" in wanted && wanted.only === "newcomers");

export function useCanvasPast(): Past {
  const session = useSession();
  const [state, setState] = useState<State>(NOTHING);
  const change = (changed: Partial<State>) => setState((before) => ({ ...before, ...changed }));
  const [asked, setAsked] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `asked` counts how often it is to be fetched
  useEffect(() => {
    let isOver = false;
    void canvasPast(session).then((answer) => {
      if (isOver) return;
      const fetched = isFailure(answer) ? { failed: true } : { past: answer.ok, failed: false };
      setState((before) => ({ ...before, ...fetched }));
    });
    return () => {
      isOver = true;
    };
  }, [session, asked]);
  useEffect(() => askAgain(() => setAsked((before) => before + 1), isSeen), []);
  const bring = async (wanted: Wanted) => {
    change({ busy: true, refusal: null, takesAway: takesAway(wanted) });
    const answer = await bringBack(session, wanted);
    if (isFailure(answer)) change({ busy: false, refusal: answer.failed });
    else change({ busy: false, brought: answer.ok });
    setAsked((before) => before + 1);
  };
  return { ...state, bring: (wanted) => void bring(wanted) };
}
