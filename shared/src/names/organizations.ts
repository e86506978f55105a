import type { Member } from "../nouns/member/member.ts";
import { foldOrganization } from "./skeleton.ts";

/** One organisation, however its people spell it: under the spelling that most of them use. */

type Spellings = ReadonlyMap<string, string>;

const kept = new WeakMap<object, Spellings>();

function spellingsOf(members: Iterable<Member>): Spellings {
  const used = new Map<string, Map<string, number>>();
  for (const { organization, removed } of members) {
    if (organization === null || removed) continue;
    const spellings = used.get(foldOrganization(organization)) ?? new Map<string, number>();
    spellings.set(organization, (spellings.get(organization) ?? 0) + 1);
    used.set(foldOrganization(organization), spellings);
  }
  // of those that as many use, the one that was there first
  const commonest = (spellings: Map<string, number>) => [...spellings].reduce((a, b) => (b[1] > a[1] ? b : a))[0];
  return new Map([...used].map(([key, spellings]) => [key, commonest(spellings)]));
}

/** The organisation's name for everybody; as it is given where nobody on the board comes from it. */
export function organizationName(members: ReadonlyMap<unknown, Member>, organization: string): string {
  const known = kept.get(members) ?? spellingsOf(members.values());
  kept.set(members, known);
  return known.get(foldOrganization(organization)) ?? organization;
}

/** People by organisation, in the order in which they came; those on their own account last, under null. */
export function byOrganization<M extends Member>(
  all: ReadonlyMap<unknown, Member>,
  members: Iterable<M>,
): [organization: string | null, members: M[]][] {
  const groups = new Map<string | null, M[]>();
  for (const member of members) {
    const name = member.organization === null ? null : organizationName(all, member.organization);
    groups.set(name, [...(groups.get(name) ?? []), member]);
  }
  const alone = groups.get(null);
  groups.delete(null);
  return alone ? [...groups, [null, alone]] : [...groups];
}
