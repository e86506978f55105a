import { existsSync, statSync } from "node:fs";
import { type BoardId, ROLES, VOICES } from "@acuerdo/shared";
import { Kysely, Migrator } from "kysely";
import { readApart } from "./apart.ts";
import { SqliteFile, sqliteDialect } from "./dialect.ts";
import { damaged } from "./fault.ts";
import { MIGRATIONS } from "./migrations.ts";
import { differenceOf, type Plan, planOf } from "./plan.ts";
import { openSqlite } from "./sql.ts";
import { progressOf } from "./steps.ts";
import type { MomentReason, Store } from "./store.ts";
import type { Tables } from "./tables.ts";

/**
 * Whether a database is whole, and nothing but ours: its plan is what the migrations make, SQLite's own check, every value is of its
 * column's kind and size, then every board as a server would read it, its chain and checksums with it.
 */

export interface Soundness {
  readonly boards: number;
  readonly events: number;
}

/** Far beyond the longest text that is stored: an event of words at their limits. */
const MAX_TEXT_BYTES = 1_048_576;
/** Eight times what a canvas may take unless the settings say more. */
export const MAX_BLOB_BYTES = 134_217_728;

/** What a database is made of after these steps. */
async function planAfter(steps: readonly string[]): Promise<Plan> {
  const file = new SqliteFile(":memory:");
  const db = new Kysely<Tables>({ dialect: sqliteDialect(file) });
  try {
    const known = Object.fromEntries(steps.flatMap((name) => (MIGRATIONS[name] ? [[name, MIGRATIONS[name]]] : [])));
    const { error } = await new Migrator({ db, provider: { getMigrations: async () => known } }).migrateToLatest();
    if (error) throw error;
    return planOf((sql) => file.prepare(sql).all([]));
  } finally {
    await db.destroy();
  }
}

/** Before anything in it is carried out: a trigger, a view or a constraint could do what it likes. */
async function checkPlan(path: string): Promise<void> {
  const { steps, plan } = progressOf(path);
  if (!plan.some(({ type, name }) => type === "table" && name === "boards"))
    throw new Error("it holds no boards of this program");
  if (steps.length === 0) throw new Error("it does not say which version of this program made it");
  const difference = differenceOf(plan, await planAfter(steps));
  if (difference) throw new Error(difference);
}

interface Column {
  readonly name: string;
  readonly type: string;
  readonly notnull: number;
}

/** What is no value of the column: SQLite keeps whatever it is given. */
function unfit({ name, type, notnull }: Column, maxBlob: number): string {
  const kind = /int/i.test(type) ? "integer" : /text/i.test(type) ? "text" : "blob";
  const most = { integer: 8, text: MAX_TEXT_BYTES, blob: maxBlob }[kind];
  const size = kind === "integer" ? "8" : `length(CAST(${name} AS BLOB))`;
  const isUnfit = `(typeof(${name}) <> '${kind}' OR ${size} > ${most})`;
  return notnull ? isUnfit : `${name} IS NOT NULL AND ${isUnfit}`;
}

const noneOf = (column: string, known: readonly string[]) =>
  `${column} NOT IN (${known.map((one) => `'${one}'`).join(", ")})`;
const REASONS: readonly MomentReason[] = ["time", "cleared", "restored"];
const isNoSwitch = (column: string) => `${column} NOT IN (0, 1)`;

/** What the server would not have written though it is of the column's kind. An earlier version has fewer columns. */
const RULES: readonly (readonly [table: string, column: string, isUnfit: string])[] = [
  ...[...ROLES, "owner"].map((whose) => ["boards", `${whose}_key`, `length(${whose}_key) <> 64`] as const),
  ["boards", "door_open", isNoSwitch("door_open")],
  ["boards", "voices", noneOf("voices", VOICES)],
  ["members", "role", noneOf("role", ROLES)],
  ["members", "takes_part", isNoSwitch("takes_part")],
  ["canvas_history", "why", noneOf("why", REASONS)],
];

function checkValues(file: SqliteFile, tables: readonly string[], maxBlob: number): void {
  const columns = tables.flatMap((table) =>
    (file.pragma(`table_info(${table})`) as Column[]).map(
      (column) => [table, column.name, unfit(column, maxBlob)] as const,
    ),
  );
  const rules = RULES.filter(([table, column]) => columns.some(([of, name]) => of === table && name === column));
  for (const [table, column, isUnfit] of [...columns, ...rules]) {
    const found = file.prepare(`SELECT count(*) AS n FROM (SELECT 1 FROM ${table} WHERE ${isUnfit} LIMIT 1)`).all([]);
    if ((found as { n: number }[])[0]?.n !== 0) throw damaged(`column ${column} of ${table} holds what it cannot`);
  }
}

function checkPages(path: string, maxBlob: number): BoardId[] {
  const file = new SqliteFile(path);
  try {
    const [first] = file.pragma("integrity_check") as { integrity_check: string }[];
    if (first?.integrity_check !== "ok") throw damaged(`SQLite finds it damaged: ${first?.integrity_check}`);
    const tables = planOf((sql) => file.prepare(sql).all([]));
    const ours = tables.filter(({ type, name }) => type === "table" && !name.startsWith("kysely_"));
    checkValues(
      file,
      ours.map(({ name }) => name),
      maxBlob,
    );
    return (file.prepare("SELECT id FROM boards").all([]) as { id: BoardId }[]).map(({ id }) => id);
  } finally {
    file.close();
  }
}

/** What is held back on a board can be read with its secret. @throws Error when it cannot. */
async function checkHeld(store: Store, id: BoardId): Promise<void> {
  const stored = await store.board(id);
  const { held } = await store.aside(id);
  if (stored) readApart(stored.secret, held);
}

/**
 * Reads all of a database that no server has open, and brings it to this version's tables. `maxBlob`: bytes that one canvas may have.
 * @throws Error with what is wrong.
 */
export async function checkDatabase(path: string, maxBlob = MAX_BLOB_BYTES): Promise<Soundness> {
  if (!existsSync(path)) throw new Error("there is no such file");
  if (!statSync(path).isFile() || statSync(path).size === 0) throw new Error("it is not a database");
  await checkPlan(path);
  const boards = checkPages(path, maxBlob);
  const store = await openSqlite(path);
  try {
    let events = 0;
    for (const board of boards) {
      events += (await store.ledger(board)).events.length;
      await checkHeld(store, board);
      await store.canvas(board);
    }
    return { boards: boards.length, events };
  } finally {
    await store.close();
  }
}
