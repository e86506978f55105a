import type * as Y from "yjs";
import { EMPTY_LEDGER } from "./empty.ts";
import { compareAge, grown, type Written } from "./form.ts";
import type { Ledger } from "./ledger.ts";
import { TABLES, type TableName } from "./tables.ts";

/**
 * The ledger as a Yjs document: flat root maps of JSON values, one entry a thing. The server writes it by comparing two
 * states; everybody else reads it. Stances lie flat under `statement/voice`, the record under its numbers.
 */

type Table = ReadonlyMap<string, unknown>;

/** The client id of the one writer: the same on every start, so that the document does not grow with restarts. */
export const LEDGER_CLIENT = 1;

function writeTable(target: Y.Map<unknown>, before: Table | undefined, after: Table, prefix = ""): void {
  if (before === after) return;
  for (const [key, value] of after) if (before?.get(key) !== value) target.set(prefix + key, value);
  for (const key of before?.keys() ?? []) if (!after.has(key)) target.delete(prefix + key);
}

function writeFields(target: Y.Map<unknown>, before: Ledger | null, after: Ledger): void {
  const fieldsOf = ({ board, seq, hash, form, withheld }: Ledger) => ({
    ...{ ...board, seq, hash, form },
    ...(withheld > 0 && { withheld }),
  });
  const fields = fieldsOf(after);
  const was = before && fieldsOf(before);
  for (const [key, value] of Object.entries(fields)) {
    if (!was || was[key as keyof typeof was] !== value) target.set(key, value);
  }
}

/** Writes what differs between two states, in one transaction. `before` is null for an empty document. */
export function writeLedger(doc: Y.Doc, before: Ledger | null, after: Ledger): void {
  doc.transact(() => {
    writeFields(doc.getMap("board"), before, after);
    for (const name of TABLES) writeTable(doc.getMap(name), before?.[name], after[name]);
    for (const [statement, given] of after.stances) {
      writeTable(doc.getMap("stances"), before?.stances.get(statement), given, `${statement}/`);
    }
    const record = (ledger: Ledger) => new Map(ledger.record.map((entry) => [String(entry.seq), entry]));
    writeTable(doc.getMap("record"), before ? record(before) : undefined, record(after));
  });
}

/** Takes over what did not change, so that one stance makes one statement new and leaves the others the same objects. */
function readStances(doc: Y.Doc, before: Ledger["stances"] | undefined, keys: Iterable<string>): Ledger["stances"] {
  const source = doc.getMap<Written>("stances");
  const stances = new Map<string, ReadonlyMap<string, Written>>(before);
  const touched = new Map<string, Map<string, Written>>();
  for (const key of keys) {
    const slash = key.indexOf("/");
    const [statement, voice] = [key.slice(0, slash), key.slice(slash + 1)];
    const given = touched.get(statement) ?? new Map(stances.get(statement));
    const stance = source.get(key);
    given.delete(voice);
    if (stance !== undefined) given.set(voice, grown("stances", stance));
    touched.set(statement, given);
  }
  for (const [statement, given] of touched) {
    if (given.size > 0) stances.set(statement, new Map([...given].sort(compareAge)));
    else stances.delete(statement);
  }
  return stances as unknown as Ledger["stances"];
}

/** Oldest first. Whoever changes without growing older keeps their place; only then may the others be taken over. */
function readTable(doc: Y.Doc, name: TableName, before: Table | undefined, keys: Iterable<string>): Table {
  const source = doc.getMap<Written>(name);
  const table = new Map(before);
  for (const key of keys) {
    const [was, is] = [before?.get(key) as Written | undefined, source.get(key)];
    if (!was || !is || compareAge([key, was], [key, is]) !== 0) return sorted(name, source);
    table.set(key, grown(name, is));
  }
  return table;
}

function sorted(name: TableName, source: Y.Map<Written>): Table {
  const inOrder = [...source.entries()].sort(compareAge);
  return new Map(inOrder.map(([key, entry]) => [key, grown(name, entry)]));
}

type Fields = Partial<Ledger["board"]> & { seq?: number; hash?: string; form?: number; withheld?: number };

function readFields(doc: Y.Doc): Pick<Ledger, "board" | "seq" | "hash" | "form" | "withheld"> | null {
  const { seq, hash, form = 1, withheld = 0, ...written } = doc.getMap("board").toJSON() as Fields;
  if (seq === undefined || hash === undefined) return null;
  // a board from before there was a choice has no word on it in its document
  const board = { thresholds: EMPTY_LEDGER.board.thresholds, ...written } as Ledger["board"];
  return { board, seq, hash, form, withheld };
}

/** Every event changes a number among the fields: the board is another only when one of its own has changed. */
function sameFields(a: Ledger["board"], b: Ledger["board"]): boolean {
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof Ledger["board"]>;
  return [...keys].every((key) => a[key] === b[key]);
}

/** The root maps that a ledger document has, for whoever watches them. */
export const ROOTS: readonly Root[] = ["board", ...TABLES, "stances", "record"];
export type Root = TableName | "board" | "stances" | "record";
/** The keys that changed in each root. */
export type Changed = ReadonlyMap<Root, ReadonlySet<string>>;

/**
 * The state that a ledger document shows. Given the state before and what changed since, the rest is taken over as it
 * is. Null while the document has not arrived yet.
 */
export function readLedger(doc: Y.Doc, before: Ledger | null = null, changed: Changed = new Map()): Ledger | null {
  const fields = readFields(doc);
  if (!fields) return null;
  const { seq, hash, form, withheld } = fields;
  const board = before && sameFields(before.board, fields.board) ? before.board : fields.board;
  const keysOf = (root: Root) => (before ? (changed.get(root) ?? []) : doc.getMap(root).keys());
  const fresh = (root: Root) => before === null || changed.has(root);
  const tableOf = (name: TableName) =>
    fresh(name) ? readTable(doc, name, before?.[name], keysOf(name)) : before?.[name];
  const tables = Object.fromEntries(TABLES.map((name) => [name, tableOf(name)]));
  const record = fresh("record")
    ? [...doc.getMap<{ seq: number }>("record").values()].sort((a, b) => a.seq - b.seq)
    : before?.record;
  const stances =
    changed.has("stances") || !before ? readStances(doc, before?.stances, keysOf("stances")) : before.stances;
  return { seq, hash, form, withheld, board, ...tables, stances, record } as Ledger;
}
