import type { Duplex } from "node:stream";
import type { CloseCode } from "@acuerdo/shared";
import type { WebSocket } from "ws";
import type { Connection, Line } from "./connection.ts";
import { HEARTBEAT } from "./frames.ts";

/** The one place where a connection meets a WebSocket: joins writes, sheds what a slow reader cannot take, notices the dead. */

/** Proxies cut a silent connection at 60 s, a y-websocket client at 30 s. */
export const PING_MS = 25_000;
const MISSES = 2;
/** Unsent bytes at which cursors are left out, and at which the connection is given up: the client catches up by state vector. */
const SHED_BYTES = 1_048_576;
const GIVE_UP_BYTES = 4_194_304;

export class SocketLine implements Line {
  readonly #socket: WebSocket;
  readonly #stream: Duplex;
  #corked = false;
  #unanswered = 0;

  constructor(socket: WebSocket, stream: Duplex) {
    this.#socket = socket;
    this.#stream = stream;
    socket.on("pong", () => {
      this.#unanswered = 0;
    });
  }

  send(bytes: Uint8Array): void {
    const { readyState, OPEN, bufferedAmount } = this.#socket;
    if (readyState !== OPEN) return;
    if (bufferedAmount > GIVE_UP_BYTES) {
      this.#socket.terminate();
      return;
    }
    this.#cork();
    this.#socket.send(bytes);
  }

  hint(bytes: Uint8Array): void {
    if (this.#socket.bufferedAmount <= SHED_BYTES) this.send(bytes);
  }

  close(code: CloseCode | 1001 | 1012, reason: string): void {
    this.#socket.close(code, reason);
  }

  /** Called every `PING_MS`. */
  beat(): void {
    if (this.#unanswered >= MISSES) {
      this.#socket.terminate();
      return;
    }
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    this.#unanswered += 1;
    this.#socket.ping();
    this.send(HEARTBEAT);
  }

  /** Everything that is sent in one turn of the event loop leaves in one write. */
  #cork(): void {
    if (this.#corked) return;
    this.#corked = true;
    this.#stream.cork();
    setImmediate(() => {
      this.#corked = false;
      this.#stream.uncork();
    });
  }
}

/** Ties a connection to its socket for as long as both live. */
export function attach(
  socket: WebSocket,
  line: SocketLine,
  connection: Connection,
  onClose: (code: number) => void,
): void {
  socket.on("message", (data, isBinary) => {
    if (socket.readyState !== socket.OPEN) return;
    if (isBinary && Buffer.isBuffer(data)) connection.receive(data);
    else line.close(4400, "bad-request");
  });
  socket.on("close", (code) => {
    connection.closed();
    onClose(code);
  });
  connection.open();
}
