/** Builds what is older than its sources, then runs the server in this terminal. */
import { spawn } from "node:child_process";
import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { buildClient, buildServer, ROOT } from "./build.mjs";

/** The newest change below a folder or of a file; 0 when there is none. */
function newest(path) {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

const at = (...names) => join(ROOT, ...names);
const changed = (...paths) => Math.max(...paths.map(newest));
const shared = changed(at("shared/src"), at("tsconfig.base.json"), at("package-lock.json"));

/** The compiler writes this file after every build, also when no output changed. */
const serverBuilt = Math.min(newest(at("shared/dist/.tsbuildinfo")), newest(at("server/dist/.tsbuildinfo")));
const serverIsWhole = existsSync(at("server/dist/main.js")) && existsSync(at("shared/dist/index.js"));
if (!serverIsWhole || serverBuilt < Math.max(shared, changed(at("server/src")))) buildServer();

const clientSources = ["src", "public", "index.html", "vite.config.ts"].map((name) => at("client", name));
if (newest(at("client/dist/index.html")) < Math.max(shared, changed(...clientSources))) buildClient();

// Signals from the terminal reach the server by themselves; those sent to this process are passed on.
const server = spawn(process.execPath, [at("server/dist/main.js")], { stdio: "inherit" });
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(signal, () => server.kill(signal));
server.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
