/** For working on it: the server from its sources, started anew on every change, and Vite in front of it with a proxy. */
import { existsSync } from "node:fs";
import { runTogether, scriptOf } from "./programs.mjs";
import { at, ROOT } from "./stale.mjs";

const commands = [[scriptOf("tsx"), ["watch", "--conditions=source", "server/src/main.ts"], ROOT]];
if (existsSync(at("client/vite.config.ts"))) commands.push([scriptOf("vite"), [], at("client")]);
runTogether(commands);
