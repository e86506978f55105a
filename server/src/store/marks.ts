import { type Kysely, sql } from "kysely";
import { crcOf } from "./crc.ts";

/**
 * The step that told the times of moments of an anonymous board's canvas by the ten minutes: when somebody took much away
 * stood there to the millisecond, beside a record that tells days. Moments of the same ten minutes keep their order.
 */

const MARK_MS = 600_000;

interface OldMoment {
  readonly board: string;
  readonly at: number;
  readonly data: ArrayBuffer | Uint8Array;
  readonly crc: number;
}

/** One that was damaged stays so. */
async function move(db: Kysely<unknown>, { board, at, data, crc }: OldMoment, to: number): Promise<void> {
  const bytes = new Uint8Array(data);
  const sound = crc === crcOf(board, at, bytes) ? crcOf(board, to, bytes) : crc;
  await sql`UPDATE canvas_history SET at = ${to}, crc = ${sound} WHERE board = ${board} AND at = ${at}`.execute(db);
}

export async function markMoments(db: Kysely<unknown>): Promise<void> {
  const { rows: all } = await sql<{ board: string; at: number }>`SELECT board, at FROM canvas_history
    WHERE board IN (SELECT id FROM boards WHERE voices = 'anonymous') ORDER BY board, at`.execute(db);
  let last = { board: "", at: Number.NEGATIVE_INFINITY };
  for (const { board, at } of all) {
    const mark = Math.floor(at / MARK_MS) * MARK_MS;
    // never later than it was, so that none is in the way of one that comes after it
    const to = last.board === board ? Math.max(mark, last.at + 1) : mark;
    const { rows } = await sql<OldMoment>`SELECT board, at, data, crc FROM canvas_history
      WHERE board = ${board} AND at = ${at}`.execute(db);
    if (to !== at && rows[0]) await move(db, rows[0], to);
    last = { board, at: to };
  }
}
