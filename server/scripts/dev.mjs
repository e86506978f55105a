/** For working on it: the server from its sources, started anew on every change, and Vite in front of it with a proxy. */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./stale.mjs";

const bin = (name) => join(ROOT, "node_modules", ".bin", name);
const start = (command, args, cwd) => spawn(command, args, { cwd, stdio: "inherit" });

const children = [start(bin("tsx"), ["watch", "--conditions=source", "server/src/main.ts"], ROOT)];
if (existsSync(join(ROOT, "client/vite.config.ts"))) children.push(start(bin("vite"), [], join(ROOT, "client")));

const stop = () => {
  for (const child of children) child.kill("SIGTERM");
};
for (const signal of ["SIGTERM", "SIGINT"]) process.on(signal, stop);
for (const child of children) {
  child.on("exit", (code) => {
    stop();
    process.exitCode ||= code ?? 0;
  });
}
