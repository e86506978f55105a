import { IDBFactory } from "fake-indexeddb";
import { beforeEach, describe, expect, test, vi } from "vitest";

/** What localStorage held, and lost when the browser ended at once. A page is a fresh copy of the modules. */
class Kept {
  readonly values = new Map<string, string>();
  get length(): number {
    return this.values.size;
  }
  key = (at: number): string | null => [...this.values.keys()][at] ?? null;
  getItem = (key: string): string | null => this.values.get(key) ?? null;
  setItem = (key: string, value: string): void => void this.values.set(key, value);
  removeItem = (key: string): void => void this.values.delete(key);
}

async function page() {
  vi.resetModules();
  const device = await import("../../../client/src/sync/saved/device.ts");
  const durable = await import("../../../client/src/sync/saved/durable.ts");
  await device.restore();
  return { ...device, ...durable };
}

let storage: Kept;
beforeEach(() => {
  storage = new Kept();
  vi.stubGlobal("localStorage", storage);
  vi.stubGlobal("indexedDB", new IDBFactory());
  vi.stubGlobal("addEventListener", () => undefined);
  vi.stubGlobal("removeEventListener", () => undefined);
  return () => vi.unstubAllGlobals();
});

const KEYS = ["secret", "entry.b", "outbox.b.m.i", "refused.b.m.i", "draft.b.m/position", "clients.b"];
/** As an earlier version left it. */
const BEFORE = `{"intent":{"id":"i","kind":"position.place","positionId":"p","positionKind":"need","text":"Luz"},"at":10,"seq":null}`;

describe("[OF18] what nobody else has is there after the browser ended at once", () => {
  test.each(KEYS)("%s", async (key) => {
    const before = await page();
    expect(before.remember(key, ["value"])).toBe(true);
    expect(before.isOnDisk(key)).toBe(false);
    await vi.waitFor(() => expect(before.isOnDisk(key)).toBe(true));
    storage.values.clear();
    expect((await page()).recall(key, "list")).toEqual(["value"]);
  });

  test("what was forgotten stays so, and what is newer than localStorage's holds", async () => {
    const before = await page();
    before.remember("outbox.b.m.i", 1);
    before.remember("clients.b", [1]);
    const lagging = new Map(storage.values);
    before.forget("outbox.b.m.i");
    before.remember("clients.b", [1, 2]);
    await vi.waitFor(() => expect(before.isOnDisk("clients.b")).toBe(true));
    storage.values.clear();
    storage.setItem("acuerdo.clients.b", lagging.get("acuerdo.clients.b") as string);
    const after = await page();
    expect([after.recall("outbox.b.m.i", {}), after.recall("clients.b", "list")]).toEqual([null, [1, 2]]);
  });

  test("what an earlier version kept in localStorage alone is read, and kept from now on", async () => {
    storage.setItem("acuerdo.outbox.b.m.i", BEFORE);
    const first = await page();
    expect(first.recall("outbox.b.m.i", {})).toEqual(JSON.parse(BEFORE));
    await vi.waitFor(() => expect(first.isOnDisk("outbox.b.m.i")).toBe(true));
    storage.values.clear();
    expect((await page()).recall("outbox.b.m.i", {})).toEqual(JSON.parse(BEFORE));
  });

  test("what localStorage took while the browser's database did not answer is newer, also at the start after", async () => {
    const first = await page();
    first.remember("draft.b.m/position", { value: "De antes", at: 1 });
    first.remember("outbox.b.m.i", [1]);
    await vi.waitFor(() => expect(first.isOnDisk("outbox.b.m.i")).toBe(true));
    const sound = indexedDB;
    vi.stubGlobal("indexedDB", { open: () => ({}), databases: async () => [{ name: "acuerdo.device" }] });
    const silent = await page();
    silent.remember("draft.b.m/position", { value: "De ahora", at: 2 });
    vi.stubGlobal("indexedDB", sound);
    const after = await page();
    expect(after.recall("draft.b.m/position", {})).toEqual({ value: "De ahora", at: 2 });
    await vi.waitFor(() => expect(after.isOnDisk("draft.b.m/position")).toBe(true));
    storage.values.clear();
    expect((await page()).recall("draft.b.m/position", {})).toEqual({ value: "De ahora", at: 2 });
  });

  test("of somebody who only looks nothing is made; of what is no loss neither", async () => {
    (await page()).remember("panel", true);
    expect(await indexedDB.databases()).toEqual([]);
  });
});

describe("[OF18] nothing is called kept before", () => {
  const outboxOf = async ({ remember }: Awaited<ReturnType<typeof page>>) => {
    const { Outbox } = await import("../../../client/src/sync/ledger/outbox.ts");
    const port = { send: async () => ({ failed: "offline" }) as const, ask: async () => ({ ok: { held: [] } }) };
    remember("outbox.b.m.i", JSON.parse(BEFORE));
    return new Outbox("b.m", { ...port, changed: () => undefined, refused: () => undefined });
  };

  test("it is on the disk", async () => {
    const outbox = await outboxOf(await page());
    expect([outbox.kept, outbox.written]).toEqual([true, false]);
    await vi.waitFor(() => expect(outbox.written).toBe(true));
    outbox.close();
  });

  test.each(["is not there", "throws", "errors"])("where the browser's database %s, only in this page", async (how) => {
    const open = () => {
      if (how === "throws") throw new DOMException("no", "SecurityError");
      const request = {} as { onerror?: () => void };
      queueMicrotask(() => request.onerror?.());
      return request;
    };
    vi.stubGlobal("indexedDB", how === "is not there" ? undefined : { open });
    const outbox = await outboxOf(await page());
    await vi.waitFor(() => expect(outbox.kept).toBe(false));
    expect([outbox.kept, outbox.written, outbox.unanswered]).toEqual([false, false, 1]);
    outbox.close();
  });
});
