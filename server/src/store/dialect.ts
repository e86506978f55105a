import { type Dialect, SqliteDialect } from "kysely";
import Database from "libsql";

/**
 * libsql under kysely's SQLite dialect. Two things are wrapped here once: blobs come back as `ArrayBuffer` and leave as
 * `Uint8Array`, and prepared statements are kept, because kysely prepares every query anew.
 */

/** Distinct statements stay far below this; batches of different lengths make a few each. */
const KEPT_STATEMENTS = 256;

interface Statement {
  readonly reader: boolean;
  all(parameters: readonly unknown[]): unknown[];
  run(parameters: readonly unknown[]): { changes: number | bigint; lastInsertRowid: number | bigint };
  iterate(parameters: readonly unknown[]): IterableIterator<unknown>;
}

function withBytes(row: unknown): unknown {
  const fields = row as Record<string, unknown>;
  for (const key in fields) {
    const value = fields[key];
    if (value instanceof ArrayBuffer) fields[key] = new Uint8Array(value);
  }
  return fields;
}

function wrap(statement: Database.Statement): Statement {
  const run = (parameters: readonly unknown[]) => statement.run(...([parameters] as unknown[]));
  const all = (parameters: readonly unknown[]) => statement.all(...([parameters] as unknown[])).map(withBytes);
  return {
    reader: statement.reader,
    all,
    run,
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
  }

  prepare(sql: string): Statement {
    const kept = this.#statements.get(sql);
    if (kept) return kept;
    const statement = wrap(this.#db.prepare(sql));
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
