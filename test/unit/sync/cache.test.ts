import { IDBDatabase, IDBFactory, IDBKeyRange } from "fake-indexeddb";
import { beforeEach, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { Cache } from "../../../client/src/sync/saved/cache.ts";
import { weakened, weakly } from "../../support/weakening.ts";

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

test("[OF20] a device knows a document that was whole on it, also where nothing is in it; not one of which it has heard nothing", async () => {
  const visit = async (act?: (cache: Cache) => void): Promise<number> => {
    const whole = vi.fn();
    const cache = new Cache("board", "canvas", new Y.Doc(), { ...port, whole });
    await cache.loaded;
    act?.(cache);
    await expect.poll(() => cache.written).toBe(true);
    cache.close();
    return whole.mock.calls.length;
  };
  expect(await visit((cache) => cache.part())).toBe(0);
  expect(await visit((cache) => cache.whole())).toBe(0);
  expect(await visit((cache) => void cache.empty(null))).toBe(1);
  expect(await visit()).toBe(0);
});

const once = (request: IDBRequest): Promise<unknown> =>
  new Promise((resolve) => {
    request.onsuccess = resolve;
  });
/** What a device may give back of a canvas; `undefined` where it goes on as it is. */
const SPOILED: readonly (readonly [string, () => Promise<void>])[] = [
  [
    "has no stores",
    async () => {
      const opening = indexedDB.open("acuerdo.board.canvas", 1);
      await once(opening);
      opening.result.close();
    },
  ],
  [
    "has a row that nobody can read",
    async () => {
      const opening = indexedDB.open("acuerdo.board.canvas", 1);
      opening.onupgradeneeded = () => {
        opening.result.createObjectStore("updates", { autoIncrement: true }).add(Uint8Array.of(255, 255, 255));
        opening.result.createObjectStore("custom");
      };
      await once(opening);
      opening.result.close();
    },
  ],
  ["does not answer", async () => void vi.stubGlobal("indexedDB", { open: () => ({}) })],
  [
    "throws",
    async () =>
      void vi.stubGlobal("indexedDB", {
        open: () => {
          throw new DOMException("no");
        },
      }),
  ],
];

/** Whether a copy that cannot be relied on is noticed within five seconds, and is kept again by the next visit. */
async function isNoticed(Kind: typeof Cache, spoil: () => Promise<void>): Promise<boolean> {
  const factory = new IDBFactory();
  vi.stubGlobal("indexedDB", factory);
  await spoil();
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const cache = new Kind("board", "canvas", new Y.Doc(), port);
  let isLoaded = false;
  void cache.loaded.then(() => {
    isLoaded = true;
  });
  for (let n = 0; n < 50 && !isLoaded; n += 1) {
    await vi.advanceTimersByTimeAsync(100);
    await new Promise((resolve) => setImmediate(resolve));
  }
  vi.useRealTimers();
  const isRelied = cache.kept;
  cache.close();
  vi.stubGlobal("indexedDB", factory);
  return isLoaded && !isRelied && (await isKeptAgain(Kind));
}

async function isKeptAgain(Kind: typeof Cache): Promise<boolean> {
  const doc = new Y.Doc();
  const cache = new Kind("board", "canvas", doc, port);
  await cache.loaded;
  doc.getMap("records").set("shape:a", 1);
  await expect.poll(() => cache.written || !cache.kept, { timeout: 20_000 }).toBe(true);
  const isKept = cache.kept;
  cache.close();
  return isKept;
}

test.each(SPOILED)(
  "[OF10] a copy that %s is noticed within seconds, and kept again at the next visit",
  async (_, spoil) => {
    expect(await isNoticed(Cache, spoil)).toBe(true);
  },
);

test("[OF10] a copy that is relied on whatever it holds, and waited for without an end, is caught", async () => {
  const ends = "setTimeout(() => setTimeout(() => end(null), 50), ms)";
  const database = weakened("client/src/sync/saved/database.ts", [ends, "undefined"], ["!db || isSound(db)", "true"]);
  const before = await weakly<{ Cache: typeof Cache }>(
    "client/src/sync/saved/cache.ts",
    ['"./database.ts"', `"${database}"`],
    ["opened.isSound && bad.length === 0 &&", ""],
  );
  const noticed = [];
  for (const [name, spoil] of SPOILED) if (await isNoticed(before.Cache, spoil)) noticed.push(name);
  expect(noticed).toEqual(["throws"]);
});

/** All that this device keeps of a document, as text. */
async function bytesKept(): Promise<string> {
  const opening = indexedDB.open("acuerdo.board.ledger");
  await new Promise((resolve) => {
    opening.onsuccess = resolve;
  });
  const all = opening.result.transaction(["updates"]).objectStore("updates").getAll();
  await new Promise((resolve) => {
    all.onsuccess = resolve;
  });
  opening.result.close();
  return (all.result as Uint8Array[]).map((row) => Buffer.from(row).toString("latin1")).join();
}

test("[WH4] a device that comes back writes its copy anew once texts were withheld, also where it had no time for it", async () => {
  const theirs = new Y.Doc();
  theirs.getMap("positions").set("p", { text: "Zarzaparrilla" });
  const before = Y.encodeStateAsUpdate(theirs);
  theirs.getMap("positions").set("p", { text: "\ufffc" });
  const [first, second] = [new Y.Doc(), new Y.Doc()];
  const cache = new Cache("board", "ledger", first, port);
  await cache.loaded;
  Y.applyUpdate(first, before, "the server");
  Y.applyUpdate(first, Y.encodeStateAsUpdate(theirs), "the server");
  await expect.poll(() => cache.written).toBe(true);
  cache.close();
  expect(await bytesKept()).toContain("Zarzaparrilla");

  const again = new Cache("board", "ledger", second, port);
  again.forget(7); // before it is known what the device keeps
  await again.loaded;
  await expect.poll(bytesKept).not.toContain("Zarzaparrilla");
  expect(second.getMap("positions").toJSON()).toEqual({ p: { text: "\ufffc" } });
  second.getMap("positions").set("q", { text: "Más" });
  await expect.poll(() => again.written).toBe(true);
  again.close();
  const third = new Y.Doc();
  const last = new Cache("board", "ledger", third, port);
  await last.loaded;
  expect(third.getMap("positions").toJSON()).toEqual({ p: { text: "\ufffc" }, q: { text: "Más" } });
  last.close();
});
