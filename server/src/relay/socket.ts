import type { Socket } from "node:net";
import { CLOSE, type CloseCode } from "@acuerdo/shared";
import type { WebSocket } from "ws";
import type { Answer } from "./answer.ts";
import { Batch, frameOf } from "./batch.ts";
import { HEARTBEAT } from "./frames.ts";
import type { Line } from "./line.ts";
import { type Desk, Outlet } from "./outlet.ts";
import type { Turns } from "./turns.ts";

/**
 * The one place where a connection meets a WebSocket: writes ready-made frames past `ws` (which frames nothing itself but
 * ping, pong and close, each in one go, so that frames never mix), sheds what a slow reader cannot take, notices the dead.
 */

/** Proxies cut a silent connection at 60 s, a y-websocket client at 30 s. */
export const PING_MS = 25_000;
const MISSES = 2;
/** Unsent bytes at which cursors are left out: beyond the kernel's own buffers somebody is seconds behind. */
const SHED_BYTES = 131_072;
const HEARTBEATS = Batch.of(HEARTBEAT);

export class SocketLine implements Line {
  readonly #socket: WebSocket;
  readonly #stream: Socket;
  /** Unsent bytes at which the connection is given up: the client catches up by state vector. */
  readonly #maxUnsent: number;
  #turns: Turns | null = null;
  #desk: Desk | null = null;
  /** While it is told a document. */
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
  }

  /** The other side has answered a ping. */
  heard(): void {
    this.#unanswered = 0;
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
  admit(turns: Turns, desk: Desk): void {
    this.#turns = turns;
    this.#desk = desk;
  }

  answer(answer: Answer): void {
    if (!this.#turns || !this.#desk) return;
    this.#outlet ??= new Outlet(this, this.#stream, this.#turns, this.#desk);
    this.#outlet.begin(answer);
  }

  told(): void {
    this.#outlet = null;
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
