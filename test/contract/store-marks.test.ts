import { join } from "node:path";
import type { BoardId } from "@acuerdo/shared";
import Database from "libsql";
import { expect, test } from "vitest";
import { openingCommit } from "../../server/src/ledger/opening.ts";
import { openSqlite } from "../../server/src/store/sql.ts";
import { freshFolder } from "../support/server/server.ts";

/** A database of before, in which moments of a canvas stand by the millisecond. */

const MARK_MS = 600_000;
const TIMES = [
  1_800_000_000_123, 1_800_000_000_124, 1_800_000_599_999, 1_800_000_600_000, 1_800_000_600_001, 1_800_009_012_345,
];
const BOARDS = { named: "boardNNNNNNNNNNN", anonymous: "boardAAAAAAAAAAA" } as const;

async function oldDatabase(): Promise<string> {
  const path = join(freshFolder(), "acuerdo.db");
  const store = await openSqlite(path);
  for (const voices of ["named", "anonymous"] as const) {
    const id = BOARDS[voices] as BoardId;
    const keys = { mediator: `m${id}`, participant: `p${id}`, observer: `o${id}` };
    const row = { id, createdAt: 1, code: voices.slice(0, 6), doorOpen: true, secret: "s", voices, keys };
    await store.createBoard(row, openingCommit(id, { title: "T", objective: "O", language: "es", voices }, 1));
    for (const [n, at] of TIMES.entries()) {
      const data = Uint8Array.of(n, 7);
      await store.keepMoment(id, { at, why: "time", cards: n, clusters: 0, drawings: 0, data }, []);
    }
  }
  await store.close();
  const file = new Database(path);
  file.exec("DELETE FROM kysely_migration WHERE name >= '0010'");
  file.exec("ALTER TABLE events DROP COLUMN words");
  file.exec(`UPDATE canvas_history SET data = x'ffff' WHERE at = ${TIMES[1]}`);
  file.close();
  return path;
}

test("[AN14] an anonymous board's moments of before are told by ten minutes when the database is opened; named ones stay", async () => {
  const path = await oldDatabase();
  for (const _ of ["opened first", "and again"]) {
    const store = await openSqlite(path);
    const [named, anonymous] = [BOARDS.named as BoardId, BOARDS.anonymous as BoardId];
    expect((await store.moments(named)).map(({ at }) => at)).toEqual(TIMES);
    const moments = await store.moments(anonymous);
    expect(moments.map(({ cards }) => cards)).toEqual(TIMES.map((_time, n) => n));
    for (const [n, { at }] of moments.entries()) {
      const mark = Math.floor((TIMES[n] as number) / MARK_MS) * MARK_MS;
      expect(at - mark).toBeGreaterThanOrEqual(0);
      expect(at - mark).toBeLessThan(3);
      if (n === 1) await expect(store.moment(anonymous, at)).rejects.toThrow("damaged");
      else expect(await store.moment(anonymous, at)).toEqual(Uint8Array.of(n, 7));
    }
    await store.close();
  }
});
