import type { Kysely, Migration } from "kysely";
import { sql } from "kysely";
import { crcOf } from "./crc.ts";
import { markMoments } from "./marks.ts";
import { sealRecords } from "./sealing.ts";
import type { Tables } from "./tables.ts";
import { unlink } from "./unlink.ts";

/** The schema, step by step. A step that has shipped is never edited: a correction is a new step. */

async function first(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE TABLE boards (
    id TEXT PRIMARY KEY, created_at BIGINT NOT NULL, code TEXT NOT NULL UNIQUE, door_open INTEGER NOT NULL,
    mediator_key TEXT NOT NULL, participant_key TEXT NOT NULL, observer_key TEXT NOT NULL, secret TEXT NOT NULL)`.execute(
    db,
  );
  await sql`CREATE TABLE members (
    board TEXT NOT NULL REFERENCES boards (id), member_id TEXT NOT NULL, voice_id TEXT NOT NULL, role TEXT NOT NULL,
    PRIMARY KEY (board, member_id))`.execute(db);
  await sql`CREATE TABLE events (
    board TEXT NOT NULL REFERENCES boards (id), seq INTEGER NOT NULL, at BIGINT NOT NULL, actor TEXT NOT NULL, kind TEXT NOT NULL,
    data TEXT NOT NULL, prev TEXT NOT NULL, hash TEXT NOT NULL, doc_update BLOB, PRIMARY KEY (board, seq))`.execute(db);
  await sql`CREATE TABLE intents (
    board TEXT NOT NULL REFERENCES boards (id), member_id TEXT NOT NULL, intent_id TEXT NOT NULL, digest TEXT NOT NULL,
    answer TEXT NOT NULL, PRIMARY KEY (board, member_id, intent_id))`.execute(db);
  await sql`CREATE TABLE canvas_updates (
    board TEXT NOT NULL REFERENCES boards (id), seq INTEGER NOT NULL, data BLOB NOT NULL, crc INTEGER NOT NULL,
    PRIMARY KEY (board, seq))`.execute(db);
  await sql`CREATE TABLE canvas_snapshots (
    board TEXT PRIMARY KEY REFERENCES boards (id), seq INTEGER NOT NULL, data BLOB NOT NULL, crc INTEGER NOT NULL)`.execute(
    db,
  );
  await sql`CREATE TABLE probes (id INTEGER PRIMARY KEY, at BIGINT NOT NULL)`.execute(db);
}

/** Whose the Yjs client ids on a canvas are: whoever wrote under another's could make that person's changes vanish. */
async function claims(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE TABLE canvas_claims (
    board TEXT NOT NULL REFERENCES boards (id), client BIGINT NOT NULL, member_id TEXT NOT NULL, PRIMARY KEY (board, client))`.execute(
    db,
  );
}

/** Damage to the ledger document's updates is noticed when they are read, as it is on the canvas. */
async function updateChecksums(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE events ADD COLUMN crc INTEGER`.execute(db);
  const events = (db as Kysely<Tables>).selectFrom("events").select(["board", "seq", "doc_update"]);
  for (const { board, seq, doc_update } of await events.where("doc_update", "is not", null).execute()) {
    if (doc_update === null) continue;
    const write = (db as Kysely<Tables>).updateTable("events").set({ crc: crcOf(board, seq, doc_update) });
    await write.where("board", "=", board).where("seq", "=", seq).execute();
  }
}

/** By which key a member came in: without the key that took its place they do not come in again. */
async function memberKeys(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE members ADD COLUMN key TEXT NOT NULL DEFAULT ''`.execute(db);
  await sql`UPDATE members SET key = (
    SELECT CASE members.role WHEN 'mediator' THEN mediator_key WHEN 'participant' THEN participant_key ELSE observer_key END
    FROM boards WHERE boards.id = members.board)`.execute(db);
}

/**
 * When somebody who facilitates was last on a board: a door that nobody looks after is closed. Of boards from before it is
 * not known; nobody is to find their door closed because the server has a new version.
 */
async function visits(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE TABLE visits (board TEXT PRIMARY KEY REFERENCES boards (id), at BIGINT NOT NULL)`.execute(db);
  await sql`INSERT INTO visits (board, at) SELECT id, ${Date.now()} FROM boards`.execute(db);
}

/** A canvas of earlier can be brought back, and one that is full of its past is kept without it. */
async function canvasHistory(db: Kysely<unknown>): Promise<void> {
  await sql`CREATE TABLE IF NOT EXISTS canvas_history (
    board TEXT NOT NULL REFERENCES boards (id), at BIGINT NOT NULL, why TEXT NOT NULL, cards INTEGER NOT NULL,
    clusters INTEGER NOT NULL, drawings INTEGER NOT NULL, data BLOB NOT NULL, crc INTEGER NOT NULL, PRIMARY KEY (board, at))`.execute(
    db,
  );
  await sql`CREATE TABLE IF NOT EXISTS canvas_cleared (
    board TEXT PRIMARY KEY REFERENCES boards (id), seq INTEGER NOT NULL, state BLOB NOT NULL, crc INTEGER NOT NULL)`.execute(
    db,
  );
}

/** What was deleted stands in the file's free pages until something is written over it: the file is written anew. */
async function emptied(db: Kysely<unknown>): Promise<void> {
  await sql`VACUUM`.execute(db);
}

/** A key of whoever opened a board, beside those of the roles. Boards of before have none. */
async function ownerKey(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE boards ADD COLUMN owner_key TEXT`.execute(db);
}

export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  "0001-first": { up: first },
  "0002-claims": { up: claims },
  "0003-update-checksums": { up: updateChecksums },
  "0004-member-keys": { up: memberKeys },
  "0005-canvas-history": { up: canvasHistory },
  "0006-unlinked": { up: unlink },
  "0006-vacuum": { up: emptied },
  "0008-visits": { up: visits },
  "0009-owner-key": { up: ownerKey },
  "0010-moments-by-marks": { up: markMoments },
  "0010-vacuum": { up: emptied },
  "0011-sealed": { up: sealRecords },
  "0012-vacuum": { up: emptied },
};
