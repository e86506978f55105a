/** Builds what is older than its sources, then runs the server in this terminal. */
import { spawn } from "node:child_process";
import { buildClient, buildServer } from "./build.mjs";
import { SERVER } from "./server.mjs";
import { clientIsStale, serverIsStale } from "./stale.mjs";

if (serverIsStale()) buildServer();
if (clientIsStale()) buildClient();

// Signals from the terminal reach the server by themselves; those sent to this process are passed on.
const server = spawn(process.execPath, SERVER, { stdio: "inherit" });
for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"]) process.on(signal, () => server.kill(signal));
server.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
