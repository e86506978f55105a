import type { Duplex } from "node:stream";
import { CLOSE } from "@acuerdo/shared";
import type { RawData, WebSocket } from "ws";
import { COSTS } from "../limits/costs.ts";
import type { Counted } from "./census.ts";
import type { Speaker, Unfinished } from "./house.ts";
import type { Connection } from "./line.ts";
import type { Desk } from "./outlet.ts";
import type { SocketLine } from "./socket.ts";
import type { Entrance, Turnstile } from "./turnstile.ts";

/**
 * What comes in by one socket, and what of it has been read and has to wait. Bytes are counted as they come, before anybody
 * knows whether they are a message: pings, pongs and messages that never end cost as much as others.
 */

/** The close code of a connection that ended without a goodbye. */
const BROKEN = 1_006;
const MINUTE_MS = 60_000;

export interface Attached extends Counted {
  readonly desk: Desk;
  readonly connection: Connection;
  readonly onClose: (code: number) => void;
}

class Intake implements Entrance, Speaker {
  readonly #socket: WebSocket;
  readonly #line: SocketLine;
  readonly #turnstile: Turnstile;
  readonly #unfinished: Unfinished;
  readonly #connection: Connection;
  readonly #onClose: (code: number) => void;
  #kept: Buffer[] | null = null;
  /** The code that it was closed with. */
  #code: number | null = null;
  /** Bytes since the last whole message, and whether one has ended in what was read last. */
  #begun = 0;
  #hasEnded = false;
  /** Pings and pongs in this minute. */
  #controls = 0;
  #minute = 0;

  constructor(
    socket: WebSocket,
    line: SocketLine,
    { turnstile, unfinished, connection, onClose }: Omit<Attached, "turns" | "desk">,
  ) {
    this.#socket = socket;
    this.#line = line;
    this.#turnstile = turnstile;
    this.#unfinished = unfinished;
    this.#connection = connection;
    this.#onClose = onClose;
  }

  message(data: RawData, isBinary: boolean): void {
    if (isBinary && Buffer.isBuffer(data)) this.#take(data);
    else this.#line.close(CLOSE.malformed, "bad-request");
  }

  #take(data: Buffer): void {
    this.#hasEnded = true;
    if (this.#line.isOver) return;
    if (this.#kept) this.#kept.push(data);
    else if (this.#turnstile.isOpen) this.#receive(data);
    else this.#rest([data]);
  }

  /** Called after what these bytes hold has been taken. */
  came(bytes: number): void {
    this.#turnstile.count(0, bytes);
    this.#begun = this.#hasEnded ? 0 : this.#begun + bytes;
    this.#hasEnded = false;
    if (this.#begun > COSTS.unfinishedSmall) this.#unfinished.grow(this, this.#begun);
    else if (this.#begun === 0) this.#unfinished.end(this);
    if (!this.#kept && !this.#line.isOver && !this.#turnstile.isOpen) this.#rest([]);
  }

  /** A ping, or a pong, which answers one of ours. A browser sends one for each of ours; whoever sends many of them has no other aim. */
  control(isAnswer: boolean): void {
    if (isAnswer) this.#line.heard();
    const minute = Math.floor(performance.now() / MINUTE_MS);
    this.#controls = minute === this.#minute ? this.#controls + 1 : 1;
    this.#minute = minute;
    if (this.#controls > COSTS.controlsAMinute) this.cut();
  }

  cut(): void {
    this.#socket.terminate();
  }

  #rest(kept: Buffer[]): void {
    this.#kept = kept;
    this.#socket.pause();
    this.#turnstile.queue(this);
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
    this.#turnstile.count(this.#connection.receive(data), 0);
  }

  /** Whoever hangs up is heard to the end of what they have said; where the line broke, they say the rest when they come back. */
  closed(code: number): void {
    this.#code = code;
    this.#unfinished.end(this);
    if (code === BROKEN) this.#kept?.splice(0);
    if (!this.#kept) this.#end(code);
  }

  #end(code: number): void {
    this.#line.gone();
    this.#connection.closed();
    this.#onClose(code);
  }
}

/** Where a socket and its stream have what listens to them. */
const INTAKE = Symbol("intake");
type Heard<T> = T & { [INTAKE]: Intake };

/** One of each for all sockets: a function apiece would lie in memory for as long as its socket lives. */
function onMessage(this: WebSocket, data: RawData, isBinary: boolean): void {
  (this as Heard<WebSocket>)[INTAKE].message(data, isBinary);
}

function onData(this: Duplex, bytes: Buffer): void {
  (this as Heard<Duplex>)[INTAKE].came(bytes.length);
}

function onPing(this: WebSocket): void {
  (this as Heard<WebSocket>)[INTAKE].control(false);
}

function onPong(this: WebSocket): void {
  (this as Heard<WebSocket>)[INTAKE].control(true);
}

function onClose(this: WebSocket, code: number): void {
  (this as Heard<WebSocket>)[INTAKE].closed(code);
}

/** Ties a connection to its socket for as long as both live. */
export function attach(socket: WebSocket, stream: Duplex, line: SocketLine, attached: Attached): void {
  const intake = new Intake(socket, line, attached);
  Object.assign(socket, { [INTAKE]: intake });
  Object.assign(stream, { [INTAKE]: intake });
  line.admit(attached.turns, attached.desk);
  socket.on("message", onMessage);
  // After the library's own listener: what the bytes hold has been taken by then.
  stream.on("data", onData);
  socket.on("ping", onPing);
  socket.on("pong", onPong);
  socket.on("close", onClose);
  attached.connection.open();
}
