import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { openHttp } from "./common.js";

/** The official y-websocket server, `@y/websocket-server`: its own `server.js` with a free port, its own ws and yjs. */

const require = createRequire(import.meta.url);
const { setupWSConnection } = await import("@y/websocket-server/utils");
const nearby = createRequire(require.resolve("@y/websocket-server/utils"));
const { default: WebSocket } = await import(pathToFileURL(nearby.resolve("ws")).href);

const sockets = new WebSocket.Server({ noServer: true });
sockets.on("connection", setupWSConnection);
openHttp().on("upgrade", (request, stream, head) => {
  sockets.handleUpgrade(request, stream, head, (socket) => sockets.emit("connection", socket, request));
});
