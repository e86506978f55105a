import type { BoardId } from "@acuerdo/shared";
import { CompiledQuery, type Kysely, sql, type Transaction } from "kysely";
import { crcOf } from "./crc.ts";
import { damaged } from "./fault.ts";
import { atOneMoment } from "./moment.ts";
import type { CanvasRow, NewMoment, StoredCanvas, StoredMoment } from "./store.ts";
import type { Tables } from "./tables.ts";
import { foldLog } from "./withholding.ts";

/** The store's tables of canvases: log and snapshot, whose the client ids are, and the moments that can be brought back. */

/** Bound parameters of one statement stay below SQLite's limit. */
const ROWS_PER_INSERT = 500;

type Db = Kysely<Tables> | Transaction<Tables>;

async function insertClaims(db: Db, rows: readonly CanvasRow[]): Promise<void> {
  const values = rows.flatMap(({ board, claims = [] }) =>
    claims.map(([client, member_id]) => ({ board, client, member_id })),
  );
  for (let at = 0; at < values.length; at += ROWS_PER_INSERT) {
    const insert = db.insertInto("canvas_claims").values(values.slice(at, at + ROWS_PER_INSERT));
    await insert.onConflict((conflict) => conflict.doNothing()).execute();
  }
}

async function insertCleared(db: Db, { board, seq, cleared }: CanvasRow): Promise<void> {
  if (!cleared) return;
  const row = { seq, state: cleared, crc: crcOf(board, seq, cleared) };
  const write = db.insertInto("canvas_cleared").values({ board, ...row });
  await write.onConflict((conflict) => conflict.column("board").doUpdateSet(row)).execute();
}

async function readCleared(db: Db, board: BoardId): Promise<Pick<StoredCanvas, "cleared">> {
  const row = await db.selectFrom("canvas_cleared").selectAll().where("board", "=", board).executeTakeFirst();
  if (row && row.crc !== crcOf(board, row.seq, row.state)) throw damaged("what was cleared of a canvas is damaged");
  return row ? { cleared: row.state } : {};
}

export class CanvasTables {
  readonly #db: Kysely<Tables>;
  /** How so many canvas updates are inserted. */
  readonly #inserts = new Map<number, string>();

  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  /** One statement is a transaction of its own. */
  async append(rows: readonly CanvasRow[]): Promise<void> {
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
    for (const { board, seq, data } of rows) values.push(board, seq, data, crcOf(board, seq, data));
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

  async read(board: BoardId): Promise<StoredCanvas> {
    return atOneMoment(this.#db, async (tx) => {
      const columns = ["seq", "data", "crc"] as const;
      const snapshot = await tx
        .selectFrom("canvas_snapshots")
        .select(columns)
        .where("board", "=", board)
        .executeTakeFirst();
      const log = tx.selectFrom("canvas_updates").select(columns).where("board", "=", board).orderBy("seq");
      const logged = await log.where("seq", ">", snapshot?.seq ?? 0).execute();
      const rows = snapshot ? [snapshot, ...logged] : logged;
      let next = snapshot?.seq ?? 1;
      for (const { seq, data, crc } of rows) {
        if (seq !== next) throw damaged(`canvas row ${next} is missing`);
        if (crc !== crcOf(board, seq, data)) throw damaged(`canvas row ${seq} is damaged`);
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
        ...(await readCleared(tx, board)),
      };
    });
  }

  async compact(snapshot: CanvasRow): Promise<"compacted" | "kept"> {
    const outcome = await this.#replace(snapshot);
    if (snapshot.forgets) await foldLog(this.#db);
    return outcome;
  }

  #replace(snapshot: CanvasRow): Promise<"compacted" | "kept"> {
    const { board, seq, data, cleared } = snapshot;
    return this.#db.transaction().execute(async (tx) => {
      const now = await tx.selectFrom("canvas_snapshots").select("seq").where("board", "=", board).executeTakeFirst();
      const last = tx.selectFrom("canvas_updates").select("seq").where("board", "=", board).where("seq", "=", seq);
      const isAgain = cleared !== undefined && now?.seq === seq;
      if (!isAgain && ((now?.seq ?? 0) >= seq || !(await last.executeTakeFirst()))) return "kept";
      const row = { seq, data, crc: crcOf(board, seq, data) };
      const write = tx.insertInto("canvas_snapshots").values({ board, ...row });
      await write.onConflict((conflict) => conflict.column("board").doUpdateSet(row)).execute();
      await tx.deleteFrom("canvas_updates").where("board", "=", board).where("seq", "<=", seq).execute();
      if (cleared) await tx.deleteFrom("canvas_claims").where("board", "=", board).execute();
      await insertClaims(tx, [snapshot]);
      await insertCleared(tx, snapshot);
      return "compacted";
    });
  }

  async moments(board: BoardId): Promise<StoredMoment[]> {
    const columns = ["at", "why", "cards", "clusters", "drawings", sql<number>`length(data)`.as("bytes")] as const;
    const query = this.#db.selectFrom("canvas_history").select(columns).where("board", "=", board);
    return (await query.orderBy("at").execute()) as StoredMoment[];
  }

  async moment(board: BoardId, at: number): Promise<Uint8Array | null> {
    const query = this.#db.selectFrom("canvas_history").select(["data", "crc"]).where("board", "=", board);
    const row = await query.where("at", "=", at).executeTakeFirst();
    if (row && row.crc !== crcOf(board, at, row.data)) throw damaged(`the canvas of ${at} is damaged`);
    return row?.data ?? null;
  }

  async keepMoment(board: BoardId, moment: NewMoment | null, gone: readonly number[]): Promise<void> {
    await this.#db.transaction().execute(async (tx) => {
      if (moment) {
        const row = { ...moment, crc: crcOf(board, moment.at, moment.data) };
        const write = tx.insertInto("canvas_history").values({ board, ...row });
        await write.onConflict((conflict) => conflict.doNothing()).execute();
      }
      for (let from = 0; from < gone.length; from += ROWS_PER_INSERT) {
        const some = gone.slice(from, from + ROWS_PER_INSERT);
        await tx.deleteFrom("canvas_history").where("board", "=", board).where("at", "in", some).execute();
      }
    });
  }
}
