import type { MemberId } from "../ids.ts";
import type { Member } from "../member.ts";
import { organizationName } from "./organizations.ts";
import { skeletonsOf } from "./skeleton.ts";

/**
 * Under which name each member is shown, so that no two are shown under names that look the same: not their present ones, not
 * their earlier ones, and not a name beside an organisation. Two people may really be called Ana: the second is told apart by where
 * she comes from, or by a number. Whoever mediates keeps their own name, whoever came first.
 */

/** Beside the name of whoever mediates, everywhere. Taken out of the names that people give themselves. */
export const MEDIATOR_MARK = "◆";
const LIKE_THE_MARK = /(?:[◆◇◈❖⬥⬦⬩⟐♦♢🔶🔷🔸🔹💠])(?:\ufe0e|\ufe0f)?/gu;

/** The name without anything that would pass for the mark of a mediator. */
export function withoutMark(name: string): string {
  const without = name.replace(LIKE_THE_MARK, "");
  return without === name ? name : without.replace(/\s+/g, " ").trim();
}

export interface Named {
  readonly name: string;
  /** Null where there is none, and where the name says it already. */
  readonly organization: string | null;
}

interface Entry extends Named {
  /** What has a smaller number was said under this name. */
  readonly until: number;
}

type Book = ReadonlyMap<MemberId, readonly Entry[]>;

const together = (name: string, organization: string | null): readonly string[] =>
  organization === null ? [] : skeletonsOf(`${name} (${organization})`);

/** Who has which name: a name is free for whoever has it already. */
class Owners {
  readonly #owners = new Map<string, string>();

  constructor(reserved: readonly string[]) {
    for (const name of reserved) this.#claim("", skeletonsOf(name));
  }

  /** True when the name, also beside the organisation, is now this member's. */
  take(member: MemberId, name: string, organization: string | null): boolean {
    const keys = [...skeletonsOf(name), ...together(name, organization)];
    if (keys.some((key) => (this.#owners.get(key) ?? member) !== member)) return false;
    this.#claim(member, keys);
    return true;
  }

  #claim(member: string, keys: readonly string[]): void {
    for (const key of keys) if (!this.#owners.has(key)) this.#owners.set(key, member);
  }
}

/** Names that are nobody's: who acts where no member does. */
const RESERVED = ["The server", "El servidor", "Somebody", "Alguien"];

function toldApart(owners: Owners, member: MemberId, { name, organization }: Named): Named {
  const beside = `${name} (${organization})`;
  if (organization !== null && owners.take(member, beside, null)) return { name: beside, organization: null };
  for (let n = 2; ; n += 1) {
    const numbered = `${name} (${n})`;
    if (owners.take(member, numbered, organization)) return { name: numbered, organization };
  }
}

function entriesOf(members: ReadonlyMap<MemberId, Member>, member: Member): Entry[] {
  const now = { name: member.name, organization: member.organization, until: Number.POSITIVE_INFINITY };
  return [...member.before, now].map(({ name, organization, until }) => ({
    name: withoutMark(name),
    organization: organization === null ? null : organizationName(members, organization),
    until,
  }));
}

/** Whoever was taken off the board keeps no name from anybody who is on it. */
const rank = ({ role, removed }: Member): number => (removed ? 2 : role === "mediator" ? 0 : 1);

function write(members: ReadonlyMap<MemberId, Member>): Book {
  const owners = new Owners(RESERVED);
  const inTurn = [...members.values()].sort((a, b) => rank(a) - rank(b) || a.seq - b.seq || a.joinedAt - b.joinedAt);
  const all = inTurn.map((member) => ({ id: member.id, entries: entriesOf(members, member) }));
  // first everybody to whom their name is left, so that nobody is told apart by what is another's own name
  const plain = new Set<Entry>();
  for (const { id, entries } of all)
    for (const entry of entries) if (owners.take(id, entry.name, entry.organization)) plain.add(entry);
  return new Map(
    all.map(({ id, entries }) => [
      id,
      entries.map((entry) => (plain.has(entry) ? entry : { ...entry, ...toldApart(owners, id, entry) })),
    ]),
  );
}

const kept = new WeakMap<object, Book>();

/** The member's name as it was when the event of this number came (0: as it is now); null for whoever is no member. */
export function namedAt(members: ReadonlyMap<MemberId, Member>, id: MemberId, seq = 0): Named | null {
  const book = kept.get(members) ?? write(members);
  kept.set(members, book);
  const entries = book.get(id);
  const entry = seq > 0 ? entries?.find(({ until }) => seq < until) : entries?.at(-1);
  return entry ?? null;
}
