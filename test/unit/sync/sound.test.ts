import type { Actor, PositionId } from "@acuerdo/shared";
import { sayAsked } from "@acuerdo/shared";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { learnAll } from "../../../client/src/sync/ledger/all-rules.ts";
import { Outbox } from "../../../client/src/sync/ledger/outbox.ts";
import { OwnHeld } from "../../../client/src/sync/ledger/own-held.ts";
import { RefusedIntents } from "../../../client/src/sync/ledger/refused.ts";
import { DEVICE_PREFIX, deviceSecret, knownBoards, recall, remember } from "../../../client/src/sync/saved/device.ts";
import { Draft } from "../../../client/src/sync/saved/drafts.ts";
import { Lease } from "../../../client/src/sync/saved/lease.ts";
import { keptProfile } from "../../../client/src/sync/saved/profile.ts";
import { isLike } from "../../../client/src/sync/saved/sound.ts";
import { forgetInTab, recallInTab, rememberInTab } from "../../../client/src/sync/saved/tab.ts";
import { unsavedHere } from "../../../client/src/sync/saved/unsaved.ts";
import { keptEntry, nameOfEntry } from "../../../client/src/sync/way-in/entry.ts";
import { fieldsOf } from "../../../client/src/ui/use-fields.ts";
import { named, Table } from "../../support/ledger/ledger.ts";

/** What a device gives back that nobody of ours has put there like this: spoiled by a disk, another program's, or a later version's. */

class Storage {
  readonly values = new Map<string, string>();
  get length(): number {
    return this.values.size;
  }
  key = (at: number): string | null => [...this.values.keys()][at] ?? null;
  getItem = (key: string): string | null => this.values.get(key) ?? null;
  setItem = (key: string, value: string): void => void this.values.set(key, value);
  removeItem = (key: string): void => void this.values.delete(key);
}

let storage: Storage;
beforeEach(() => {
  learnAll();
  storage = new Storage();
  vi.stubGlobal("localStorage", storage);
  vi.stubGlobal("sessionStorage", new Storage());
  vi.stubGlobal("addEventListener", () => undefined);
  vi.stubGlobal("removeEventListener", () => undefined);
  return () => vi.unstubAllGlobals();
});

const put = (key: string, raw: string) => storage.setItem(DEVICE_PREFIX + key, raw);

const SPOILED = [
  "",
  "{",
  "null",
  "0",
  "5",
  "true",
  '"words"',
  "[]",
  "[null]",
  "[5]",
  "{}",
  '{"intent":5}',
  '{"at":"x"}',
];
const BOARD = "boardAAAAAAAAAAA";

