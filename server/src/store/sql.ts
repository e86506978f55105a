import type { BoardId, LedgerEvent, MemberId, Role, VoiceId } from "@acuerdo/shared";
import { CompiledQuery, Kysely, Migrator, type Transaction } from "kysely";
import { crc32 } from "./crc.ts";
import { SqliteFile, sqliteDialect } from "./dialect.ts";
import { damaged } from "./fault.ts";
import { MIGRATIONS } from "./migrations.ts";
import { checkLinks, parseJson, toBoard, toEvent, toRow, toUpdates } from "./rows.ts";
import type {
  CanvasRow,
  Commit,
  NewKey,
  Store,
  StoredAnswer,
  StoredBoard,
  StoredCanvas,
  StoredIntent,
  StoredLedger,
  StoredMember,
} from "./store.ts";
import type { Tables } from "./tables.ts";

/** The store over SQL. Every write is one transaction; SQLite runs with WAL and synchronous=FULL, so a commit is on disk. */

/** Bound parameters of one statement stay below SQLite's limit. */
const ROWS_PER_INSERT = 500;

type Db = Kysely<Tables> | Transaction<Tables>;

async function isCodeTaken(db: Db, board: BoardId, { code }: NewKey): Promise<boolean> {
  const others = db.selectFrom("boards").select("id").where("id", "!=", board);
  return code !== null && (await others.where("code", "=", code).executeTakeFirst()) !== undefined;
}

async function setKey(db: Db, board: BoardId, { role, hash, code }: NewKey): Promise<void> {
  const change = { [`${role}_key`]: hash, ...(code !== null && { code }) };
  await db.updateTable("boards").set(change).where("id", "=", board).execute();
}

async function insertCommit(db: Db, board: BoardId, commit: Commit): Promise<void> {
  const { events, member, intent } = commit;
  const last = events.at(-1);
  if (last)
    await db
      .insertInto("events")
      .values(events.map((event) => toRow(event, event === last ? commit.update : null)))
      .execute();
  if (member) {
    const row = { board, member_id: member.memberId, voice_id: member.voiceId, role: member.role, key: member.key };
    const known = db.insertInto("members").values(row);
    await known
      .onConflict((conflict) =>
        conflict.columns(["board", "member_id"]).doUpdateSet({ role: member.role, key: member.key }),
      )
      .execute();
  }
  if (intent) {
    const row = {
      board,
      member_id: intent.memberId,
      intent_id: intent.id,
      digest: intent.digest,
      answer: JSON.stringify(intent.answer),
    };
    await db.insertInto("intents").values(row).execute();
  }
  if (commit.key) await setKey(db, board, commit.key);
  if (commit.doorOpen !== undefined) {
    await db
      .updateTable("boards")
      .set({ door_open: commit.doorOpen ? 1 : 0 })
      .where("id", "=", board)
      .execute();
  }
}

