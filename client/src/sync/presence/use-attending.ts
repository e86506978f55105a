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

const same = (a: readonly MemberId[], b: readonly MemberId[]): boolean =>
  a.length === b.length && a.every((id) => b.includes(id));

/**
 * Null until the server has said it, and again without a connection: what it said before is not so any more.
 * @param isNamed else nobody is told who is here, and nobody asks.
 */
export function useAttending(session: Session, isNamed: boolean): readonly MemberId[] | null {
  const [here, setHere] = useState<readonly MemberId[] | null>(null);
  const asks = useSessionPart(({ link }) => link === "live") && isNamed;
  const people = useLedger("members").members.size;
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever has just come in is asked for soon
  useEffect(() => {
    if (!asks) {
      setHere(null);
      return;
    }
    let gone = false;
    const look = async () => {
      if (document.hidden) return;
      const path = pathOf("me", { id: session.boardId });
      const told = await session.ask<{ here: readonly MemberId[] }>(path, { shape: { here: "object" } });
      if (gone || isFailure(told)) return;
      const now = told.ok.here ?? [];
      setHere((before) => (before && same(before, now) ? before : now));
    };
    const seen = () => void look(); // whoever comes back to the page has not asked for a while
    const soon = setTimeout(() => void look(), SOON_MS);
    const timer = setInterval(() => void look(), EVERY_MS);
    document.addEventListener("visibilitychange", seen);
    return () => {
      document.removeEventListener("visibilitychange", seen);
      gone = true;
      clearTimeout(soon);
      clearInterval(timer);
    };
  }, [session, asks, people]);
  return asks ? here : null;
}
