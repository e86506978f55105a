import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join as joinPath } from "node:path";
import { checkChain, pathOf } from "@acuerdo/shared";
import Database from "libsql";
import { describe, expect, test } from "vitest";
import { backUp } from "../../server/src/backup.ts";
import { restore } from "../../server/src/restore.ts";
import { type Door, get, join, openBoard, place, type Seat } from "../support/server/client.ts";
import { runCommand } from "../support/server/command.ts";
import { freshFolder, startServer, startServerProcess, type TestServer } from "../support/server/server.ts";

/** What whoever runs a server does with its data: one server a folder, copies, and putting a copy back. */

const FILE = "acuerdo.db";

interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The command as people start it; `blocks` beyond which it can write no file, as on a full disk. */
function run(
  name: "main" | "backup" | "restore",
  data: string,
  args: readonly string[] = [],
  blocks: number | null = null,
): Outcome {
  return runCommand(name, args, { ACUERDO_DATA: data, PORT: "0" }, blocks);
}

const failure = (sentence: RegExp) => ({ status: 1, stdout: "", stderr: expect.stringMatching(sentence) });

/** A backup that is said to be refused because of `reason`. */
const refuses = (work: Promise<unknown>, reason: RegExp) => expect(work).rejects.toThrow(reason);

async function board(server: TestServer): Promise<{ door: Door; seat: Seat }> {
  const door = await openBoard(server.url);
  const seat = await join(server.url, door, "participant", "Ana");
  await place(server.url, door, seat, "Antes de la copia");
  return { door, seat };
}

const positions = async (server: TestServer, door: Door, seat: Seat): Promise<string[]> => {
  const { body } = await get(server.url, pathOf("export", { id: door.id, format: "json" }), seat.token);
  expect(checkChain(body.events)).toBeNull();
  return body.ledger.positions.map(({ text }: { text: string }) => text);
};

describe("[OP1] one server a data folder", () => {
  test("a second one says so and does not start; after kill -9 nothing is left behind", async () => {
    const first = await startServerProcess();
    expect(run("main", first.dataDir)).toMatchObject(failure(/^The data folder .* is in use by another server/));
    await first.kill();
    await (await startServer({ dataDir: first.dataDir })).stop();
  });
  test("two in one process as well, and the folder is free after a stop and after a start that failed", async () => {
    const first = await startServer();
    const { dataDir } = first;
    await expect(startServer({ dataDir })).rejects.toMatchObject({ code: "FOLDER_IN_USE" });
    const folder = freshFolder();
    await expect(startServer({ dataDir: folder, port: first.port })).rejects.toMatchObject({ code: "EADDRINUSE" });
    await (await startServer({ dataDir: folder })).stop();
    await first.running.close();
    await (await startServer({ dataDir })).stop();
  });
});

describe("[OP2] a backup is made while the server runs, and is read back", () => {
  test("what was there before is in it, and it is for its owner's eyes", async () => {
    const server = await startServer();
    const { door, seat } = await board(server);
    const file = joinPath(freshFolder(), "boards.db");
    const said = `${file} is a whole backup, read back: boards 1, events 3. It keeps what is taken out of the boards from now on: delete it when it is no longer needed.\n`;
    expect(run("backup", server.dataDir, [file])).toMatchObject({ status: 0, stdout: said });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(joinPath(file, ".."))).toEqual(["boards.db"]);
    await place(server.url, door, seat, "Después de la copia");
    await refuses(backUp(server.dataDir, file), /exists already/);
    await server.stop();
  });
  test("what cannot be done is said, and leaves no file", async () => {
    const server = await startServer();
    await board(server);
    const folder = freshFolder();
    const file = joinPath(folder, "boards.db");
    expect(run("backup", server.dataDir)).toMatchObject(failure(/^Which file/));
    expect(run("backup", server.dataDir, [file], 32)).toMatchObject(failure(/not written: the disk is full/));
    await refuses(backUp(folder, file), /^There are no boards in /);
    await refuses(backUp(server.dataDir, joinPath(folder, "nowhere", "boards.db")), /not written: .*folder/);
    await server.running.close();
    const database = new Database(joinPath(server.dataDir, FILE));
    database.exec("UPDATE events SET words = replace(words, 'copia', 'c0pia')");
    database.close();
    await refuses(backUp(server.dataDir, file), /was not written: event 3 is damaged/);
    expect(readdirSync(folder)).toEqual([]);
  });
});