async function insertClaims(db: Db, rows: readonly CanvasRow[]): Promise<void> {
  const values = rows.flatMap(({ board, claims = [] }) =>
    claims.map(([client, member_id]) => ({ board, client, member_id })),
  );
  for (let at = 0; at < values.length; at += ROWS_PER_INSERT) {
    const insert = db.insertInto("canvas_claims").values(values.slice(at, at + ROWS_PER_INSERT));
    await insert.onConflict((conflict) => conflict.doNothing()).execute();
  }
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
  /** How so many canvas updates are inserted. */
  readonly #inserts = new Map<number, string>();

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  async createBoard(board: StoredBoard, opening: Commit): Promise<"created" | "code-taken"> {
    return this.#db.transaction().execute(async (tx) => {
      const taken = await tx.selectFrom("boards").select("id").where("code", "=", board.code).executeTakeFirst();
      if (taken) return "code-taken";
      const { id, createdAt: created_at, code, secret, keys } = board;
      const row = { id, created_at, code, secret, door_open: board.doorOpen ? 1 : 0 };
      const hashes = { mediator_key: keys.mediator, participant_key: keys.participant, observer_key: keys.observer };
      await tx
        .insertInto("boards")
        .values({ ...row, ...hashes, owner_key: board.owner ?? null })
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

  async replaceKey(board: BoardId, key: NewKey): Promise<"replaced" | "code-taken"> {
    return this.#db.transaction().execute(async (tx) => {
      if (await isCodeTaken(tx, board, key)) return "code-taken";
      await setKey(tx, board, key);
      return "replaced";
    });
  }

  async member(board: BoardId, member: MemberId): Promise<StoredMember | null> {
    const query = this.#db.selectFrom("members").selectAll().where("board", "=", board).where("member_id", "=", member);
    const row = await query.executeTakeFirst();
    if (!row) return null;
    return { memberId: member, voiceId: row.voice_id as VoiceId, role: row.role as Role, key: row.key };
  }

  async append(board: BoardId, commit: Commit): Promise<"appended" | "behind"> {
    return this.#db.transaction().execute(async (tx) => {
      if ((await lastSeq(tx, board)) !== commit.after) return "behind";
      if (commit.key && (await isCodeTaken(tx, board, commit.key))) return "behind";
      await insertCommit(tx, board, commit);
      return "appended";
    });
  }

  async intent(board: BoardId, member: MemberId, id: StoredIntent["id"]): Promise<StoredIntent | null> {
    const query = this.#db.selectFrom("intents").select(["digest", "answer"]).where("board", "=", board);
    const row = await query.where("member_id", "=", member).where("intent_id", "=", id).executeTakeFirst();
    return row
      ? { memberId: member, id, digest: row.digest, answer: parseJson(row.answer, `answer ${id}`) as StoredAnswer }
      : null;
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

  /** One statement is a transaction of its own. */
  async appendCanvas(rows: readonly CanvasRow[]): Promise<void> {
    if (rows.length <= ROWS_PER_INSERT && rows.every(({ claims = [] }) => claims.length === 0)) {
      await this.#insertUpdates(this.#db, rows);
      return;
    }
    await this.#db.transaction().execute(async (tx) => {
      for (let at = 0; at < rows.length; at += ROWS_PER_INSERT) {
        await this.#insertUpdates(tx, rows.slice(at, at + ROWS_PER_INSERT));
      }
      await insertClaims(tx, rows);
    });
  }

  /** Many times a second, so what kysely makes of so many rows is kept. */
  async #insertUpdates(db: Db, rows: readonly CanvasRow[]): Promise<void> {
    const values: unknown[] = [];
    for (const { board, seq, data } of rows) values.push(board, seq, data, crc32(board, seq, data));
    let text = this.#inserts.get(rows.length);
    if (text === undefined) {
      const insert = db
        .insertInto("canvas_updates")
        .values(rows.map(({ board, seq, data }) => ({ board, seq, data, crc: 0 })));
      text = insert.compile().sql;
      this.#inserts.set(rows.length, text);
    }
    await db.executeQuery(CompiledQuery.raw(text, values));
  }

  async canvas(board: BoardId): Promise<StoredCanvas> {
    return this.#db.transaction().execute(async (tx) => {
      const snapshot = await tx
        .selectFrom("canvas_snapshots")
        .select(["seq", "data", "crc"])
        .where("board", "=", board)
        .executeTakeFirst();
      const log = tx
        .selectFrom("canvas_updates")
        .select(["seq", "data", "crc"])
        .where("board", "=", board)
        .orderBy("seq");
      const logged = await log.where("seq", ">", snapshot?.seq ?? 0).execute();
      const rows = snapshot ? [snapshot, ...logged] : logged;
      let next = snapshot?.seq ?? 1;
      for (const { seq, data, crc } of rows) {
        if (seq !== next) throw damaged(`canvas row ${next} is missing`);
        if (crc !== crc32(board, seq, data)) throw damaged(`canvas row ${seq} is damaged`);
        next += 1;
      }
      const claims = await tx
        .selectFrom("canvas_claims")
        .select(["client", "member_id"])
        .where("board", "=", board)
        .execute();
      return {
        seq: rows.at(-1)?.seq ?? 0,
        logged: logged.length,
        updates: rows.map((row) => row.data),
        claims: claims.map(({ client, member_id }) => [client, member_id] as const),
      };
    });
  }

  async compactCanvas(snapshot: CanvasRow): Promise<"compacted" | "kept"> {
    const { board, seq, data } = snapshot;
    return this.#db.transaction().execute(async (tx) => {
      const now = await tx.selectFrom("canvas_snapshots").select("seq").where("board", "=", board).executeTakeFirst();
      const last = tx.selectFrom("canvas_updates").select("seq").where("board", "=", board).where("seq", "=", seq);
      if ((now?.seq ?? 0) >= seq || !(await last.executeTakeFirst())) return "kept";
      const row = { seq, data, crc: crc32(board, seq, data) };
      const write = tx.insertInto("canvas_snapshots").values({ board, ...row });
      await write.onConflict((conflict) => conflict.column("board").doUpdateSet(row)).execute();
      await tx.deleteFrom("canvas_updates").where("board", "=", board).where("seq", "<=", seq).execute();
      await insertClaims(tx, [snapshot]);
      return "compacted";
    });
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
