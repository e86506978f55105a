import { join as joinPath } from "node:path";
import { checkChain, pathOf, RECORDS } from "@acuerdo/shared";
import Database from "libsql";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { backUp } from "../../server/src/backup.ts";
import { restore } from "../../server/src/restore.ts";
import { count, report } from "../support/attack/attack.ts";
import { draw, stored } from "../support/faults/load.ts";
import {
  type Door,
  get,
  join,
  newId,
  openBoard,
  place,
  provide,
  type Seat,
  synced,
  until,
} from "../support/server/client.ts";
import { freshFolder, startServer, type TestServer } from "../support/server/server.ts";

/** A copy made while people write, put in the place of what there was, and people who know more than it (suite 29). */

const BACKUPS = count(3, 50);
const BEFORE = 5;
const MEANWHILE = 20;
const AFTER = 3;
const FILE = "acuerdo.db";

type CopyTo = (folder: string, file: string) => Promise<unknown>;

interface Counts {
  saved: number;
  lost: number;
  "newer edits lost": number;
  "placed twice": number;
  "record broken": number;
}

/** The server ends, the copy takes its database's place, and it starts again. */
async function putBack(server: TestServer, copy: string): Promise<TestServer> {
  await server.stop();
  await restore(server.dataDir, copy, true);
  return startServer({ dataDir: server.dataDir });
}

const eventsOf = async (url: string, door: Door, { token }: Seat) =>
  (await get(url, `${pathOf("events", { id: door.id })}?limit=1000`, token)).body.events;

/** One copy under load, a little more work, and the copy put back: what people hold comes again, once. */
async function oneCopy(copyTo: CopyTo, counts: Counts): Promise<void> {
  let server: TestServer = await startServer({ dataDir: freshFolder() });
  const door = await openBoard(server.url);
  const seat = await join(server.url, door, "participant");
  const away = provide(server.url, door.id, "canvas", seat.token, new Y.Doc());
  await synced(away);
  const before = await draw(server.url, door, seat.token, "before", BEFORE);
  const [early, late] = [newId(), newId()];
  await place(server.url, door, seat, "Antes de la copia", early);
  const busy = draw(server.url, door, seat.token, "meanwhile", MEANWHILE);
  const copy = joinPath(freshFolder(), FILE);
  await copyTo(server.dataDir, copy);
  const meanwhile = await busy;
  const after = await draw(server.url, door, seat.token, "after", AFTER);
  await place(server.url, door, seat, "Después de la copia", late);
  const keys = [...before, ...meanwhile, ...after];
  await until(away.doc, () => keys.every((key) => away.doc.getMap(RECORDS).has(key)));
  away.destroy();

  server = await putBack(server, copy);
  const there = (await stored(copy, door.id)).getMap(RECORDS);
  counts.saved += before.length;
  counts.lost += before.filter((key) => !there.has(key)).length;
  const back = provide(server.url, door.id, "canvas", seat.token, away.doc);
  await synced(back);
  await draw(server.url, door, seat.token, "again", 1);
  for (const [id, text] of [
    [early, "Antes de la copia"],
    [late, "Después de la copia"],
  ] as const) {
    await place(server.url, door, seat, text, id);
    await place(server.url, door, seat, text, id);
  }
  const reader = provide(server.url, door.id, "canvas", seat.token, new Y.Doc());
  await synced(reader);
  counts["newer edits lost"] += keys.filter((key) => !reader.doc.getMap(RECORDS).has(key)).length;
  const events = await eventsOf(server.url, door, seat);
  const placed = events.filter(({ kind }: { kind: string }) => kind === "position.placed").length;
  counts["placed twice"] += Math.max(0, placed - 2);
  if (checkChain(events) !== null) counts["record broken"] += 1;
  back.destroy();
  reader.destroy();
  await server.stop();
}

async function copied(copies: number, copyTo: CopyTo): Promise<Counts> {
  const counts = { saved: 0, lost: 0, "newer edits lost": 0, "placed twice": 0, "record broken": 0 };
  for (let n = 0; n < copies; n += 1) await oneCopy(copyTo, counts);
  return counts;
}

test(`[FT29] ${BACKUPS} copies made while people write hold all that was acknowledged before; put back, newer edits come again, and nothing twice`, async () => {
  const { saved, ...harm } = await copied(BACKUPS, backUp);
  report("29 backup", { copies: BACKUPS, saved, ...harm });
  expect(harm).toEqual({ lost: 0, "newer edits lost": 0, "placed twice": 0, "record broken": 0 });
});

test("[FT29] a backup that stops half way is caught", async () => {
  const halfWay: CopyTo = async (folder, file) => {
    await backUp(folder, file);
    const copy = new Database(file);
    copy.exec("DELETE FROM canvas_updates WHERE seq > 2");
    copy.close();
  };
  expect((await copied(1, halfWay)).lost).toBeGreaterThan(0);
});
