import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  rmdirSync,
  rmSync,
  statSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { Hindrance } from "./hindrance.ts";
import { mayNot, mayNotMake, openToOthers } from "./permissions.ts";
import { SECRET } from "./secret.ts";
import { DATABASE, LOCK } from "./store/names.ts";

/** The folder for everything that is kept: found fit before anything is written, closed to others, and left as it was by a start that fails. */

const { R_OK, W_OK, X_OK } = constants;
/** What a server has in it, and what it must be allowed to do with each. */
const FILES: readonly (readonly [name: string, access: number])[] = [
  [DATABASE, R_OK | W_OK],
  [`${DATABASE}-wal`, R_OK | W_OK],
  [`${DATABASE}-shm`, R_OK | W_OK],
  [LOCK, R_OK | W_OK],
  [SECRET, R_OK],
];
/** Nobody takes a file away there that is open. */
const isWindows = process.platform === "win32";

export interface DataFolder {
  readonly path: string;
  /** What the host should know, a sentence each. */
  readonly warnings: readonly string[];
  /** Takes away the files that were not there before. To be called while the folder is locked. */
  discard(): void;
  /** Takes the folder away where it was not there before and is empty. */
  leave(): void;
}

function checkFolder(path: string): void {
  if (!statSync(path).isDirectory())
    throw new Hindrance(`${path} is a file, and a folder is needed there: set ACUERDO_DATA to another place.`);
  try {
    accessSync(path, R_OK | W_OK | X_OK);
  } catch (fault) {
    throw mayNot(path, "The data folder", fault);
  }
}

function checkFile(path: string, access: number): void {
  if (!statSync(path).isFile())
    throw new Hindrance(`${path} is not a file: put it elsewhere, or set ACUERDO_DATA to another folder.`);
  try {
    accessSync(path, access);
  } catch (fault) {
    throw mayNot(path, "The file", fault);
  }
}

/** Of a path, the folders that are not there, the highest first. */
function missingOf(path: string): string[] {
  const missing: string[] = [];
  for (let at = path; !existsSync(at); at = dirname(at)) missing.unshift(at);
  return missing;
}

/**
 * Makes the folder if it is not there; gives the first of the folders that were made for it. One by one: Node's own way of making
 * several never ends where a system says of the folder above that it is not there, as Linux does in /proc.
 */
function makeFolder(path: string): string | undefined {
  const missing = missingOf(path);
  const made: string[] = [];
  try {
    for (const folder of missing) {
      mkdirSync(folder, { mode: 0o700 });
      made.unshift(folder);
    }
  } catch (fault) {
    for (const folder of made) rmdirSync(folder);
    if (existsSync(path)) return undefined; // Somebody else has made it at this moment.
    throw mayNotMake(path, fault);
  }
  return missing[0];
}

/** Closes a file to everybody but its owner; a sentence where that is not ours to do. */
function closeToOthers(path: string): string[] {
  if (!openToOthers(path)) return [];
  try {
    chmodSync(path, 0o600);
    return [];
  } catch (fault) {
    return [`Others on this machine may open ${path}. ${mayNot(path, "The file", fault).message}`];
  }
}

/**
 * Finds the data folder fit, or makes it. `ownSecret`: tokens are signed with a secret of the settings, and the file is not needed.
 * @throws Hindrance which names what is not fit, and whose it is; nothing was changed then.
 */
export function openFolder(folder: string, ownSecret = false): DataFolder {
  const path = resolve(folder);
  const made = makeFolder(path);
  checkFolder(path);
  const names = FILES.map(([name]) => name);
  const before = names.filter((name) => existsSync(join(path, name)));
  for (const [name, access] of FILES)
    if (before.includes(name) && !(ownSecret && name === SECRET)) checkFile(join(path, name), access);
  const kept = readdirSync(path).filter((name) => before.includes(name) || name.startsWith(`${DATABASE}.`));
  const warnings = kept.flatMap((name) => closeToOthers(join(path, name)));
  if (openToOthers(path))
    warnings.push(
      `Others on this machine may look into the data folder ${path}: its files are closed to them, and chmod 700 ${path} closes it too.`,
    );
  const remove = (name: string) => {
    if (!before.includes(name)) rmSync(join(path, name), { force: true });
  };
  return {
    path,
    warnings,
    discard: () => names.filter((name) => !(isWindows && name === LOCK)).forEach(remove),
    leave: () => {
      if (isWindows) remove(LOCK);
      if (made === undefined) return;
      for (let at = path; at.length >= made.length && readdirSync(at).length === 0; at = dirname(at)) rmdirSync(at);
    },
  };
}
