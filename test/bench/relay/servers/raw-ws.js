import { readFileSync } from "node:fs";
import { WebSocketServer } from "ws";
import { openHttp } from "./common.js";

/** No CRDT, nothing kept: every message goes to everybody else in the room as it came, by `ws.send`. */

/** What somebody who asks for the document is answered, made beforehand. */
const snapshot = process.env.SNAPSHOT ? readFileSync(process.env.SNAPSHOT) : null;
const rooms = new Map();

function roomOf(url) {
  const room = rooms.get(url) ?? new Set();
  rooms.set(url, room);
  return room;
}

const sockets = new WebSocketServer({ server: openHttp(), perMessageDeflate: false });
sockets.on("connection", (socket, request) => {
  const room = roomOf(request.url);
  room.add(socket);
  socket.on("message", (data) => {
    if (data[0] === 0 && data[1] === 0) {
      if (snapshot) socket.send(snapshot);
      return;
    }
    for (const other of room) if (other !== socket) other.send(data);
  });
  socket.on("error", () => socket.terminate());
  socket.on("close", () => room.delete(socket));
});
