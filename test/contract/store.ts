import type { BoardId, LedgerEvent, MemberId } from "@acuerdo/shared";
import { checkChain, seal } from "@acuerdo/shared";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Commit, Store, StoredBoard, StoredLedger } from "../../server/src/store/store.ts";

/** What every store keeps to, whatever it is made of. */

const A = "boardAAAAAAAAAAA" as BoardId;
const B = "boardBBBBBBBBBBB" as BoardId;
const ANA = "memberana" as MemberId;
const NO_HASH = "0".repeat(64);

const board = (id: BoardId, code: string): StoredBoard => ({
  id,
  createdAt: 1_700_000_000_000,
  code,
  doorOpen: true,
  keys: { mediator: `m-${id}`, participant: `p-${id}`, observer: `o-${id}` },
  secret: `secret of ${id}`,
  voices: "named",
});

const bytes = (...values: number[]) => Uint8Array.from(values);

function opening(id: BoardId): Commit {
  const data = { title: "Tã", objective: "O", language: "es", voices: "named" } as const;
  const events = seal([{ kind: "board.opened", actor: "server", data }], { board: id, seq: 0, hash: NO_HASH }, 1);
  return { after: 0, events, update: bytes(1) };
}

function next(before: readonly LedgerEvent[], count = 1, update = bytes(2)): Commit {
  const last = before.at(-1) as LedgerEvent;
  const draft = { kind: "phase.moved", actor: ANA, data: { phase: "weigh" } } as const;
  const events = seal(
    Array.from({ length: count }, () => draft),
    { board: last.board, seq: last.seq, hash: last.hash },
    2,
  );
  return { after: last.seq, events, update };
}

/** A thread on a machine with two cores and five other things to do. */
const START_MS = 30_000;

