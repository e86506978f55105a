import { type Applier, alter } from "../../ledger/applier.ts";
import type { Decider } from "../../ledger/decider.ts";
import { isLastMediator } from "../../ledger/persons.ts";
import { refuse } from "../../refusal.ts";
import { withoutQuestionsOf } from "./joining.ts";

/** Somebody leaves the group and comes back. What they said stays, and is counted as that of somebody who sent apologies. */

const left: Applier<"member.left"> = ({ members }, { memberId }) => ({
  members: withoutQuestionsOf(
    alter(members, memberId, (member) => ({ ...member, excused: true, left: true })),
    memberId,
  ),
});

const returned: Applier<"member.returned"> = ({ members }, { memberId }) => ({
  members: alter(members, memberId, ({ left: _, ...member }) => ({ ...member, excused: false })),
});

/** Where voices are anonymous nobody is on a list that they could leave. */
const leave: Decider<"member.leave"> = (ledger, _, { memberId }) => {
  if (ledger.board.voices === "anonymous") return refuse("voices-anonymous");
  const member = ledger.members.get(memberId);
  if (!member) return refuse("no-such-member");
  if (member.left) return [];
  if (isLastMediator(ledger, memberId)) return refuse("last-mediator");
  return [{ kind: "member.left", actor: memberId, data: { memberId } }];
};

const comeBack: Decider<"member.return"> = (ledger, _, { memberId }) => {
  const member = ledger.members.get(memberId);
  if (!member) return refuse("no-such-member");
  return member.left ? [{ kind: "member.returned", actor: memberId, data: { memberId } }] : [];
};

export const apply = { "member.left": left, "member.returned": returned };
export const decide = { "member.leave": leave, "member.return": comeBack };
