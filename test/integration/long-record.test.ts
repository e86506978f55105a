import { join } from "node:path";
import { apply, EMPTY_LEDGER, isRefusal, readLedger } from "@acuerdo/shared";
import Database from "libsql";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { WALL } from "../../server/src/clock.ts";
import { LedgerWriter } from "../../server/src/ledger/writer.ts";
import { COSTS } from "../../server/src/limits/costs.ts";
import { openSqlite } from "../../server/src/store/sql.ts";
import type { Store } from "../../server/src/store/store.ts";
import { longRecord } from "../support/attack/long-record.ts";
import { freshFolder } from "../support/server/server.ts";

/** A record that is too long to be read in one go. */

const EVENTS = 1_500;
const NOTHING = Uint8Array.of(0);

/** The same store, and how much was asked of it at a time, and how often others had a turn between. */
function watched(store: Store) {
  const asked = { most: 0, calls: 0, turns: 0 };
  let isOver = false;
  const others = () => {
    asked.turns += 1;
    if (!isOver) setImmediate(others);
  };
  setImmediate(others);
  const note = (limit: number | undefined) => {
    asked.calls += 1;
    asked.most = Math.max(asked.most, limit ?? Number.POSITIVE_INFINITY);
  };
  const paged: Pick<Store, "ledger" | "events" | "ledgerUpdates"> = {
    ledger: (board, after, limit) => {
      note(limit);
      return store.ledger(board, after, limit);
    },
    events: (board, after, limit) => {
      note(limit);
      return store.events(board, after, limit);
    },
    ledgerUpdates: (board, after, events) => {
      note(events);
      return store.ledgerUpdates(board, after, events);
    },
  };
  const reading = new Proxy(store, {
    get(_, name) {
      if (name in paged) return Reflect.get(paged, name);
      const method = Reflect.get(store, name);
      return typeof method === "function" ? method.bind(store) : method;
    },
  });
  const end = () => {
    isOver = true;
  };
  return { reading, asked, end };
}

test("[WS34] a long record is read a page at a time, its document only when somebody wants it, and both are what they were", async () => {
  const folder = freshFolder();
  const { id } = await longRecord(folder, EVENTS);
  const store = await openSqlite(join(folder, "acuerdo.db"));
  const { reading, asked, end } = watched(store);
  const writer = await LedgerWriter.load(id, reading, WALL);
  const pages = Math.ceil((EVENTS + 1) / COSTS.loadPage);
  expect(asked).toMatchObject({ most: COSTS.loadPage, calls: pages });
  expect(asked.turns).toBeGreaterThanOrEqual(pages - 2);
  const { events, updates } = await store.ledger(id);
  expect(writer.state).toEqual(events.reduce(apply, EMPTY_LEDGER));
  await writer.open();
  expect(asked).toMatchObject({ most: COSTS.loadPage, calls: 2 * pages });
  const [doc, plain] = [new Y.Doc(), new Y.Doc()];
  const update = await writer.read((doc) => Y.encodeStateAsUpdate(doc, NOTHING));
  if (isRefusal(update)) throw new Error(update.refused);
  Y.applyUpdate(doc, update);
  for (const one of updates) Y.applyUpdate(plain, one);
  expect(readLedger(doc)).toEqual(readLedger(plain));
  expect(readLedger(doc)).toEqual(writer.state);
  end();
  const closing = { kind: "door.set", actor: "server", data: { open: false } } as const;
  expect(await writer.record(() => ({ drafts: [closing] }))).toMatchObject({ seq: EVENTS + 2 });
  await store.close();
});

test("[WS34] what comes first to a long record may be an event; and a document that is damaged is not shown", async () => {
  const folder = freshFolder();
  const { id } = await longRecord(folder, EVENTS);
  const store = await openSqlite(join(folder, "acuerdo.db"));
  const writer = await LedgerWriter.load(id, store, WALL);
  const closing = { kind: "door.set", actor: "server", data: { open: false } } as const;
  expect(await writer.record(() => ({ drafts: [closing] }))).toMatchObject({ seq: EVENTS + 2 });
  const again = await LedgerWriter.load(id, store, WALL);
  expect(again.state.board.doorOpen).toBe(false);
  const file = new Database(join(folder, "acuerdo.db"));
  file.exec("UPDATE events SET doc_update = x'0000' WHERE seq = 700");
  file.close();
  const damaged = await LedgerWriter.load(id, store, WALL);
  await expect(damaged.open()).rejects.toMatchObject({ code: "DAMAGED" });
  await store.close();
});
