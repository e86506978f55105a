import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import * as ws from "ws";
import { Batch, frameOf } from "../../../server/src/relay/batch.ts";

/** The reader of `ws`, of which its types do not know. */
type Reader = NodeJS.EventEmitter & { write(bytes: Buffer, done: (fault: unknown) => void): void };
const { Receiver } = ws as unknown as { Receiver: new (options: object) => Reader };

/** What a WebSocket client reads in these bytes. */
async function read(pieces: readonly Buffer[]): Promise<Buffer[]> {
  const receiver = new Receiver({ isServer: false, maxPayload: 2 ** 24 });
  const messages: Buffer[] = [];
  receiver.on("message", (data: Buffer, isBinary: boolean) => {
    expect(isBinary).toBe(true);
    messages.push(Buffer.from(data));
  });
  for (const piece of pieces) await new Promise((resolve) => receiver.write(piece, resolve));
  return messages;
}

/** Vitest compares byte by byte, which takes minutes. */
const digest = (messages: readonly Uint8Array[]) =>
  messages.map((bytes) => `${bytes.length} ${createHash("sha1").update(bytes).digest("hex")}`);

const LENGTHS = [0, 1, 125, 126, 127, 65_535, 65_536, 70_000];
const authors = [{}, {}, {}];

test("[WS13] everybody reads all messages but their own, each in a frame", async () => {
  const message = fc.record({ length: fc.constantFrom(...LENGTHS), by: fc.integer({ min: -1, max: 2 }) });
  await fc.assert(
    fc.asyncProperty(fc.array(message, { maxLength: 12, size: "max" }), async (given) => {
      const messages = given.map(({ length, by }, i) => ({
        bytes: Buffer.alloc(length, i),
        from: authors[by] ?? null,
      }));
      const batch = new Batch(messages);
      for (const mine of [...authors, {}]) {
        const expected = messages.filter(({ from }) => from !== mine).map(({ bytes }) => bytes);
        expect(digest(await read(batch.piecesFor(mine)))).toEqual(digest(expected));
        const left = batch.messages.filter(({ from }) => from !== mine);
        expect(digest(left.map(({ bytes }) => bytes))).toEqual(digest(expected));
      }
    }),
    { seed: 11, numRuns: 60 },
  );
});

test("[WS13] those who said nothing are written the same memory", () => {
  const batch = new Batch([
    { bytes: Uint8Array.of(1), from: authors[0] as object },
    { bytes: Uint8Array.of(2), from: null },
  ]);
  expect(batch.piecesFor(authors[1] as object)[0]).toBe(batch.piecesFor(authors[2] as object)[0]);
  expect(batch.piecesFor(authors[0] as object)[0]?.buffer).toBe(batch.bytes.buffer);
  expect(frameOf(Uint8Array.of(9))).toEqual(Buffer.of(0x82, 1, 9));
});
