import { admissionIn } from "@acuerdo/shared";
import { useCallback, useEffect, useRef, useState } from "react";
import { passingSecret } from "../sync/saved/device.ts";
import { whenLeft } from "../sync/saved/leave.ts";
import type { Session } from "../sync/session.ts";
import { enterBoard, isOfTheWay } from "../sync/way-in/enter.ts";
import { keptEntry } from "../sync/way-in/entry.ts";
import {
  type Admission,
  type Answer,
  type Failure,
  isFailure,
  type JoinFields,
  type Welcome,
  welcome,
} from "../sync/way-in/http.ts";
import { dropJoinDraft } from "../ui/use-draft.ts";
import { useFault } from "../ui/use-fault.ts";
import { bringAdmission, dropAdmission, takeAdmission } from "./admission.ts";
import { keyOfOpener } from "./kept-keys.ts";

/** The way in: a device that the board knows goes straight in, everybody else is asked who they are. */

export type DoorState =
  | { readonly at: "knocking" }
  | { readonly at: "asked"; readonly welcome: Welcome; readonly failure: Failure | null; readonly entering: boolean }
  | { readonly at: "refused"; readonly failure: Failure }
  | { readonly at: "inside"; readonly session: Session };

const RETRY_MS = 3_000;

/** A fault of ours on the way in is said as one: nobody waits for ever, and nobody looks for it in the Wi-Fi. */
function faultOf(fault: unknown): Failure {
  console.error("The way in has failed", fault);
  return { failed: "internal" };
}

/** Whether whoever opened the board in this tab has its key, and has not come with it yet: the device may not be known any more. */
function takeOpenersKey(boardId: string, tried: Admission, { failed }: Failure): boolean {
  const key = failed === "key-invalid" ? keyOfOpener(boardId) : null;
  if (key === null || key === tried.key) return false;
  bringAdmission(boardId, { key });
  return true;
}

async function entered(boardId: string, fields: JoinFields, before: Session | null): Promise<Answer<Session>> {
  const admission = takeAdmission(boardId);
  const answer = await enterBoard(boardId, admission, fields, before).catch(faultOf);
  const isOpener = isFailure(answer) && takeOpenersKey(boardId, admission, answer);
  return isOpener ? entered(boardId, fields, before) : answer;
}

async function knock(boardId: string, before: Session | null): Promise<DoorState> {
  const admission = takeAdmission(boardId);
  if (before || keptEntry(boardId)) {
    const back = await entered(boardId, {}, before);
    if (!isFailure(back)) return { at: "inside", session: back.ok };
  }
  const answer = await welcome(boardId, admission, passingSecret());
  if (isFailure(answer)) {
    if (takeOpenersKey(boardId, admission, answer)) return knock(boardId, before);
    return { at: "refused", failure: answer };
  }
  if (!answer.ok.member) return { at: "asked", welcome: answer.ok, failure: null, entering: false };
  const back = await entered(boardId, {}, before);
  return isFailure(back) ? { at: "refused", failure: back } : { at: "inside", session: back.ok };
}

/** The session of this page, also while somebody is asked to come in again: it holds what may be nowhere else. */
function useHeld() {
  const held = useRef<Session | null>(null);
  useEffect(() => {
    const close = () => {
      held.current?.close();
      held.current = null;
    };
    const stay = whenLeft(close);
    return () => {
      stay();
      close();
    };
  }, []);
  return held;
}

export function useDoor(boardId: string) {
  const [state, setState] = useState<DoorState>({ at: "knocking" });
  const [knocks, setKnocks] = useState(0);
  const fail = useFault();
  const held = useHeld();
  const reach = useCallback(
    (reached: DoorState) => {
      if (reached.at === "inside") {
        if (held.current !== reached.session) held.current?.close();
        held.current = reached.session;
        dropAdmission(boardId);
        dropJoinDraft(boardId);
      }
      setState(reached);
    },
    [held, boardId],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: knocking again is what the count is for
  useEffect(() => {
    let gone = false;
    const arrived = (reached: DoorState) => {
      if (!gone) reach(reached);
      else if (reached.at === "inside" && reached.session !== held.current) reached.session.close();
    };
    knock(boardId, held.current).then(arrived).catch(fail);
    return () => {
      gone = true;
    };
  }, [boardId, knocks, reach]);

  const again = useCallback(() => setKnocks((count) => count + 1), []);
  useReasonsToKnock(state, again);

  /** What was typed stays on the page whatever the answer is. */
  const enter = async (asked: DoorState & { at: "asked" }, fields: JoinFields) => {
    setState({ ...asked, entering: true, failure: null });
    const answer = await entered(boardId, fields, held.current);
    if (isFailure(answer)) setState({ ...asked, entering: false, failure: answer });
    else reach({ at: "inside", session: answer.ok });
  };
  return { state, again, enter };
}

/** Another link to the same board was pasted into this tab, or what was in the way a moment ago may be gone. */
function useReasonsToKnock(state: DoorState, again: () => void): void {
  useEffect(() => {
    const pasted = () => {
      const { key, code } = admissionIn(location.hash.slice(1));
      if (key !== null || code !== null) again();
    };
    addEventListener("hashchange", pasted);
    return () => removeEventListener("hashchange", pasted);
  }, [again]);

  useEffect(() => {
    // after each answer anew: one that is slow to come must not be given up for the next question
    if (state.at !== "refused" || !isOfTheWay(state.failure.failed)) return;
    const timer = setTimeout(again, RETRY_MS);
    return () => clearTimeout(timer);
  }, [state, again]);
}
