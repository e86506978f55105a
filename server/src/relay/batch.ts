/**
 * Messages for many sockets, as WebSocket frames, encoded once: everybody is written the same bytes. One message a frame,
 * because a y-websocket client reads no more of it; all frames in one write, because writes are what a relay spends its time on.
 */

export interface Message {
  readonly bytes: Uint8Array;
  /** Who said it, and need not hear it. */
  readonly from: object | null;
}

/** The last fragment of a binary message. */
const BINARY = 0x82;
const SHORT = 126;
const MEDIUM = 65_536;

/** Shorter ones share their memory with others: they are gone in a moment. */
const POOLED_BYTES = 1_024;

const headOf = (length: number): number => (length < SHORT ? 2 : length < MEDIUM ? 4 : 10);

/** Writes a server's frame, which is not masked. Gives where it ends. */
function writeFrame(target: Buffer, at: number, bytes: Uint8Array): number {
  const { length } = bytes;
  const head = headOf(length);
  target[at] = BINARY;
  if (head === 2) target[at + 1] = length;
  else if (head === 4) {
    target[at + 1] = SHORT;
    target.writeUInt16BE(length, at + 2);
  } else {
    target[at + 1] = SHORT + 1;
    target.writeUInt32BE(0, at + 2);
    target.writeUInt32BE(length, at + 6);
  }
  target.set(bytes, at + head);
  return at + head + length;
}

export function frameOf(bytes: Uint8Array): Buffer {
  const frame = Buffer.allocUnsafe(headOf(bytes.length) + bytes.length);
  writeFrame(frame, 0, bytes);
  return frame;
}

const NOBODY: ReadonlySet<object> = new Set();

function authorsOf(messages: readonly Message[]): ReadonlySet<object> {
  let authors: Set<object> | null = null;
  for (const { from } of messages) {
    if (from === null) continue;
    authors ??= new Set();
    authors.add(from);
  }
  return authors ?? NOBODY;
}

/** The message as it lies in the frames: a whole document is not kept twice. */
function inFrame({ bytes, from }: Message, target: Buffer, end: number): Message {
  return { bytes: target.subarray(end - bytes.length, end), from };
}

export class Batch {
  #messages: readonly Message[];
  readonly #authors: ReadonlySet<object>;
  #bytes: Buffer | null = null;
  /** What those are written who said nothing of it. */
  #pieces: readonly Buffer[] = [];
  /** Where each message's frame ends. */
  #ends: readonly number[] = [];

  constructor(messages: readonly Message[]) {
    this.#messages = messages;
    this.#authors = authorsOf(messages);
  }

  static of(...messages: readonly Uint8Array[]): Batch {
    return new Batch(messages.map((bytes) => ({ bytes, from: null })));
  }

  get messages(): readonly Message[] {
    return this.#messages;
  }

  /** All frames in a row. */
  get bytes(): Buffer {
    this.#bytes ??= this.#encode();
    return this.#bytes;
  }

  /** The frames for somebody, without their own: the same memory for all. */
  piecesFor(mine: object): readonly Buffer[] {
    const { bytes } = this;
    if (!this.#authors.has(mine)) return this.#pieces;
    const pieces: Buffer[] = [];
    let start = 0;
    let end = 0;
    for (let i = 0; i < this.#messages.length; i++) {
      const next = this.#ends[i] as number;
      if ((this.#messages[i] as Message).from === mine) {
        if (end > start) pieces.push(bytes.subarray(start, end));
        start = next;
      }
      end = next;
    }
    if (end > start) pieces.push(bytes.subarray(start, end));
    return pieces;
  }

  #encode(): Buffer {
    let total = 0;
    for (const { bytes } of this.#messages) total += headOf(bytes.length) + bytes.length;
    const isShort = total < POOLED_BYTES;
    const target = isShort ? Buffer.allocUnsafe(total) : Buffer.allocUnsafeSlow(total);
    const ends: number[] = [];
    let at = 0;
    for (const { bytes } of this.#messages) {
      at = writeFrame(target, at, bytes);
      ends.push(at);
    }
    if (!isShort) this.#messages = this.#messages.map((message, i) => inFrame(message, target, ends[i] as number));
    this.#ends = ends;
    this.#pieces = total > 0 ? [target] : [];
    return target;
  }
}
