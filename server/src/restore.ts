import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
} from "node:fs";
import { join } from "node:path";
import { commandSettings, runCommand } from "./command.ts";
import { reasonOf } from "./explain.ts";
import { openFolder } from "./folder.ts";
import { Hindrance } from "./hindrance.ts";
import { SqliteFile } from "./store/dialect.ts";
import { lockFolder } from "./store/lock.ts";
import { DATABASE } from "./store/names.ts";
import { checkDatabase, MAX_BLOB_BYTES, type Soundness } from "./store/soundness.ts";

/** Puts a backup in the place of what is in the data folder. The backup is read whole first; what was there is kept beside it. */

const LOGS = ["-wal", "-shm"];

function sync(path: string): void {
  const file = openSync(path, "r");
  fsyncSync(file);
  closeSync(file);
}

/** Brings into the file what is still in its log, so that the file alone is everything. */
function foldLog(database: string): void {
  try {
    new SqliteFile(database).close();
  } catch {
    // Too damaged to be opened, which may be why there is a restore: then the log is kept beside it.
  }
}

/** Keeps what is there under another name, and gives that name. Until the rename that follows, it is there under both. */
function setAside(database: string): string {
  const aside = `${database}.before-${new Date().toISOString().replace(/[:.]/g, "-")}`;
  foldLog(database);
  for (const suffix of LOGS) if (existsSync(database + suffix)) renameSync(database + suffix, aside + suffix);
  linkSync(database, aside);
  return aside;
}

export interface Restored extends Soundness {
  /** Where that is kept which was there before; null when nothing was. */
  readonly aside: string | null;
}

async function replaceBy(file: string, data: string, maxBlob: number): Promise<Restored> {
  const database = join(data, DATABASE);
  const fresh = `${database}.restoring`;
  const left = ["", ...LOGS].map((suffix) => fresh + suffix);
  for (const path of left) rmSync(path, { force: true });
  try {
    copyFileSync(file, fresh);
    chmodSync(fresh, 0o600);
    const found = await checkDatabase(fresh, maxBlob);
    sync(fresh);
    const aside = existsSync(database) ? setAside(database) : null;
    renameSync(fresh, database);
    sync(data);
    return { ...found, aside };
  } catch (fault) {
    throw new Hindrance(`${file} was not restored, and nothing has changed: ${reasonOf(fault)}.`);
  } finally {
    for (const path of left) rmSync(path, { force: true });
  }
}

/**
 * `maxBlob`: bytes that one canvas may have.
 * @throws Hindrance when a server is running, the file is no sound backup, or there are boards already and `replace` is false;
 * everything is then as it was before.
 */
export async function restore(
  data: string,
  file: string,
  replace: boolean,
  maxBlob = MAX_BLOB_BYTES,
): Promise<Restored> {
  if (!existsSync(file)) throw new Hindrance(`There is no file ${file}.`);
  const folder = openFolder(data);
  try {
    const lock = lockFolder(data);
    try {
      if (existsSync(join(data, DATABASE)) && !replace)
        throw new Hindrance(
          `There are boards in ${data}: add --replace to put the backup in their place. They are kept beside it.`,
        );
      return await replaceBy(file, data, maxBlob);
    } catch (fault) {
      folder.discard();
      throw fault;
    } finally {
      lock.release();
    }
  } catch (fault) {
    folder.leave();
    throw fault;
  }
}

async function main(args: readonly string[]): Promise<string> {
  const files = args.filter((arg) => arg !== "--replace");
  const [file] = files;
  if (files.length !== 1 || !file || file.startsWith("-"))
    throw new Hindrance("Which file? npm run restore -- FILE [--replace]");
  const { data, maxCanvasBytes } = commandSettings();
  const most = Math.max(MAX_BLOB_BYTES, 2 * maxCanvasBytes);
  const { boards, events, aside } = await restore(data, file, args.includes("--replace"), most);
  const kept = aside === null ? "" : ` What was there before is in ${aside}.`;
  return `The backup is in ${data}: boards ${boards}, events ${events}.${kept}`;
}

await runCommand(import.meta.url, main);
