import { type Ledger, type MemberId, personId, presentMembers } from "@acuerdo/shared";
import { useCallback, useRef, useSyncExternalStore } from "react";
import { canvasOf } from "../canvas/canvases.ts";
import { useLedger, useSession, useSessionPart } from "../use-session.ts";
import { useAttending } from "./use-attending.ts";

/** Who has the board open now, by what the server says; on a board with anonymous voices only how many, from three on. */
export interface Here {
  readonly members: ReadonlySet<MemberId>;
  readonly count: number;
  /** The server is in reach, and has said it of those too who do not have the canvas. */
  readonly isKnown: boolean;
}

/** Each person once, by however many devices. @param known who is here in any case, where people are named: the server says it of the others. */
function read(
  ledger: Pick<Ledger, "members">,
  states: Iterable<Record<string, unknown>>,
  known: readonly MemberId[],
): Omit<Here, "isKnown"> {
  const members = new Set(known.map((id) => personId(ledger, id)));
  let count = 0;
  for (const { user, here } of states) {
    const memberId = (user as { memberId?: MemberId } | undefined)?.memberId;
    if (memberId) members.add(personId(ledger, memberId));
    if (typeof here === "number") count = here;
  }
  return { members, count: Math.max(members.size, count) };
}

const same = (a: Here, b: Here): boolean =>
  a.count === b.count &&
  a.isKnown === b.isKnown &&
  a.members.size === b.members.size &&
  [...a.members].every((id) => b.members.has(id));

/** How many are on the board; where voices are anonymous as was last counted, null while they are too few. */
export function useCount(): number | null {
  const ledger = useLedger("board", "members");
  const { voices, people } = ledger.board;
  if (voices === "named") return presentMembers(ledger).filter(({ left }) => !left).length;
  return people ? people.mediators + people.participants + people.observers : null;
}

/** Cursors move all the time; this changes only when somebody comes or goes. */
export function useHere(): Here {
  useSessionPart(({ canvasTake }) => canvasTake); // the canvas may be loaded afresh
  const session = useSession();
  const { awareness } = canvasOf(session).link.provider;
  const ledger = useLedger("board", "members");
  const isNamed = ledger.board.voices === "named";
  const isLive = useSessionPart(({ link }) => link === "live");
  const attending = useAttending(session, isNamed);
  const known = isNamed ? [session.me.memberId, ...(attending ?? [])] : [];
  const isKnown = isLive && (!isNamed || attending !== null);
  const last = useRef<Here>({ members: new Set(), count: 0, isKnown: false });
  const subscribe = useCallback(
    (listener: () => void) => {
      awareness.on("change", listener);
      return () => awareness.off("change", listener);
    },
    [awareness],
  );
  return useSyncExternalStore(subscribe, () => {
    // without the server nobody has told who else is here, whatever another tab of this device still holds
    const now = { ...read(ledger, isLive ? awareness.getStates().values() : [], known), isKnown };
    if (!same(last.current, now)) last.current = now;
    return last.current;
  });
}
