/**
 * `npm test`: everything, in the order in which a fault is cheapest to find. Finds or installs the browser that the
 * end-to-end tests need; where it cannot, says in its last lines which suites did not run.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");
const PROJECTS = ["unit", "contract", "property", "integration", "attack", "faults", "e2e"];
/** Of the suites of attacks, the one that looks at what a page does. */
const IN_A_BROWSER = "attack/content.test.ts";

function run(command, args, env = {}) {
  return spawnSync(command, args, { cwd: root, stdio: "inherit", env: { ...process.env, ...env } }).status ?? 1;
}

function which(name) {
  const found = spawnSync("sh", ["-c", `command -v ${name}`], { encoding: "utf8" }).stdout.trim();
  return found === "" ? null : found;
}

function findChromium() {
  const named = process.env.CHROMIUM;
  if (named) return existsSync(named) ? named : null;
  for (const name of ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]) {
    const path = which(name);
    if (path) return path;
  }
  return null;
}

/** Debian's package, where this machine has it and lets us. */
function installChromium() {
  if (process.platform !== "linux" || !which("apt-get") || process.getuid?.() !== 0) return null;
  console.log("No Chromium on this machine: installing Debian's package.");
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  if (run("apt-get", ["update", "-qq"], env) !== 0) return null;
  if (run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], env) !== 0) return null;
  return findChromium();
}

function step(title, command, args, env) {
  console.log(`\n> ${title}`);
  const status = run(command, args, env);
  if (status !== 0) {
    console.log(`\n${title}: failed`);
    process.exit(status);
  }
}

step("lint", "npx", ["biome", "ci", "."]);
step("types", "npx", ["tsc", "-b"]);
step("build", "npm", ["run", "build", "--silent"]);

const chromium = findChromium() ?? installChromium();
const projects = chromium ? PROJECTS : PROJECTS.filter((name) => name !== "e2e");
const leftOut = chromium ? [] : ["--exclude", IN_A_BROWSER];
const args = ["vitest", "run", "--root", "test", ...projects.flatMap((name) => ["--project", name]), ...leftOut];
const status = run("npx", args, chromium ? { CHROMIUM: chromium } : {});
if (!chromium) {
  console.log(`\nNot run: e2e, ${IN_A_BROWSER}. They need Chromium: put it on the PATH or name it in CHROMIUM.`);
}
process.exit(status);
