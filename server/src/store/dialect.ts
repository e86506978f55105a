import { type Dialect, SqliteDialect } from "kysely";
import Database from "libsql";
import { type Column, rowReader, withoutTexts } from "./columns.ts";

/**
 * libsql under kysely's SQLite dialect. Two things are wrapped here once: rows are read strictly by their columns' types,
 * and prepared statements are kept, because kysely prepares every query anew.
 */

/** Distinct statements stay far below this; batches of different lengths make a few each. */
const KEPT_STATEMENTS = 256;

interface Statement {
  readonly reader: boolean;
  all(parameters: readonly unknown[]): unknown[];
  run(parameters: readonly unknown[]): { changes: number | bigint; lastInsertRowid: number | bigint };
  iterate(parameters: readonly unknown[]): IterableIterator<unknown>;
}

/** libsql's type declarations do not know it. */
type Prepared = Database.Statement & { columns(): readonly Column[] };

/** A query whose columns come from tables; a pragma, and what only writes, has none. */
function prepareStrictly(db: Database.Database, query: string): Statement {
  const asked = db.prepare(query) as Prepared;
  const columns = asked.reader ? asked.columns() : [];
  const isQuery = columns.some(({ type }) => type !== null) && !/\breturning\b/i.test(query);
  const statement = isQuery ? db.prepare(withoutTexts(query, columns)) : asked;
  const read = isQuery ? rowReader(columns) : (row: Record<string, unknown>) => row;
  const all = (parameters: readonly unknown[]) =>
    (statement.all(...([parameters] as unknown[])) as Record<string, unknown>[]).map(read);
  return {
    reader: asked.reader,
    all,
    run: (parameters) => statement.run(...([parameters] as unknown[])),
    iterate: (parameters) => all(parameters)[Symbol.iterator](),
  };
}

export class SqliteFile {
  readonly #db: Database.Database;
  readonly #statements = new Map<string, Statement>();

  /** @throws Error when the file cannot be opened for writing or is not a sound database. */
  constructor(path: string) {
    this.#db = new Database(path);
    this.#db.pragma("busy_timeout = 5000");
    this.#db.pragma("journal_mode = WAL");
    this.#db.pragma("synchronous = FULL");
    this.#db.pragma("foreign_keys = ON");
    // What was deleted, such as whose a held answer was, must not be read off the free pages.
    this.#db.pragma("secure_delete = ON");
  }

  prepare(sql: string): Statement {
    const kept = this.#statements.get(sql);
    if (kept) return kept;
    const statement = prepareStrictly(this.#db, sql);
    if (this.#statements.size >= KEPT_STATEMENTS) this.#statements.clear();
    this.#statements.set(sql, statement);
    return statement;
  }

  pragma(text: string): unknown {
    return this.#db.pragma(text);
  }

  close(): void {
    this.#statements.clear();
    // So that the one file that people copy is whole.
    this.#db.pragma("wal_checkpoint(TRUNCATE)");
    this.#db.close();
  }
}

export function sqliteDialect(file: SqliteFile): Dialect {
  return new SqliteDialect({ database: file });
}
