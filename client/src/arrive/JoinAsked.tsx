import type { Ledger, MemberId } from "@acuerdo/shared";
import { useFromLedger, useMe } from "../sync/use-session.ts";
import { fetched } from "../ui/fetched.tsx";

/** Whoever mediates has asked whether I am somebody else as well: the question, where I see it, until I have said no or both yes. */

const JoinQuestion = fetched(() => import("./JoinQuestion.tsx").then((module) => module.JoinQuestion), {
  shape: "line",
});

/** The member of whom it is asked whether they are another; nobody where nobody asks me. */
const askedOf = ({ members }: Ledger, me: MemberId): MemberId | undefined =>
  [...members.values()].find(({ id, asked }) => asked && [id, asked.into].includes(me))?.id;

export function JoinAsked() {
  const { memberId } = useMe();
  const from = useFromLedger((ledger) => askedOf(ledger, memberId));
  return from && <JoinQuestion key={from} from={from} />;
}
