/** Builds what is older than its sources, then is the server: no process beside it, so that what ends this one ends the server. */
import { pathToFileURL } from "node:url";
import { buildClient, buildServer } from "./build.mjs";
import { at, clientIsStale, serverIsStale } from "./stale.mjs";

if (serverIsStale()) buildServer();
if (clientIsStale()) buildClient();
await import(pathToFileURL(at("server/dist/main.js")));
