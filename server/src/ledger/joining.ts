import {
  aliasOf,
  type EventDraft,
  higherRole,
  isRemoved,
  type Ledger,
  LIMITS,
  type Member,
  type MemberChanges,
  type MemberId,
  mayRename,
  namesBefore,
  placesFor,
  presentMembers,
  type Refusal,
  type Role,
  refuse,
  skeletonsOf,
  type VoiceId,
} from "@acuerdo/shared";

/** What joining does to a ledger: a new member, or a known one with more rights or other words about themselves. */

export interface Newcomer {
  readonly memberId: MemberId;
  readonly voiceId: VoiceId;
  /** What the key or code opens; null when the device comes without one. */
  readonly role: Role | null;
  readonly name?: string | undefined;
  readonly organization?: string | null | undefined;
  readonly brings?: string | undefined;
  readonly takesPart?: boolean | undefined;
}

function changesOf(member: Member, { role, name, organization, brings, takesPart }: Newcomer): MemberChanges {
  const raised = higherRole(member.role, role ?? member.role);
  const changes: MemberChanges = {};
  if (raised !== member.role) changes.role = raised;
  if (mayRename(member, { name: "" })) {
    if (name && name !== member.name) changes.name = name;
    if (organization !== undefined && organization !== member.organization) changes.organization = organization;
  }
  if (brings !== undefined && brings !== member.brings) changes.brings = brings;
  // Participants always take part, those who look on never do: only a mediator chooses.
  const part = raised === "mediator" ? (takesPart ?? member.takesPart) : raised === "participant";
  if (part !== member.takesPart) changes.takesPart = part;
  return changes;
}

function change(member: Member, newcomer: Newcomer): EventDraft[] {
  const { memberId } = newcomer;
  const changes = changesOf(member, newcomer);
  return Object.keys(changes).length === 0
    ? []
    : [
        {
          kind: "member.changed",
          actor: memberId,
          data: { memberId, ...changes, ...namesBefore(member, changes) },
        },
      ];
}

/** A friendly name that nobody on the board has yet. */
function freeAlias(ledger: Ledger, memberId: MemberId): string {
  const taken = new Set([...ledger.members.values()].flatMap((member) => skeletonsOf(member.name)));
  for (let attempt = 0; ; attempt += 1) {
    const name = aliasOf(attempt === 0 ? memberId : `${memberId}/${attempt}`, ledger.board.language);
    if (!skeletonsOf(name).some((skeleton) => taken.has(skeleton)) || attempt > LIMITS.membersPerBoard) return name;
  }
}

/** The role that the member has from now on, and the events that say so. */
export function joiningDrafts(ledger: Ledger, newcomer: Newcomer): { role: Role; drafts: EventDraft[] } | Refusal {
  const { memberId } = newcomer;
  if (isRemoved(ledger, newcomer)) return refuse("removed");
  const known = ledger.members.get(memberId);
  if (known) return { role: higherRole(known.role, newcomer.role ?? known.role), drafts: change(known, newcomer) };
  if (newcomer.role === null) return refuse("key-invalid");
  const { role, organization = null, brings = "" } = newcomer;
  if (presentMembers(ledger).length >= placesFor(role, LIMITS.membersPerBoard)) return refuse("too-many", "members");
  const name = newcomer.name || freeAlias(ledger, memberId);
  const joined: EventDraft = {
    kind: "member.joined",
    actor: memberId,
    data: { memberId, role, name, organization, brings },
  };
  const chosen = role === "mediator" && newcomer.takesPart;
  const part: EventDraft = { kind: "member.changed", actor: memberId, data: { memberId, takesPart: true } };
  return { role, drafts: chosen ? [joined, part] : [joined] };
}
