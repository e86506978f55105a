import { join } from "node:path";
import type { BoardId, LedgerEvent, MemberId } from "@acuerdo/shared";
import { seal } from "@acuerdo/shared";
import Database from "libsql";
import { describe, expect, test } from "vitest";
// @ts-expect-error a plain script without types
import { serverIsStale } from "../../server/scripts/stale.mjs";
import { CLOCK } from "../../server/src/clock.ts";
import { openingCommit } from "../../server/src/ledger/opening.ts";
import { LedgerWriter } from "../../server/src/ledger/writer.ts";
import { SqliteFile } from "../../server/src/store/dialect.ts";
import { openRemote } from "../../server/src/store/remote.ts";
import { openSqlite, storeIn } from "../../server/src/store/sql.ts";
import type { Store, StoredBoard } from "../../server/src/store/store.ts";
import { oldData, oldDoor } from "../support/ledger/before.ts";
import { freshFolder } from "../support/server/server.ts";
import { storeContract } from "./store.ts";
import { canvasContract } from "./store-canvas.ts";

async function sqlite() {
  const path = join(freshFolder(), "acuerdo.db");
  return { store: await openSqlite(path), reopen: () => openSqlite(path) };
}

/** As it was built, and with none of this runner's options; from the sources a thread takes some seconds to start. */
const openThread = (path: string) =>
  serverIsStale()
    ? openRemote(path, new URL("../support/server/store-thread.mjs", import.meta.url), ["--conditions=source"])
    : openRemote(path, new URL("../../server/dist/store/worker.js", import.meta.url), []);

async function thread() {
  const path = join(freshFolder(), "acuerdo.db");
  return { store: await openThread(path), reopen: () => openThread(path) };
}

for (const open of [sqlite, thread])
  describe(open.name, () => {
    storeContract(open);
    describe("canvases", () => canvasContract(open));
  });

