import type { Ledger, MemberId } from "@acuerdo/shared";
import { useFromLedger, useMe } from "../sync/use-session.ts";
import { fetched } from "../ui/fetched.tsx";

/** Whoever mediates has asked whether I am somebody else as well: the question, where I see it, until I have said no or both yes. */

const JoinQuestion = fetched(() => import("./JoinQuestion.tsx").then((module) => module.JoinQuestion), {
  shape: "line",
});

/** The member of whom it is asked whether they are another; null where nobody asks me. */
function askedOf({ members }: Ledger, me: MemberId): MemberId | null {
  for (const { id, asked } of members.values()) if (asked && (id === me || asked.into === me)) return id;
  return null;
}

export function JoinAsked() {
  const { memberId } = useMe();
  const from = useFromLedger((ledger) => askedOf(ledger, memberId));
  return from && <JoinQuestion from={from} />;
}
