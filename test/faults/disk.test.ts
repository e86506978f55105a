import { spawnSync } from "node:child_process";
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join as joinPath } from "node:path";
import { CLOSE, pathOf } from "@acuerdo/shared";
import Database from "libsql";
import { expect, test } from "vitest";
import { count, random, report, SEED } from "../support/attack/attack.ts";
import { draw } from "../support/faults/load.ts";
import { testInFull } from "../support/in-full.ts";
import { type Door, get, join, openBoard, place, RawSocket, type Seat } from "../support/server/client.ts";
import { freshFolder, startServer, startServerProcess } from "../support/server/server.ts";

/** A damaged file (suite 21). */

const DAMAGES = count(4, 50);
const FILE = "acuerdo.db";

/** A small board on disk, as a file that nobody has open, and what is to be read from it. */
async function smallBoard() {
  const server = await startServer();
  const door = await openBoard(server.url);
  const seat = await join(server.url, door, "participant");
  await draw(server.url, door, seat.token, "d", 40);
  for (let n = 0; n < 20; n += 1) await place(server.url, door, seat, `Una posición con sus palabras, la número ${n}`);
  const path = joinPath(freshFolder(), FILE);
  await server.running.close();
  copyFileSync(joinPath(server.dataDir, FILE), path);
  return { path, door };
}

const READER = joinPath(import.meta.dirname, "../support/faults/read.ts");

/** Everything that a server would show of the file, read by a process of its own; null where it would refuse to. @throws when the process crashed. */
function shown(path: string, board: string, mode: "checked" | "trusting" = "checked"): string | null {
  const args = ["--import", "tsx", "--conditions=source", READER, path, board, mode];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: "utf8", cwd: import.meta.dirname });
  if (status !== 0 && status !== 1) throw new Error(`the reader ended with ${status}: ${stderr}`);
  return status === 0 ? stdout : null;
}

test(`[FT21] seed ${SEED}: ${DAMAGES} damaged files are refused or read as they were, never shown changed`, async () => {
  const { path, door } = await smallBoard();
  const whole = readFileSync(path);
  const right = shown(path, door.id);
  expect(right).not.toBeNull();
  const next = random();
  const counts = { refused: 0, "read as before": 0, changed: 0 };
  for (let n = 0; n < DAMAGES; n += 1) {
    const damaged = Buffer.from(next.chance(0.15) ? whole.subarray(0, next.below(whole.length)) : whole);
    for (let flips = 1 + next.below(8); flips > 0 && damaged.length > 0; flips -= 1) {
      const at = next.below(damaged.length);
      damaged[at] = (damaged[at] as number) ^ (1 << next.below(8));
    }
    const file = joinPath(freshFolder(), FILE);
    writeFileSync(file, damaged);
    const now = shown(file, door.id);
    counts[now === null ? "refused" : now === right ? "read as before" : "changed"] += 1;
  }
  report("21 damaged files", { cases: DAMAGES, ...counts });
  expect(counts.changed).toBe(0);
});

testInFull("[FT21] a reader that believes the rows as they stand is caught", async () => {
  const { path, door } = await smallBoard();
  const right = shown(path, door.id);
  expect(shown(path, door.id, "trusting")).toBe(right);
  const file = readFileSync(path);
  const word = Buffer.from("palabras");
  for (let at = file.indexOf(word); at >= 0; at = file.indexOf(word, at + 1)) file[at] = "q".charCodeAt(0);
  writeFileSync(path, file);
  expect(shown(path, door.id)).toBeNull();
  const changed = shown(path, door.id, "trusting");
  report("21 weakened", { changed: Number(changed !== right) });
  expect(changed).toContain("qalabras");
});

/** A row of the board's that holds what no text can be. */
const ROTTEN = [
  "boards.secret",
  "events.data",
  "events.kind",
  "events.doc_update",
  "canvas_updates.data",
  "canvas_claims.member_id",
];

test(`[FT21] a byte that makes no text, in ${ROTTEN.length} places: that board is refused, the others and the server go on`, async () => {
  const first = await startServer();
  const doors = await Promise.all([...ROTTEN, "sound"].map(() => openBoard(first.url)));
  const seats = await Promise.all(doors.map((door) => join(first.url, door, "participant")));
  for (const [n, door] of doors.entries()) await draw(first.url, door, (seats[n] as Seat).token, "d", 2);
  await first.running.close();
  const file = new Database(joinPath(first.dataDir, FILE));
  for (const [n, place] of ROTTEN.entries()) {
    const [table, column] = place.split(".");
    const key = table === "boards" ? "id" : "board";
    file.exec(`UPDATE ${table} SET ${column} = CAST(x'22ff' || ${column} AS TEXT) WHERE ${key} = '${doors[n]?.id}'`);
  }
  file.close();

  const second = await startServerProcess({ dataDir: first.dataDir });
  for (const [n, place] of ROTTEN.entries()) {
    const raw = await RawSocket.open(second.url, doors[n]?.id as string, "canvas", (seats[n] as Seat).token);
    expect([place, await raw.closed]).toEqual([place, CLOSE.tryAgain]);
    const { status } = await get(
      second.url,
      pathOf("export", { id: doors[n]?.id as string, format: "json" }),
      seats[n]?.token,
    );
    expect([place, status]).toEqual([place, 500]);
  }
  const sound = doors.at(-1) as Door;
  expect(await draw(second.url, sound, (seats.at(-1) as Seat).token, "e", 2)).toHaveLength(2);
  expect((await get(second.url, "/readyz")).status).toBe(200);
  expect(await second.terminate()).toBe(0);
  expect(second.lines.filter((line) => line.includes('"code":"DAMAGED"')).length).toBeGreaterThanOrEqual(ROTTEN.length);
});
