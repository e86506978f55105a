import { refuse } from "../../refusal.ts";
import type { Decider } from "../decide.ts";
import type { EventData } from "../event.ts";
import type { Intent } from "../intent.ts";
import { changed } from "./board.ts";

const change: Decider<"member.change"> = (ledger, { id: _, kind: __, ...asked }, actor) => {
  const member = ledger.members.get(actor.memberId);
  if (!member) return refuse("no-such-member");
  if (asked.takesPart && actor.role === "observer") return refuse("may-not-write", "takesPart");
  if (asked.takesPart === false && actor.role === "participant") return refuse("not-yours", "takesPart");
  const data = { memberId: actor.memberId, ...changed(asked, member) } as EventData["member.changed"];
  return Object.keys(data).length === 1 ? [] : [{ kind: "member.changed", actor: actor.memberId, data }];
};

const excuse: Decider<"member.excuse"> = (ledger, { memberId, excused }, actor) => {
  const member = ledger.members.get(memberId);
  if (!member) return refuse("no-such-member");
  return member.excused === excused
    ? []
    : [{ kind: "member.changed", actor: actor.memberId, data: { memberId, excused } }];
};

export const memberDeciders = {
  "member.change": change,
  "member.excuse": excuse,
} satisfies { [Kind in Intent["kind"]]?: Decider<Kind> };
