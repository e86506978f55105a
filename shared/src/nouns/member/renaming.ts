import type { EventData } from "../../ledger/event.ts";
import { limits } from "./limits.ts";
import type { Member } from "./member.ts";

/** Other names: who said what stays told as it was said, so each earlier name is kept and an event says both. */

export type MemberChanges = Omit<EventData["member.changed"], "memberId" | "was">;

const isRenaming = ({ name, organization }: MemberChanges): boolean => name !== undefined || organization !== undefined;

/** False where a member has changed their name or organisation so often that no more is kept. */
export function mayRename({ before }: Member, changes: MemberChanges): boolean {
  return !isRenaming(changes) || before.length < limits.namesPerMember;
}

/** What the event says of the names before; empty where they stay. */
export function namesBefore(member: Member, changes: MemberChanges): Pick<EventData["member.changed"], "was"> {
  if (!isRenaming(changes)) return {};
  const was: NonNullable<EventData["member.changed"]["was"]> = {};
  if (changes.name !== undefined) was.name = member.name;
  if (changes.organization !== undefined) was.organization = member.organization;
  return { was };
}