test("[ST7] a row whose bytes were changed on disk is noticed", async () => {
  const path = join(freshFolder(), "acuerdo.db");
  const store = await openSqlite(path);
  const board = {
    id: "boardAAAAAAAAAAA" as never,
    createdAt: 1,
    code: "AAAAAA",
    doorOpen: true,
    secret: "s",
    voices: "named" as const,
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

describe("[ST12] what no text can be is refused where it is read, and nowhere else", () => {
  const id = "boardAAAAAAAAAAA" as BoardId;
  const data = { title: "Tã", objective: "O", language: "es", voices: "named" } as const;
  const opening = openingCommit(id, data, 1);
  const cases: readonly [damage: string, read: (store: Store) => Promise<unknown>][] = [
    ["boards SET secret", (store) => store.board(id)],
    ["members SET role", (store) => store.member(id, "memberana" as MemberId)],
    ["events SET data", (store) => store.ledger(id)],
    ["events SET kind", (store) => store.events(id, 0, 10)],
    ["events SET at", (store) => store.events(id, 0, 10)],
    ["events SET doc_update", (store) => store.ledger(id)],
    ["intents SET answer", (store) => store.intent(id, "intent00001")],
    ["held SET body", (store) => store.aside(id)],
    ["canvas_updates SET data", (store) => store.canvas(id)],
    ["canvas_claims SET member_id", (store) => store.canvas(id)],
    ["canvas_cleared SET state", (store) => store.canvas(id)],
    ["canvas_history SET data", (store) => store.moment(id, 1)],
    ["canvas_history SET why", (store) => store.moments(id)],
  ];
  test.each(cases)("%s", async (damage, read) => {
    const path = join(freshFolder(), "acuerdo.db");
    const store = await openSqlite(path);
    const keys = { mediator: "m", participant: "p", observer: "o" };
    const member = { memberId: "memberana" as MemberId, role: "participant", key: "p", takesPart: true } as const;
    const intent = { key: "intent00001", digest: "d", answer: "a" };
    const held = { put: [{ key: "h", body: "b" }], drop: [] };
    await store.createBoard(
      { id, createdAt: 1, code: "AAAAAA", doorOpen: true, secret: "s", voices: "named", keys },
      { ...opening, member, intent, held },
    );
    await store.appendCanvas([{ board: id, seq: 1, data: Uint8Array.of(1) }]);
    const claims = [[7, "memberana"]] as const;
    await store.compactCanvas({ board: id, seq: 1, data: Uint8Array.of(2), cleared: Uint8Array.of(3), claims });
    await store.appendCanvas([{ board: id, seq: 2, data: Uint8Array.of(4) }]);
    const moment = { at: 1, why: "time", cards: 0, clusters: 0, drawings: 0, data: Uint8Array.of(5) } as const;
    await store.keepMoment(id, moment, []);
    await read(store);
    const other = new Database(path);
    other.exec(`UPDATE ${damage} = CAST(x'22ff22' AS TEXT)`);
    other.close();
    await expect(read(store)).rejects.toMatchObject({ code: "DAMAGED" });
    await store.probe(2);
    await store.close();
  });
  test("one changed bit of an event or of its update is refused too", async () => {
    for (const change of [
      "data = replace(data, 'named', 'nomed')",
      "words = replace(words, 'Tã', 'Tâ')",
      "words = NULL",
      "doc_update = doc_update || x'00'",
      "doc_update = NULL",
    ]) {
      const path = join(freshFolder(), "acuerdo.db");
      const store = await openSqlite(path);
      const keys = { mediator: "m", participant: "p", observer: "o" };
      await store.createBoard(
        { id, createdAt: 1, code: "AAAAAA", doorOpen: true, secret: "s", voices: "named", keys },
        opening,
      );
      const other = new Database(path);
      other.exec(`UPDATE events SET ${change}`);
      other.close();
      await expect(store.ledger(id)).rejects.toMatchObject({ code: "DAMAGED" });
      await store.close();
    }
  });
});

test("[ST20] a page that does not follow on the one before is refused", async () => {
  const path = join(freshFolder(), "acuerdo.db");
  const store = await openSqlite(path);
  const id = "boardAAAAAAAAAAA" as BoardId;
  const keys = { mediator: "m", participant: "p", observer: "o" };
  const opening = openingCommit(id, { title: "T", objective: "O", language: "es", voices: "named" }, 1);
  await store.createBoard(
    { id, createdAt: 1, code: "AAAAAA", doorOpen: true, secret: "s", voices: "named", keys },
    opening,
  );
  const draft = { kind: "door.set", actor: "server", data: { open: false } } as const;
  const first = opening.events[0] as LedgerEvent;
  const events = seal(Array(9).fill(draft), { board: id, seq: 1, hash: first.hash }, 2);
  await store.append(id, { after: 1, events, update: Uint8Array.of(1) });
  const other = new Database(path);
  other.exec("DELETE FROM events WHERE seq = 6");
  other.close();
  expect((await store.ledger(id, 0, 5)).events).toHaveLength(5);
  await expect(store.ledger(id, 5, 5)).rejects.toMatchObject({ code: "DAMAGED" });
  await expect(LedgerWriter.load(id, store, CLOCK)).rejects.toMatchObject({ code: "DAMAGED" });
  await store.close();
});

test("[ST17] a moment whose bytes were changed on disk is not brought back, and the others are", async () => {
  const path = join(freshFolder(), "acuerdo.db");
  const store = await openSqlite(path);
  const id = "boardAAAAAAAAAAA" as BoardId;
  const keys = { mediator: "m", participant: "p", observer: "o" };
  const data = { title: "T", objective: "O", language: "es", voices: "named" } as const;
  await store.createBoard(
    { id, createdAt: 1, code: "AAAAAA", doorOpen: true, secret: "s", voices: "named", keys },
    openingCommit(id, data, 1),
  );
  for (const at of [1, 2]) {
    const moment = { at, why: "time", cards: 0, clusters: 0, drawings: 0, data: Uint8Array.of(at) } as const;
    await store.keepMoment(id, moment, []);
  }
  const other = new Database(path);
  other.exec("UPDATE canvas_history SET data = x'09' WHERE at = 1");
  other.close();
  await expect(store.moment(id, 1)).rejects.toMatchObject({ code: "DAMAGED" });
  expect(await store.moment(id, 2)).toEqual(Uint8Array.of(2));
  expect(await store.moments(id)).toHaveLength(2);
  await store.close();
});

test("[ST13] a database of an earlier version gets its checksums, and its members their keys, when it is opened", async () => {
  const [path, other] = [oldData(), oldData()].map((folder) => join(folder, "acuerdo.db")) as [string, string];
  const file = new Database(path);
  file.exec("ALTER TABLE events DROP COLUMN crc");
  file.exec("ALTER TABLE members DROP COLUMN key");
  file.exec("DELETE FROM kysely_migration WHERE name >= '0003'");
  file.close();
  const upgraded = Date.now();
  const [older, old] = [await openSqlite(path), await openSqlite(other)];
  for (const voices of ["named", "anonymous"] as const) {
    const { id } = oldDoor(voices);
    const said = async (store: Store) =>
      (await store.ledger(id)).events.map(({ seq, actor, kind, data }) => ({ seq, actor, kind, data }));
    // the number and hash of before stand in the last, the salts are drawn anew
    expect(await said(older)).toEqual(await said(old));
    expect((await older.ledger(id)).updates).toEqual((await old.ledger(id)).updates);
    const { members, held } = await older.aside(id);
    expect(members).toEqual((await old.aside(id)).members);
    expect(members.length).toBeGreaterThan(4);
    expect(await older.lastVisit(id)).toBeGreaterThanOrEqual(upgraded);
    expect(held).toEqual([]);
    const { keys } = (await older.board(id)) as StoredBoard;
    for (const { role, key } of members) expect(key).toBe(keys[role]);
    expect(await older.board(id)).toMatchObject({ voices });
  }
  expect(await older.moments(oldDoor("named").id)).toEqual([]);
  for (const store of [older, old]) await store.close();
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

describe("[ST16] another process holds the database", () => {
  const board = (id: string, code: string) => ({
    ...{ id: id as BoardId, createdAt: 1, code, doorOpen: true, secret: "s", voices: "named" as const },
    keys: { mediator: "m", participant: "p", observer: "o" },
  });
  const nothing = { after: 0, events: [], update: null };
  const row = (seq: number) => [{ board: "boardAAAAAAAAAAA" as BoardId, seq, data: Uint8Array.of(1) }];
  test("what is written waits for it", async () => {
    const path = join(freshFolder(), "acuerdo.db");
    const store = await openThread(path);
    const other = new Database(path);
    other.exec("BEGIN IMMEDIATE");
    const written = store.createBoard(board("boardAAAAAAAAAAA", "AAAAAA"), nothing);
    expect(await Promise.race([written, new Promise((resolve) => setTimeout(resolve, 200, "waits"))])).toBe("waits");
    other.exec("COMMIT");
    expect(await written).toBe("created");
    other.close();
    await store.close();
  }, 30_000);
  test("what has waited too long fails as what it is, and nothing after it is in its way", async () => {
    const path = join(freshFolder(), "acuerdo.db");
    await (await openSqlite(path)).close();
    const file = new SqliteFile(path);
    file.pragma("busy_timeout = 20");
    const store = storeIn(file);
    await store.createBoard(board("boardAAAAAAAAAAA", "AAAAAA"), nothing);
    const other = new Database(path);
    other.exec("BEGIN IMMEDIATE");
    const busy = { code: "SQLITE_BUSY" };
    await expect(store.probe(1)).rejects.toMatchObject(busy);
    await expect(store.appendCanvas(row(1))).rejects.toMatchObject(busy);
    await expect(store.createBoard(board("boardBBBBBBBBBBB", "BBBBBB"), nothing)).rejects.toMatchObject(busy);
    expect((await store.canvas("boardAAAAAAAAAAA" as BoardId)).seq).toBe(0);
    other.exec("COMMIT");
    await store.appendCanvas(row(1));
    expect(await store.createBoard(board("boardBBBBBBBBBBB", "BBBBBB"), nothing)).toBe("created");
    expect((await store.canvas("boardAAAAAAAAAAA" as BoardId)).seq).toBe(1);
    other.close();
    await store.close();
  });
});
