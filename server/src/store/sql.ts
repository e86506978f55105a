import type { BoardId, LedgerEvent, MemberId } from "@acuerdo/shared";
import { Kysely, Migrator, type Transaction } from "kysely";
import { SqliteFile, sqliteDialect } from "./dialect.ts";
import { MIGRATIONS } from "./migrations.ts";
import { checkLinks, toBoard, toEvent, toMember, toRow, toUpdates } from "./rows.ts";
import { CanvasTables } from "./sql-canvas.ts";
import type {
  CanvasRow,
  Commit,
  NewKey,
  NewMoment,
  Store,
  StoredAside,
  StoredBoard,
  StoredCanvas,
  StoredIntent,
  StoredLedger,
  StoredMember,
  StoredMoment,
} from "./store.ts";
import type { Tables } from "./tables.ts";

/** The store over SQL. Every write is one transaction; SQLite runs with WAL and synchronous=FULL, so a commit is on disk. */

type Db = Kysely<Tables> | Transaction<Tables>;

async function insertCommit(db: Db, board: BoardId, commit: Commit): Promise<void> {
  const { events, member, intent } = commit;
  const last = events.at(-1);
  if (last)
    await db
      .insertInto("events")
      .values(events.map((event) => toRow(event, event === last ? commit.update : null)))
      .execute();
  if (member) {
    const row = { role: member.role, key: member.key, takes_part: member.takesPart ? 1 : 0 };
    const known = db.insertInto("members").values({ board, member_id: member.memberId, ...row });
    await known.onConflict((conflict) => conflict.columns(["board", "member_id"]).doUpdateSet(row)).execute();
  }
  if (intent)
    await db
      .insertInto("intents")
      .values({ board, ...intent })
      .execute();
  await changeHeld(db, board, commit.held);
  if (commit.doorOpen !== undefined) {
    await db
      .updateTable("boards")
      .set({ door_open: commit.doorOpen ? 1 : 0 })
      .where("id", "=", board)
      .execute();
  }
}

async function changeHeld(db: Db, board: BoardId, held: Commit["held"]): Promise<void> {
  for (const { key, body } of held?.put ?? []) {
    const row = db.insertInto("held").values({ board, key, body });
    await row.onConflict((conflict) => conflict.columns(["board", "key"]).doUpdateSet({ body })).execute();
  }
  for (const key of held?.drop ?? [])
    await db.deleteFrom("held").where("board", "=", board).where("key", "=", key).execute();
}

async function lastSeq(db: Db, board: BoardId): Promise<number> {
  const row = await db
    .selectFrom("events")
    .select("seq")
    .where("board", "=", board)
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.seq ?? 0;
}

