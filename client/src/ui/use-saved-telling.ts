import { saved as words } from "@acuerdo/shared";
import { useEffect, useRef } from "react";
import type { SavedState } from "../sync/saved/state.ts";
import { useSaved, useSay } from "../sync/use-session.ts";
import { MEANINGS } from "./SavedSign.tsx";
import { tell } from "./speech.ts";

/** What a screen reader is told as it happens: it must not hear every save. */
const TOLD: ReadonlySet<SavedState["state"]> = new Set(["device", "offline", "refused", "closed"]);

/** That something is not safe, as it happens; and once it is well again, that as well. */
export function useSavedTelling(): void {
  const { state, pending, refused, kept, isHeldUp } = useSaved();
  const t = useSay();
  const n = state === "refused" ? refused.reduce((sum, { count }) => sum + count, 0) : pending;
  const isWaiting = isHeldUp && (state === "device" || state === "unsaved");
  const meaning = (TOLD.has(state) || isWaiting) && t(isWaiting ? words.meaning.heldUp : MEANINGS[state], { n });
  const told = [meaning, !kept && t(words.meaning.unkept)].filter(Boolean).join(" ");
  const before = useRef("");
  useEffect(() => {
    if (told) tell(told);
    else if (state === "saved" && before.current) tell(t(words.meaning.saved));
    if (told || state === "saved") before.current = told;
  }, [told, state, t]);
}
