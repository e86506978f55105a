import { WHEEL } from "../../ids.ts";
import { changed, changedSince, fieldsChangedSince } from "../../ledger/base.ts";
import type { Decider } from "../../ledger/decider.ts";
import { refuse } from "../../refusal.ts";
import { decide as joining } from "./joining.ts";
import { decide as leaving } from "./leaving.ts";
import { decide as organizing } from "./organizing.ts";
import { type MemberChanges, mayRename, namesBefore } from "./renaming.ts";

/** Where voices are anonymous nothing about a member is in the ledger: whether they take part is the server's to note. */
const change: Decider<"member.change"> = (ledger, { id: _, kind: __, base, ...asked }, actor) => {
  if (asked.takesPart && actor.role === "observer") return refuse("may-not-write", "takesPart");
  if (asked.takesPart === false && actor.role === "participant") return refuse("not-yours", "takesPart");
  if (ledger.board.voices === "anonymous") return [];
  const member = ledger.members.get(actor.memberId);
  if (!member) return refuse("no-such-member");
  const changes = changed(asked, member) as MemberChanges;
  if (Object.keys(changes).length === 0) return [];
  const stale = fieldsChangedSince(base, member);
  if (stale) return stale;
  if (!mayRename(member, changes)) return refuse("too-many", "names of one member");
  const data = { memberId: actor.memberId, ...changes, ...namesBefore(member, changes) };
  return [{ kind: "member.changed", actor: actor.memberId, data }];
};

const excuse: Decider<"member.excuse"> = (ledger, { memberId, excused, base }, actor) => {
  // Where voices are anonymous, nobody is named; how many are absent is said by `people.excuse`.
  if (ledger.board.voices === "anonymous") return refuse("no-such-member");
  const member = ledger.members.get(memberId);
  if (!member || member.as !== undefined) return refuse("no-such-member");
  if (member.excused === excused) return [];
  if (member.left) return refuse("has-left");
  const changes = { memberId, excused };
  return changedSince(base, member.excused) ?? [{ kind: "member.changed", actor: actor.memberId, data: changes }];
};

const excuseSome: Decider<"people.excuse"> = (ledger, { count, base }) => {
  if (ledger.board.voices === "named") return refuse("bad-request", "voices are named here");
  const now = ledger.board.people?.excused ?? 0;
  if (count === now) return [];
  return changedSince(base, now) ?? [{ kind: "people.excused", actor: WHEEL, data: { count } }];
};

export const decide = {
  ...joining,
  ...leaving,
  ...organizing,
  "member.change": change,
  "member.excuse": excuse,
  "people.excuse": excuseSome,
};
