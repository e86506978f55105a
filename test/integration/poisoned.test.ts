import { copyFileSync, readdirSync } from "node:fs";
import { join as joinPath } from "node:path";
import { pathOf } from "@acuerdo/shared";
import { Kysely, Migrator } from "kysely";
import Database from "libsql";
import { beforeAll, expect, test } from "vitest";
import { hashOf } from "../../server/src/auth.ts";
import { backUp } from "../../server/src/backup.ts";
import { restore } from "../../server/src/restore.ts";
import { SqliteFile, sqliteDialect } from "../../server/src/store/dialect.ts";
import { MIGRATIONS } from "../../server/src/store/migrations.ts";
import { checkDatabase } from "../../server/src/store/soundness.ts";
import { type Door, join, newDevice, openBoard, place, post, type Seat } from "../support/server/client.ts";
import { freshFolder, startServer } from "../support/server/server.ts";

/** Backups in which somebody has left something: a trigger that acts later, values that are none. */

const FILE = "acuerdo.db";
let door: Door;
let seat: Seat;
let sound: string;

beforeAll(async () => {
  const server = await startServer();
  door = await openBoard(server.url);
  seat = await join(server.url, door, "participant", "Ana");
  await place(server.url, door, seat, "Antes de la copia");
  sound = joinPath(freshFolder(), "boards.db");
  await backUp(server.dataDir, sound);
  await server.stop();
});

/** The backup with something done to it. */
function poisoned(how: string): string {
  const path = joinPath(freshFolder(), "poisoned.db");
  copyFileSync(sound, path);
  const database = new Database(path);
  database.exec(how);
  database.close();
  return path;
}

/** Another declaration for one of ours, as somebody who edits the file would leave it. */
const redeclare = (name: string, from: string, to: string) =>
  `PRAGMA writable_schema = ON;
   UPDATE sqlite_master SET sql = replace(sql, '${from}', '${to}') WHERE name = '${name}';
   PRAGMA writable_schema = OFF;`;

const TAKE_OVER = `CREATE TRIGGER take_over AFTER INSERT ON members BEGIN
  UPDATE boards SET mediator_key = '${hashOf("attacker-key")}' WHERE id = NEW.board; END`;

const PLANS: readonly (readonly [what: string, how: string, told: RegExp])[] = [
  ["a trigger", TAKE_OVER, /it holds the trigger take_over, which is not of this program/],
  [
    "a trigger on kysely's table",
    "CREATE TRIGGER t AFTER UPDATE ON kysely_migration_lock BEGIN DELETE FROM events; END",
    /the trigger t/,
  ],
  ["a view", "CREATE VIEW people AS SELECT * FROM members", /the view people/],
  ["a table more", "CREATE TABLE loot (secret TEXT)", /the table loot/],
  ["an index more", "CREATE UNIQUE INDEX one_event ON events (kind)", /the index one_event/],
  ["a virtual table", "CREATE VIRTUAL TABLE words USING fts5(text)", /the table words/],
  ["a column more", "ALTER TABLE members ADD COLUMN note TEXT", /its table members is not as this program made it/],
  ["a column less", "ALTER TABLE events DROP COLUMN crc", /its table events is not as/],
  ["another name of a column", "ALTER TABLE probes RENAME COLUMN at TO since", /its table probes is not as/],
  ["a table less", "DROP TABLE canvas_claims", /its table canvas_claims is missing/],
  [
    "a constraint",
    redeclare("members", "role TEXT NOT NULL", "role TEXT NOT NULL CHECK (length(role) < 9)"),
    /members is not as/,
  ],
  [
    "a value of its own",
    redeclare("boards", "secret TEXT NOT NULL", "secret TEXT NOT NULL DEFAULT (hex(1))"),
    /boards is not as/,
  ],
  [
    "a generated column",
    "ALTER TABLE boards ADD COLUMN k TEXT GENERATED ALWAYS AS (secret) VIRTUAL",
    /boards is not as/,
  ],
  [
    "another order of letters",
    redeclare("intents", "key TEXT NOT NULL", "key TEXT NOT NULL COLLATE NOCASE"),
    /intents is not as/,
  ],
  [
    "kysely's table as a view without end",
    "DROP TABLE kysely_migration; CREATE VIEW kysely_migration AS WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i FROM n) SELECT i AS name FROM n",
    /does not say which version/,
  ],
  ["no steps", "DELETE FROM kysely_migration", /does not say which version/],
];