/** `open` gives a store on what `before` left behind, or on nothing the first time. */
export function storeContract(open: () => Promise<{ store: Store; reopen(): Promise<Store> }>): void {
  let store: Store;
  let reopen: () => Promise<Store>;
  const a = opening(A);

  beforeEach(async () => {
    ({ store, reopen } = await open());
    await store.createBoard(board(A, "AAAAAA"), a);
  }, START_MS);
  afterEach(() => store.close());

  test("[ST1] a board comes back as it was stored, by id and by code", async () => {
    expect(await store.board(A)).toEqual(board(A, "AAAAAA"));
    expect(await store.boardByCode("AAAAAA")).toEqual(board(A, "AAAAAA"));
    expect(await store.board(B)).toBeNull();
    expect(await store.boardByCode("BBBBBB")).toBeNull();
  });

  test("[ST1] a code is one board's alone, and a board that was refused for it has left nothing", async () => {
    expect(await store.createBoard(board(B, "AAAAAA"), opening(B))).toBe("code-taken");
    expect(await store.board(B)).toBeNull();
    expect((await store.ledger(B)).events).toEqual([]);
  });

  test("[ST2] events come back in order, unchanged, with the chain whole", async () => {
    const commit = next(a.events, 3);
    expect(await store.append(A, commit)).toBe("appended");
    const { events, updates } = await store.ledger(A);
    expect(events).toEqual([...a.events, ...commit.events]);
    expect(checkChain(events)).toBeNull();
    expect(updates).toEqual([bytes(1), bytes(2)]);
    expect(await store.events(A, 1, 2)).toEqual(commit.events.slice(0, 2));
    expect(await store.events(A, 4, 10)).toEqual([]);
  });

  test("[ST20] a record is read page by page as it is read whole, and as text", async () => {
    let record: readonly LedgerEvent[] = a.events;
    for (let n = 0; n < 12; n += 1) {
      const commit = next(record, 1 + (n % 3), bytes(n));
      await store.append(A, commit);
      record = [...record, ...commit.events];
    }
    const whole = await store.ledger(A);
    const pages: StoredLedger[] = [];
    for (let after = 0; after < record.length; after += 5) pages.push(await store.ledger(A, after, 5));
    expect(pages.flatMap((page) => page.events)).toEqual(whole.events);
    expect(pages.flatMap((page) => page.updates)).toEqual(whole.updates);
    expect(await store.ledger(A, record.length, 5)).toEqual({ events: [], updates: [] });
    const updates = [await store.ledgerUpdates(A, 0, 7), await store.ledgerUpdates(A, 7, record.length - 7)];
    expect(updates.flat()).toEqual(whole.updates);
    expect(JSON.parse(await store.eventsText(A, 3, 4))).toEqual(record.slice(3, 7));
    expect(await store.weigh(A)).toEqual({ events: record.length, canvasBytes: 0 });
    await store.appendCanvas([1, 2, 3].map((seq) => ({ board: A, seq, data: bytes(...Array(seq).fill(seq)) })));
    expect((await store.weigh(A)).canvasBytes).toBe(6);
  });

  test("[ST21] when somebody who facilitates was last there is kept, and doors that were left open are found", async () => {
    const opened = board(A, "AAAAAA").createdAt;
    await store.createBoard({ ...board(B, "BBBBBB"), createdAt: opened + 10 }, opening(B));
    expect(await store.lastVisit(A)).toBe(opened);
    expect(await store.unvisited(opened + 20, 9)).toEqual([A, B]);
    await store.visit(A, opened + 50);
    await store.visit(A, opened + 60);
    expect([await store.lastVisit(A), await store.lastVisit(B)]).toEqual([opened + 60, opened + 10]);
    expect(await store.unvisited(opened + 20, 9)).toEqual([B]);
    expect(await store.unvisited(opened + 100, 1)).toEqual([B]);
    await store.append(B, { after: 1, events: [], update: null, doorOpen: false });
    expect(await store.unvisited(opened + 100, 9)).toEqual([A]);
  });

  test("[ST3] appending on anything but the last event writes nothing at all", async () => {
    const commit = next(a.events);
    await store.append(A, commit);
    const member = { memberId: ANA, role: "participant", key: "p", takesPart: false } as const;
    const late = {
      ...next(a.events),
      member,
      doorOpen: false,
      intent: { key: "i", digest: "d", answer: "a" },
      held: { put: [{ key: "h", body: "b" }], drop: [] },
    };
    expect(await store.append(A, late)).toBe("behind");
    expect((await store.ledger(A)).events).toHaveLength(2);
    expect(await store.member(A, ANA)).toBeNull();
    expect(await store.intent(A, "i")).toBeNull();
    expect(await store.aside(A)).toEqual({ members: [], held: [] });
    expect((await store.board(A))?.doorOpen).toBe(true);
  });

  test("[ST3] of twenty who append at once on the same event, one does", async () => {
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => store.append(A, next(a.events))));
    expect(outcomes.filter((outcome) => outcome === "appended")).toHaveLength(1);
    expect((await store.ledger(A)).events).toHaveLength(2);
  });

  test("[ST4] a commit's events, member, door and answer are there together", async () => {
    const member = { memberId: ANA, role: "participant", key: "p", takesPart: true } as const;
    const intent = { key: "intent01", digest: "abc", answer: "what was answered" };
    const held = [
      { key: "held01", body: "what is held" },
      { key: "held02", body: "more" },
    ];
    await store.append(A, { ...next(a.events), member, intent, doorOpen: false, held: { put: held, drop: [] } });
    expect(await store.member(A, ANA)).toEqual(member);
    expect(await store.intent(A, intent.key)).toEqual(intent);
    expect(await store.intent(B, intent.key)).toBeNull();
    expect(await store.aside(A)).toEqual({ members: [member], held });
    expect(await store.aside(B)).toEqual({ members: [], held: [] });
    expect((await store.board(A))?.doorOpen).toBe(false);
  });

  test("[ST4] a member's role is replaced; an answer without events is kept too", async () => {
    const member = { memberId: ANA, role: "participant", key: "p", takesPart: true } as const;
    await store.append(A, { after: 1, events: [], update: null, member });
    const intent = { key: "intent02", digest: "x", answer: "no" };
    await store.append(A, { after: 1, events: [], update: null, member: { ...member, role: "mediator" }, intent });
    expect((await store.member(A, ANA))?.role).toBe("mediator");
    expect((await store.intent(A, intent.key))?.answer).toBe("no");
  });

  test("[ST18] what is held is replaced by its key, and goes in the commit that says so", async () => {
    const put = (body: string, drop: string[] = []) => ({ put: [{ key: "held01", body }], drop });
    await store.append(A, { after: 1, events: [], update: null, held: put("first") });
    await store.append(A, { after: 1, events: [], update: null, held: put("second") });
    expect((await store.aside(A)).held).toEqual([{ key: "held01", body: "second" }]);
    await store.append(A, { ...next(a.events), held: { put: [], drop: ["held01", "unknown"] } });
    expect((await store.aside(A)).held).toEqual([]);
    expect(await store.append(A, { after: 1, events: [], update: null, held: put("late") })).toBe("behind");
    expect((await store.aside(A)).held).toEqual([]);
  });

  test("[ST14] a key is replaced, and the code with it where one is given that is no other board's", async () => {
    await store.createBoard(board(B, "BBBBBB"), opening(B));
    const before = board(A, "AAAAAA");
    expect(await store.replaceKey(A, { role: "participant", hash: "new", code: "BBBBBB" })).toBe("code-taken");
    expect(await store.board(A)).toEqual(before);
    expect(await store.replaceKey(A, { role: "participant", hash: "new", code: "CCCCCC" })).toBe("replaced");
    expect(await store.replaceKey(A, { role: "observer", hash: "newer", code: null })).toBe("replaced");
    const keys = { ...before.keys, participant: "new", observer: "newer" };
    expect(await store.boardByCode("CCCCCC")).toEqual({ ...before, keys, code: "CCCCCC" });
    expect(await store.boardByCode("AAAAAA")).toBeNull();
    expect(await store.board(B)).toEqual(board(B, "BBBBBB"));
  });

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
    await store.appendCanvas([{ board: A, seq: 1, data: bytes(1) }]);
    expect(await store.compactCanvas({ board: A, seq: 1, data: bytes(11) })).toBe("compacted");
    expect(await store.compactCanvas({ board: A, seq: 1, data: bytes(12) })).toBe("kept");
    expect(await store.compactCanvas({ board: A, seq: 1, data: bytes(13), cleared: bytes(1, 2, 3) })).toBe("compacted");
    const cleared = bytes(1, 2, 3);
    expect(await store.canvas(A)).toEqual({ seq: 1, logged: 0, updates: [bytes(13)], claims: [], cleared });
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

  test(
    "[ST8] what was stored is there after closing and opening again",
    async () => {
      await store.append(A, next(a.events));
      await store.appendCanvas([{ board: A, seq: 1, data: bytes(7) }]);
      const moment = { at: 5, why: "restored", cards: 1, clusters: 2, drawings: 3, data: bytes(5) } as const;
      await store.keepMoment(A, moment, []);
      await store.close();
      store = await reopen();
      expect(await store.moment(A, 5)).toEqual(bytes(5));
      expect((await store.ledger(A)).events).toHaveLength(2);
      expect((await store.canvas(A)).updates).toEqual([bytes(7)]);
      await store.probe(Date.now());
      await store.probe(Date.now(), true);
    },
    START_MS,
  );

  test(
    "[ST15] a store is told when something else has changed what is kept, and not of what it has written itself",
    async () => {
      await store.append(A, next(a.events));
      await store.probe(Date.now(), true);
      expect(await store.changedElsewhere()).toBe(false);
      const other = await reopen();
      await other.replaceKey(A, { role: "observer", hash: "new", code: null });
      expect([await store.changedElsewhere(), await store.changedElsewhere()]).toEqual([true, false]);
      expect((await store.board(A))?.keys.observer).toBe("new");
      await other.close();
    },
    START_MS,
  );
}
