import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { NODE_FLAGS } from "../../../server/scripts/server.mjs";

/** The servers that are measured: how each is started, how one speaks with it. `node`: flags for its Node, where it does not run with Node's defaults. */

const HERE = import.meta.dirname;
const ROOT = join(HERE, "../../..");
const own = (file, ...more) => [join(HERE, "servers", file), ...more];

/** A benchmark's load comes from one address and few people. What bounds memory or content stays as it is. */
const RAISED = {
  ACUERDO_MAX_BOARDS_PER_HOUR: "1000000",
  ACUERDO_MAX_FAILED_ENTRIES: "1000000",
  ACUERDO_MAX_MESSAGES_PER_SECOND: "100000",
  ACUERDO_MAX_MESSAGES_AT_ONCE: "100000",
  ACUERDO_MAX_BYTES_PER_SECOND: "100000000",
  ACUERDO_MAX_SOCKETS: "1000000",
  ACUERDO_MAX_SOCKETS_PER_BOARD: "1000000",
  ACUERDO_MAX_SOCKETS_PER_MEMBER: "1000000",
};

/** How to speak with this build of ours: with a frame for cursors of its own, or without. */
async function dialectOf(entry) {
  const shared = createRequire(entry).resolve("@acuerdo/shared");
  const { FRAME } = await import(pathToFileURL(shared).href);
  return "pointers" in FRAME ? "acuerdo-pointers" : "acuerdo";
}

/** @param entry the server's main file: another build can be measured in its place. */
export const targets = async (entry = join(ROOT, "server/dist/main.js")) => ({
  acuerdo: {
    label: "Acuerdo",
    node: NODE_FLAGS,
    args: [entry],
    env: (data) => ({ HOST: "127.0.0.1", PORT: "0", ACUERDO_DATA: data, ACUERDO_LOG_LEVEL: "info", ...RAISED }),
    dialect: await dialectOf(entry),
  },
  "raw-ws": { label: "raw ws", args: own("raw-ws.js"), env: () => ({}), dialect: "raw" },
  "raw-ws-batch": {
    label: "raw ws, batched",
    args: own("raw-ws-batch.js"),
    env: () => ({}),
    dialect: "raw",
  },
  "y-websocket": {
    label: "y-websocket 0.1.5",
    args: own("y-websocket.js"),
    env: () => ({}),
    dialect: "yjs",
  },
  "y-websocket-flag": {
    label: "y-websocket 0.1.5, same flag",
    node: NODE_FLAGS,
    args: own("y-websocket.js"),
    env: () => ({}),
    dialect: "yjs",
  },
  tldraw: { label: "tldraw sync 3.15.6", args: own("tldraw-sync.js"), env: () => ({}), dialect: "tldraw" },
  "tldraw-kept": {
    label: "tldraw sync 3.15.6 + snapshots",
    args: own("tldraw-sync.js"),
    env: (data) => ({ DATA: data }),
    dialect: "tldraw",
  },
  hocuspocus4: {
    label: "Hocuspocus 4.7.0 + database",
    args: own("hocuspocus.js"),
    env: (data) => ({ DATA: data }),
    dialect: "hocuspocus",
  },
  hocuspocus3: {
    label: "Hocuspocus 3.4.4 + database",
    args: own("hocuspocus.js", "3"),
    env: (data) => ({ DATA: data }),
    dialect: "hocuspocus",
  },
});
