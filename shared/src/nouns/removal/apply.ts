import type { MemberId, PositionId, StatementId, VoiceId } from "../../ids.ts";
import { type Applier, put } from "../../ledger/applier.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { type InTime, oldestFirst } from "../../order.ts";
import type { Agreement } from "../agreement/agreement.ts";
import { withoutQuestionsOf } from "../member/joining.ts";
import type { Member } from "../member/member.ts";
import type { Stance } from "../stance/stance.ts";
import { type Removal, type RemovedId, voicesOff } from "./removal.ts";

/**
 * Taking somebody off a board, and letting them back in. Their answers are set aside, so that nothing has to ask who still
 * counts; what they put on the table alone goes off it. All of it comes back with them, but for answers to words that were
 * changed meanwhile.
 */

type Table<V> = ReadonlyMap<string, V>;

/** The table with some of its things changed; the same table where there are none. */
function changeSome<V>(table: Table<V>, isMeant: (thing: V) => boolean, change: (thing: V) => V): Table<V> {
  const meant = [...table].filter(([, thing]) => isMeant(thing));
  return meant.length === 0 ? table : new Map([...table, ...meant.map(([id, thing]) => [id, change(thing)] as const)]);
}

const inOrder = <V extends InTime>(entries: Iterable<readonly [string, V]>): Map<string, V> =>
  new Map([...entries].sort(([, a], [, b]) => oldestFirst(a, b)));

/** What can be withdrawn: it goes off the table with whoever put it there, and comes back with them. */
interface Put {
  readonly by: string;
  readonly withdrawn: boolean;
  readonly removed: boolean;
}

const isPut = (thing: object): thing is Put => "withdrawn" in thing && "removed" in thing;

/** What they had withdrawn themselves stays so. */
function putAside(table: Table<object>, id: string, isOff: boolean): Table<object> {
  const isMeant = (thing: object) =>
    isPut(thing) && thing.by === id && thing.withdrawn !== isOff && thing.removed !== isOff;
  return changeSome(table, isMeant, (thing) => ({ ...thing, withdrawn: isOff, removed: isOff }));
}

/** Of every noun that can be withdrawn, whichever they are. */
function allPutAside(ledger: Ledger, id: string, isOff: boolean): Partial<Ledger> {
  const tables = Object.entries(ledger).filter((entry): entry is [string, Table<object>] => entry[1] instanceof Map);
  return Object.fromEntries(tables.map(([name, table]) => [name, putAside(table, id, isOff)]));
}

/** Wordings that were never put to the test are theirs alone. */
function letGoOf(agreements: Table<Agreement>, id: string, reason: string | null): Table<Agreement> {
  const isOff = reason !== null;
  const isMeant = ({ draft, versionIds, letGo, removed }: Agreement) =>
    draft?.by === id && versionIds.length === 0 && (isOff ? letGo === null : removed);
  return changeSome(agreements, isMeant, (agreement) => ({ ...agreement, letGo: reason, removed: isOff }));
}

/** What they put on the table alone. @param reason why they are taken off; null where they come back. */
function withTheirs(ledger: Ledger, id: RemovedId, reason: string | null): Partial<Ledger> {
  const isOff = reason !== null;
  const { members, agreements } = ledger;
  const isThem = (member: Member) => member.id === id;
  return {
    ...allPutAside(ledger, id, isOff),
    members: changeSome(members, isThem, (member) => ({ ...member, removed: isOff })) as Ledger["members"],
    agreements: letGoOf(agreements, id, reason) as Ledger["agreements"],
  };
}

/** The board, on which so many voices less are waited for. */
function boardAfter({ board, aliases }: Ledger, removed: Ledger["removed"]): Ledger["board"] {
  return board.people ? { ...board, people: { ...board.people, off: voicesOff(aliases, removed) } } : board;
}

const removed: Applier<"member.removed"> = (ledger, { memberId: id, reason }, { actor, at, seq }) => {
  const voice = id as VoiceId;
  const stances = new Map(ledger.stances);
  const theirs: Stance[] = [];
  for (const [statement, given] of ledger.stances) {
    const stance = given.get(voice);
    if (!stance) continue;
    theirs.push(stance);
    stances.set(statement, new Map([...given].filter(([by]) => by !== voice)));
  }
  const objections = [...ledger.objections.values()].filter(({ by }) => by === voice);
  const removal: Removal = { id, reason, by: actor as MemberId, at, seq, stances: theirs, objections };
  const removed = put(ledger.removed, id, removal);
  const theirThings = withTheirs(ledger, id, reason);
  return {
    ...theirThings,
    members: withoutQuestionsOf(theirThings.members ?? ledger.members, id as MemberId),
    board: boardAfter(ledger, removed),
    stances,
    objections: new Map([...ledger.objections].filter(([, { by }]) => by !== voice)),
    removed,
  };
};

/** Whether it was given on the words that stand now. */
function stillMeant({ positions, versions }: Ledger, { statementId, seq }: Stance): boolean {
  const position = positions.get(statementId as PositionId);
  return position ? seq > position.said : versions.has(statementId as never);
}

const restored: Applier<"member.restored"> = (ledger, { memberId: id }) => {
  const removal = ledger.removed.get(id);
  if (!removal) return {};
  const stances = new Map<StatementId, ReadonlyMap<VoiceId, Stance>>(ledger.stances);
  for (const stance of removal.stances) {
    if (!stillMeant(ledger, stance)) continue;
    const given = [...(stances.get(stance.statementId) ?? []), [stance.by, stance] as const];
    stances.set(stance.statementId, inOrder(given) as ReadonlyMap<string, Stance> as ReadonlyMap<VoiceId, Stance>);
  }
  const objections = [
    ...ledger.objections,
    ...removal.objections.map((objection) => [objection.id, objection] as const),
  ];
  const others = new Map(ledger.removed);
  others.delete(id);
  return {
    ...withTheirs(ledger, id, null),
    board: boardAfter(ledger, others),
    stances,
    objections: inOrder(objections) as unknown as Ledger["objections"],
    removed: others as ReadonlyMap<RemovedId, Removal>,
  };
};

export const apply = { "member.removed": removed, "member.restored": restored };
