/** What a database is made of: its tables, indexes, views and triggers, as they were declared. */

export interface Part {
  readonly type: string;
  readonly name: string;
  /** As it was declared; null for what SQLite makes by itself. */
  readonly declared: string | null;
}
export type Plan = readonly Part[];

/** What SQLite makes when a host has it look at its tables; it steers how queries are carried out, and nothing else. */
const STATISTICS: ReadonlySet<string> = new Set([
  "CREATE TABLE sqlite_stat1(tbl,idx,stat)",
  "CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)",
]);

const text = (bytes: ArrayBuffer | null) => (bytes === null ? null : new TextDecoder().decode(bytes));

/** `query` gives a query's rows. Names are asked for as bytes: libsql ends the process over a text that is not UTF-8. */
export function planOf(query: (sql: string) => unknown[]): Plan {
  const columns = ["type", "name", "sql"].map((name) => `CAST(${name} AS BLOB) AS ${name}`).join(", ");
  const rows = query(`SELECT ${columns} FROM sqlite_master ORDER BY type, name`);
  const parts = (rows as Record<"type" | "name" | "sql", ArrayBuffer | null>[]).map(({ type, name, sql }) => ({
    type: text(type) ?? "",
    name: text(name) ?? "",
    declared: text(sql),
  }));
  // What was declared comes first: what SQLite makes by itself follows from it, and would name the lesser thing.
  const [declared, made] = [parts.filter((part) => part.declared), parts.filter((part) => !part.declared)];
  return [...declared, ...made].filter((part) => part.declared === null || !STATISTICS.has(part.declared));
}

const same = (one: Part, other: Part): boolean => one.type === other.type && one.name === other.name;

/** What of a plan is not as it should be, in words; null when it is all the same. */
export function differenceOf(plan: Plan, expected: Plan): string | null {
  for (const part of plan) {
    const known = expected.find((one) => same(one, part));
    if (!known) return `it holds the ${part.type} ${part.name}, which is not of this program`;
    if (known.declared !== part.declared) return `its ${part.type} ${part.name} is not as this program made it`;
  }
  const missing = expected.find((part) => !plan.some((one) => same(one, part)));
  return missing ? `its ${missing.type} ${missing.name} is missing` : null;
}
