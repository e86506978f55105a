import { IDBDatabase, IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { beforeEach, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { Cache } from "../../../client/src/sync/saved/cache.ts";

/** The copy of a document on this device. */

beforeEach(() => {
  vi.stubGlobal("indexedDB", new IDBFactory());
  vi.stubGlobal("IDBKeyRange", IDBKeyRange);
  vi.stubGlobal("addEventListener", () => undefined);
  vi.stubGlobal("removeEventListener", () => undefined);
  vi.stubGlobal("BroadcastChannel", undefined);
  return () => vi.unstubAllGlobals();
});

const port = { changed: () => undefined, came: () => undefined, whole: () => undefined, part: () => undefined };

test("[OF18] what this page draws is called written once no power cut takes it away; what came from the server costs no such wait", async () => {
  const begun = vi.spyOn(IDBDatabase.prototype, "transaction");
  const doc = new Y.Doc();
  const cache = new Cache("board", "canvas", doc, port);
  await cache.loaded;
  const another = new Y.Doc();
  another.getMap("records").set("shape:b", 1);
  const came = Y.encodeStateAsUpdate(another);
  const steps = [
    [() => doc.getMap("records").set("shape:a", 1), "strict"],
    [() => Y.applyUpdate(doc, came, "the server"), "relaxed"],
  ] as const;
  for (const [step, durability] of steps) {
    begun.mockClear();
    step();
    await expect.poll(() => cache.written).toBe(true);
    expect(begun.mock.calls.map(([, mode, options]) => [mode, options?.durability])).toEqual([
      ["readwrite", durability],
    ]);
  }
  cache.close();
});
