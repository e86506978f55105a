/**
 * How our scripts start other programs: by the path of their own script, because what npm puts into `.bin` is a file for a shell, which
 * Windows cannot start and which may be missing. What cannot be started is said in a sentence, and this process ends with 1.
 */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { at, ROOT } from "./stale.mjs";

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

const notStarted = (path, { code, message }) => `${path} could not be started (${code ?? message}).`;

/** The script behind a package's command. */
export function scriptOf(name, command = name) {
  const manifest = at("node_modules", name, "package.json");
  if (!existsSync(manifest)) return fail(`${manifest} is not there (ENOENT): run npm ci.`);
  const { bin } = JSON.parse(readFileSync(manifest, "utf8"));
  const script = join(dirname(manifest), typeof bin === "string" ? bin : (bin[command] ?? command));
  return existsSync(script) ? script : fail(`${script} could not be started (ENOENT): run npm ci.`);
}

/** npm's own script: beside Node, or the one that has started us. */
export function npmScript() {
  const folder = dirname(process.execPath);
  const known = ["node_modules", "../lib/node_modules"].map((path) => join(folder, path, "npm/bin/npm-cli.js"));
  const found = [process.env.npm_execpath, ...known].find((path) => path?.endsWith(".js") && existsSync(path));
  return found ?? fail(`${known[0]} is not there (ENOENT): npm could not be started.`);
}

/** Where on the PATH a program is, or null. */
export function which(name) {
  const endings = process.platform === "win32" ? (process.env.PATHEXT ?? ".EXE").split(";") : [""];
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  const paths = folders.flatMap((folder) => endings.map((ending) => join(folder, name + ending)));
  return paths.find((path) => existsSync(path)) ?? null;
}

/** Runs a program to its end; gives what it ends with, 1 where a signal ended it. */
export function runProgram(path, args, { env = {}, ...options } = {}) {
  const all = { cwd: ROOT, stdio: "inherit", env: { ...process.env, ...env }, ...options };
  const { status, error } = spawnSync(path, args, all);
  if (error) fail(notStarted(path, error));
  return status ?? 1;
}

/** A package's script by Node. */
export const runScript = (script, args, options) => runProgram(process.execPath, [script, ...args], options);

/** As `runScript`; this process ends where it does not end with 0. */
export function mustRun(script, args, options) {
  const status = runScript(script, args, options);
  if (status !== 0) process.exit(status);
}

/** Ends a child whose parent is gone, however that ended. */
const WITH_PARENT = `--import=${new URL("with-parent.mjs", import.meta.url)}`;

/** Runs scripts side by side, in `[script, args, folder]` each. When one of them ends, or this process, all do. */
export function runTogether(commands) {
  const children = [];
  const stop = () => {
    for (const child of children) child.kill("SIGTERM");
  };
  for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(signal, stop);
  process.on("exit", stop);
  const NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ""} ${WITH_PARENT}`.trim();
  for (const [script, args, cwd] of commands) {
    const options = { cwd, stdio: "inherit", env: { ...process.env, NODE_OPTIONS } };
    const child = spawn(process.execPath, [script, ...args], options);
    children.push(child);
    child.on("error", (error) => fail(notStarted(process.execPath, error)));
    child.on("exit", (code) => {
      process.exitCode ||= code ?? 0;
      stop();
    });
  }
}
