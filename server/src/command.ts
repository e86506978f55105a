import { realpathSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { readSettings, type Settings } from "./config.ts";
import { reasonOf } from "./explain.ts";
import { Hindrance } from "./hindrance.ts";

/** What the commands for whoever runs the server have in common: a sentence at the end, and 0 or 1. */

/** The settings that the server would have. @throws Hindrance when they do not work. */
export function commandSettings(): Settings {
  const settings = readSettings(process.env);
  if ("faults" in settings) throw new Hindrance(`These settings do not work: ${settings.faults.join("; ")}`);
  return settings;
}

/** Runs `work` where the module at `url` is what was started; what it gives is printed. */
export async function runCommand(url: string, work: (args: readonly string[]) => Promise<string>): Promise<void> {
  const [, started, ...args] = process.argv;
  if (started === undefined || url !== pathToFileURL(realpathSync(started)).href) return;
  // Whoever reads what it prints may go before it has ended.
  process.stdout.on("error", () => undefined);
  // What it writes holds what opens the boards: for its owner's eyes.
  process.umask(0o077);
  try {
    process.stdout.write(`${await work(args)}\n`);
  } catch (fault) {
    process.stderr.write(`${reasonOf(fault)}\n`);
    process.exitCode = 1;
  }
}
