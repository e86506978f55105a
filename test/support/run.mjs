/**
 * `npm test`: everything, in the order in which a fault is cheapest to find. Finds or installs the browser that the
 * end-to-end tests need; where it cannot, says in its last lines which suites did not run.
 */
import { existsSync } from "node:fs";
import { runProgram, runScript, scriptOf, which } from "../../server/scripts/programs.mjs";
import { at } from "../../server/scripts/stale.mjs";

const PROJECTS = ["check", "attack", "faults", "e2e"];
/** Of the suites of attacks, the one that looks at what a page does. */
const IN_A_BROWSER = "attack/content.test.ts";

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
  const apt = process.platform === "linux" && process.getuid?.() === 0 ? which("apt-get") : null;
  if (apt === null) return null;
  console.log("No Chromium on this machine: installing Debian's package.");
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  if (runProgram(apt, ["update", "-qq"], { env }) !== 0) return null;
  if (runProgram(apt, ["install", "-y", "-qq", "--no-install-recommends", "chromium"], { env }) !== 0) return null;
  return findChromium();
}

function step(title, script, args) {
  console.log(`\n> ${title}`);
  const status = runScript(script, args);
  if (status !== 0) {
    console.log(`\n${title}: failed`);
    process.exit(status);
  }
}

step("lint", scriptOf("@biomejs/biome", "biome"), ["ci", "."]);
step("types", scriptOf("typescript", "tsc"), ["-b"]);
step("build", at("server/scripts/build.mjs"), []);

const chromium = findChromium() ?? installChromium();
const projects = chromium ? PROJECTS : PROJECTS.filter((name) => name !== "e2e");
const leftOut = chromium ? [] : ["--exclude", IN_A_BROWSER];
const args = ["run", "--root", "test", ...projects.flatMap((name) => ["--project", name]), ...leftOut];
const status = runScript(scriptOf("vitest"), args, { env: chromium ? { CHROMIUM: chromium } : {} });
if (!chromium) {
  console.log(`\nNot run: e2e, ${IN_A_BROWSER}. They need Chromium: put it on the PATH or name it in CHROMIUM.`);
}
process.exit(status);
