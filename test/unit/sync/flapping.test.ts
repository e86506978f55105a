import { FRAME, SYNC, writeNumbers } from "@acuerdo/shared";
import * as encoding from "lib0/encoding";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { PieceSize } from "../../../client/src/sync/link/piece-size.ts";
import { inPieces } from "../../../client/src/sync/link/pieces.ts";
import { weakly } from "../../support/weakening.ts";

/** A way that breaks by itself, and one that takes no large messages: both end a connection soon after something large was sent. */

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** One change of so many bytes, as a browser that comes in sends it. */
function changeOf(bytes: number): Uint8Array {
  const doc = new Y.Doc();
  doc.getMap("records").set("shape:a", "x".repeat(bytes));
  const encoder = encoding.createEncoder();
  for (const number of [FRAME.sync, SYNC.step2]) encoding.writeVarUint(encoder, number);
  encoding.writeVarUint8Array(encoder, Y.encodeStateAsUpdate(doc));
  return encoding.toUint8Array(encoder);
}

interface Way {
  /** Milliseconds after which a connection of this number ends by itself. */
  readonly endsAfter: (n: number) => number;
  /** Bytes of one message that it takes. */
  readonly takes: number;
}

/** How many connections it takes until something of so many bytes has come through; null where it was given up. */
async function bring(bytes: number, { endsAfter, takes }: Way, Size = PieceSize, most = 60): Promise<number | null> {
  const size = new Size();
  const message = changeOf(bytes);
  let isGivenUp = false;
  for (let n = 1; n <= most; n += 1) {
    let [hasArrived, hasEnded] = [false, false];
    class Base {
      static readonly OPEN = 1;
      readyState = 1;
      send(data: Uint8Array): void {
        if (data.length > takes) this.end();
        // the mark behind it comes back after a moment
        else if (data[0] === FRAME.mark) setTimeout(() => this.echo(), 60);
      }
      echo(): void {
        if (hasEnded) return;
        hasArrived = true;
        size.arrived();
      }
      end(): void {
        if (hasEnded) return;
        hasEnded = true;
        this.readyState = 3;
        size.ended(1_006);
      }
    }
    const tooLarge = () => {
      isGivenUp = true;
    };
    const Socket = inPieces(Base as never, { size, tooLarge });
    const socket = new (Socket as unknown as new () => Base)();
    setTimeout(() => socket.end(), endsAfter(n));
    socket.send(writeNumbers(FRAME.hello, 1));
    await vi.advanceTimersByTimeAsync(20);
    if (!hasEnded) for (const each of [message, writeNumbers(FRAME.mark, 1)]) socket.send(each);
    await vi.advanceTimersByTimeAsync(30_000);
    if (isGivenUp) return null;
    if (hasArrived) return n;
  }
  throw new Error("a loop");
}

const FOR_EVER = 1e9;
/** A way that breaks twenty times by itself, each time so long after it has opened. */
const breaks = (ms: number): Way => ({ endsAfter: (n) => (n <= 20 ? ms : FOR_EVER), takes: FOR_EVER });

describe("[OF14] what breaks the way", () => {
  test("is not the size of what is sent where the way breaks by itself, however often", async () => {
    for (const ms of [10, 30, 70, 2_000]) expect(await bring(60_000, breaks(ms))).toBeLessThanOrEqual(21);
  });

  test("where nobody waits for a connection that holds without it, that is caught: it is given up as too large", async () => {
    const file = "client/src/sync/link/piece-size.ts";
    const before = await weakly<{ PieceSize: typeof PieceSize }>(file, ["since + SOON_MS - this.#now()", "0"]);
    expect(await bring(60_000, breaks(30), before.PieceSize)).toBeNull();
  });

  test("is its size where it holds without it", async () => {
    expect(await bring(60_000, { endsAfter: () => FOR_EVER, takes: 16_384 })).toBeNull();
    expect(await bring(60_000, { endsAfter: () => FOR_EVER, takes: 65_536 })).toBe(1);
  });
});