/** A board in a folder that nobody serves any more, and a backup of it from before the last position. */
async function backedUp() {
  const server = await startServer();
  const { dataDir } = server;
  const { door, seat } = await board(server);
  const file = joinPath(freshFolder(), "boards.db");
  await backUp(dataDir, file);
  await place(server.url, door, seat, "Después de la copia");
  await refuses(restore(dataDir, file, true), /in use by another server/);
  await server.running.close();
  return { dataDir, door, seat, file };
}

describe("[OP3] a backup is put back", () => {
  test("in the place of what is there only when that is said; what was there is kept", async () => {
    const { dataDir, door, seat, file } = await backedUp();
    await refuses(restore(dataDir, file, false), /add --replace/);
    const { status, stdout } = run("restore", dataDir, [file, "--replace"]);
    expect([status, stdout]).toEqual([
      0,
      expect.stringContaining(": boards 1, events 3. What was there before is in "),
    ]);
    const restored = await startServer({ dataDir });
    expect(await positions(restored, door, seat)).toEqual(["Antes de la copia"]);
    await restored.running.close();

    const aside = readdirSync(dataDir).find((name) => /\.before-[^.]*$/.test(name)) as string;
    const elsewhere = freshFolder();
    await restore(elsewhere, joinPath(dataDir, aside), false);
    const secret = readFileSync(joinPath(dataDir, "secret"), "utf8").trim();
    const before = await startServer({ dataDir: elsewhere, env: { ACUERDO_SECRET: secret } });
    expect(await positions(before, door, seat)).toEqual(["Antes de la copia", "Después de la copia"]);
    await before.running.close();
  });
  test("also where what is there cannot be opened any more", async () => {
    const { dataDir, door, seat, file } = await backedUp();
    writeFileSync(joinPath(dataDir, FILE), "no database at all");
    await restore(dataDir, file, true);
    const restored = await startServer({ dataDir });
    expect(await positions(restored, door, seat)).toEqual(["Antes de la copia"]);
    await restored.stop();
  });
  test("what is no sound backup changes nothing", async () => {
    const { dataDir, file } = await backedUp();
    const before = readFileSync(joinPath(dataDir, FILE));
    const files = readdirSync(dataDir);
    const other = joinPath(file, "..", "other.db");
    const attempt = () => restore(dataDir, other, true);
    expect(run("restore", dataDir)).toMatchObject(failure(/^Which file/));
    expect(run("restore", dataDir, [file, "--replace"], 32)).toMatchObject(failure(/disk is full/));
    await refuses(attempt(), /^There is no file/);
    writeFileSync(other, "just some words, and no database of any kind\n".repeat(50));
    await refuses(attempt(), /nothing has changed: it is not a database/);
    writeFileSync(other, readFileSync(file).subarray(0, 20_000));
    await refuses(attempt(), /nothing has changed: SQLite finds it damaged/);
    const changed = readFileSync(file);
    changed.write("Luego", changed.lastIndexOf("Antes de la copia"));
    writeFileSync(other, changed);
    await refuses(attempt(), /event 3 is damaged/);
    const foreign = joinPath(file, "..", "foreign.db");
    const database = new Database(foreign);
    database.exec("CREATE TABLE recipes (name TEXT)");
    database.close();
    await refuses(restore(dataDir, foreign, true), /no boards of this program/);
    expect(readFileSync(joinPath(dataDir, FILE)).equals(before)).toBe(true);
    expect(readdirSync(dataDir)).toEqual(files);
  });
});
