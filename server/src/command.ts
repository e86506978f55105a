import { realpathSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { readSettings } from "./config.ts";

/** What the commands for whoever runs the server have in common: a sentence at the end, and 0 or 1. */

/** What stands in the way, in a sentence for whoever runs the server. */
export class Hindrance extends Error {}

/** By the beginning of a fault's code: SQLite's have finer ones below them. */
const SENTENCES: Readonly<Record<string, string>> = {
  SQLITE_NOTADB: "it is not a database",
  SQLITE_CORRUPT: "SQLite finds it damaged",
  SQLITE_FULL: "the disk is full",
  SQLITE_IOERR: "the disk is full or cannot be written",
  SQLITE_CANTOPEN: "it cannot be opened: look at the folder and its permissions",
  ENOSPC: "the disk is full",
  EFBIG: "the disk is full or cannot be written",
  EACCES: "permission is missing",
  ENOENT: "there is no such file or folder",
  EISDIR: "it is a folder",
};

/** What went wrong, for people. */
export function reasonOf(fault: unknown): string {
  const { code = "", message = String(fault) } = fault as { code?: string; message?: string };
  const known = Object.entries(SENTENCES).find(([beginning]) => code.startsWith(beginning));
  return known ? known[1] : message;
}

/** The data folder that the settings name. @throws Hindrance when they do not work. */
export function dataFolder(): string {
  const settings = readSettings(process.env);
  if ("faults" in settings) throw new Hindrance(`These settings do not work: ${settings.faults.join("; ")}`);
  return settings.data;
}

/** Runs `work` where the module at `url` is what was started; what it gives is printed. */
export async function runCommand(url: string, work: (args: readonly string[]) => Promise<string>): Promise<void> {
  const [, started, ...args] = process.argv;
  if (started === undefined || url !== pathToFileURL(realpathSync(started)).href) return;
  try {
    process.stdout.write(`${await work(args)}\n`);
  } catch (fault) {
    process.stderr.write(`${reasonOf(fault)}\n`);
    process.exitCode = 1;
  }
}
