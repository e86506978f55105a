import { type MemberId, objectionId, type VersionId, type VoiceId } from "../../ids.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { type InTime, oldestFirst } from "../../order.ts";
import type { Objection } from "../stance/objection.ts";
import type { Stance } from "../stance/stance.ts";
import { higherRole, type Member } from "./member.ts";

/**
 * What two members said is one person's from an event on: of two answers to the same the later holds, everything else is that of
 * the one who stays. The record is as it was; what changes is in whose name things stand.
 */

type Table = ReadonlyMap<string, object>;

/** Lists of people that things have. Whoever did a thing does not stand in them. */
const PEOPLE = ["with", "asked", "joined", "heard"] as const;

/** Of two who were asked into the same the later answer holds: what the other said, or was asked, goes. */
function laterAnswer<T extends object>(thing: T, from: string, into: string): T {
  const fields = thing as Readonly<Record<string, unknown>>;
  const { heard } = fields;
  if (!Array.isArray(heard)) return thing;
  const [theirs, mine] = [heard.lastIndexOf(from), heard.lastIndexOf(into)];
  if (theirs === mine) return thing;
  const other = theirs > mine ? into : from;
  const lists = PEOPLE.filter((name) => Array.isArray(fields[name]));
  const without = lists.map((name) => [name, (fields[name] as unknown[]).filter((id) => id !== other)] as const);
  return { ...thing, ...Object.fromEntries(without) };
}

/** A thing in the name of the one who stays; the same thing where it has nothing to do with the other. */
function inName<T extends object>(given: T, from: string, into: string): T {
  const thing = laterAnswer(given, from, into);
  const fields = thing as Readonly<Record<string, unknown>>;
  const changes: Record<string, unknown> = {};
  const by = fields.by === from ? into : fields.by;
  if (by !== fields.by) changes.by = by;
  for (const name of PEOPLE) {
    const people = fields[name];
    if (!Array.isArray(people) || !(people.includes(from) || by !== fields.by)) continue;
    const now = people.map((id: unknown) => (id === from ? into : id)).filter((id) => id !== by);
    changes[name] = [...new Set(now)];
  }
  const { draft } = fields;
  const worded = draft && typeof draft === "object" ? inName(draft, from, into) : draft;
  if (worded !== draft) changes.draft = worded;
  return Object.keys(changes).length === 0 ? thing : { ...thing, ...notAskedTwice(thing, changes) };
}

/** Whoever has joined in is not asked any more. */
function notAskedTwice(thing: object, changes: Record<string, unknown>): Record<string, unknown> {
  const { asked, joined } = { ...thing, ...changes } as { asked?: unknown; joined?: unknown };
  if (!Array.isArray(asked) || !Array.isArray(joined)) return changes;
  return { ...changes, asked: asked.filter((id) => !joined.includes(id)) };
}

function tableInName(table: Table, from: string, into: string): Table {
  const changed = [...table].map(([id, thing]) => [id, inName(thing, from, into)] as const);
  return changed.some(([id, thing]) => table.get(id) !== thing) ? new Map(changed) : table;
}

/** Apart from these everything is a thing that somebody did. */
const NO_THINGS: ReadonlySet<string> = new Set(["members", "stances", "objections", "record"]);

/** Of every noun, whichever they are. */
function thingsInName(ledger: Ledger, from: string, into: string): Partial<Ledger> {
  const tables = Object.entries(ledger).filter(
    (entry): entry is [string, Table] => entry[1] instanceof Map && !NO_THINGS.has(entry[0]),
  );
  return Object.fromEntries(tables.map(([name, table]) => [name, tableInName(table, from, into)]));
}

const inOrder = <K, V extends InTime>(entries: Iterable<readonly [K, V]>): ReadonlyMap<K, V> =>
  new Map([...entries].sort(([, a], [, b]) => oldestFirst(a, b)));

