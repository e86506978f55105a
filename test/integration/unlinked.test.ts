import { readFileSync } from "node:fs";
import { join } from "node:path";
import { apply, EMPTY_LEDGER, LANGUAGES, type LedgerEvent, pathOf, sayEvent } from "@acuerdo/shared";
import Database from "libsql";
import { expect, test } from "vitest";
import { openSqlite } from "../../server/src/store/sql.ts";
import { oldData, oldDevice, oldDoor, oldExport } from "../support/ledger/before.ts";
import { ask, get, newId, place, post, type Seat } from "../support/server/client.ts";
import { startServer } from "../support/server/server.ts";

/** A board with anonymous voices of before: what tied a person's rows together is gone, and what was said is shown no more. */

const door = oldDoor("anonymous");

/** How often a text is in a database's file, and how often in its rows. */
function occurrences(path: string, text: string): { file: number; rows: number } {
  const count = (whole: string) => whole.split(text).length - 1;
  const database = new Database(path);
  const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all() as { name: string }[];
  const asText = (value: unknown) =>
    value instanceof ArrayBuffer ? Buffer.from(value).toString("latin1") : String(value);
  const rows = tables.flatMap(({ name }) => database.prepare(`SELECT * FROM "${name}"`).all() as object[]);
  const inRows = rows.flatMap((row) => Object.values(row).map((value) => count(asText(value))));
  database.close();
  return { file: count(readFileSync(path, "latin1")), rows: inRows.reduce((sum, n) => sum + n, 0) };
}

interface OldRows {
  readonly members: { member_id: string; voice_id: string }[];
  readonly intents: { intent_id: string; digest: string }[];
  readonly claims: { member_id: string }[];
}

function oldRows(path: string): OldRows {
  const database = new Database(path);
  const all = (table: string) => database.prepare(`SELECT * FROM ${table} WHERE board = ?`).all(door.id);
  const rows = { members: all("members"), intents: all("intents"), claims: all("canvas_claims") } as OldRows;
  database.close();
  return rows;
}

test("[AN8] a database of before is brought to rows that nobody ties together, its free pages too", async () => {
  const path = join(oldData(), "acuerdo.db");
  const before = oldRows(path);
  expect(before.members.length).toBeGreaterThan(3);
  expect(before.intents.length).toBeGreaterThan(3);
  const store = await openSqlite(path);
  const { members } = await store.aside(door.id);
  const { claims } = await store.canvas(door.id);
  await store.close();
  expect(members.map(({ memberId }) => memberId).toSorted()).toEqual(
    before.members.map(({ member_id }) => member_id).toSorted(),
  );
  for (const { member_id, voice_id } of before.members) {
    expect(JSON.stringify(claims)).not.toContain(member_id);
    for (const id of [member_id, voice_id]) {
      const { file, rows } = occurrences(path, id);
      expect(file).toBe(rows);
    }
  }
  for (const { intent_id, digest } of before.intents) {
    expect(occurrences(path, intent_id).file).toBe(0);
    expect(occurrences(path, digest).file).toBe(0);
  }
});

test("[AN13] whoever was on it comes back to the same seat and voice, and finds the first answer to an intent", async () => {
  const dataDir = oldData();
  const { members } = oldRows(join(dataDir, "acuerdo.db"));
  const server = await startServer({ dataDir });
  const entered = await post(server.url, pathOf("members", { id: door.id }), { secret: oldDevice("Ana") });
  expect(entered.status).toBe(200);
  const seat = entered.body as Seat;
  const { voice_id } = members.find(({ member_id }) => member_id === seat.memberId) as OldRows["members"][number];
  expect(seat.voiceId).toBe(voice_id);
  const id = newId();
  await place(server.url, door, seat, "Más", id);
  await ask(server.url, door, seat, { kind: "stance.take", statementId: id, grade: "object" } as never);
  const { body } = await get(server.url, pathOf("events", { id: door.id }), seat.token);
  const [placed, held] = body.events.slice(-2) as LedgerEvent[];
  expect(placed).toMatchObject({ kind: "position.placed", actor: voice_id });
  expect(held).toMatchObject({ kind: "stance.held" });
  const md = await get(server.url, pathOf("export", { id: door.id, format: "md" }), seat.token);
  const people = String(md.body).split("## ")[2] ?? "";
  for (const name of ["Mara", "Ana", "Luis", "Berta", "Otto"]) expect(people).not.toContain(name);
  await server.stop();
});

test("[AN13] the record of before is told without the names that are in it, but of those who committed", () => {
  const { events } = JSON.parse(oldExport("anonymous")) as { events: LedgerEvent[] };
  const ledger = events.reduce(apply, EMPTY_LEDGER);
  for (const language of LANGUAGES) {
    const told = events
      .filter(({ kind }) => !kind.startsWith("commitment."))
      .map((event) => sayEvent(language, ledger, event))
      .join("\n");
    for (const name of ["Mara", "Ana", "Luis", "Berta", "Otto", "Norte", "Encina"])
      expect(told.split(/[^\p{L}]+/u)).not.toContain(name);
  }
  expect(events.some(({ kind }) => kind === "member.joined")).toBe(true);
});
