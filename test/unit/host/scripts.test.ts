import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { eventually } from "../../support/attack/attack.ts";

/** How our scripts start other programs: on every system, and never half. */

const ROOT = join(import.meta.dirname, "../../..");
const PROGRAMS = pathToFileURL(join(ROOT, "server/scripts/programs.mjs")).href;
const folder = mkdtempSync(join(tmpdir(), "acuerdo-test-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A script without its comments. */
const codeOf = (path: string): string => readFileSync(path, "utf8").replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");

/** A program by what npm puts into `.bin`, or by a shell. */
const THROUGH = /["'`]\.bin["'`]|\.bin\/|["'`](npx|npm|sh)["'`]\s*,|shell: true/;

/** Runs a line with the scripts' own functions, as one of them would. */
function run(line: string) {
  const code = `import(${JSON.stringify(PROGRAMS)}).then(({ scriptOf, npmScript, runProgram, mustRun, which }) => { ${line} })`;
  return spawnSync(process.execPath, ["-e", code], { encoding: "utf8" });
}

describe("[OP13] programs are started by the path of their own script", () => {
  test.each([
    ["typescript", "tsc"],
    ["vite", "vite"],
    ["vitest", "vitest"],
    ["tsx", "tsx"],
    ["@biomejs/biome", "biome"],
  ])("%s %s", (name, command) => {
    const { stdout } = run(`console.log(scriptOf("${name}", "${command}"))`);
    expect(stdout.trim()).toMatch(/node_modules[\\/](?!\.bin)/);
    expect(existsSync(stdout.trim())).toBe(true);
  });
  test("what is looked for is found where it is", () => {
    for (const planted of [`spawn("node_modules/.bin/tsc")`, `spawnSync("npx", ["vitest"])`, `spawnSync("sh", ["-c"])`])
      expect(THROUGH.test(planted)).toBe(true);
    expect(THROUGH.test(`spawn(process.execPath, [scriptOf("vite")])`)).toBe(false);
  });
  test("no script of ours goes through .bin, npx or a shell, nor do the host's commands", () => {
    const folders = ["server/scripts", "test/support", "test/bench"].map((name) => join(ROOT, name));
    const scripts = folders.flatMap((path) =>
      readdirSync(path, { recursive: true, encoding: "utf8" })
        .filter((name) => /\.(mjs|js|ts)$/.test(name) && !name.includes("node_modules"))
        .map((name) => join(path, name)),
    );
    const through = scripts.filter((path) => statSync(path).isFile() && THROUGH.test(codeOf(path)));
    expect(through).toEqual([]);
    const { scripts: commands } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as {
      scripts: Record<string, string>;
    };
    for (const name of ["start", "build", "dev", "test", "backup", "restore", "verify", "board", "simulate"])
      expect([name, commands[name]]).toEqual([name, expect.stringMatching(/^node /)]);
  });
});

describe("[OP13] what cannot be started is said in a sentence, with its path and why", () => {
  test.each([
    [
      "a package that is not there",
      `scriptOf("no-such-package")`,
      /no-such-package.package\.json is not there \(ENOENT\): run npm ci\.$/,
    ],
    [
      "a command that is not there",
      `scriptOf("typescript", "../gone")`,
      /could not be started \(ENOENT\): run npm ci\.$/,
    ],
    [
      "a program that is not there",
      `runProgram("/no/such/program", [])`,
      /^\/no\/such\/program could not be started \(ENOENT\)\.$/,
    ],
    [
      "a program that may not be started",
      `runProgram(${JSON.stringify(join(ROOT, "README.md"))}, [])`,
      /README\.md could not be started \(EACCES\)\.$/,
    ],
  ])("%s", (_, line, sentence) => {
    const { status, stderr } = run(line);
    expect([status, stderr.trim()]).toEqual([1, expect.stringMatching(sentence)]);
  });
  test("what a program ends with is passed on, and where it is not on the PATH that is known", () => {
    const ending = join(folder, "ending.mjs");
    writeFileSync(ending, "process.exit(7)");
    expect(run(`mustRun(${JSON.stringify(ending)}, [])`).status).toBe(7);
    expect(run(`console.log(which("no-such-program-anywhere"))`).stdout.trim()).toBe("null");
    expect(run(`console.log(npmScript())`).stdout.trim()).toMatch(/npm-cli\.js$/);
  });
});

/** A script that stays and a second one side by side, which write down who they are; gives how to look who is still there. */
function together(second: string, programs = PROGRAMS) {
  const own = mkdtempSync(join(folder, "together-"));
  const script = (name: string, code: string) => {
    const path = join(own, name);
    writeFileSync(path, code);
    return path;
  };
  const note = (name: string) =>
    `import { writeFileSync } from "node:fs"; writeFileSync(${JSON.stringify(join(own, name))}, String(process.pid));`;
  const lasting = script("lasting.mjs", `${note("lasting.pid")} setInterval(() => {}, 1_000);`);
  const begun = `import { existsSync } from "node:fs"; const isBegun = () => existsSync(${JSON.stringify(join(own, "lasting.pid"))});`;
  const other = script("other.mjs", `${begun} ${note("other.pid")} ${second}`);
  const code = `import(${JSON.stringify(programs)}).then(({ runTogether }) => runTogether([[${JSON.stringify(lasting)}, []], [${JSON.stringify(other)}, []]]))`;
  const parent = spawn(process.execPath, ["-e", code], { stdio: "ignore" });
  const pidOf = (name: string) => (existsSync(join(own, name)) ? Number(readFileSync(join(own, name), "utf8")) : 0);
  const isThere = (name: string) => {
    const pid = pidOf(name);
    if (pid === 0) return true; // It has not begun yet.
    try {
      return process.kill(pid, 0);
    } catch {
      return false; // Nobody has this number any more.
    }
  };
  const both = () => eventually("both have begun", () => pidOf("lasting.pid") > 0 && pidOf("other.pid") > 0);
  const neither = () => eventually("neither is there", () => !isThere("lasting.pid") && !isThere("other.pid"));
  return { parent, both, neither, isThere };
}

/** The scripts' own functions, but for the line by which the others end. */
function withoutEnds(): string {
  const at = (name: string) => pathToFileURL(join(ROOT, "server/scripts", name)).href;
  const own = readFileSync(join(ROOT, "server/scripts/programs.mjs"), "utf8");
  const path = join(folder, "programs.mjs");
  const moved = own.replace("./stale.mjs", at("stale.mjs")).replace("with-parent.mjs", at("with-parent.mjs"));
  writeFileSync(path, moved.replace(`child.kill("SIGTERM")`, ""));
  return pathToFileURL(path).href;
}

describe("[OP13] of programs that run side by side none is left behind", () => {
  test("when one of them ends", async () => {
    const { parent, both, neither } = together("setInterval(() => isBegun() && process.exit(3), 20);");
    const ended = new Promise((resolve) => parent.once("exit", resolve));
    await both();
    await neither();
    expect(await ended).toBe(3);
  });
  test.each(["SIGTERM", "SIGKILL"] as const)("when whoever started them gets %s", async (signal) => {
    const { parent, both, neither } = together("setInterval(() => {}, 1_000);");
    await both();
    parent.kill(signal);
    await neither();
  });
  test("what leaves the others to themselves is caught: one has ended, and the other goes on", async () => {
    const ending = "setInterval(() => isBegun() && process.exit(3), 20);";
    const { parent, both, neither, isThere } = together(ending, withoutEnds());
    await both();
    await eventually("one has ended", () => !isThere("other.pid"));
    expect([isThere("lasting.pid"), parent.exitCode]).toEqual([true, null]);
    parent.kill("SIGKILL");
    await neither();
  });
});
