import { createHash, randomBytes } from "node:crypto";
import { canonicalJson, NO_HASH, textAt, withTexts } from "@acuerdo/shared/stored";
import { type Kysely, sql, type Transaction } from "kysely";

/**
 * The step that took what people wrote out of the chain of hashes: digests stand there in its place, salts and texts beside it,
 * so that a text can be withheld and the chain still holds. The last event of each record says in which hash it ended before. A
 * record that is damaged stays as it is, and is found damaged when it is read.
 */

/** Where people wrote in events of each kind, when this step was made. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  "board.opened": ["title", "objective"],
  "board.changed": ["title", "objective"],
  "member.joined": ["name", "organization", "brings"],
  "member.changed": ["name", "organization", "brings", "was.name", "was.organization"],
  "member.removed": ["reason"],
  "position.placed": ["text"],
  "position.reworded": ["text"],
  "stance.taken": ["reason", "condition"],
  "cluster.named": ["sentence"],
  "agreement.worded": ["text"],
  "version.tested": ["text", "why"],
  "agreement.let-go": ["why"],
  "commitment.made": ["text", "signed.name", "signed.organization"],
  "comment.added": ["text"],
};
const SALT_BYTES = 16;
const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");
/** Events that are read at once. */
const PAGE = 500;

interface Row {
  readonly board: string;
  readonly seq: number;
  readonly at: number;
  readonly actor: string;
  readonly kind: string;
  readonly data: string;
  readonly prev: string;
  readonly hash: string;
}

/** The end of a record, before the step and with it. */
interface End {
  readonly seq: number;
  readonly at: number;
  readonly before: string;
  readonly hash: string;
}

class Damaged extends Error {}

function parsed(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    throw new Damaged();
  }
}

const isWritten = (text: unknown): text is string => typeof text === "string" && text !== "";

/** The event with digests, and what they are made from. */
function sealed(row: Row, data: unknown, prev: string): { data: string; words: string | null; hash: string } {
  const words: Record<string, readonly [string, string]> = {};
  for (const place of PLACES[row.kind] ?? []) {
    const text = textAt(data, place);
    if (isWritten(text)) words[place] = [randomBytes(SALT_BYTES).toString("hex"), text];
  }
  const digests = Object.entries(words).map(([place, [salt, text]]) => [place, { sha256: sha256(salt + text) }]);
  const withDigests = withTexts(data, Object.fromEntries(digests));
  const { hash: _, ...event } = row;
  return {
    data: JSON.stringify(withDigests),
    words: digests.length > 0 ? JSON.stringify(words) : null,
    hash: sha256(canonicalJson({ ...event, data: withDigests, prev })),
  };
}

/** @throws Damaged when the event is not what its hash was made from, or not the next one. */
async function sealRow(tx: Transaction<unknown>, row: Row, end: End): Promise<End> {
  const data = parsed(row.data);
  const { hash: before, ...event } = row;
  const isSound = row.seq === end.seq + 1 && row.prev === end.before;
  if (!isSound || sha256(canonicalJson({ ...event, data })) !== before) throw new Damaged();
  const { data: text, words, hash } = sealed(row, data, end.hash);
  await sql`UPDATE events SET data = ${text}, words = ${words}, prev = ${end.hash}, hash = ${hash}
    WHERE board = ${row.board} AND seq = ${row.seq}`.execute(tx);
  return { seq: row.seq, at: row.at, before, hash };
}

async function sealBoard(tx: Transaction<unknown>, board: string): Promise<void> {
  let end: End = { seq: 0, at: 0, before: NO_HASH, hash: NO_HASH };
  for (let isLast = false; !isLast; ) {
    const { rows } = await sql<Row>`SELECT board, seq, at, actor, kind, data, prev, hash FROM events
      WHERE board = ${board} AND seq > ${end.seq} ORDER BY seq LIMIT ${PAGE}`.execute(tx);
    for (const row of rows) end = await sealRow(tx, row, end);
    isLast = rows.length < PAGE;
  }
  if (end.seq > 0) await sayEnd(tx, board, end);
}

async function sayEnd(tx: Transaction<unknown>, board: string, { seq, at, before, hash: prev }: End): Promise<void> {
  const data = { seq, hash: before };
  const event = { board, seq: seq + 1, at, actor: "server", kind: "record.sealed", data, prev };
  await sql`INSERT INTO events (board, seq, at, actor, kind, data, prev, hash) VALUES (${board}, ${event.seq}, ${at},
    ${event.actor}, ${event.kind}, ${JSON.stringify(data)}, ${prev}, ${sha256(canonicalJson(event))})`.execute(tx);
}

/** Each board by itself: all of it or nothing. */
export async function sealRecords(db: Kysely<unknown>): Promise<void> {
  await sql`ALTER TABLE events ADD COLUMN words TEXT`.execute(db);
  const { rows } = await sql<{ id: string }>`SELECT id FROM boards ORDER BY id`.execute(db);
  for (const { id } of rows) {
    try {
      await db.transaction().execute((tx) => sealBoard(tx, id));
    } catch (fault) {
      if (!(fault instanceof Damaged)) throw fault;
    }
  }
}
