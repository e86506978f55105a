import { randomBytes } from "node:crypto";
import { connect, type Socket } from "node:net";
import { BEARER_PREFIX, FRAME, SUBPROTOCOL, SYNC } from "@acuerdo/shared";
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import type { Random } from "../../sim/random.ts";
import { frame } from "../server/client.ts";

/** Bytes that no honest client sends: broken messages, and broken WebSocket frames on a bare socket. */

/** A message as a plain client would send it. */
export function honestMessage(random: Random): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = 1 + random.below(1e9);
  for (let n = random.below(4); n >= 0; n -= 1) doc.getMap("records").set(`shape:${random.below(99)}|xy`, [n, n]);
  const update = Y.encodeStateAsUpdate(doc);
  const sync = (step: number, payload: Uint8Array) =>
    frame(FRAME.sync, (encoder) => {
      encoding.writeVarUint(encoder, step);
      encoding.writeVarUint8Array(encoder, payload);
    });
  const awareness = frame(FRAME.awareness, (encoder) => {
    const inner = encoding.createEncoder();
    for (const value of [1, doc.clientID, 1]) encoding.writeVarUint(inner, value);
    encoding.writeVarString(inner, JSON.stringify({ cursor: { x: 1, y: 2 } }));
    encoding.writeVarUint8Array(encoder, encoding.toUint8Array(inner));
  });
  return random.pick([
    sync(SYNC.update, update),
    sync(SYNC.step2, update),
    sync(SYNC.step1, Y.encodeStateVector(doc)),
    awareness,
  ]);
}

type Spoil = (random: Random) => Uint8Array;

const SPOILS: readonly Spoil[] = [
  (random) => random.bytes(1 + random.below(64)),
  (random) => random.bytes(1 + random.below(2_000)),
  (random) => honestMessage(random).slice(0, -1 - random.below(8)),
  (random) => {
    const bytes = honestMessage(random).slice();
    const at = random.below(bytes.length);
    bytes[at] = (bytes[at] as number) ^ (1 << random.below(8));
    return bytes;
  },
  (random) => Uint8Array.of(random.below(200), ...random.bytes(random.below(20))),
  (random) => Uint8Array.of(FRAME.sync, random.below(9), ...random.bytes(random.below(20))),
  () => Uint8Array.of(FRAME.sync, SYNC.update, 5, 255, 255, 255, 255, 15),
  (random) => Uint8Array.of(FRAME.sync, SYNC.update, ...Array(9).fill(0xff), random.below(128)),
  (random) => Uint8Array.of(FRAME.awareness, 3, 0xff, 0xff, random.below(128)),
  (random) => Uint8Array.of(FRAME.hello, ...random.bytes(random.below(12))),
  (random) => Uint8Array.of(FRAME.mark, ...random.bytes(random.below(12))),
  (random) => Uint8Array.of(...honestMessage(random), ...random.bytes(3)),
];

export const spoilt = (random: Random): Uint8Array => random.pick(SPOILS)(random);

/** Frames that break RFC 6455. */
export const BROKEN_FRAMES: Readonly<Record<string, Buffer>> = {
  "reserved bits": Buffer.from([0xf2, 0x81, 1, 2, 3, 4, 0]),
  "unknown opcode": Buffer.from([0x83, 0x81, 1, 2, 3, 4, 0]),
  "not masked": Buffer.from([0x82, 0x01, 0]),
  "a text frame of bad UTF-8": Buffer.from([0x81, 0x82, 0, 0, 0, 0, 0xc3, 0x28]),
  "a continuation of nothing": Buffer.from([0x80, 0x81, 1, 2, 3, 4, 0]),
  "a ping of 126 bytes": Buffer.concat([Buffer.from([0x89, 0xfe, 0, 126, 0, 0, 0, 0]), Buffer.alloc(126)]),
  "a fragmented ping": Buffer.from([0x09, 0x81, 1, 2, 3, 4, 0]),
  "a close with one byte": Buffer.from([0x88, 0x81, 0, 0, 0, 0, 3]),
  "a close with code 1005": Buffer.from([0x88, 0x82, 0, 0, 0, 0, 0x03, 0xed]),
  "2 to the 63 bytes": Buffer.from([0x82, 0xff, 0x80, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4]),
  "100 MiB": Buffer.from([0x82, 0xff, 0, 0, 0, 0, 0x06, 0x40, 0, 0, 1, 2, 3, 4]),
};

/** A WebSocket after its handshake, without the library that would refuse to send nonsense. */
export function bareSocket(port: number, board: string, document: string, token: string): Promise<Socket> {
  const lines = [
    `GET /sync/${board}/${document} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    ...["Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13"],
    `Sec-WebSocket-Key: ${randomBytes(16).toString("base64")}`,
    `Sec-WebSocket-Protocol: ${SUBPROTOCOL}, ${BEARER_PREFIX}${token}`,
  ];
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(`${lines.join("\r\n")}\r\n\r\n`));
    socket.on("error", reject);
    socket.once("data", () => {
      socket.off("error", reject);
      socket.on("error", () => undefined);
      socket.resume();
      resolve(socket);
    });
  });
}

export const ended = (socket: Socket): Promise<void> =>
  socket.destroyed ? Promise.resolve() : new Promise((resolve) => socket.once("close", () => resolve()));
