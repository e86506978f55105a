import type { MemberId } from "../ids.ts";
import type { FormerName, Member } from "../nouns/member/member.ts";
import { withoutMark } from "./mark.ts";
import { organizationName } from "./organizations.ts";
import { skeletonsOf } from "./skeleton.ts";

/**
 * Under which name each member is shown, so that no two are shown under names that look the same: not their present ones, not
 * their earlier ones, and not a name beside an organisation. Two people may really be called Ana: the second is told apart by where
 * she comes from, or by a number, and keeps that. Whoever mediates has their own name, whoever came first.
 */

export interface Named {
  readonly name: string;
  /** Null where there is none, and where the name says it already. */
  readonly organization: string | null;
}

interface Entry extends Named {
  readonly member: Member;
  /** The number of the event from which on something was said under this name. */
  readonly since: number;
  readonly until: number;
}

type Labels = Map<Entry, Named>;

const together = (name: string, organization: string | null): readonly string[] =>
  organization === null ? [] : skeletonsOf(`${name} (${organization})`);

/** Who has which name: a name is free for whoever has it already, by another of their devices too once the two are one. */
class Owners {
  readonly #members: Members;
  readonly #owners = new Map<string, MemberId | "">();
  /** The last number given with a name, to all and to each: so that a thousand of one name are counted once, not each from the start. */
  readonly #numbers = new Map<string, number>();

  constructor(members: Members, reserved: readonly string[]) {
    this.#members = members;
    for (const name of reserved) this.#claim("", skeletonsOf(name));
  }

  /** True when the name, also beside the organisation, is now this member's. */
  take(entry: Entry, { name, organization }: Named): boolean {
    const keys = [...skeletonsOf(name), ...together(name, organization)];
    if (keys.some((key) => !this.#isFree(key, entry))) return false;
    this.#claim(entry.member.id, keys);
    return true;
  }

  #isFree(key: string, { member: { id }, since }: Entry): boolean {
    const owner = this.#owners.get(key);
    if (owner === undefined || owner === id) return true;
    const { as, asSince = 0 } = (owner !== "" && this.#members.get(owner)) || {};
    return as === id && since >= asSince;
  }

  /** The name with a number: the one that this member had with it before, else the next. */
  number(entry: Entry, first: number): Named {
    const { name, organization, member } = entry;
    const all = skeletonsOf(name).join();
    const own = `${member.id} ${all}`;
    const numbered = (n: number): Named => ({ name: `${name} (${n})`, organization });
    const before = this.#numbers.get(own);
    if (before !== undefined && this.take(entry, numbered(before))) return numbered(before);
    let n = this.#numbers.get(all) ?? first;
    while (!this.take(entry, numbered(n))) n += 1;
    this.#numbers.set(all, n).set(own, n);
    return numbered(n);
  }

  #claim(member: MemberId | "", keys: readonly string[]): void {
    for (const key of keys) if (!this.#owners.has(key)) this.#owners.set(key, member);
  }
}

/** Names that are nobody's: who acts where no member does. */
const RESERVED = ["The server", "El servidor", "Somebody", "Alguien"];

function toldApart(owners: Owners, entry: Entry, first: number): Named {
  const { name, organization } = entry;
  const beside = { name: `${name} (${organization})`, organization: null };
  return organization !== null && owners.take(entry, beside) ? beside : owners.number(entry, first);
}

/** Names in their time. Whoever became one with another may be called what both were from there on: said anew. */
function spansOf({ name, organization, before }: Member, anew: number): FormerName[] {
  const now = { name, organization, until: Number.POSITIVE_INFINITY };
  const isNews = anew > (before.at(-1)?.until ?? 0);
  return isNews ? [...before, { ...now, until: anew }, now] : [...before, now];
}

function entriesOf(members: Members, member: Member, anew: number): Entry[] {
  let since = member.seq;
  return spansOf(member, anew).map(({ name, organization, until }) => {
    const from = organization === null ? null : organizationName(members, organization);
    const entry = { member, name: withoutMark(name), organization: from, since, until };
    since = until;
    return entry;
  });
}

/** In the order in which the names came: what somebody is shown under is never given to whoever comes later. */
function inTurn(members: Members): Entry[] {
  const joined = new Map<MemberId, number>();
  for (const { as, asSince = 0 } of members.values()) if (as) joined.set(as, Math.max(asSince, joined.get(as) ?? 0));
  const all = [...members.values()].flatMap((member) => entriesOf(members, member, joined.get(member.id) ?? 0));
  return all.sort((a, b) => a.since - b.since || a.member.joinedAt - b.member.joinedAt);
}

function firstComeFirst(members: Members, entries: readonly Entry[]): Labels {
  const owners = new Owners(members, RESERVED);
  return new Map(
    entries.map((entry) => [entry, owners.take(entry, entry) ? entry : toldApart(owners, entry, 2)] as const),
  );
}

/**
 * Whoever mediates has their own name, also where it was taken before. Whoever had it is told apart from now on; everybody else
 * stays what they were called.
 */
function mediatorsFirst(members: Members, entries: readonly Entry[], labels: Labels): Labels {
  const isTaken = (entry: Entry) => entry.member.role === "mediator" && labels.get(entry) !== entry;
  if (!entries.some(isTaken)) return labels;
  const owners = new Owners(members, RESERVED);
  const settled: Labels = new Map();
  const settle = (entry: Entry, name: Named) => owners.take(entry, name) && settled.set(entry, name);
  for (const entry of entries) if (entry.member.role === "mediator") settle(entry, entry);
  for (const entry of entries) if (!settled.has(entry)) settle(entry, labels.get(entry) ?? entry);
  for (const entry of entries) if (!settled.has(entry)) settled.set(entry, toldApart(owners, entry, 1));
  return settled;
}

type Members = ReadonlyMap<MemberId, Member>;
type Book = ReadonlyMap<MemberId, readonly (Named & { readonly until: number })[]>;

function write(members: Members): Book {
  const entries = inTurn(members);
  const labels = mediatorsFirst(members, entries, firstComeFirst(members, entries));
  const book = new Map<MemberId, (Named & { until: number })[]>();
  for (const entry of entries) {
    const { id } = entry.member;
    const { name, organization } = labels.get(entry) ?? entry;
    book.set(id, [...(book.get(id) ?? []), { name, organization, until: entry.until }]);
  }
  return book;
}

const kept = new WeakMap<object, Book>();

/** The member's name as it was when the event of this number came (0: as it is now); null for whoever is no member. */
export function namedAt(members: Members, id: MemberId, seq = 0): Named | null {
  const book = kept.get(members) ?? write(members);
  kept.set(members, book);
  const entries = book.get(id);
  const entry = seq > 0 ? entries?.find(({ until }) => seq < until) : entries?.at(-1);
  return entry ?? null;
}
