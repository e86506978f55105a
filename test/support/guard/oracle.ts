/**
 * Judges by plain Yjs what an update did to a document, knowing nothing of how the guard decides: what stands where, under
 * whose client ids, whether anything waits inside, whether a late joiner sees the same.
 */
import * as Y from "yjs";
import { checkRecord } from "../../../shared/src/canvas/records.ts";
import { ELSEWHERE, ELSEWHERE_LIST, RECORDS } from "./stage.ts";

export type Harm =
  | "throws"
  | "other client id"
  | "pending structs"
  | "pending deletions"
  | "new root"
  | "other root changed"
  | "list item"
  | "invalid record"
  | "corrupt store"
  | "live under another"
  | "late joiner differs"
  | "receiver differs"
  | "refused but changed"
  | "observer wrote"
  | "slow"
  | "victim's write lost";

type Struct = Y.Item | Y.GC;

/** What a document looked like before. */
export interface Before {
  readonly roots: readonly string[];
  readonly elsewhere: string;
  readonly shown: string;
  readonly states: ReadonlyMap<number, number>;
}

function elsewhereOf(doc: Y.Doc): string {
  const map = doc.getMap(ELSEWHERE);
  const items = [...map._map].map(([key, item]) => [key, item.id, item.deleted]);
  return JSON.stringify([map.toJSON(), doc.getArray(ELSEWHERE_LIST).toJSON(), items]);
}

function statesOf(doc: Y.Doc): Map<number, number> {
  return new Map([...doc.store.clients.keys()].map((client) => [client, Y.getState(doc.store, client)]));
}

export function look(doc: Y.Doc): Before {
  return { roots: [...doc.share.keys()], elsewhere: elsewhereOf(doc), shown: shown(doc), states: statesOf(doc) };
}

/** Struct after struct without a gap, none of them empty. */
function isSound(structs: readonly Struct[]): boolean {
  let clock = 0;
  for (const struct of structs) {
    if (struct.id.clock !== clock || struct.length < 1) return false;
    clock += struct.length;
  }
  return true;
}

function structsOf(doc: Y.Doc): Struct[][] {
  return [...doc.store.clients.values()] as Struct[][];
}

/** An item that lives although a newer one lies over it. */
function isHiddenAlive(struct: Struct): boolean {
  return struct instanceof Y.Item && struct.parentSub !== null && !struct.deleted && struct.right !== null;
}

/** What a document shows, in one order whatever the order of arrival. */
export function shown(doc: Y.Doc): string {
  const entries = [RECORDS, ELSEWHERE].flatMap((root) => [...doc.getMap(root).entries()]);
  const sorted = entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return asText(sorted);
}

/** As JSON, which has no big integers: only what came past no guard has any. */
function asText(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch {
    return JSON.stringify(value, (_, inner) => (typeof inner === "bigint" ? `${inner}n` : inner));
  }
}

function differsForLateJoiner(doc: Y.Doc, now: string): boolean {
  const late = new Y.Doc({ guid: "late" });
  try {
    Y.applyUpdate(late, Y.encodeStateAsUpdate(doc));
  } catch {
    return true; // A document that cannot even be read back.
  }
  return late.store.pendingStructs !== null || shown(late) !== now;
}

/** Every harm of one update, by what the document shows now. `owned` says whose new structs there may be. */
export function harmsOf(doc: Y.Doc, now: string, before: Before, owned: (client: number) => boolean): Harm[] {
  const harms = new Set<Harm>();
  const moved = [...statesOf(doc)].filter(([client, state]) => state !== (before.states.get(client) ?? 0));
  if (moved.some(([client]) => !owned(client))) harms.add("other client id");
  if (doc.store.pendingStructs !== null) harms.add("pending structs");
  if (doc.store.pendingDs !== null) harms.add("pending deletions");
  if ([...doc.share.keys()].some((root) => !before.roots.includes(root))) harms.add("new root");
  if (elsewhereOf(doc) !== before.elsewhere) harms.add("other root changed");
  const records = doc.getMap(RECORDS);
  if (records._start !== null) harms.add("list item");
  for (const [key, value] of records.entries()) if (checkRecord(key, value) !== null) harms.add("invalid record");
  if (!structsOf(doc).every(isSound)) harms.add("corrupt store");
  if (structsOf(doc).some((structs) => structs.some(isHiddenAlive))) harms.add("live under another");
  const untouched = moved.length === 0 && now === before.shown;
  if (!untouched && differsForLateJoiner(doc, now)) harms.add("late joiner differs");
  return [...harms];
}

/** Beyond this one update holds everybody up. A fair one of the same size takes a hundredth. */
const SLOW_MS = 400;

/** Milliseconds that this process has worked: other programs on the machine do not count. */
export function worked(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** What the same bytes do to a document without a guard. */
export function harmUnguarded(doc: Y.Doc, update: Uint8Array, owned: (client: number) => boolean): Harm[] {
  const before = look(doc);
  const harms: Harm[] = [];
  const start = begin();
  try {
    Y.applyUpdate(doc, update);
  } catch {
    harms.push("throws"); // Yjs says no by throwing, often half way: what matters is what it left.
  }
  if (isSlow(start)) harms.push("slow");
  return [...harms, ...harmsOf(doc, shown(doc), before, owned)];
}

/** A moment, by the clock on the wall and by what this process has worked. */
interface Moment {
  readonly wall: number;
  readonly work: number;
}

/** Asking for the work is dear: what was heard so long ago will do. */
const WORK_MS = 50;
let heard: Moment = { wall: Number.NEGATIVE_INFINITY, work: 0 };

export function begin(): Moment {
  const wall = performance.now();
  if (wall - heard.wall > WORK_MS) heard = { wall, work: worked() };
  return { wall, work: heard.work };
}

/** Whether the work since then was too much for one update. */
export function isSlow({ wall, work }: Moment): boolean {
  return performance.now() - wall > SLOW_MS && worked() - work > SLOW_MS;
}
