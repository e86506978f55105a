import { type Kysely, sql, type Transaction } from "kysely";
import { encrypt } from "../cipher.ts";
import { answerDigest, answerKey, handOf } from "./derived.ts";

/**
 * The step that took apart what tied a person's rows together: a member's voice, the answers to their intents, the client
 * ids under which they wrote on an anonymous board. Keys are derived from the board's secret, tables have no rowid that
 * would tell in which order people came.
 */

interface OldIntent {
  readonly board: string;
  readonly secret: string;
  readonly member_id: string;
  readonly intent_id: string;
  readonly digest: string;
  readonly answer: string;
}

type Db = Transaction<unknown>;

async function keepVoices(db: Db): Promise<void> {
  await sql`ALTER TABLE boards ADD COLUMN voices TEXT NOT NULL DEFAULT 'named'`.execute(db);
  await sql`UPDATE boards SET voices = 'anonymous' WHERE id IN (
    SELECT board FROM events WHERE seq = 1 AND json_extract(data, '$.voices') = 'anonymous')`.execute(db);
}

/** Who takes part on an anonymous board: by their role, unless they have said otherwise since. */
async function readParts(db: Db): Promise<Map<string, boolean>> {
  const { rows } = await sql<{ board: string; data: string }>`SELECT board, data FROM events
    WHERE kind = 'member.changed' AND board IN (SELECT id FROM boards WHERE voices = 'anonymous')
    ORDER BY board, seq`.execute(db);
  const parts = new Map<string, boolean>();
  for (const { board, data } of rows) {
    const { memberId, takesPart } = JSON.parse(data) as { memberId: string; takesPart?: boolean };
    if (takesPart !== undefined) parts.set(`${board}/${memberId}`, takesPart);
  }
  return parts;
}

async function unlinkMembers(db: Db): Promise<void> {
  await sql`CREATE TABLE members_apart (
    board TEXT NOT NULL REFERENCES boards (id), member_id TEXT NOT NULL, role TEXT NOT NULL, key TEXT NOT NULL,
    takes_part INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (board, member_id)) WITHOUT ROWID`.execute(db);
  await sql`INSERT INTO members_apart (board, member_id, role, key, takes_part)
    SELECT board, member_id, role, members.key, voices = 'anonymous' AND role = 'participant'
    FROM members JOIN boards ON boards.id = members.board`.execute(db);
  for (const [member, takesPart] of await readParts(db)) {
    const [board, id] = member.split("/");
    await sql`UPDATE members_apart SET takes_part = ${takesPart ? 1 : 0}
      WHERE board = ${board} AND member_id = ${id}`.execute(db);
  }
  await sql`DROP TABLE members`.execute(db);
  await sql`ALTER TABLE members_apart RENAME TO members`.execute(db);
}

async function unlinkIntents(db: Db): Promise<void> {
  await sql`ALTER TABLE intents RENAME TO intents_before`.execute(db);
  await sql`CREATE TABLE intents (
    board TEXT NOT NULL REFERENCES boards (id), key TEXT NOT NULL, digest TEXT NOT NULL, answer TEXT NOT NULL,
    PRIMARY KEY (board, key)) WITHOUT ROWID`.execute(db);
  const { rows } = await sql<OldIntent>`SELECT intents_before.board, secret, member_id, intent_id, digest, answer
    FROM intents_before JOIN boards ON boards.id = intents_before.board`.execute(db);
  for (const { board, secret, member_id, intent_id, digest, answer } of rows) {
    await sql`INSERT INTO intents (board, key, digest, answer) VALUES (${board},
      ${answerKey(secret, member_id, intent_id)}, ${answerDigest(secret, digest)}, ${encrypt(secret, answer)})`.execute(
      db,
    );
  }
  await sql`DROP TABLE intents_before`.execute(db);
}

async function unlinkClaims(db: Db): Promise<void> {
  const { rows } = await sql<{ id: string; secret: string; member_id: string }>`
    SELECT DISTINCT boards.id, secret, member_id FROM canvas_claims JOIN boards ON boards.id = canvas_claims.board
    WHERE voices = 'anonymous'`.execute(db);
  for (const { id, secret, member_id } of rows) {
    await sql`UPDATE canvas_claims SET member_id = ${handOf(secret, member_id)}
      WHERE board = ${id} AND member_id = ${member_id}`.execute(db);
  }
}

/** All of it or nothing. What was there before is taken out of the file by the step after it. */
export async function unlink(db: Kysely<unknown>): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await keepVoices(tx);
    await unlinkMembers(tx);
    await unlinkIntents(tx);
    await unlinkClaims(tx);
    await sql`CREATE TABLE held (
      board TEXT NOT NULL REFERENCES boards (id), key TEXT NOT NULL, body TEXT NOT NULL,
      PRIMARY KEY (board, key)) WITHOUT ROWID`.execute(tx);
  });
}
