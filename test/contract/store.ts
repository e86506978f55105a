import type { BoardId, LedgerEvent, MemberId, VoiceId } from "@acuerdo/shared";
import { checkChain, seal } from "@acuerdo/shared";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Commit, Store, StoredBoard } from "../../server/src/store/store.ts";

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

  test("[ST3] appending on anything but the last event writes nothing at all", async () => {
    const commit = next(a.events);
    await store.append(A, commit);
    const member = { memberId: ANA, voiceId: "v" as VoiceId, role: "participant", key: "p" } as const;
    const late = {
      ...next(a.events),
      member,
      doorOpen: false,
      intent: { memberId: ANA, id: "i" as never, digest: "d", answer: { seq: 2, hash: "h" } },
    };
    expect(await store.append(A, late)).toBe("behind");
    expect((await store.ledger(A)).events).toHaveLength(2);
    expect(await store.member(A, ANA)).toBeNull();
    expect(await store.intent(A, ANA, "i" as never)).toBeNull();
    expect((await store.board(A))?.doorOpen).toBe(true);
  });

  test("[ST3] of twenty who append at once on the same event, one does", async () => {
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => store.append(A, next(a.events))));
    expect(outcomes.filter((outcome) => outcome === "appended")).toHaveLength(1);
    expect((await store.ledger(A)).events).toHaveLength(2);
  });

  test("[ST4] a commit's events, member, door and answer are there together", async () => {
    const member = { memberId: ANA, voiceId: "voiceana" as VoiceId, role: "participant", key: "p" } as const;
    const intent = { memberId: ANA, id: "intent01" as never, digest: "abc", answer: { seq: 2, hash: "h" } };
    await store.append(A, { ...next(a.events), member, intent, doorOpen: false });
    expect(await store.member(A, ANA)).toEqual(member);
    expect(await store.intent(A, ANA, intent.id)).toEqual(intent);
    expect(await store.intent(A, "someoneelse" as MemberId, intent.id)).toBeNull();
    expect(await store.intent(B, ANA, intent.id)).toBeNull();
    expect((await store.board(A))?.doorOpen).toBe(false);
  });

  test("[ST4] a member's role is replaced; an answer without events is kept too", async () => {
    const member = { memberId: ANA, voiceId: "voiceana" as VoiceId, role: "participant", key: "p" } as const;
    await store.append(A, { after: 1, events: [], update: null, member });
    const intent = { memberId: ANA, id: "intent02" as never, digest: "x", answer: { refused: "let-go" } as const };
    await store.append(A, { after: 1, events: [], update: null, member: { ...member, role: "mediator" }, intent });
    expect((await store.member(A, ANA))?.role).toBe("mediator");
    expect((await store.intent(A, ANA, intent.id))?.answer).toEqual({ refused: "let-go" });
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

  test("[ST15] an event and the key that it tells of are stored together or not at all; whose board it is stays", async () => {
    const C = "cccccccccccccccc" as BoardId;
    const owned = { ...board(C, "CCCCCC"), owner: "owner" };
    const first = opening(C);
    await store.createBoard(owned, first);
    const [event] = seal(
      [{ kind: "key.replaced", actor: "server", data: { role: "participant" } }],
      { board: C, seq: 1, hash: first.events[0]?.hash ?? "" },
      2,
    );
    const commit = (code: string | null) => ({
      after: 1,
      events: event ? [event] : [],
      update: null,
      key: { role: "participant", hash: "new", code } as const,
    });
    expect(await store.append(C, commit("AAAAAA"))).toBe("behind");
    expect(await store.board(C)).toEqual(owned);
    expect(await store.events(C, 1, 9)).toEqual([]);
    expect(await store.append(C, commit("DDDDDD"))).toBe("appended");
    const keys = { ...owned.keys, participant: "new" };
    expect(await store.board(C)).toEqual({ ...owned, keys, code: "DDDDDD" });
    expect(await store.events(C, 1, 9)).toEqual([event]);
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
      await store.close();
      store = await reopen();
      expect((await store.ledger(A)).events).toHaveLength(2);
      expect((await store.canvas(A)).updates).toEqual([bytes(7)]);
      await store.probe(Date.now());
    },
    START_MS,
  );
}
