import { join } from "node:path";
import Database from "libsql";
import { describe, expect, test } from "vitest";
// @ts-expect-error a plain script without types
import { serverIsStale } from "../../server/scripts/stale.mjs";
import { openRemote } from "../../server/src/store/remote.ts";
import { openSqlite } from "../../server/src/store/sql.ts";
import { freshFolder } from "../support/server.ts";
import { storeContract } from "./store.ts";

async function sqlite() {
  const path = join(freshFolder(), "acuerdo.db");
  return { store: await openSqlite(path), reopen: () => openSqlite(path) };
}

/** As it was built, and with none of this runner's options; from the sources a thread takes some seconds to start. */
const openThread = (path: string) =>
  serverIsStale()
    ? openRemote(path, new URL("../support/store-thread.mjs", import.meta.url), ["--conditions=source"])
    : openRemote(path, new URL("../../server/dist/store/worker.js", import.meta.url), []);

async function thread() {
  const path = join(freshFolder(), "acuerdo.db");
  return { store: await openThread(path), reopen: () => openThread(path) };
}

for (const open of [sqlite, thread]) describe(open.name, () => storeContract(open));

test("[ST7] a row whose bytes were changed on disk is noticed", async () => {
  const path = join(freshFolder(), "acuerdo.db");
  const store = await openSqlite(path);
  const board = {
    id: "boardAAAAAAAAAAA" as never,
    createdAt: 1,
    code: "AAAAAA",
    doorOpen: true,
    secret: "s",
    keys: { mediator: "m", participant: "p", observer: "o" },
  };
  await store.createBoard(board, { after: 0, events: [], update: null });
  await store.appendCanvas([{ board: board.id, seq: 1, data: Uint8Array.of(1, 2, 3) }]);
  const other = new Database(path);
  other.exec("UPDATE canvas_updates SET data = x'010204'");
  other.close();
  await expect(store.canvas(board.id)).rejects.toThrow("damaged");
  await store.close();
});

test("[ST11] a store that cannot be opened says why, in a thread as well", async () => {
  const path = join(freshFolder(), "nowhere", "acuerdo.db");
  const [here, there] = await Promise.all(
    [openSqlite(path), openThread(path)].map((opening) => opening.catch((fault: unknown) => fault)),
  );
  expect(there).toMatchObject({ code: (here as { code: string }).code });
});

test("[ST9] commits wait for the disk", async () => {
  const path = join(freshFolder(), "acuerdo.db");
  const { SqliteFile } = await import("../../server/src/store/dialect.ts");
  const file = new SqliteFile(path);
  expect(file.pragma("journal_mode")).toEqual([{ journal_mode: "wal" }]);
  expect(file.pragma("synchronous")).toEqual([{ synchronous: 2 }]);
  expect(file.pragma("foreign_keys")).toEqual([{ foreign_keys: 1 }]);
  file.close();
});
