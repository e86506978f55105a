import { refuse } from "../../refusal.ts";
import { changedSince, fieldsChangedSince } from "../base.ts";
import type { Decider } from "../decide.ts";
import type { Intent } from "../intent.ts";
import { type MemberChanges, mayRename, namesBefore } from "../renaming.ts";
import { changed } from "./board.ts";

const change: Decider<"member.change"> = (ledger, { id: _, kind: __, base, ...asked }, actor) => {
  const member = ledger.members.get(actor.memberId);
  if (!member) return refuse("no-such-member");
  if (asked.takesPart && actor.role === "observer") return refuse("may-not-write", "takesPart");
  if (asked.takesPart === false && actor.role === "participant") return refuse("not-yours", "takesPart");
  const changes = changed(asked, member) as MemberChanges;
  if (Object.keys(changes).length === 0) return [];
  const stale = fieldsChangedSince(base, member);
  if (stale) return stale;
  if (!mayRename(member, changes)) return refuse("too-many", "names of one member");
  const data = { memberId: actor.memberId, ...changes, ...namesBefore(member, changes) };
  return [{ kind: "member.changed", actor: actor.memberId, data }];
};

const excuse: Decider<"member.excuse"> = (ledger, { memberId, excused, base }, actor) => {
  const member = ledger.members.get(memberId);
  if (!member) return refuse("no-such-member");
  if (member.excused === excused) return [];
  const changes = { memberId, excused };
  return changedSince(base, member.excused) ?? [{ kind: "member.changed", actor: actor.memberId, data: changes }];
};

export const memberDeciders = {
  "member.change": change,
  "member.excuse": excuse,
} satisfies { [Kind in Intent["kind"]]?: Decider<Kind> };
