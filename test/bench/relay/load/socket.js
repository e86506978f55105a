import { randomBytes } from "node:crypto";
import { connect } from "node:net";
import { clientFrame } from "./wire.js";

/**
 * A WebSocket client that does little: one read buffer for all, no copies of what arrives in one piece. It hands on ranges
 * of whole frames; a frame that comes in pieces is put together first.
 */

const READ_BYTES = 262_144;
/** Reads happen one at a time, and nobody keeps what they are given. */
const shared = Buffer.allocUnsafe(READ_BYTES);
/** Memory in which large frames are put together, used again: 200 fresh megabytes would keep the load busy, not the server. */
const large = [];
const LARGE_BYTES = 2_097_152;

/** Memory for a frame of so many bytes. */
function memoryFor(length) {
  if (length < READ_BYTES || length > LARGE_BYTES) return Buffer.allocUnsafe(length);
  return (large.pop() ?? Buffer.allocUnsafeSlow(LARGE_BYTES)).subarray(0, length);
}

/** Nobody keeps what they are given. */
function giveBack(memory) {
  if (memory.buffer.byteLength === LARGE_BYTES) large.push(Buffer.from(memory.buffer));
}

const HEAD_END = "\r\n\r\n";
export const TEXT = 1;
export const BINARY = 2;
const PING = 9;
const PONG = 10;
const CLOSE = 8;

/** Payload and head length of the frame at `at`; null where its head is not whole. */
export function frameAt(buffer, at, end) {
  if (at + 2 > end) return null;
  const short = buffer[at + 1] & 0x7f;
  if (short < 126) return { head: 2, length: short, opcode: buffer[at] & 0x0f };
  const head = short === 126 ? 4 : 10;
  if (at + head > end) return null;
  const length = short === 126 ? buffer.readUInt16BE(at + 2) : Number(buffer.readBigUInt64BE(at + 2));
  return { head, length, opcode: buffer[at] & 0x0f };
}

export class LightSocket {
  /** Called with (buffer, start, end): whole frames. */
  onFrames = () => undefined;
  onClose = () => undefined;
  bytes = 0;
  closed = false;
  closeCode = null;
  #socket;
  /** A frame that is not all here yet, and how much of it is. */
  #whole = null;
  #filled = 0;
  /** Bytes that are not even a frame's head. */
  #part = null;
  #open = null;

  /** Resolves when the server has agreed to the upgrade. */
  static open({ port, path, protocols = [] }) {
    return new Promise((resolve, reject) => {
      const socket = new LightSocket();
      socket.#open = { resolve: () => resolve(socket), reject };
      socket.#begin(port, path, protocols);
    });
  }

  #begin(port, path, protocols) {
    const onread = { buffer: shared, callback: (count) => this.#read(count) };
    this.#socket = connect({ port, host: "127.0.0.1", noDelay: true, onread });
    this.#socket.on("error", (fault) => this.#open?.reject(fault));
    this.#socket.on("close", () => this.#ended());
    const lines = [
      `GET ${path} HTTP/1.1`,
      `Host: 127.0.0.1:${port}`,
      "Connection: Upgrade",
      "Upgrade: websocket",
      "Sec-WebSocket-Version: 13",
      `Sec-WebSocket-Key: ${randomBytes(16).toString("base64")}`,
    ];
    if (protocols.length > 0) lines.push(`Sec-WebSocket-Protocol: ${protocols.join(", ")}`);
    this.#socket.write(`${lines.join("\r\n")}${HEAD_END}`);
  }

  send(payload, opcode) {
    this.#socket.write(clientFrame(payload, opcode));
  }

  pause() {
    this.#socket.pause();
  }

  resume() {
    this.#socket.resume();
  }

  end() {
    this.#socket.destroy();
  }

  #ended() {
    this.closed = true;
    this.#open?.reject(new Error("closed before the upgrade"));
    this.onClose(this.closeCode);
  }

  #read(count) {
    this.bytes += count;
    let start = 0;
    if (this.#open) {
      const end = shared.subarray(0, count).indexOf(HEAD_END);
      const status = shared.toString("latin1", 9, 12);
      if (end < 0 || status !== "101") this.#open.reject(new Error(`upgrade refused: ${status}`));
      else this.#open.resolve();
      this.#open = null;
      start = end < 0 ? count : end + HEAD_END.length;
    }
    if (start < count && (this.#whole !== null || this.#part !== null)) start = this.#complete(start, count);
    if (start < count) this.#take(shared, start, count);
    return true;
  }

  /** Adds to the frame that came in part; gives where the rest begins. */
  #complete(start, count) {
    if (this.#whole === null) {
      const joined = Buffer.concat([this.#part, shared.subarray(start, count)]);
      this.#part = null;
      this.#take(joined, 0, joined.length);
      return count;
    }
    const copied = shared.copy(this.#whole, this.#filled, start, count);
    this.#filled += copied;
    if (this.#filled === this.#whole.length) {
      const whole = this.#whole;
      this.#whole = null;
      this.#take(whole, 0, whole.length);
      giveBack(whole);
    }
    return start + copied;
  }

  #take(buffer, start, end) {
    let at = start;
    while (at < end) {
      const frame = frameAt(buffer, at, end);
      if (!frame || at + frame.head + frame.length > end) break;
      if (frame.opcode >= CLOSE) this.#control(frame, buffer, at + frame.head);
      at += frame.head + frame.length;
    }
    if (at > start) this.onFrames(buffer, start, at);
    if (at < end) this.#keep(buffer, at, end);
  }

  #keep(buffer, at, end) {
    const frame = frameAt(buffer, at, end);
    if (frame === null) {
      this.#part = Buffer.from(buffer.subarray(at, end));
      return;
    }
    this.#whole = memoryFor(frame.head + frame.length);
    this.#filled = buffer.copy(this.#whole, 0, at, end);
  }

  #control({ opcode, length }, buffer, at) {
    if (opcode === PING) this.#socket.write(clientFrame(buffer.subarray(at, at + length), PONG));
    if (opcode === CLOSE && length >= 2) this.closeCode = buffer.readUInt16BE(at);
  }
}

/** Calls `take(buffer, start, end)` with the payload of each message of a range. */
export function eachPayload(buffer, start, end, take) {
  let at = start;
  while (at < end) {
    const { head, length, opcode } = frameAt(buffer, at, end);
    if (opcode < CLOSE) take(buffer, at + head, at + head + length);
    at += head + length;
  }
}
