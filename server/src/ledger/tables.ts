import { canonicalJson, type Ledger, TABLES } from "@acuerdo/shared";

/** A ledger as plain lists, in the order in which things came to be: what an export carries and what is compared with a replay. */

/** 1: tables without numbers of events, revisions and former names. 2: without organisations, a chain of the texts themselves. 3: of digests of them. */
export const EXPORT_VERSION = 3;

type Tables = Readonly<Record<string, readonly object[]>>;

export function tablesOf(ledger: Ledger): Tables {
  const tables = TABLES.map((name) => [name, [...ledger[name].values()]] as const);
  const stances = [...ledger.stances.values()].flatMap((given) => [...given.values()]);
  return { ...Object.fromEntries(tables), stances };
}

const SAID = ["id", "by", "text", "at"];
const WORDED = ["text", "by", "at", "revision"];
/** What an export of the first version says of each thing. */
const FIRST: Readonly<Record<string, readonly string[]>> = {
  members: ["id", "role", "name", "organization", "brings", "takesPart", "excused", "joinedAt"],
  positions: [...SAID, "kind", "withdrawn"],
  clusters: ["id", "sentence", "by", "at"],
  stances: ["statementId", "by", "grade", "reason", "condition", "at"],
  agreements: ["id", "number", "clusterId", "draft", "versionIds", "letGo", "at"],
  versions: [...SAID, "agreementId", "number", "why", "sources"],
  objections: ["id", "versionId", "by", "reason", "condition", "state", "at", "settledAt"],
  commitments: [...SAID, "agreementId", "hands", "due", "with", "asOrganization", "state", "withdrawn"],
};

function only(row: object, names: readonly string[]): object {
  const kept = Object.entries(row).filter(([name]) => names.includes(name));
  return Object.fromEntries(
    kept.map(([name, value]) => [name, name === "draft" && value ? only(value, WORDED) : value]),
  );
}

/** The tables as an export of this version carries them. */
export function tablesInVersion(ledger: Ledger, version: number): Tables {
  const tables: Tables = tablesOf(ledger);
  if (version === EXPORT_VERSION) return tables;
  if (version === 2) return { ...tables, organizations: [] };
  return Object.fromEntries(
    Object.entries(FIRST).map(([table, names]) => [table, (tables[table] ?? []).map((row) => only(row, names))]),
  );
}

/** A table as text, to compare it with another: one that came later than the export is empty. The first version promised no order of stances. */
export function toCompare(rows: readonly unknown[], version: number): string {
  const written = rows.map(canonicalJson);
  return (version === 1 ? written.sort() : written).join("\n");
}
