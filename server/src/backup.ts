import { accessSync, constants, existsSync, renameSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { commandSettings, runCommand } from "./command.ts";
import { reasonOf } from "./explain.ts";
import { Hindrance } from "./hindrance.ts";
import { mayNot } from "./permissions.ts";
import { DATABASE } from "./store/names.ts";
import { openDatabase } from "./store/open.ts";
import { checkDatabase, MAX_BLOB_BYTES, type Soundness } from "./store/soundness.ts";
import { refuseNewer } from "./store/steps.ts";

/** Copies all boards into one file while the server runs: as they are at one moment, and read back before it is called a backup. */

/** The server commits every few milliseconds and may hold the lock for one of them. */
const PATIENCE_MS = 10_000;

function copy(from: string, to: string): void {
  refuseNewer(from);
  const database = openDatabase(from);
  try {
    database.pragma(`busy_timeout = ${PATIENCE_MS}`);
    database.prepare("VACUUM INTO ?").run(to);
  } finally {
    database.close();
  }
}

function checkPlace(file: string): void {
  if (existsSync(file)) throw new Hindrance(`${file} exists already: a backup never replaces one.`);
  const folder = dirname(resolve(file));
  if (!existsSync(folder)) throw new Hindrance(`${file} was not written: there is no folder ${folder}.`);
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (fault) {
    throw new Hindrance(`${file} was not written. ${mayNot(folder, "The folder", fault).message}`);
  }
}

/**
 * `maxBlob`: bytes that one canvas may have.
 * @throws Hindrance when there is nothing to copy, the file is there already, or the copy cannot be written or is not whole.
 */
export async function backUp(data: string, file: string, maxBlob = MAX_BLOB_BYTES): Promise<Soundness> {
  const database = join(data, DATABASE);
  if (!existsSync(database)) throw new Hindrance(`There are no boards in ${data}: is ACUERDO_DATA the server's?`);
  checkPlace(file);
  const partial = `${file}.partial`;
  const left = ["", "-wal", "-shm", "-journal"].map((suffix) => partial + suffix);
  for (const path of left) rmSync(path, { force: true });
  try {
    copy(database, partial);
    const found = await checkDatabase(partial, maxBlob);
    renameSync(partial, file);
    return found;
  } catch (fault) {
    throw new Hindrance(`${file} was not written: ${reasonOf(fault)}.`);
  } finally {
    for (const path of left) rmSync(path, { force: true });
  }
}

/** What is said of a backup that was made: texts that are withheld later are still in it. */
export const saidOf = ({ boards, events }: Soundness, file: string): string =>
  `${file} is a whole backup, read back: boards ${boards}, events ${events}. It keeps what is taken out of the boards from now on: delete it when it is no longer needed.`;

async function main(args: readonly string[]): Promise<string> {
  const [file] = args;
  if (args.length !== 1 || !file || file.startsWith("-")) throw new Hindrance("Which file? npm run backup -- FILE");
  const { data, maxCanvasBytes } = commandSettings();
  return saidOf(await backUp(data, file, Math.max(MAX_BLOB_BYTES, 2 * maxCanvasBytes)), file);
}

await runCommand(import.meta.url, main);
