import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { TLSocketRoom } from "@tldraw/sync-core";
import { WebSocketServer } from "ws";
import { tldrawSchema } from "../lib/tldraw-schema.js";
import { openHttp } from "./common.js";

/** tldraw sync with its own defaults: a TLSocketRoom a room. With a folder, what has changed is written there as a snapshot. */

/** As tldraw's own example of a server does. */
const KEEP_MS = 2_000;
const folder = process.env.DATA;
const rooms = new Map();
const changed = new Set();

const fileOf = (name) => join(folder, `${encodeURIComponent(name)}.json`);
const kept = (name) =>
  folder && existsSync(fileOf(name)) ? JSON.parse(readFileSync(fileOf(name), "utf8")) : undefined;

/** Written beside and renamed: a file is whole or not there. */
function keep(name) {
  writeFileSync(`${fileOf(name)}.new`, JSON.stringify(rooms.get(name).getCurrentSnapshot()));
  renameSync(`${fileOf(name)}.new`, fileOf(name));
}

function roomOf(name) {
  if (!rooms.has(name)) {
    const onDataChange = folder && (() => changed.add(name));
    rooms.set(name, new TLSocketRoom({ schema: tldrawSchema, initialSnapshot: kept(name), onDataChange }));
  }
  return rooms.get(name);
}

function keepChanged() {
  for (const name of changed) keep(name);
  changed.clear();
}

if (folder) setInterval(keepChanged, KEEP_MS);
const sockets = new WebSocketServer({ server: openHttp(), perMessageDeflate: false });
sockets.on("connection", (socket, request) => {
  const { pathname, searchParams } = new URL(request.url, "http://127.0.0.1");
  roomOf(pathname).handleSocketConnect({ sessionId: searchParams.get("sessionId"), socket });
});
