import { useCallback, useEffect, useState } from "react";
import { passingSecret } from "../sync/device.ts";
import { keptEntry } from "../sync/entry.ts";
import { type Failure, isFailure, type JoinFields, type Welcome, welcome } from "../sync/http.ts";
import { whenLeft } from "../sync/leave.ts";
import { Session } from "../sync/session.ts";
import { dropJoinDraft } from "../ui/use-draft.ts";
import { useFault } from "../ui/use-fault.ts";
import { dropAdmission, takeAdmission } from "./admission.ts";

/** The way in: a device that the board knows goes straight in, everybody else is asked who they are. */

export type DoorState =
  | { readonly at: "knocking" }
  | { readonly at: "asked"; readonly welcome: Welcome; readonly failure: Failure | null; readonly entering: boolean }
  | { readonly at: "refused"; readonly failure: Failure }
  | { readonly at: "inside"; readonly session: Session };

const RETRY_MS = 4_000;

async function knock(boardId: string): Promise<DoorState> {
  const admission = takeAdmission(boardId);
  if (keptEntry(boardId)) {
    const back = await Session.enter(boardId, admission);
    if (!isFailure(back)) return { at: "inside", session: back.ok };
  }
  const answer = await welcome(boardId, admission, passingSecret());
  if (isFailure(answer)) return { at: "refused", failure: answer };
  if (!answer.ok.member) return { at: "asked", welcome: answer.ok, failure: null, entering: false };
  const entered = await Session.enter(boardId, admission);
  return isFailure(entered) ? { at: "refused", failure: entered } : { at: "inside", session: entered.ok };
}

export function useDoor(boardId: string) {
  const [state, setState] = useState<DoorState>({ at: "knocking" });
  const [knocks, setKnocks] = useState(0);
  const fail = useFault();
  // biome-ignore lint/correctness/useExhaustiveDependencies: knocking again is what the count is for
  useEffect(() => {
    let gone = false;
    const arrived = (reached: DoorState) => {
      if (!gone) setState(reached);
      else if (reached.at === "inside") reached.session.close();
    };
    knock(boardId).then(arrived).catch(fail);
    return () => {
      gone = true;
    };
  }, [boardId, knocks]);

  const session = state.at === "inside" ? state.session : null;
  useEffect(() => {
    if (!session) return;
    dropAdmission(boardId);
    dropJoinDraft(boardId);
    const stay = whenLeft(() => session.close());
    return () => {
      stay();
      session.close();
    };
  }, [session, boardId]);

  const again = useCallback(() => setKnocks((count) => count + 1), []);
  useReasonsToKnock(state, again);

  /** What was typed stays on the page whatever the answer is. */
  const enter = async (asked: DoorState & { at: "asked" }, fields: JoinFields) => {
    setState({ ...asked, entering: true, failure: null });
    const entered = await Session.enter(boardId, takeAdmission(boardId), fields);
    setState(
      isFailure(entered) ? { ...asked, entering: false, failure: entered } : { at: "inside", session: entered.ok },
    );
  };
  const enterOrFail = (asked: DoorState & { at: "asked" }, fields: JoinFields) => void enter(asked, fields).catch(fail);
  return { state, again, enter: enterOrFail };
}

/** Another link to the same board was pasted into this tab, or there was no connection a moment ago. */
function useReasonsToKnock(state: DoorState, again: () => void): void {
  useEffect(() => {
    const pasted = () => /[#&][kc]=/.test(location.hash) && again();
    addEventListener("hashchange", pasted);
    return () => removeEventListener("hashchange", pasted);
  }, [again]);

  const offline = state.at === "refused" && state.failure.failed === "offline";
  useEffect(() => {
    if (!offline) return;
    const timer = setInterval(again, RETRY_MS);
    return () => clearInterval(timer);
  }, [offline, again]);
}
