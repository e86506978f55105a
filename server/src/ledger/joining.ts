import {
  type EventDraft,
  freeAlias,
  higherRole,
  type Identity,
  idsOf,
  isFull,
  isRemoved,
  type Ledger,
  type Member,
  type MemberChanges,
  mayRename,
  namesBefore,
  personOf,
  type Refusal,
  type Role,
  refuse,
} from "@acuerdo/shared";

/** Whether somebody takes part: participants always do, those who look on never; a mediator chooses. */
export function partOf(role: Role, known: boolean, asked: boolean | undefined): boolean {
  return role === "mediator" ? (asked ?? known) : role === "participant";
}

/** What joining does to a ledger: a new member, or a known one with more rights or other words about themselves. */

export interface Newcomer extends Omit<Identity, "role"> {
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
  const part = partOf(raised, member.takesPart, takesPart);
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

/** Who takes up a place: two devices of one person are two. */
const cameIn = ({ members }: Ledger): number => [...members.values()].filter(({ removed }) => !removed).length;

/** What a known device may: of a person with several, only what their keys still open (`knownBy` has looked). */
function roleOf(ledger: Ledger, known: Member, brought: Role | null): Role {
  const isOne = idsOf(ledger, known.id).length === 1;
  return isOne ? higherRole(known.role, brought ?? known.role) : (brought ?? known.role);
}

/** The role that the member has from now on, and the events that say so. */
export function joiningDrafts(ledger: Ledger, newcomer: Newcomer): { role: Role; drafts: EventDraft[] } | Refusal {
  if (isRemoved(ledger, newcomer)) return refuse("removed");
  const person = personOf(ledger, newcomer);
  const { memberId } = person;
  const known = ledger.members.get(memberId);
  if (known) return { role: roleOf(ledger, known, person.role), drafts: change(known, person) };
  if (newcomer.role === null) return refuse("key-invalid");
  const { role, organization = null, brings = "" } = newcomer;
  if (isFull(cameIn(ledger), role)) return refuse("too-many", "members");
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
