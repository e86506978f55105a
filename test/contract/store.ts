import type { BoardId, LedgerEvent } from "@acuerdo/shared";
import { checkChain, seal } from "@acuerdo/shared";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Store, StoredLedger } from "../../server/src/store/store.ts";
import { A, ANA, B, board, bytes, next, opening, START_MS } from "./store-samples.ts";

/** What every store keeps to, whatever it is made of. */

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
    expect(await store.boardByCode(["AAAAAA"])).toEqual(board(A, "AAAAAA"));
    expect(await store.board(B)).toBeNull();
    expect(await store.boardByCode(["BBBBBB"])).toBeNull();
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
    expect(await store.weigh(A)).toEqual({ board: await store.board(A), events: record.length, canvasBytes: 0 });
    expect(await store.weigh(B)).toBe(null);
    await store.appendCanvas([1, 2, 3].map((seq) => ({ board: A, seq, data: bytes(...Array(seq).fill(seq)) })));
    expect((await store.weigh(A))?.canvasBytes).toBe(6);
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
    expect(await store.unvisited(opened, 9, opened + 50)).toEqual([A]); // later than it can have been
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
    expect(await store.boardByCode(["CCCCCC"])).toEqual({ ...before, keys, code: "CCCCCC" });
    expect(await store.boardByCode(["AAAAAA"])).toBeNull();
    expect(await store.board(B)).toEqual(board(B, "BBBBBB"));
  });

  test("[ST19] an event and the key that it tells of are stored together or not at all; whose board it is stays", async () => {
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
