import { FRAME, RECORDS, SYNC } from "@acuerdo/shared";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { PIECE_BYTES } from "../../../client/src/sync/link/piece-size.ts";
import { messagesOf, splitUpdate } from "../../../client/src/sync/link/pieces.ts";
import { forReaders } from "../../../client/src/sync/link/reader.ts";
import { CanvasGuard } from "../../../server/src/guard/guard.ts";
import { sample } from "../../support/canvas/peers.ts";

const ANA = { id: "ana", role: "participant" } as const;

const bring = (from: Y.Doc, to: Y.Doc): void => Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)));

/** What three tabs of one person wrote over each other's records, without a server. */
function backlog(edits: number): Y.Doc {
  const docs = [new Y.Doc(), new Y.Doc(), new Y.Doc()];
  for (let n = 0; n < edits; n += 1) {
    const doc = docs[Math.floor(n / 50) % docs.length] as Y.Doc;
    const key = `shape:card${n % 400}`;
    const records = doc.getMap<unknown>(RECORDS);
    if (n % 13 === 12) records.delete(key);
    else if (n % 3 === 0 || !records.has(key))
      records.set(key, { ...sample.card(`card${n % 400}`), opacity: (10 + (n % 90)) / 100 });
    else records.set(`${key}|xy`, [n, n]);
    if (n % 50 === 49) for (const other of docs) bring(doc, other);
  }
  const [first = new Y.Doc()] = docs;
  for (const other of docs) bring(other, first);
  return first;
}

function message(step: number, payload: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const number of [FRAME.sync, step]) encoding.writeVarUint(encoder, number);
  encoding.writeVarUint8Array(encoder, payload);
  return encoding.toUint8Array(encoder);
}

function stepOf(bytes: Uint8Array): number {
  const decoder = decoding.createDecoder(bytes);
  decoding.readVarUint(decoder);
  return decoding.readVarUint(decoder);
}

describe("[OF3] a large change goes out in pieces", () => {
  test("each piece is taken by the guard as it comes, none waits, and they come to the same", () => {
    const doc = backlog(6_000);
    const server = new Y.Doc();
    const guard = new CanvasGuard(server);
    expect(guard.admit([...doc.store.clients.keys()], ANA)).toBeNull();
    const pieces = splitUpdate(Y.encodeStateAsUpdate(doc), 8_192);
    expect(pieces.length).toBeGreaterThan(10);
    for (const piece of pieces) {
      expect(piece.length).toBeLessThan(2 * 8_192);
      expect(guard.write(ANA, piece)).toMatchObject({ ok: true, stripped: 0, missing: 0 });
    }
    expect(server.getMap(RECORDS).toJSON()).toEqual(doc.getMap(RECORDS).toJSON());
    expect(server.getMap(RECORDS).size).toBeGreaterThan(300);
  });

  test("what the server has already is not sent again", () => {
    const doc = backlog(3_000);
    const server = new Y.Doc();
    Y.applyUpdate(server, Y.encodeStateAsUpdate(doc));
    const before = Y.encodeStateVector(server);
    for (let n = 0; n < 2_000; n += 1) doc.getMap<unknown>(RECORDS).set(`shape:card${n}|xy`, [n, -n]);
    const update = Y.encodeStateAsUpdate(doc, before);
    const pieces = splitUpdate(update, 4_096);
    expect(pieces.reduce((sum, { length }) => sum + length, 0)).toBeLessThan(1.2 * update.length);
    for (const piece of pieces) Y.applyUpdate(server, piece);
    expect(server.getMap(RECORDS).toJSON()).toEqual(doc.getMap(RECORDS).toJSON());
  });

  test("small messages and questions go out as they are; a question is answered by the last piece", () => {
    const small = message(SYNC.update, Y.encodeStateAsUpdate(backlog(10)));
    expect(messagesOf(small)).toEqual([small]);
    const large = Y.encodeStateAsUpdate(backlog(6_000));
    expect(large.length).toBeGreaterThan(PIECE_BYTES);
    expect(messagesOf(message(SYNC.step1, large)).length).toBe(1);
    const steps = messagesOf(message(SYNC.step2, large)).map(stepOf);
    expect(steps.slice(0, -1).every((step) => step === SYNC.update)).toBe(true);
    expect(steps.at(-1)).toBe(SYNC.step2);
  });

  test("on a document that only the server writes, no change goes out", () => {
    const sent: Uint8Array[] = [];
    class Socket {
      send(bytes: Uint8Array): void {
        sent.push(bytes);
      }
    }
    const Silent = forReaders(Socket as unknown as typeof WebSocket);
    const socket = new Silent("ws://x");
    for (const step of [SYNC.step1, SYNC.step2, SYNC.update]) socket.send(message(step, Uint8Array.of(0, 0)) as never);
    expect(sent.map(stepOf)).toEqual([SYNC.step1]);
  });
});
