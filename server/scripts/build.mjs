/** Builds what runs: the shared rules and the server by the compiler, the client by Vite. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { mustRun, scriptOf } from "./programs.mjs";
import { at } from "./stale.mjs";

export function buildServer() {
  console.log("Building the server …");
  mustRun(scriptOf("typescript", "tsc"), ["-b", "shared", "server"]);
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
