import type { BoardId, LedgerEvent, MemberId } from "@acuerdo/shared";
import { Kysely, Migrator, type Transaction } from "kysely";
import { SqliteFile, sqliteDialect } from "./dialect.ts";
import { MIGRATIONS } from "./migrations.ts";
import { atOneMoment, versionOf } from "./moment.ts";
import { probe, probeThoroughly } from "./probe.ts";
import { readEvents, readLedger, readUpdates } from "./record.ts";
import { toBoard, toMember, toRow } from "./rows.ts";
import { CanvasTables } from "./sql-canvas.ts";
import { refuseNewer } from "./steps.ts";
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
  Weight,
} from "./store.ts";
import type { Tables } from "./tables.ts";
import { lastVisit, unvisited, visit } from "./visits.ts";
import { weigh } from "./weigh.ts";
import { foldLog, withhold } from "./withholding.ts";

/** The store over SQL. Every write is one transaction; SQLite runs with WAL and synchronous=FULL, so a commit is on disk. */

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
  if (commit.key) await setKey(db, board, commit.key);
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
  #version: number | null = null;

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

  async boardByCode(codes: readonly string[]): Promise<StoredBoard | null> {
    const rows = await this.#db.selectFrom("boards").selectAll().where("code", "in", codes).execute();
    const row = codes.flatMap((code) => rows.find((found) => found.code === code) ?? [])[0];
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
    return row ? toMember(row) : null;
  }

  async append(board: BoardId, commit: Commit): Promise<"appended" | "behind"> {
    const outcome = await this.#db.transaction().execute(async (tx) => {
      if ((await lastSeq(tx, board)) !== commit.after) return "behind";
      if (commit.key && (await isCodeTaken(tx, board, commit.key))) return "behind";
      if (commit.withheld) await withhold(tx, board, commit.withheld);
      await insertCommit(tx, board, commit);
      return "appended";
    });
    if (commit.withheld && outcome === "appended") await foldLog(this.#db);
    return outcome;
  }

  async intent(board: BoardId, key: string): Promise<StoredIntent | null> {
    const query = this.#db.selectFrom("intents").select(["key", "digest", "answer"]).where("board", "=", board);
    return (await query.where("key", "=", key).executeTakeFirst()) ?? null;
  }

  async aside(board: BoardId): Promise<StoredAside> {
    return atOneMoment(this.#db, async (tx) => {
      const members = await tx.selectFrom("members").selectAll().where("board", "=", board).execute();
      const held = await tx.selectFrom("held").select(["key", "body"]).where("board", "=", board).execute();
      return { members: members.map(toMember), held };
    });
  }

  ledger(board: BoardId, after?: number, limit?: number): Promise<StoredLedger> {
    return readLedger(this.#db, board, after, limit);
  }

  events(board: BoardId, after: number, limit: number): Promise<readonly LedgerEvent[]> {
    return readEvents(this.#db, board, after, limit);
  }

  ledgerUpdates(board: BoardId, after: number, events: number): Promise<readonly Uint8Array[]> {
    return readUpdates(this.#db, board, after, events);
  }

  async eventsText(board: BoardId, after: number, limit: number): Promise<string> {
    return JSON.stringify(await readEvents(this.#db, board, after, limit));
  }

  weigh(board: BoardId): Promise<Weight | null> {
    return weigh(this.#db, board);
  }

  visit(board: BoardId, at: number): Promise<void> {
    return visit(this.#db, board, at);
  }

  lastVisit(board: BoardId): Promise<number> {
    return lastVisit(this.#db, board);
  }

  unvisited(since: number, limit: number, until = Number.MAX_SAFE_INTEGER): Promise<readonly BoardId[]> {
    return unvisited(this.#db, since, limit, until);
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

  async probe(now: number, thoroughly = false): Promise<void> {
    if (thoroughly) await probeThoroughly(this.#db, now);
    await probe(this.#db, now);
  }

  async changedElsewhere(): Promise<boolean> {
    const before = this.#version;
    this.#version = await versionOf(this.#db);
    return before !== null && before !== this.#version;
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

/** The store in a database that has this version's tables. */
export const storeIn = (file: SqliteFile): Store => new SqlStore(new Kysely<Tables>({ dialect: sqliteDialect(file) }));

/** @throws Error when the file cannot be opened, is damaged or cannot be brought to this version's schema; a later version's is not touched. */
export async function openSqlite(path: string): Promise<Store> {
  refuseNewer(path);
  const file = new SqliteFile(path);
  const db = new Kysely<Tables>({ dialect: sqliteDialect(file) });
  await migrate(db);
  file.sign();
  const store = new SqlStore(db);
  await store.probe(Date.now());
  // From now on.
  await store.changedElsewhere();
  return store;
}
