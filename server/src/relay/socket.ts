import type { Socket } from "node:net";
import { CLOSE, type CloseCode } from "@acuerdo/shared";
import type { WebSocket } from "ws";
import type { Answer } from "./answer.ts";
import { Batch, frameOf } from "./batch.ts";
import type { Connection, Line } from "./connection.ts";
import { HEARTBEAT } from "./frames.ts";
import { Outlet, type Share } from "./outlet.ts";
import type { Entrance, Turnstile } from "./turnstile.ts";

/**
 * The one place where a connection meets a WebSocket: writes ready-made frames past `ws` (which frames nothing itself but
 * ping, pong and close, each in one go, so that frames never mix), sheds what a slow reader cannot take, notices the dead.
 */

/** Proxies cut a silent connection at 60 s, a y-websocket client at 30 s. */
export const PING_MS = 25_000;
const MISSES = 2;
/** Unsent bytes at which cursors are left out: beyond the kernel's own buffers somebody is seconds behind. */
const SHED_BYTES = 131_072;
/** The close code of a connection that ended without a goodbye. */
const BROKEN = 1_006;
const HEARTBEATS = Batch.of(HEARTBEAT);

export class SocketLine implements Line {
  readonly #socket: WebSocket;
  readonly #stream: Socket;
  /** Unsent bytes at which the connection is given up: the client catches up by state vector. */
  readonly #maxUnsent: number;
  #outlet: Outlet | null = null;
  #corked = false;
  #unanswered = 0;
  /** Bytes that had left it at the last beat. */
  #left = 0;
  #isTooSlow = false;
  #isOver = false;

  constructor(socket: WebSocket, stream: Socket, maxUnsent: number) {
    this.#socket = socket;
    this.#stream = stream;
    this.#maxUnsent = maxUnsent;
    socket.on("pong", () => {
      this.#unanswered = 0;
    });
  }

  /** It was cut because too much waited for it. */
  get isTooSlow(): boolean {
    return this.#isTooSlow;
  }

  send(bytes: Uint8Array): void {
    if (!this.isReady) return;
    this.#cork();
    this.#stream.write(frameOf(bytes));
  }

  /** From now on it may be told documents. */
  admit(share: Share): void {
    this.#outlet = new Outlet(this, this.#stream, share);
  }

  answer(answer: Answer): void {
    this.#outlet?.begin(answer);
  }

  /** Bytes that wait for the other side. */
  get unsent(): number {
    return this.#stream.writableLength;
  }

  failed(): void {
    this.close(CLOSE.tryAgain, "try-again");
  }

  /** Cuts it: the client catches up when it comes back. */
  letGo(): void {
    this.#isTooSlow = true;
    this.#terminate();
  }

  tell(batch: Batch, mine: object): void {
    if (!this.isReady) return;
    const pieces = batch.piecesFor(mine);
    if (pieces.length > 1) this.#cork();
    for (const piece of pieces) this.#stream.write(piece);
  }

  hint(batch: Batch, mine: object): boolean {
    if (this.#stream.writableLength > SHED_BYTES) return false;
    this.tell(batch, mine);
    return true;
  }

  /** We have ended it: nothing more is read of it. */
  get isOver(): boolean {
    return this.#isOver;
  }

  close(code: CloseCode | 1001 | 1012, reason: string): void {
    this.#isOver = true;
    this.#socket.close(code, reason);
  }

  #terminate(): void {
    this.#isOver = true;
    this.#socket.terminate();
  }

  /** The socket is gone. */
  gone(): void {
    this.#outlet?.close();
  }

  /** Called every `PING_MS`. Whoever takes something is there, however far behind the ping in it is. */
  beat(): void {
    const left = this.#stream.bytesWritten - this.#stream.writableLength;
    if (this.#stream.writableLength > 0 && left > this.#left) this.#unanswered = 0;
    this.#left = left;
    if (this.#unanswered >= MISSES) {
      this.#terminate();
      return;
    }
    if (this.#socket.readyState !== this.#socket.OPEN) return;
    this.#unanswered += 1;
    this.#socket.ping();
    this.tell(HEARTBEATS, this);
  }

  /** Whether anything may be written. After a close frame nothing is. */
  get isReady(): boolean {
    const { readyState, OPEN } = this.#socket;
    if (readyState !== OPEN) return false;
    if (this.#stream.writableLength <= this.#maxUnsent) return true;
    this.letGo();
    return false;
  }

  /** What is sent to this one alone in one turn of the event loop leaves in one write. */
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

export interface Attached {
  readonly connection: Connection;
  /** Shared with the member's other sockets. */
  readonly turnstile: Turnstile;
  readonly share: Share;
  readonly onClose: (code: number) => void;
}

/** What comes in by one socket, and what of it has been read and has to wait. */
class Intake implements Entrance {
  readonly #socket: WebSocket;
  readonly #line: SocketLine;
  readonly #attached: Attached;
  #kept: Buffer[] | null = null;
  /** The code that it was closed with. */
  #code: number | null = null;

  constructor(socket: WebSocket, line: SocketLine, attached: Attached) {
    this.#socket = socket;
    this.#line = line;
    this.#attached = attached;
  }

  take(data: Buffer): void {
    const { turnstile } = this.#attached;
    if (this.#line.isOver) return;
    if (this.#kept) this.#kept.push(data);
    else if (turnstile.isOpen) this.#receive(data);
    else {
      this.#kept = [data];
      this.#socket.pause();
      turnstile.queue(this);
    }
  }

  next(): boolean {
    const data = this.#line.isOver ? undefined : this.#kept?.shift();
    if (data) this.#receive(data);
    if (data && this.#kept?.length) return true;
    this.#kept = null;
    if (this.#code !== null) this.#end(this.#code);
    else if (this.#socket.isPaused) this.#socket.resume();
    return false;
  }

  #receive(data: Buffer): void {
    const { connection, turnstile } = this.#attached;
    turnstile.count(connection.receive(data), data.length);
  }

  /** Whoever hangs up is heard to the end of what they have said; where the line broke, they say the rest when they come back. */
  closed(code: number): void {
    this.#code = code;
    if (code === BROKEN) this.#kept?.splice(0);
    if (!this.#kept) this.#end(code);
  }

  #end(code: number): void {
    this.#line.gone();
    this.#attached.connection.closed();
    this.#attached.onClose(code);
  }
}

/** Ties a connection to its socket for as long as both live. */
export function attach(socket: WebSocket, line: SocketLine, attached: Attached): void {
  const intake = new Intake(socket, line, attached);
  line.admit(attached.share);
  socket.on("message", (data, isBinary) => {
    if (isBinary && Buffer.isBuffer(data)) intake.take(data);
    else line.close(CLOSE.malformed, "bad-request");
  });
  socket.on("close", (code) => intake.closed(code));
  attached.connection.open();
}
