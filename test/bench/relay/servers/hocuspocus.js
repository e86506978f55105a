import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { listening } from "./common.js";

/** Hocuspocus with its database extension on one file a document; its own defaults for everything else. */

const old = process.argv[2] === "3";
const { Server } = await import(old ? "hocuspocus3" : "@hocuspocus/server");
const { Database } = await import("@hocuspocus/extension-database");

const folder = process.env.DATA;
const fileOf = (name) => join(folder, `${name}.bin`);

/** Written beside and renamed: a file is whole or not there. */
function store(name, state) {
  const path = fileOf(name);
  writeFileSync(`${path}.new`, state);
  renameSync(`${path}.new`, path);
}

const database = new Database({
  fetch: async ({ documentName }) => (existsSync(fileOf(documentName)) ? readFileSync(fileOf(documentName)) : null),
  store: async ({ documentName, state }) => store(documentName, state),
});
const server = new Server({
  port: 0,
  address: "127.0.0.1",
  quiet: true,
  stopOnSignals: false,
  extensions: [database],
});
await server.listen();
listening(server.address.port);
process.on("SIGTERM", () => process.exit(0));
