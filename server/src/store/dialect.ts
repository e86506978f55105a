import { randomInt } from "node:crypto";
import { type Dialect, SqliteDialect } from "kysely";
import type Database from "libsql";
import { type Column, rowReader, withoutTexts } from "./columns.ts";
import { openDatabase } from "./open.ts";
import { type FoldLog, OpenFiles } from "./place.ts";

/**
 * libsql under kysely's SQLite dialect. Three things are wrapped here once: rows are read strictly by their columns' types,
 * prepared statements are kept, because kysely prepares every query anew, and transactions begin as writers.
 */

/** Distinct statements stay far below this; batches of different lengths make a few each. */
const KEPT_STATEMENTS = 256;
/** SQLite keeps a number of its user's in 32 bits. */
const MAX_ID = 2 ** 31;

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
    run: (parameters) => write(db, () => statement.run(...([parameters] as unknown[]))),
    iterate: (parameters) => all(parameters)[Symbol.iterator](),
  };
}

const filesOf = new WeakMap<Database.Database, OpenFiles>();

/**
 * A transaction's beginning and end. It begins as a writer: one that reads first and writes then is not let wait for another process.
 * After a full disk there is nothing to take back any more, and the fault that is to be told is that one.
 */
const begin = (db: Database.Database) => {
  filesOf.get(db)?.check();
  db.exec("BEGIN IMMEDIATE");
};
const commit = (db: Database.Database) => db.exec("COMMIT");
const rollback = (db: Database.Database) => {
  if (db.inTransaction) db.exec("ROLLBACK");
};

/** kysely's words for these, and ours for what only reads. */
const TURNS: Readonly<Record<string, (db: Database.Database) => void>> = {
  ...{ begin, commit, rollback, COMMIT: commit },
  "BEGIN DEFERRED": (db) => db.exec("BEGIN DEFERRED"),
  // In no transaction at all.
  VACUUM: (db) => db.exec("VACUUM"),
};

/**
 * A write in a transaction of its own where it is in none: a statement that did not get the lock stays under way until it is asked
 * again, and every commit after it fails; one that is asked only when the lock is had never comes to that.
 */
function write<T>(db: Database.Database, run: () => T): T {
  if (db.inTransaction) return run();
  begin(db);
  try {
    const outcome = run();
    commit(db);
    return outcome;
  } catch (fault) {
    rollback(db);
    throw fault;
  }
}

function turning(db: Database.Database, turn: (db: Database.Database) => void): Statement {
  const run = () => {
    turn(db);
    return { changes: 0, lastInsertRowid: 0 };
  };
  return { reader: false, run, all: () => [], iterate: () => [][Symbol.iterator]() };
}

export class SqliteFile {
  readonly #db: Database.Database;
  readonly #files: OpenFiles;
  readonly #statements = new Map<string, Statement>();

  /** @throws Error when the file cannot be opened for writing or is not a sound database. */
  constructor(path: string) {
    this.#db = openDatabase(path);
    this.#db.pragma("busy_timeout = 5000");
    this.#db.pragma("journal_mode = WAL");
    const fold = () => (this.#db.pragma("wal_checkpoint(PASSIVE)") as [ReturnType<FoldLog>])[0];
    this.#files = new OpenFiles(path, fold);
    this.#files.know(this.#id);
    filesOf.set(this.#db, this.#files);
    this.#db.pragma("synchronous = FULL");
    this.#db.pragma("foreign_keys = ON");
    // What was deleted, such as whose a held answer was, must not be read off the free pages.
    this.#db.pragma("secure_delete = ON");
  }

  /**
   * For a server that begins: a number that no copy of the database has which was made before. A file that was written over by one is
   * found by it.
   */
  sign(): void {
    this.#db.pragma(`application_id = ${randomInt(1, MAX_ID)}`);
    this.#db.pragma("wal_checkpoint(TRUNCATE)");
    this.#files.know(this.#id);
  }

  get #id(): number {
    const [{ application_id: id }] = this.#db.pragma("application_id") as [{ application_id: number }];
    return id;
  }

  prepare(sql: string): Statement {
    const turn = TURNS[sql];
    if (turn) return turning(this.#db, turn);
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
    try {
      // So that the one file that people copy is whole.
      this.#db.pragma("wal_checkpoint(TRUNCATE)");
    } catch {
      // Another process holds it, or the disk is full: all of it is in the file and its log, where the next one finds it.
    } finally {
      this.#db.close();
      this.#files.close();
    }
  }
}

export function sqliteDialect(file: SqliteFile): Dialect {
  return new SqliteDialect({ database: file });
}
