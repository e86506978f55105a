import { Sender, WebSocketServer } from "ws";
import { openHttp } from "./common.js";

/** No CRDT, nothing kept: all frames of one turn of the event loop joined in one buffer, which is written to everybody. */

const FRAME = { fin: true, rsv1: false, opcode: 2, mask: false, readOnly: true };
const rooms = new Map();

class Room {
  #streams = new Set();
  #waiting = [];

  join(socket, stream) {
    this.#streams.add(stream);
    socket.on("close", () => this.#streams.delete(stream));
    socket.on("error", () => socket.terminate());
    socket.on("message", (data) => this.#add(data));
  }

  #add(data) {
    if (this.#waiting.length === 0) setImmediate(() => this.#flush());
    this.#waiting.push(...Sender.frame(data, FRAME));
  }

  #flush() {
    const batch = Buffer.concat(this.#waiting);
    this.#waiting = [];
    for (const stream of this.#streams) stream.write(batch);
  }
}

const sockets = new WebSocketServer({ server: openHttp(), perMessageDeflate: false });
sockets.on("connection", (socket, request) => {
  const room = rooms.get(request.url) ?? new Room();
  rooms.set(request.url, room);
  room.join(socket, request.socket);
});
