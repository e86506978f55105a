import { randomBytes } from "node:crypto";
import { join } from "node:path";
import {
  apply,
  type BoardId,
  EMPTY_LEDGER,
  type EventDraft,
  LEDGER_CLIENT,
  type Ledger,
  type MemberId,
  makeId,
  ROLES,
  seal,
  writeLedger,
} from "@acuerdo/shared";
import Database from "libsql";
import * as Y from "yjs";
import { hashOf, newKey } from "../../../server/src/auth.ts";
import { sha256 } from "../../../server/src/digest.ts";
import { openingCommit } from "../../../server/src/ledger/opening.ts";
import { DATABASE } from "../../../server/src/store/names.ts";
import { toRow } from "../../../server/src/store/rows.ts";
import { openSqlite } from "../../../server/src/store/sql.ts";

/** A board whose record somebody has made long, as a server would have written it, in a data folder that nobody serves yet. */

const INSERT =
  "INSERT INTO events (board, seq, at, actor, kind, data, words, prev, hash, doc_update, crc) VALUES (?,?,?,?,?,?,?,?,?,?,?)";

interface RecordSize {
  readonly events: number;
  /** Of each event. */
  readonly letters: number;
}

/** What the n-th event is: somebody comes, and then says something else of themselves again and again. */
function draft(n: number, memberId: MemberId, letters: number): EventDraft {
  const about = { memberId, brings: `something else, number ${n} ${"x".repeat(letters)}` };
  return n === 0
    ? { kind: "member.joined", actor: memberId, data: { ...about, role: "observer", name: "Olga", organization: null } }
    : { kind: "member.changed", actor: memberId, data: about };
}

function write(database: Database.Database, opened: Ledger, doc: Y.Doc, size: RecordSize): void {
  const insert = database.prepare(INSERT);
  let ledger = opened;
  let update: Uint8Array | null = null;
  doc.on("update", (bytes: Uint8Array) => {
    update = bytes;
  });
  database.exec("BEGIN");
  for (let n = 0; n < size.events; n += 1) {
    const { seq, hash, board } = ledger;
    const [event] = seal(
      [draft(n, "memberolga" as MemberId, size.letters)],
      { board: board.id, seq, hash },
      1_800_000_000_000 + n,
      sha256,
    );
    if (!event) continue;
    const after = apply(ledger, event);
    writeLedger(doc, ledger, after);
    ledger = after;
    const row = toRow(event, update);
    const { at, actor, kind, data, words, prev } = row;
    insert.run(row.board, row.seq, at, actor, kind, data, words, prev, row.hash, Buffer.from(update ?? []), row.crc);
  }
  database.exec("COMMIT");
}

/** The board's id, and the key of whoever looks on. */
export async function longRecord(folder: string, events: number, letters = 120): Promise<{ id: BoardId; key: string }> {
  const id = makeId<BoardId>(randomBytes);
  const key = newKey();
  const keys = Object.fromEntries(ROLES.map((role) => [role, hashOf(role === "observer" ? key : newKey())])) as never;
  const opening = openingCommit(id, { title: "T", objective: "O", language: "es", voices: "named" }, 1_800_000_000_000);
  const store = await openSqlite(join(folder, DATABASE));
  await store.createBoard(
    { id, createdAt: 1, code: "AAAAAA", doorOpen: true, secret: "s", voices: "named", keys },
    opening,
  );
  await store.close();
  const doc = new Y.Doc();
  Y.applyUpdate(doc, opening.update as Uint8Array);
  doc.clientID = LEDGER_CLIENT;
  const database = new Database(join(folder, DATABASE));
  write(database, opening.events.reduce(apply, EMPTY_LEDGER), doc, { events, letters });
  database.close();
  return { id, key };
}
