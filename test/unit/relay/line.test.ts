import type { Duplex } from "node:stream";
import { expect, test } from "vitest";
import type { WebSocket } from "ws";
import { Batch } from "../../../server/src/relay/batch.ts";
import { SocketLine } from "../../../server/src/relay/socket.ts";

/** A socket whose other side reads nothing. */
function stalled(): { readonly line: SocketLine; readonly unsent: () => number; readonly isCut: () => boolean } {
  const stream = {
    writableLength: 0,
    write: (bytes: Uint8Array) => {
      stream.writableLength += bytes.length;
      return false;
    },
    cork: () => undefined,
    uncork: () => undefined,
  };
  const socket = {
    ...{ OPEN: 1, readyState: 1 },
    on: () => undefined,
    terminate: () => {
      socket.readyState = 3;
    },
  };
  const line = new SocketLine(socket as unknown as WebSocket, stream as unknown as Duplex, 1_000_000);
  return { line, unsent: () => stream.writableLength, isCut: () => line.isTooSlow };
}

test("[WS21] a document that was asked for may be as large as it is, once; asked for again unread, it ends the connection", () => {
  const { line, unsent, isCut } = stalled();
  const document = [Batch.of(new Uint8Array(8_000_000)), Batch.of(new Uint8Array(100_000))];
  line.answer(document);
  line.send(new Uint8Array(500_000));
  line.send(new Uint8Array(10));
  expect(isCut()).toBe(false);
  for (let asked = 0; asked < 10; asked += 1) line.answer(document);
  expect(isCut()).toBe(true);
  expect(unsent()).toBeLessThan(3 * 8_200_000);
});
