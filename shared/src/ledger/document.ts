import type * as Y from "yjs";
import type { Ledger } from "./ledger.ts";

/**
 * The ledger as a Yjs document: flat root maps of JSON values, one entry a thing. The server writes it by comparing two
 * states; everybody else reads it. Stances lie flat under `statement/voice`, the record under its numbers.
 */

export const TABLES = [
  "members",
  "positions",
  "clusters",
  "agreements",
  "versions",
  "objections",
  "commitments",
] as const;
type TableName = (typeof TABLES)[number];
type Table = ReadonlyMap<string, unknown>;

/** The client id of the one writer: the same on every start, so that the document does not grow with restarts. */
export const LEDGER_CLIENT = 1;

function writeTable(target: Y.Map<unknown>, before: Table | undefined, after: Table, prefix = ""): void {
  if (before === after) return;
  for (const [key, value] of after) if (before?.get(key) !== value) target.set(prefix + key, value);
  for (const key of before?.keys() ?? []) if (!after.has(key)) target.delete(prefix + key);
}

function writeFields(target: Y.Map<unknown>, before: Ledger | null, after: Ledger): void {
  const fields = { ...after.board, seq: after.seq, hash: after.hash };
  const was = before ? { ...before.board, seq: before.seq, hash: before.hash } : null;
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

function readStances(doc: Y.Doc): Ledger["stances"] {
  const stances = new Map<string, Map<string, unknown>>();
  doc.getMap("stances").forEach((stance, key) => {
    const slash = key.indexOf("/");
    const statement = key.slice(0, slash);
    const given = stances.get(statement) ?? new Map<string, unknown>();
    stances.set(statement, given.set(key.slice(slash + 1), stance));
  });
  return stances as unknown as Ledger["stances"];
}

const bySeq = (a: { seq: number }, b: { seq: number }) => a.seq - b.seq;
const byAge = (a: { at?: number; joinedAt?: number }, b: typeof a) =>
  (a.at ?? a.joinedAt ?? 0) - (b.at ?? b.joinedAt ?? 0);

function readTable(doc: Y.Doc, name: TableName): Table {
  const entries = [...doc.getMap<object>(name).entries()];
  return new Map(entries.sort(([, a], [, b]) => byAge(a, b)));
}

/** The root maps that a ledger document has, for whoever watches them. */
export const ROOTS = ["board", ...TABLES, "stances", "record"] as const;
export type Root = (typeof ROOTS)[number];

/**
 * The state that a ledger document shows. Given the state before and the roots that changed since, the rest is taken
 * over as it is. Null while the document has not arrived yet.
 */
export function readLedger(
  doc: Y.Doc,
  before: Ledger | null = null,
  roots: ReadonlySet<Root> = new Set(ROOTS),
): Ledger | null {
  const fields = doc.getMap("board").toJSON() as Ledger["board"] & { seq?: number; hash?: string };
  if (fields.seq === undefined || fields.hash === undefined) return null;
  const { seq, hash, ...board } = fields;
  const fresh = (root: Root) => before === null || roots.has(root);
  const tables = Object.fromEntries(TABLES.map((name) => [name, fresh(name) ? readTable(doc, name) : before?.[name]]));
  const record = fresh("record") ? [...doc.getMap<{ seq: number }>("record").values()].sort(bySeq) : before?.record;
  const stances = fresh("stances") ? readStances(doc) : before?.stances;
  return { seq, hash, board, ...tables, stances, record } as Ledger;
}
