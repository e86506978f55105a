/** Builds what runs: the shared rules and the server by the compiler, the client by Vite. */
import { existsSync, utimesSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { mustRun, scriptOf } from "./programs.mjs";
import { at } from "./stale.mjs";

export function buildServer() {
  console.log("Building the server …");
  mustRun(scriptOf("typescript", "tsc"), ["-b", "shared", "server"]);
  // Where packages alone have changed it leaves its notes as they were, and would be asked at every start.
  const now = new Date();
  for (const part of ["shared", "server"]) utimesSync(at(part, "dist/.tsbuildinfo"), now, now);
}

export function buildClient() {
  if (!existsSync(at("client/vite.config.ts"))) return;
  console.log("Building the client …");
  mustRun(scriptOf("vite"), ["build", "--logLevel", "warn"], { cwd: at("client") });
  mustRun(at("server/scripts/notices.mjs"), []);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  buildServer();
  buildClient();
}
