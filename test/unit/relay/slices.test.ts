import { RECORDS } from "@acuerdo/shared";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import * as Y from "yjs";
import { applyInSlices, slicesOf } from "../../../server/src/relay/slices.ts";
import { Random } from "../../sim/random.ts";

/** A stored canvas that is applied a little at a time. */

const KEYS = 30;

/** What several people have written over each other's things, some of it deleted, in whatever order they heard of each other. */
function livedIn(random: Random, writes: number): Y.Doc {
  const docs = Array.from({ length: 2 + random.below(4) }, (_, n) => {
    const doc = new Y.Doc();
    doc.clientID = 10 + random.below(1e9) * 5 + n;
    return doc;
  });
  for (let n = 0; n < writes; n += 1) {
    const doc = random.pick(docs);
    const records = doc.getMap(RECORDS);
    const key = `shape:${random.below(KEYS)}`;
    if (random.below(5) === 0) records.delete(key);
    else if (random.below(2) === 0) records.set(`${key}|xy`, [random.below(1_000), random.below(1_000) / 7]);
    else
      records.set(key, { id: key, text: "ñ…".repeat(random.below(40)), deep: [{ a: [true, null, 1.5] }, { b: "x" }] });
    const other = random.pick(docs);
    if (random.below(3) === 0) Y.applyUpdate(other, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(other)));
  }
  const whole = new Y.Doc();
  for (const doc of docs) Y.applyUpdate(whole, Y.encodeStateAsUpdate(doc));
  return whole;
}

const slices = (update: Uint8Array, bytes: number) =>
  [...slicesOf(update, bytes)].filter((slice) => slice !== undefined);

describe("[WS34] a canvas in slices", () => {
  for (const seed of [1, 2, 3, 4, 5, 6, 7, 8]) {
    test(`seed ${seed}: is the same canvas, and nothing is ever put aside on the way`, () => {
      const random = new Random(seed);
      const whole = Y.encodeStateAsUpdate(livedIn(random, 400));
      const bytes = 64 + random.below(1_000);
      const doc = new Y.Doc();
      const cut = slices(whole, bytes);
      expect(cut.length).toBeGreaterThan(3);
      for (const slice of cut) {
        Y.applyUpdate(doc, slice);
        expect(doc.store.pendingStructs).toBeNull();
        expect(doc.store.pendingDs).toBeNull();
      }
      expect(Y.encodeStateAsUpdate(doc)).toEqual(whole);
    });
  }
  test("people who write over each other in turn, ten thousand times, are cut in the order in which they did", () => {
    const [ana, eva] = [new Y.Doc(), new Y.Doc()];
    for (let n = 0; n < 5_000; n += 1) {
      for (const [one, other] of [
        [ana, eva],
        [eva, ana],
      ] as const) {
        const before = Y.encodeStateVector(one);
        one.getMap(RECORDS).set("shape:a|xy", [n, n]);
        Y.applyUpdate(other, Y.encodeStateAsUpdate(one, before));
      }
    }
    const whole = Y.encodeStateAsUpdate(ana);
    const doc = new Y.Doc();
    for (const slice of slices(whole, 1_000)) {
      Y.applyUpdate(doc, slice);
      expect(doc.store.pendingStructs).toBeNull();
    }
    expect(doc.getMap(RECORDS).toJSON()).toEqual({ "shape:a|xy": [4_999, 4_999] });
  });
  test("what is short, or holds what no canvas holds, or is cut off, is given as it is", () => {
    const doc = new Y.Doc();
    doc.getText("text").insert(0, "x".repeat(5_000));
    const update = Y.encodeStateAsUpdate(doc);
    expect(slices(update, 100)).toEqual([update]);
    const canvas = Y.encodeStateAsUpdate(livedIn(new Random(9), 200));
    expect(slices(canvas, canvas.length)).toEqual([canvas]);
    expect(slices(canvas.subarray(0, 900), 100)).toEqual([canvas.subarray(0, 900)]);
  });
  test("rows and a snapshot of several MiB come together to what they are; others have turns meanwhile", async () => {
    const stored = new Y.Doc();
    const rows: Uint8Array[] = [];
    stored.on("update", (row: Uint8Array) => rows.push(row));
    const text = "x".repeat(20_000);
    for (let n = 0; n < 200; n += 1) stored.getMap(RECORDS).set(`shape:${n}`, { text, n });
    const snapshot = Y.encodeStateAsUpdate(stored);
    rows.length = 0;
    for (let n = 0; n < 300; n += 1) stored.getMap(RECORDS).set(`shape:${n % 9}|xy`, [n, n]);
    const doc = new Y.Doc();
    // A clock by which every look takes long: what is asked is whether there are turns, not how fast this machine is.
    let now = 0;
    const clock = vi.spyOn(performance, "now").mockImplementation(() => (now += 100));
    onTestFinished(() => clock.mockRestore());
    const loading = applyInSlices(doc, [snapshot, ...rows]);
    let turns = 0;
    let isOver = false;
    const others = () => {
      turns += 1;
      if (!isOver) setImmediate(others);
    };
    setImmediate(others);
    await loading;
    isOver = true;
    expect(doc.getMap(RECORDS).toJSON()).toEqual(stored.getMap(RECORDS).toJSON());
    expect(turns).toBeGreaterThan(0);
  });
});
