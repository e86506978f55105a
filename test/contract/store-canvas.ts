import { afterEach, beforeEach, expect, test } from "vitest";
import type { Store } from "../../server/src/store/store.ts";
import { A, B, board, bytes, opening, START_MS } from "./store-samples.ts";

/** What every store keeps to of canvases. */

/** `open` gives a store on what `before` left behind, or on nothing the first time. */
export function canvasContract(open: () => Promise<{ store: Store }>): void {
  let store: Store;
  const a = opening(A);

  beforeEach(async () => {
    ({ store } = await open());
    await store.createBoard(board(A, "AAAAAA"), a);
  }, START_MS);
  afterEach(() => store.close());

  test("[ST5] canvas rows of several boards go in together, or not at all", async () => {
    await store.createBoard(board(B, "BBBBBB"), opening(B));
    await store.appendCanvas([
      { board: A, seq: 1, data: bytes(1, 2) },
      { board: B, seq: 1, data: bytes(3) },
      { board: A, seq: 2, data: bytes() },
    ]);
    expect(await store.canvas(A)).toEqual({ seq: 2, logged: 2, updates: [bytes(1, 2), bytes()], claims: [] });
    await expect(
      store.appendCanvas([
        { board: B, seq: 2, data: bytes(9) },
        { board: A, seq: 2, data: bytes(9) },
      ]),
    ).rejects.toThrow();
    expect(await store.canvas(B)).toEqual({ seq: 1, logged: 1, updates: [bytes(3)], claims: [] });
  });

  test("[ST5] a thousand rows at once", async () => {
    const rows = Array.from({ length: 1_200 }, (_, index) => ({ board: A, seq: index + 1, data: bytes(index % 251) }));
    await store.appendCanvas(rows);
    expect((await store.canvas(A)).updates).toEqual(rows.map((row) => row.data));
  });

  test("[ST6] a snapshot replaces the rows up to its own and no others, and never an newer one", async () => {
    await store.appendCanvas([1, 2, 3, 4].map((seq) => ({ board: A, seq, data: bytes(seq) })));
    expect(await store.compactCanvas({ board: A, seq: 3, data: bytes(33) })).toBe("compacted");
    expect(await store.canvas(A)).toEqual({ seq: 4, logged: 1, updates: [bytes(33), bytes(4)], claims: [] });
    expect(await store.compactCanvas({ board: A, seq: 2, data: bytes(22) })).toBe("kept");
    expect(await store.compactCanvas({ board: A, seq: 9, data: bytes(99) })).toBe("kept");
    expect(await store.compactCanvas({ board: A, seq: 4, data: bytes(44) })).toBe("compacted");
    expect(await store.canvas(A)).toEqual({ seq: 4, logged: 0, updates: [bytes(44)], claims: [] });
    await store.appendCanvas([{ board: A, seq: 5, data: bytes(5) }]);
    expect((await store.canvas(A)).updates).toEqual([bytes(44), bytes(5)]);
  });

  test("[ST6] a snapshot without the canvas' past may replace one that is as new, and says up to where", async () => {
    const both = [
      [1, "ana"],
      [2, "eva"],
    ] as const;
    await store.appendCanvas([{ board: A, seq: 1, data: bytes(1), claims: both }]);
    expect(await store.compactCanvas({ board: A, seq: 1, data: bytes(11) })).toBe("compacted");
    expect(await store.compactCanvas({ board: A, seq: 1, data: bytes(12) })).toBe("kept");
    expect((await store.canvas(A)).claims).toHaveLength(2);
    const cleared = bytes(1, 2, 3);
    const claims = [[2, "eva"]] as const; // of those whom it still names
    expect(await store.compactCanvas({ board: A, seq: 1, data: bytes(13), cleared, claims })).toBe("compacted");
    expect(await store.canvas(A)).toEqual({ seq: 1, logged: 0, updates: [bytes(13)], claims, cleared });
    await store.appendCanvas([{ board: A, seq: 2, data: bytes(2) }]);
    expect(await store.compactCanvas({ board: A, seq: 2, data: bytes(22) })).toBe("compacted");
    expect((await store.canvas(A)).cleared).toEqual(cleared);
  });

  test("[ST17] moments of a canvas come back in order, one at a time, and go with those that are kept", async () => {
    const moment = (at: number, ...data: number[]) => ({
      ...{ at, why: "time" as const, cards: at, clusters: 0, drawings: 1, data: bytes(...data) },
    });
    await store.keepMoment(A, moment(200, 2, 2), []);
    await store.keepMoment(A, moment(100, 1), []);
    await store.keepMoment(A, moment(100, 9, 9, 9), []);
    const told = (at: number, length: number) => ({
      ...{ at, why: "time", cards: at, clusters: 0, drawings: 1, bytes: length },
    });
    expect(await store.moments(A)).toEqual([told(100, 1), told(200, 2)]);
    expect([await store.moment(A, 100), await store.moment(A, 150), await store.moment(B, 100)]).toEqual([
      bytes(1),
      null,
      null,
    ]);
    await store.keepMoment(A, { ...moment(300, 3), why: "cleared" }, [100, 150]);
    expect((await store.moments(A)).map(({ at, why }) => [at, why])).toEqual([
      [200, "time"],
      [300, "cleared"],
    ]);
    await store.keepMoment(A, null, [200, 300]);
    expect(await store.moments(A)).toEqual([]);
  });

  test("[ST10] whose the client ids are is stored with the rows, for good", async () => {
    await store.appendCanvas([{ board: A, seq: 1, data: bytes(1), claims: [[2 ** 32 - 1, "ana"]] }]);
    await store.appendCanvas([
      {
        board: A,
        seq: 2,
        data: bytes(2),
        claims: [
          [2 ** 32 - 1, "eva"],
          [7, "eva"],
        ],
      },
    ]);
    await store.compactCanvas({ board: A, seq: 2, data: bytes(3), claims: [[8, "ana"]] });
    const { claims } = await store.canvas(A);
    expect([...claims].sort(([a], [b]) => a - b)).toEqual([
      [7, "eva"],
      [8, "ana"],
      [2 ** 32 - 1, "ana"],
    ]);
    expect((await store.canvas(B)).claims).toEqual([]);
  });

  test("[ST7] a canvas with a row missing is not shown", async () => {
    await store.appendCanvas([
      { board: A, seq: 1, data: bytes(1) },
      { board: A, seq: 3, data: bytes(3) },
    ]);
    await expect(store.canvas(A)).rejects.toThrow("missing");
  });
}
