import { existsSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import Database from "libsql";
import { dataFolder, Hindrance, reasonOf, runCommand } from "./command.ts";
import { DATABASE } from "./store/remote.ts";
import { checkDatabase, type Soundness } from "./store/soundness.ts";

/** Copies all boards into one file while the server runs: as they are at one moment, and read back before it is called a backup. */

/** The server commits every few milliseconds and may hold the lock for one of them. */
const PATIENCE_MS = 10_000;

function copy(from: string, to: string): void {
  const database = new Database(from);
  try {
    database.pragma(`busy_timeout = ${PATIENCE_MS}`);
    database.prepare("VACUUM INTO ?").run(to);
  } finally {
    database.close();
  }
}

/** @throws Hindrance when there is nothing to copy, the file is there already, or the copy cannot be written or is not whole. */
export async function backUp(data: string, file: string): Promise<Soundness> {
  const database = join(data, DATABASE);
  if (!existsSync(database)) throw new Hindrance(`There are no boards in ${data}: is ACUERDO_DATA the server's?`);
  if (existsSync(file)) throw new Hindrance(`${file} exists already: a backup never replaces one.`);
  const partial = `${file}.partial`;
  const left = ["", "-wal", "-shm", "-journal"].map((suffix) => partial + suffix);
  for (const path of left) rmSync(path, { force: true });
  try {
    copy(database, partial);
    const found = await checkDatabase(partial);
    renameSync(partial, file);
    return found;
  } catch (fault) {
    throw new Hindrance(`${file} was not written: ${reasonOf(fault)}.`);
  } finally {
    for (const path of left) rmSync(path, { force: true });
  }
}

async function main(args: readonly string[]): Promise<string> {
  const [file] = args;
  if (args.length !== 1 || !file || file.startsWith("-")) throw new Hindrance("Which file? npm run backup -- FILE");
  // It holds what opens the boards: for its owner's eyes.
  process.umask(0o077);
  const { boards, events } = await backUp(dataFolder(), file);
  return `${file} is a whole backup, read back: boards ${boards}, events ${events}.`;
}

await runCommand(import.meta.url, main);
