import { isPresent } from "../ledger/asked.ts";
import type { Member } from "../nouns/member/member.ts";
import { foldOrganization } from "./skeleton.ts";

/** One organisation, however its people spell it: under the spelling that most of them use. */

interface Spellings {
  /** Of each organisation, by its folded name, the name under which it is shown. */
  readonly names: ReadonlyMap<string, string>;
  /** Of those that were put together with another, that one's folded name. */
  readonly under: ReadonlyMap<string, string>;
}

const kept = new WeakMap<object, Spellings>();

function spellingsOf(members: Iterable<Member>): Spellings {
  const used = new Map<string, Map<string, number>>();
  const above = new Map<string, string>();
  for (const member of members) {
    const { organization, under } = member;
    if (organization === null || !isPresent(member)) continue;
    const spelling = under ?? organization;
    if (under !== undefined) above.set(foldOrganization(organization), foldOrganization(under));
    const spellings = used.get(foldOrganization(spelling)) ?? new Map<string, number>();
    spellings.set(spelling, (spellings.get(spelling) ?? 0) + 1);
    used.set(foldOrganization(spelling), spellings);
  }
  // of those that as many use, the one that was there first
  const commonest = (spellings: Map<string, number>) => [...spellings].reduce((a, b) => (b[1] > a[1] ? b : a))[0];
  return { names: new Map([...used].map(([key, spellings]) => [key, commonest(spellings)])), under: above };
}

/** The organisation's name for everybody; as it is given where nobody on the board comes from it. */
export function organizationName(members: ReadonlyMap<unknown, Member>, organization: string): string {
  const known = kept.get(members) ?? spellingsOf(members.values());
  kept.set(members, known);
  const folded = foldOrganization(organization);
  return known.names.get(known.under.get(folded) ?? folded) ?? organization;
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
