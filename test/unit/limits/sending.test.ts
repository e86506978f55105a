import { expect, test } from "vitest";
import { sendPieces } from "../../../server/src/http/sending.ts";

/** How long a reader who is slow keeps a place for a long download. */

const LOOK_MS = 50;
const PIECE = "x".repeat(1_000);

async function* endless(pauseMs = 0): AsyncGenerator<string> {
  for (;;) {
    if (pauseMs > 0) await new Promise((resolve) => setTimeout(resolve, pauseMs));
    yield PIECE;
  }
}

/** Milliseconds after which it was cut; null: it was not, for as long as ten looks. */
async function cutAfter(isAwaited: boolean, readEveryMs: number | null, pieces = endless()): Promise<number | null> {
  const start = performance.now();
  // 20,000 bytes a second: a piece a look
  const setup = { isAwaited: () => isAwaited, mostMs: 60_000, lookMs: LOOK_MS, bytesASecond: 20_000 };
  const stream = sendPieces(pieces, setup);
  let cut: number | null = null;
  stream.once("close", () => {
    cut = performance.now() - start;
  });
  // a connection takes the first piece, and then as many as there is room for
  stream.read();
  const reading = readEveryMs === null ? undefined : setInterval(() => stream.read(), readEveryMs);
  while (cut === null && performance.now() - start < 10 * LOOK_MS)
    await new Promise((resolve) => setTimeout(resolve, 5));
  clearInterval(reading);
  const found = cut;
  stream.destroy();
  return found;
}

test("[HT49] whoever reads nothing is cut where somebody waits, and goes on where nobody does", async () => {
  expect(await cutAfter(true, null)).toBeLessThan(5 * LOOK_MS);
  expect(await cutAfter(false, null)).toBeNull();
});

test("[HT49] whoever reads as fast as is asked goes on; so does whoever waits for the server", async () => {
  expect(await cutAfter(true, 5)).toBeNull();
  expect(await cutAfter(true, 1, endless(4 * LOOK_MS))).toBeNull();
});
