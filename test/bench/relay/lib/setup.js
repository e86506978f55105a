import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { mustRun, npmScript, scriptOf } from "../../../../server/scripts/programs.mjs";

/** Installs the benchmark's own packages and builds our server, where either is older than what it comes from. */

const HERE = join(import.meta.dirname, "..");
const ROOT = join(HERE, "../../..");

function newest(path) {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

export function installPeers() {
  const done = join(HERE, "node_modules/.package-lock.json");
  if (newest(done) >= newest(join(HERE, "package-lock.json"))) return;
  console.log("Installing the peers …");
  mustRun(npmScript(), ["ci", "--no-audit", "--no-fund", "--loglevel=error"], { cwd: HERE });
}

export function buildOurs() {
  const sources = ["shared/src", "server/src", "tsconfig.base.json"].map((name) => newest(join(ROOT, name)));
  const built = ["shared", "server"].map((name) => newest(join(ROOT, name, "dist/.tsbuildinfo")));
  if (existsSync(join(ROOT, "server/dist/main.js")) && Math.min(...built) >= Math.max(...sources)) return;
  console.log("Building our server …");
  mustRun(scriptOf("typescript", "tsc"), ["-b", "shared", "server"]);
}
