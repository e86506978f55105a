import { beforeEach, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { forge, forgeOne, type RawStruct, RawValue } from "../../support/guard/forge.ts";
import { card } from "../../support/guard/samples.ts";
import { Stage } from "../../support/guard/stage.ts";

/**
 * What plain Yjs 13.6.33 does with a crafted update, and what the guard does: the facts behind every rule. Should a new
 * Yjs answer differently, a test here says so.
 */

let stage: Stage;
let mine: number;
let bobs: number;
beforeEach(() => {
  stage = new Stage(13, { writes: 0, elsewhere: false });
  for (let i = 0; i < 4; i++) stage.write(stage.bob);
  mine = stage.mallory.ids[1] as number;
  bobs = stage.bob.ids[0] as number;
});

const fair: RawStruct = { key: "shape:fair|xy", values: [[1, 2]] };

function unguarded(update: Uint8Array): Y.Doc {
  const doc = stage.copy();
  Y.applyUpdate(doc, update);
  return doc;
}

function guarded(update: Uint8Array) {
  return stage.guard.write(stage.mallory.actor, update);
}

/** What bob's next write shows on a document that has taken this update. */
function bobsNext(doc: Y.Doc): unknown {
  Y.applyUpdate(stage.bob.doc, Y.encodeStateAsUpdate(stage.doc));
  stage.bob.doc.getMap("records").set("shape:bobs-next|xy", [7, 7]);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(stage.bob.doc));
  return doc.getMap("records").get("shape:bobs-next|xy");
}

describe("under another's client id", () => {
  test("[GD10] fact 1: a write under bob's next clock is taken for bob's; the guard leaves it out", () => {
    const update = forgeOne(bobs, stage.state(bobs), fair);
    expect(unguarded(update).getMap("records").get("shape:fair|xy")).toEqual([1, 2]);
    expect(guarded(update)).toEqual({ ok: true, update: Uint8Array.of(0, 0), stripped: 1, missing: 0 });
    expect(stage.doc.getMap("records").has("shape:fair|xy")).toBe(false);
  });
  test("[GD10] fact 2: a write without a key, after bob's item, lands under its key; under bob's id it is left out", () => {
    const item = [...stage.doc.getMap("records")._map.values()].find(({ id }) => id.client === bobs) as Y.Item;
    const origin = [item.id.client, item.id.clock] as const;
    const update = forgeOne(bobs, stage.state(bobs), { origin, values: [card("x")] });
    expect(
      unguarded(update)
        .getMap("records")
        .get(item.parentSub as string),
    ).toEqual(card("x"));
    expect(guarded(update)).toMatchObject({ ok: true, stripped: 1 });
    expect(guarded(forgeOne(mine, 0, { origin, values: [card("x")] }))).toMatchObject({ code: "value" });
  });
  test("[GD10] fact 3: bob's last clock once more, two long, takes bob's next clock elsewhere", () => {
    const clock = stage.state(bobs) - 1;
    const update = forgeOne(bobs, clock, {
      key: "shape:fair|xy",
      values: [
        [1, 2],
        [3, 4],
      ],
    });
    expect(Y.getState(unguarded(update).store, bobs)).toBe(clock + 2);
    expect(guarded(update)).toMatchObject({ ok: true, stripped: 1 });
    expect(stage.state(bobs)).toBe(clock + 1);
  });
  test("[GD10] fact 4: bob's next clock used up: his next change is lost without an error", () => {
    const update = forgeOne(bobs, stage.state(bobs), fair);
    expect(bobsNext(unguarded(update))).toBeUndefined();
    guarded(update);
    expect(stage.guard.write(stage.bob.actor, Y.encodeStateAsUpdate(stage.bob.doc))).toMatchObject({ ok: true });
    expect(stage.doc.getMap("records").get("shape:bobs-next|xy")).toEqual([7, 7]);
  });
  test("[GD11] fact 5: deleting bob's next 1,000 clocks: what he writes vanishes as it arrives", () => {
    const update = forge({ deletions: [[bobs, [[stage.state(bobs), 1000]]]] });
    expect(bobsNext(unguarded(update))).toBeUndefined();
    expect(guarded(update)).toMatchObject({ ok: true, stripped: 1, update: Uint8Array.of(0, 0) });
    expect(stage.doc.store.pendingDs).toBeNull();
  });
});