class SqlStore implements Store {
  readonly #db: Kysely<Tables>;
  readonly #canvases: CanvasTables;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
    this.#canvases = new CanvasTables(db);
  }

  async createBoard(board: StoredBoard, opening: Commit): Promise<"created" | "code-taken"> {
    return this.#db.transaction().execute(async (tx) => {
      const taken = await tx.selectFrom("boards").select("id").where("code", "=", board.code).executeTakeFirst();
      if (taken) return "code-taken";
      const { id, createdAt: created_at, code, secret, voices, keys } = board;
      const row = { id, created_at, code, secret, voices, door_open: board.doorOpen ? 1 : 0 };
      const hashes = { mediator_key: keys.mediator, participant_key: keys.participant, observer_key: keys.observer };
      await tx
        .insertInto("boards")
        .values({ ...row, ...hashes })
        .execute();
      await insertCommit(tx, id, opening);
      return "created";
    });
  }

  async board(id: BoardId): Promise<StoredBoard | null> {
    const row = await this.#db.selectFrom("boards").selectAll().where("id", "=", id).executeTakeFirst();
    return row ? toBoard(row) : null;
  }

  async boardByCode(code: string): Promise<StoredBoard | null> {
    const row = await this.#db.selectFrom("boards").selectAll().where("code", "=", code).executeTakeFirst();
    return row ? toBoard(row) : null;
  }

  async replaceKey(board: BoardId, { role, hash, code }: NewKey): Promise<"replaced" | "code-taken"> {
    return this.#db.transaction().execute(async (tx) => {
      const taken = tx
        .selectFrom("boards")
        .select("id")
        .where("code", "=", code ?? "")
        .where("id", "!=", board);
      if (await taken.executeTakeFirst()) return "code-taken";
      const change = { [`${role}_key`]: hash, ...(code !== null && { code }) };
      await tx.updateTable("boards").set(change).where("id", "=", board).execute();
      return "replaced";
    });
  }

  async member(board: BoardId, member: MemberId): Promise<StoredMember | null> {
    const query = this.#db.selectFrom("members").selectAll().where("board", "=", board).where("member_id", "=", member);
    const row = await query.executeTakeFirst();
    return row ? toMember(row) : null;
  }

  async append(board: BoardId, commit: Commit): Promise<"appended" | "behind"> {
    return this.#db.transaction().execute(async (tx) => {
      if ((await lastSeq(tx, board)) !== commit.after) return "behind";
      await insertCommit(tx, board, commit);
      return "appended";
    });
  }

  async intent(board: BoardId, key: string): Promise<StoredIntent | null> {
    const query = this.#db.selectFrom("intents").select(["key", "digest", "answer"]).where("board", "=", board);
    return (await query.where("key", "=", key).executeTakeFirst()) ?? null;
  }

  async aside(board: BoardId): Promise<StoredAside> {
    return this.#db.transaction().execute(async (tx) => {
      const members = await tx.selectFrom("members").selectAll().where("board", "=", board).execute();
      const held = await tx.selectFrom("held").select(["key", "body"]).where("board", "=", board).execute();
      return { members: members.map(toMember), held };
    });
  }

  async ledger(board: BoardId): Promise<StoredLedger> {
    const rows = await this.#db.selectFrom("events").selectAll().where("board", "=", board).orderBy("seq").execute();
    const events = rows.map(toEvent);
    checkLinks(events);
    return { events, updates: rows.flatMap(toUpdates) };
  }

  async events(board: BoardId, after: number, limit: number): Promise<readonly LedgerEvent[]> {
    const query = this.#db.selectFrom("events").selectAll().where("board", "=", board).where("seq", ">", after);
    return (await query.orderBy("seq").limit(limit).execute()).map(toEvent);
  }

  appendCanvas(rows: readonly CanvasRow[]): Promise<void> {
    return this.#canvases.append(rows);
  }

  canvas(board: BoardId): Promise<StoredCanvas> {
    return this.#canvases.read(board);
  }

  compactCanvas(row: CanvasRow): Promise<"compacted" | "kept"> {
    return this.#canvases.compact(row);
  }

  moments(board: BoardId): Promise<readonly StoredMoment[]> {
    return this.#canvases.moments(board);
  }

  moment(board: BoardId, at: number): Promise<Uint8Array | null> {
    return this.#canvases.moment(board, at);
  }

  keepMoment(board: BoardId, moment: NewMoment | null, gone: readonly number[]): Promise<void> {
    return this.#canvases.keepMoment(board, moment, gone);
  }

  async probe(now: number): Promise<void> {
    const write = this.#db.insertInto("probes").values({ id: 1, at: now });
    await write.onConflict((conflict) => conflict.column("id").doUpdateSet({ at: now })).execute();
    const row = await this.#db.selectFrom("probes").select("at").where("id", "=", 1).executeTakeFirst();
    if (row?.at !== now) throw new Error("the store does not give back what was written");
  }

  async close(): Promise<void> {
    await this.#db.destroy();
  }
}

async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}

/** @throws Error when the file cannot be opened, is damaged or cannot be brought to this version's schema. */
export async function openSqlite(path: string): Promise<Store> {
  const db = new Kysely<Tables>({ dialect: sqliteDialect(new SqliteFile(path)) });
  await migrate(db);
  const store = new SqlStore(db);
  await store.probe(Date.now());
  return store;
}
