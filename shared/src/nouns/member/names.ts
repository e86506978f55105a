import type { MemberId } from "../../ids.ts";
import { type Envelope, put } from "../../ledger/applier.ts";
import type { EventData, Signed } from "../../ledger/event.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import type { Member } from "./member.ts";

/** What a member was called is kept: what they said under that name is told under it. */
export function changedMember(
  member: Member,
  data: Omit<EventData["member.changed"], "memberId">,
  seq: number,
): Member {
  const { name, organization } = member;
  const { was: _, ...changes } = data;
  const now = { ...member, ...changes };
  if (now.name === name && now.organization === organization) return now;
  return { ...now, before: [...member.before, { name, organization, until: seq }] };
}

/** Where voices are anonymous the ledger knows those who have signed something, under the name that they signed with. */
export function membersAfter(ledger: Ledger, signed: Signed, { actor, at, seq }: Envelope): Ledger["members"] {
  const id = actor as MemberId;
  const known = ledger.members.get(id);
  if (known) return put(ledger.members, id, changedMember(known, signed, seq));
  const apart = { role: "participant", brings: "", takesPart: false, excused: false, removed: false } as const;
  return put(ledger.members, id, { id, ...apart, ...signed, joinedAt: at, seq, before: [] });
}