describe("bytes that Yjs half takes", () => {
  test("[GD12] fact 6: a struct after its own future throws, and leaves the one before it applied", () => {
    const update = forgeOne(mine, 0, fair, { origin: [mine, 5], values: [[3, 4]] });
    const doc = stage.copy();
    expect(() => Y.applyUpdate(doc, update)).toThrow();
    expect(doc.getMap("records").has("shape:fair|xy")).toBe(true);
    expect(guarded(update)).toEqual({ ok: false, code: "malformed" });
    expect(stage.doc.getMap("records").has("shape:fair|xy")).toBe(false);
  });
  test("[GD13] fact 7: 300 unknown roots stay for ever", () => {
    const structs = Array.from({ length: 300 }, (_, i) => ({ root: `r${i}`, key: "k", values: [1] }));
    const update = forgeOne(mine, 0, ...structs);
    expect(update.length).toBeLessThan(5000);
    expect(unguarded(update).share.size).toBeGreaterThan(300);
    expect(guarded(update)).toEqual({ ok: false, code: "forbidden" });
  });
  test("[GD14] fact 8: a few bytes that claim 33.5 million structs allocate 256 MiB", () => {
    const update = forge({ sections: [{ client: 1, clock: 0, structs: [], count: 33_500_000 }] });
    expect(update.length).toBeLessThan(12);
    const before = process.memoryUsage().rss;
    expect(guarded(update)).toEqual({ ok: false, code: "too-many" });
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024);
  });
  test("[GD12] fact 9: a length of zero puts two structs with one id into the store", () => {
    const update = forgeOne(mine, 0, { key: "shape:a|xy", values: [] }, fair);
    const structs = unguarded(update).store.clients.get(mine) as Y.Item[];
    expect(structs.map(({ id }) => id.clock)).toEqual([0, 0]);
    expect(guarded(update)).toEqual({ ok: false, code: "malformed" });
  });
  test("[GD15] fact 10: a key `__proto__` becomes the value's prototype", () => {
    const bytes = new RawValue((encoder) => {
      for (const byte of [118, 1, 9, ...new TextEncoder().encode("__proto__"), 118, 1, 1, 118, 125, 5])
        encoder.cbuf[encoder.cpos++] = byte;
    });
    const update = forgeOne(mine, 0, { key: "shape:a", values: [bytes] });
    const value = unguarded(update).getMap("records").get("shape:a") as { v: number };
    expect([JSON.stringify(value), value.v]).toEqual(["{}", 5]);
    expect(guarded(update)).toMatchObject({ code: "value" });
  });
});

describe("work without end", () => {
  test("[GD16] fact 11: a crowd of heads under one key costs the square of its number", () => {
    const crowd = (count: number) => forgeOne(mine, 0, ...Array<RawStruct>(count).fill(fair));
    /** How often Yjs goes from an item to the one left of it while it finds the places of so many. */
    const looks = (count: number) => {
      const lefts = new WeakMap<object, unknown>();
      let times = 0;
      Object.defineProperty(Y.Item.prototype, "left", {
        configurable: true,
        get(this: object) {
          times += 1;
          return lefts.get(this);
        },
        set(this: object, left: unknown) {
          lefts.set(this, left);
        },
      });
      try {
        unguarded(crowd(count));
      } finally {
        Reflect.deleteProperty(Y.Item.prototype, "left");
      }
      return times;
    };
    expect(looks(800)).toBeGreaterThan(10 * looks(200));
    expect(guarded(crowd(8000))).toEqual({ ok: false, code: "shape" });
  });
  test("[GD15] fact 12: 200,000 nested arrays overflow the stack", () => {
    const deep = new RawValue((encoder) => {
      const bytes = new Uint8Array(400_001).fill(1).map((byte, i) => (i % 2 === 0 ? 117 : byte));
      bytes[400_000] = 126;
      encoder.bufs.push(bytes);
    });
    const update = forgeOne(mine, 0, { key: "shape:a", values: [deep] });
    expect(() => unguarded(update)).toThrow(RangeError);
    expect(guarded(update)).toEqual({ ok: false, code: "value" });
  });
  test("[GD17] fact 13: what follows on something that never comes is kept, and merged again with every update", () => {
    const doc = stage.copy();
    const lost = (i: number) => forgeOne(mine, 0, { origin: [4_000_000_000 + i, 9], values: [[1, 2]] });
    Y.applyUpdate(doc, lost(1));
    expect(doc.store.pendingStructs).not.toBeNull();
    expect(guarded(lost(1))).toEqual({ ok: false, code: "missing" });
    expect(stage.doc.store.pendingStructs).toBeNull();
  });
});