/** The later of two answers to one statement, in the name of the one who stays. */
function stancesAfter({ stances }: Ledger, from: VoiceId, into: VoiceId): Ledger["stances"] {
  const after = new Map(stances);
  for (const [statement, given] of stances) {
    const theirs = given.get(from);
    if (!theirs) continue;
    const others = [...given].filter(([by]) => by !== from && by !== into);
    after.set(statement, inOrder([...others, [into, { ...later(theirs, given.get(into)), by: into }]]));
  }
  return after;
}

const later = (one: Stance, other: Stance | undefined): Stance => (other && other.seq > one.seq ? other : one);

interface Two {
  readonly stance: Stance | undefined;
  readonly objection: Objection | undefined;
}

/** An objection is that of the answer that holds. Where that is none, the other's is settled by it. */
function oneObjection(mine: Two, theirs: Two, at: number): Omit<Objection, "id" | "by"> | undefined {
  const isTheirs = (theirs.stance?.seq ?? 0) > (mine.stance?.seq ?? 0);
  const [holds, gone] = isTheirs ? [theirs, mine] : [mine, theirs];
  const since = [mine.objection, theirs.objection].filter((one) => one !== undefined).sort(oldestFirst)[0];
  if (!since) return undefined;
  const begun = { at: since.at, seq: since.seq };
  if (holds.objection && (holds.stance?.grade === "object" || holds.objection.state === "changed"))
    return { ...holds.objection, ...begun };
  const other = (holds.objection ?? gone.objection) as Objection;
  return { ...other, ...begun, state: "changed", settledAt: other.settledAt ?? at };
}

function objectionsAfter(ledger: Ledger, from: VoiceId, into: VoiceId, at: number): Ledger["objections"] {
  const concerned = [...ledger.objections.values()].filter(({ by }) => by === from || by === into);
  const versions = new Set<VersionId>(concerned.map(({ versionId }) => versionId));
  const twoOf = (version: VersionId, by: VoiceId): Two => ({
    stance: ledger.stances.get(version)?.get(by),
    objection: ledger.objections.get(objectionId(version, by)),
  });
  const after = new Map(ledger.objections);
  for (const version of versions) {
    const theirs = twoOf(version, from);
    if (!theirs.objection && !theirs.stance) continue;
    const one = oneObjection(twoOf(version, into), theirs, at);
    const id = objectionId(version, into);
    after.delete(objectionId(version, from));
    if (one) after.set(id, { ...one, id, by: into });
  }
  return inOrder(after);
}

/** Both in one: the role that may do more, whoever takes part, excused where either was, and since the earlier of the two was there. */
function oneMember(mine: Member, theirs: Member): Member {
  const since = Math.min(mine.since ?? mine.seq, theirs.since ?? theirs.seq);
  return {
    ...mine,
    role: higherRole(mine.role, theirs.role),
    brings: mine.brings || theirs.brings,
    takesPart: mine.takesPart || theirs.takesPart,
    excused: mine.excused || theirs.excused,
    ...(since < mine.seq && { since }),
  };
}

/** Nobody is somebody who is somebody else: all are the one who stays. */
function membersAfter({ members }: Ledger, from: MemberId, into: MemberId, seq: number): Ledger["members"] {
  const after = new Map(members);
  for (const member of members.values()) {
    if (member.id === into) after.set(into, oneMember(member, members.get(from) as Member));
    else if (member.id === from || member.as === from) after.set(member.id, { ...member, as: into, asSince: seq });
  }
  return after;
}

/** The ledger in which `from` is `into`, by an event of this number and time. */
export function joinedInto(
  ledger: Ledger,
  from: MemberId,
  into: MemberId,
  { at, seq }: InTime,
): Partial<Ledger> & Pick<Ledger, "members"> {
  const [theirs, mine] = [from, into] as readonly string[] as readonly [VoiceId, VoiceId];
  return {
    ...thingsInName(ledger, from, into),
    members: membersAfter(ledger, from, into, seq),
    stances: stancesAfter(ledger, theirs, mine),
    objections: objectionsAfter(ledger, theirs, mine, at),
  };
}
