/** Builds what runs: the shared rules and the server by the compiler, the client by Vite. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ROOT } from "./stale.mjs";

const bin = (name) => join(ROOT, "node_modules", ".bin", name);

function run(command, args, cwd = ROOT) {
  const { status } = spawnSync(command, args, { cwd, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}

export function buildServer() {
  console.log("Building the server …");
  run(bin("tsc"), ["-b", "shared", "server"]);
}

export function buildClient() {
  const client = join(ROOT, "client");
  if (!existsSync(join(client, "vite.config.ts"))) return;
  console.log("Building the client …");
  run(bin("vite"), ["build", "--logLevel", "warn"], client);
  run(process.execPath, [join(ROOT, "server/scripts/notices.mjs")]);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  buildServer();
  buildClient();
}