const VALUES: readonly (readonly [what: string, how: string, told: RegExp])[] = [
  ["a text that is bytes", "UPDATE members SET key = x'00ff'", /column key of members holds what it cannot/],
  ["a number that is words", "UPDATE events SET at = 'yesterday' WHERE seq = 2", /column at of events/],
  ["bytes that are a text", "UPDATE events SET doc_update = 'words' WHERE seq = 1", /column doc_update of events/],
  ["a number that is a fraction", "UPDATE boards SET created_at = 1.5", /column created_at of boards/],
  ["a text that is huge", "UPDATE intents SET answer = hex(zeroblob(600000))", /column answer of intents/],
  ["a key that is none", "UPDATE boards SET mediator_key = 'short'", /column mediator_key of boards/],
  ["an owner's key that is none", "UPDATE boards SET owner_key = 'short'", /column owner_key of boards/],
  ["voices that are none", "UPDATE boards SET voices = 'loud'", /column voices of boards/],
  ["somebody who takes part twice", "UPDATE members SET takes_part = 2", /column takes_part of members/],
  [
    "what is held back under another's secret",
    "INSERT INTO held SELECT id, 'k', 'AAAA' FROM boards",
    /something that is held back is damaged/,
  ],
  [
    "a moment for no reason",
    "INSERT INTO canvas_history SELECT id, 1, 'whim', 0, 0, 0, x'00', 0 FROM boards",
    /column why of canvas_history/,
  ],
  [
    "a visit that is words",
    "INSERT INTO visits SELECT id, 'today' FROM boards WHERE true ON CONFLICT DO UPDATE SET at = 'today'",
    /column at of visits/,
  ],
  ["a role that is none", "UPDATE members SET role = 'owner of all'", /column role of members/],
  ["an event that was changed", "UPDATE events SET words = replace(words, 'copia', 'c0pia')", /event 3 is damaged/],
  ["an event that was taken out", "DELETE FROM events WHERE seq = 2", /event 2 is damaged/],
  ["a text that is none", "UPDATE boards SET code = CAST(x'ff' AS TEXT)", /column code is damaged/],
];

test.each([...PLANS, ...VALUES])("[OP9] %s is refused by name, and nothing changes", async (_, how, told) => {
  const data = freshFolder();
  await expect(restore(data, poisoned(how), false)).rejects.toThrow(told);
  expect(readdirSync(data)).toEqual([]);
});

test("[OP9] a picture that is too large, a file in another encoding", async () => {
  const large = poisoned(`INSERT INTO canvas_updates VALUES ('${door.id}', 1, zeroblob(70000), 1)`);
  await expect(checkDatabase(large, 65_536)).rejects.toThrow(/column data of canvas_updates/);
  const other = joinPath(freshFolder(), "utf16.db");
  const database = new Database(other);
  database.exec("PRAGMA encoding = 'UTF-16le'; CREATE TABLE boards (id TEXT)");
  database.close();
  await expect(checkDatabase(other)).rejects.toThrow(/it holds no boards of this program/);
});

test("[OP9] control: the backup itself, also after its host had SQLite look at its tables, and one of each earlier version", async () => {
  for (const path of [sound, poisoned("ANALYZE")]) expect(await checkDatabase(path)).toEqual({ boards: 1, events: 3 });
  const names = Object.keys(MIGRATIONS).sort();
  for (const [n, name] of names.entries()) {
    const path = joinPath(freshFolder(), `${name}.db`);
    const db = new Kysely({ dialect: sqliteDialect(new SqliteFile(path)) as never });
    const known = Object.fromEntries(names.slice(0, n + 1).map((step) => [step, MIGRATIONS[step] as never]));
    const { error } = await new Migrator({ db, provider: { getMigrations: async () => known } }).migrateToLatest();
    await db.destroy();
    expect(error).toBeUndefined();
    expect([name, await checkDatabase(path)]).toEqual([name, { boards: 0, events: 0 }]);
  }
});

test("[OP9] put there by hand instead, the trigger makes whoever left it the mediator: so it is one", async () => {
  const dataDir = freshFolder();
  copyFileSync(poisoned(TAKE_OVER), joinPath(dataDir, FILE));
  const server = await startServer({ dataDir });
  const enter = (body: object) =>
    post(server.url, pathOf("members", { id: door.id }), { secret: newDevice(), ...body });
  expect((await enter({ key: "attacker-key" })).status).toBe(403);
  expect((await enter({ key: door.keys.participant })).status).toBe(201);
  expect((await enter({ key: "attacker-key" })).body.role).toBe("mediator");
  await server.stop();
});
