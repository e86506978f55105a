import type { Kysely, Migration } from "kysely";
import { sql } from "kysely";

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

export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  "0001-first": { up: first },
  "0002-claims": { up: claims },
};
