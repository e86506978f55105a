import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { join } from "node:path";
// @ts-expect-error a plain script without types
import { serverIsStale } from "../../../server/scripts/stale.mjs";

/** The server and the host's commands, each in a process of its own, as people start them. */

const ROOT = join(import.meta.dirname, "../../..");
/** Where Node finds what reads TypeScript. */
export const TEST_FOLDER = join(ROOT, "test");
/** What Node needs to run a script of ours from its source. */
export const FROM_SOURCE = ["--import", "tsx", "--conditions=source"] as const;

export type Program = "main" | "backup" | "restore" | "verify" | "board";

/** What Node is given to run it: as it was built, where nothing has changed since; otherwise from the source, which takes three times as long to start. */
export const argsFor = (name: Program): string[] =>
  serverIsStale() ? [...FROM_SOURCE, join(ROOT, `server/src/${name}.ts`)] : [join(ROOT, `server/dist/${name}.js`)];

/** @param blocks beyond which it can write no file, as on a full disk. */
export function runCommand(
  name: Program,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  blocks: number | null = null,
): SpawnSyncReturns<string> {
  const options = { cwd: TEST_FOLDER, env: { ...process.env, ...env }, encoding: "utf8" } as const;
  const all = [...argsFor(name), ...args];
  if (blocks === null) return spawnSync(process.execPath, all, options);
  return spawnSync("bash", ["-c", `ulimit -f ${blocks}; exec "$0" "$@"`, process.execPath, ...all], options);
}
