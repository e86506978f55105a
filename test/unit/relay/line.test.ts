import { expect, test } from "vitest";
import type { WebSocket } from "ws";
import type { Answer } from "../../../server/src/relay/answer.ts";
import { Batch } from "../../../server/src/relay/batch.ts";
import { Budget, fullest } from "../../../server/src/relay/budget.ts";
import { SocketLine } from "../../../server/src/relay/socket.ts";
import { Turns } from "../../../server/src/relay/turns.ts";
import { HandClock } from "../../support/server/hand-clock.ts";
import { weakened, weakly } from "../../support/weakening.ts";

const clock = new HandClock();

/** A socket whose other side reads when it is told to. */
class Reader {
  readonly line: SocketLine;
  readonly #flushed: (() => void)[] = [];
  readonly #socket = {
    ...{ OPEN: 1, readyState: 1 },
    on: () => undefined,
    ping: () => undefined,
    close: () => undefined,
    terminate: () => {
      this.#socket.readyState = 3;
    },
  };
  readonly #stream = {
    writableLength: 0,
    bytesWritten: 0,
    write: (bytes: Uint8Array, flushed?: () => void) => {
      this.#stream.writableLength += bytes.length;
      this.#stream.bytesWritten += bytes.length;
      if (flushed) this.#flushed.push(flushed);
      return false;
    },
    cork: () => undefined,
    uncork: () => undefined,
  };

  constructor(turns: Turns, budget: Budget, rank = 0, Line = SocketLine) {
    this.line = new Line(this.#socket as unknown as WebSocket, this.#stream as never, 1_000_000);
    this.line.admit(turns, { budget, rank, clock });
  }

  get unsent(): number {
    return this.#stream.writableLength;
  }

  get isCut(): boolean {
    return this.#socket.readyState === 3;
  }

  /** Takes all that is on its way. */
  read(): void {
    this.#stream.writableLength = 0;
    for (const flushed of this.#flushed.splice(0)) flushed();
  }
}

/** So many bytes of a document, in pieces. */
function documentOf(bytes: number): Answer & { readonly given: number } {
  let given = 0;
  return {
    isCaughtUp: false,
    get isOver() {
      return given === bytes;
    },
    total: bytes,
    get given() {
      return given;
    },
    next: (most) => {
      const part = Math.min(most, bytes - given);
      given += part;
      return part > 0 ? [Batch.of(new Uint8Array(part))] : [];
    },
  };
}

const open = (most = 1e9) => ({ turns: new Turns(clock), budget: new Budget(most, clock) });

test("[WS21] whoever asks for a large document and reads nothing holds one part of it, however often they ask", () => {
  const { turns, budget } = open();
  const reader = new Reader(turns, budget);
  for (let asked = 0; asked < 100; asked += 1) reader.line.answer(documentOf(8_000_000));
  expect(reader.unsent).toBeLessThan(70_000);
  expect(budget.taken).toBe(reader.unsent);
  for (let taken = 0; taken < 400; taken += 1) reader.read();
  expect([reader.unsent, budget.taken, reader.isCut]).toEqual([0, 0, false]);
});

test("[WS41] a part follows when the one before has left, larger where it leaves at once", () => {
  const { turns, budget } = open();
  const reader = new Reader(turns, budget);
  const document = documentOf(8_000_000);
  reader.line.answer(document);
  const parts: number[] = [];
  for (let taken = 0; taken < 8; taken += 1) {
    parts.push(reader.unsent);
    reader.read();
  }
  expect(parts.map((bytes) => Math.round(bytes / 65_536))).toEqual([1, 8, 8, 8, 8, 8, 8, 8]);
});

test("[WS41] of a member's sockets one is told at a time: the ledger first, the newest first, and none waits for one that has stopped", () => {
  const { turns, budget } = open();
  const [canvas, ledger, newer] = [
    new Reader(turns, budget, 1),
    new Reader(turns, budget, 0),
    new Reader(turns, budget, 0),
  ];
  for (const reader of [canvas, ledger, newer]) reader.line.answer(documentOf(1_000_000));
  const isTold = () => [canvas, ledger, newer].map(({ unsent }) => unsent > 0);
  // Each asked when nobody stood before it, so a part for each is on its way: the last ones but for the newest.
  expect(isTold()).toEqual([true, true, true]);
  for (const reader of [canvas, ledger]) reader.read();
  expect(isTold()).toEqual([false, false, true]);
  newer.read();
  expect(isTold()).toEqual([false, false, true]);
  clock.pass(1_100); // the newest has stopped reading
  expect(isTold()).toEqual([false, true, true]);
  for (let taken = 0; taken < 100 && ledger.unsent > 0; taken += 1) ledger.read();
  expect(isTold()).toEqual([true, false, true]);
  newer.line.gone();
  for (let taken = 0; taken < 100; taken += 1) canvas.read();
  expect(canvas.unsent).toBe(0);
});

test("[WS42] what all readers together have not read is bounded, and whoever holds it without reading is let go for others", () => {
  const budget = new Budget(200_000, clock);
  const stalled = Array.from({ length: 20 }, () => new Reader(new Turns(clock), budget));
  for (const reader of stalled) reader.line.answer(documentOf(8_000_000));
  expect(budget.taken).toBeLessThan(270_000);
  const honest = new Reader(new Turns(clock), budget);
  const document = documentOf(500_000);
  honest.line.answer(document);
  expect(document.given).toBe(0);
  for (let second = 0; second < 60 && document.given < 500_000; second += 1) {
    clock.pass(1_000);
    honest.read();
    for (const reader of stalled) if (reader.isCut) reader.line.gone();
  }
  expect(document.given).toBe(500_000);
  expect(honest.isCut).toBe(false);
  expect(budget.taken).toBeLessThan(270_000);
});

test("[WS42] of those who are behind the fullest are cut, no more of them than must be", () => {
  const lines = [5, 0, 90, 40, 10].map((unsent) => ({ unsent }));
  expect(fullest(lines, 200)).toEqual([]);
  expect(fullest(lines, 60)).toEqual([{ unsent: 90 }]);
  expect(fullest(lines, 20).map(({ unsent }) => unsent)).toEqual([90, 40]);
});

test("[WS21] [WS42] a server that gives all of a document at once, or counts nobody's bytes, is caught", async () => {
  const at = { document: "server/src/relay/outlet.ts", line: "server/src/relay/socket.ts" };
  const whole = weakened(at.document, ["answer.next(this.#partBytes)", "answer.next(Number.POSITIVE_INFINITY)"]);
  const lines = await weakly<typeof import("../../../server/src/relay/socket.ts")>(at.line, [
    '"./outlet.ts"',
    `"${whole}"`,
  ]);
  const budgets = await weakly<typeof import("../../../server/src/relay/budget.ts")>("server/src/relay/budget.ts", [
    "if (this.#taken < this.#most) return true;",
    "return true;",
  ]);
  const held = ({ budget }: { budget: Budget }, Line: typeof SocketLine, many: number) => {
    const readers = Array.from({ length: many }, () => new Reader(new Turns(clock), budget, 0, Line));
    for (const reader of readers) reader.line.answer(documentOf(8_000_000));
    return readers.reduce((sum, { unsent }) => sum + unsent, 0);
  };
  expect(held(open(), SocketLine, 1)).toBeLessThan(70_000);
  expect(held(open(), lines.SocketLine as never, 1)).toBeGreaterThan(7_999_999);
  expect(held(open(200_000), SocketLine, 20)).toBeLessThan(270_000);
  expect(held({ budget: new budgets.Budget(200_000, clock) as never }, SocketLine, 20)).toBeGreaterThan(1_000_000);
});
