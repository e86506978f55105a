import { type MemberId, pathOf } from "@acuerdo/shared";
import { useEffect, useState } from "react";
import type { Session } from "../session.ts";
import { useLedger, useSessionPart } from "../use-session.ts";
import { isFailure } from "../way-in/http.ts";

/** Who has the board open at all: cursors tell only of those who have its canvas. */

/** Somebody who comes or goes with a phone is seen to after so long at most. */
const EVERY_MS = 15_000;
/** Behind what a page begins with, and behind those who come in together. */
const SOON_MS = 2_000;

const NOBODY: readonly MemberId[] = [];

const same = (a: readonly MemberId[], b: readonly MemberId[]): boolean =>
  a.length === b.length && a.every((id) => b.includes(id));

/** @param isNamed else nobody is told who is here, and nobody asks. */
export function useAttending(session: Session, isNamed: boolean): readonly MemberId[] {
  const [here, setHere] = useState(NOBODY);
  const asks = useSessionPart(({ link }) => link === "live") && isNamed;
  const people = useLedger("members").members.size;
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever has just come in is asked for soon
  useEffect(() => {
    if (!asks) return;
    let gone = false;
    const look = async () => {
      if (document.hidden) return;
      const path = pathOf("me", { id: session.boardId });
      const told = await session.ask<{ here: readonly MemberId[] }>(path, { shape: { here: "object" } });
      if (gone || isFailure(told)) return;
      const now = told.ok.here ?? NOBODY;
      setHere((before) => (same(before, now) ? before : now));
    };
    const soon = setTimeout(() => void look(), SOON_MS);
    const timer = setInterval(() => void look(), EVERY_MS);
    return () => {
      gone = true;
      clearTimeout(soon);
      clearInterval(timer);
    };
  }, [session, asks, people]);
  return here;
}
