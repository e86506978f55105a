import { join } from "node:path";
import type { BoardId, IntentId, MemberId, VoiceId } from "@acuerdo/shared";
import Database from "libsql";
import { describe, expect, test } from "vitest";
// @ts-expect-error a plain script without types
import { serverIsStale } from "../../server/scripts/stale.mjs";
import { openingCommit } from "../../server/src/ledger/writer.ts";
import { openRemote } from "../../server/src/store/remote.ts";
import { openSqlite } from "../../server/src/store/sql.ts";
import type { Store } from "../../server/src/store/store.ts";
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
    ["intents SET answer", (store) => store.intent(id, "memberana" as MemberId, "intent00001" as IntentId)],
    ["canvas_updates SET data", (store) => store.canvas(id)],
    ["canvas_claims SET member_id", (store) => store.canvas(id)],
  ];
  test.each(cases)("%s", async (damage, read) => {
    const path = join(freshFolder(), "acuerdo.db");
    const store = await openSqlite(path);
    const keys = { mediator: "m", participant: "p", observer: "o" };
    const member = {
      memberId: "memberana" as MemberId,
      voiceId: "v" as VoiceId,
      role: "participant",
      key: "p",
    } as const;
    const intent = {
      memberId: member.memberId,
      id: "intent00001" as IntentId,
      digest: "d",
      answer: { seq: 1, hash: "h" },
    };
    await store.createBoard(
      { id, createdAt: 1, code: "AAAAAA", doorOpen: true, secret: "s", keys },
      { ...opening, member, intent },
    );
    await store.appendCanvas([{ board: id, seq: 1, data: Uint8Array.of(1), claims: [[7, "memberana"]] }]);
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
      "data = replace(data, 'Tã', 'Tâ')",
      "doc_update = doc_update || x'00'",
      "doc_update = NULL",
    ]) {
      const path = join(freshFolder(), "acuerdo.db");
      const store = await openSqlite(path);
      const keys = { mediator: "m", participant: "p", observer: "o" };
      await store.createBoard({ id, createdAt: 1, code: "AAAAAA", doorOpen: true, secret: "s", keys }, opening);
      const other = new Database(path);
      other.exec(`UPDATE events SET ${change}`);
      other.close();
      await expect(store.ledger(id)).rejects.toMatchObject({ code: "DAMAGED" });
      await store.close();
    }
  });
});

test("[ST13] a database of an earlier version gets its checksums, and its members their keys, when it is opened", async () => {
  const path = join(freshFolder(), "acuerdo.db");
  const first = await openSqlite(path);
  const id = "boardAAAAAAAAAAA" as BoardId;
  const data = { title: "T", objective: "O", language: "es", voices: "named" } as const;
  const member = { memberId: "memberana" as MemberId, voiceId: "v" as VoiceId, role: "participant", key: "p" } as const;
  const keys = { mediator: "m", participant: "p", observer: "o" };
  await first.createBoard(
    { id, createdAt: 1, code: "AAAAAA", doorOpen: true, secret: "s", keys },
    { ...openingCommit(id, data, 1), member },
  );
  const before = await first.ledger(id);
  await first.close();
  const file = new Database(path);
  file.exec("ALTER TABLE events DROP COLUMN crc");
  file.exec("ALTER TABLE members DROP COLUMN key");
  file.exec("ALTER TABLE boards DROP COLUMN owner_key");
  file.exec("DELETE FROM kysely_migration WHERE name >= '0003'");
  file.close();
  const second = await openSqlite(path);
  expect(await second.ledger(id)).toEqual(before);
  expect(await second.member(id, member.memberId)).toEqual(member);
  await second.close();
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