describe("[OF21] what is spoiled on the device", () => {
  const p1 = named<PositionId>("p1");
  function board() {
    const table = new Table();
    return { table, ana: table.member("ana") };
  }
  function outbox(name: string, sent: string[] = []) {
    const port = {
      send: async ({ id }: { id: string }) => {
        sent.push(id);
        return { ok: { seq: 100 } };
      },
      ask: async () => ({ ok: { held: [] } }),
      changed: () => undefined,
      refused: () => undefined,
    };
    return new Outbox(name, port);
  }
  const place = (id: string, rest: object) =>
    JSON.stringify({ intent: { id, kind: "position.place", ...rest }, at: 5 });

  test("holds up nothing that waits beside it, and is let lie", async () => {
    const { table, ana } = board();
    for (const [n, raw] of SPOILED.entries()) put(`outbox.w.${n}`, raw);
    put("outbox.w.good", place("good", { positionId: p1, positionKind: "need", text: "Luz" }));
    const sent: string[] = [];
    const waiting = outbox("w", sent);
    expect(waiting.unanswered).toBe(1);
    expect(waiting.preview(table.ledger, ana).positions.get(p1)?.text).toBe("Luz");
    waiting.flush();
    await vi.waitFor(() => expect(waiting.unanswered).toBe(0));
    expect(sent).toEqual(["good"]);
    expect(storage.getItem(`${DEVICE_PREFIX}outbox.w.4`)).toBe("5");
    waiting.close();
  });

  test("an intent that lost its fields, or is of a later version, is sent, and shows nothing", async () => {
    const { table, ana } = board();
    put("outbox.v.a", place("a", { positionId: p1, positionKind: "need" }));
    put("outbox.v.b", place("b", { positionId: 5, positionKind: "need", text: "Luz" }));
    put("outbox.v.c", JSON.stringify({ intent: { id: "c", kind: "of.tomorrow" }, at: 6, seq: null }));
    const sent: string[] = [];
    const waiting = outbox("v", sent);
    expect(waiting.preview(table.ledger, ana).positions.size).toBe(0);
    expect(
      waiting.submit(
        { kind: "position.place", positionId: p1, positionKind: "need", text: 5 } as never,
        table.ledger,
        ana,
      ),
    ).toMatchObject({ refused: "bad-request" });
    waiting.flush();
    await vi.waitFor(() => expect(waiting.unanswered).toBe(0));
    expect(sent.toSorted()).toEqual(["a", "b", "c"]);
    for (const language of ["es", "en"] as const)
      expect(sayAsked(language, { id: "c", kind: "of.tomorrow" } as never)).not.toBe("");
    waiting.close();
  });

  test("is not among what was refused, and what is kept of somebody has a form", () => {
    const refused = new RefusedIntents("r", () => undefined);
    for (const [n, raw] of SPOILED.entries()) {
      for (const key of [`refused.r.${n}`, "boards", "profile", nameOfEntry(BOARD), "held.h", "sender.s", "secret"])
        put(key, raw);
      expect(refused.all).toEqual([]);
      expect(knownBoards()).toEqual([]);
      expect(keptEntry(BOARD)).toBeNull();
      expect(keptProfile()).toBeNull();
      expect(new OwnHeld("h", { ask: async () => ({ failed: "offline" }), changed: () => undefined }).drafts).toEqual(
        [],
      );
      expect(new Lease("sender.s", () => 0).take()).toBe(true);
      expect(deviceSecret()).toMatch(/^[\w-]{32}$/);
      expect(() => unsavedHere()).not.toThrow();
    }
    refused.close();
  });

  test("drafts of another form are none; what is lost of a field is not of the form that stands", () => {
    const device = { recall, remember, forget: () => undefined };
    const shelves = { device, tab: { recall: recallInTab, remember: rememberInTab, forget: forgetInTab } };
    for (const raw of SPOILED) {
      put("draft.d", raw);
      const { value } = new Draft("d", "d", shelves);
      expect([null, undefined, "words"]).toContain(value);
    }
    const fields = { touched: {}, base: {} };
    expect([fields, { touched: { a: 1 }, base: {} }].every((value) => isLike(value, fields))).toBe(true);
    expect(fieldsOf({ title: "A" }, { touched: { title: 5 as never }, base: {} }, () => undefined).fields).toEqual({
      title: "A",
    });
    for (const value of [5, "x", [], {}, { touched: 5, base: {} }, { touched: {} }])
      expect(isLike(value, fields)).toBe(false);
  });
});

test("[OF21] a rule that throws on what waits ends nothing: everything else is shown", () => {
  const { table, ana } = { table: new Table(), ana: null as never as Actor };
  const said = vi.spyOn(console, "error").mockImplementation(() => undefined);
  put(
    "outbox.t.a",
    JSON.stringify({ intent: { id: "a", kind: "position.withdraw", positionId: "p" }, at: 1, seq: null }),
  );
  const port = {
    send: async () => ({ failed: "offline" as const }),
    ask: async () => ({ failed: "offline" as const }),
  };
  const waiting = new Outbox("t", { ...port, changed: () => undefined, refused: () => undefined });
  expect(waiting.preview(table.ledger, ana)).toBe(table.ledger);
  expect(said).toHaveBeenCalled();
  waiting.close();
  said.mockRestore();
});
