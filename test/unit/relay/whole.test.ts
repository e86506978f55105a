import { RECORDS } from "@acuerdo/shared";
import { describe, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { encodeWhole } from "../../../server/src/relay/whole.ts";
import { Random } from "../../sim/random.ts";

/** A document that is put together a little at a time, while people go on. */

const LARGE = 1e9;
const TEXT = "x".repeat(3_000);

/** Of each document, the copies of those who write on it. */
const copies = new WeakMap<Y.Doc, Map<number, Y.Doc>>();

/** One person's copy, as new as the document. */
function copyOf(doc: Y.Doc, client: number): Y.Doc {
  const all = copies.get(doc) ?? new Map<number, Y.Doc>();
  copies.set(doc, all);
  const copy = all.get(client) ?? new Y.Doc();
  all.set(client, copy);
  copy.clientID = client;
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(copy)));
  return copy;
}

/** Several people's writes on one document. */
function write(doc: Y.Doc, random: Random, writes: number): void {
  for (let n = 0; n < writes; n += 1) {
    const other = copyOf(doc, 1 + random.below(6));
    const key = `shape:${random.below(40)}`;
    if (random.below(4) === 0) other.getMap(RECORDS).delete(key);
    else other.getMap(RECORDS).set(key, { n, text: TEXT });
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other, Y.encodeStateVector(doc)));
  }
}

const read = (...updates: readonly Uint8Array[]): Y.Doc => {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
};

describe("[WS34] a whole document a little at a time", () => {
  for (const seed of [1, 2, 3]) {
    test(`seed ${seed}: is what Yjs makes of it in one go, where nobody goes on`, async () => {
      const doc = new Y.Doc();
      write(doc, new Random(seed), 150);
      expect(await encodeWhole(doc, LARGE)).toEqual(Y.encodeStateAsUpdate(doc));
    });
    test(`seed ${seed}: with the rows of what happened meanwhile behind it, is all there is`, async () => {
      const random = new Random(seed);
      const doc = new Y.Doc();
      write(doc, random, 150);
      for (let n = 0; n < 2_000; n += 1) doc.getMap(RECORDS).set(`shape:own${n % 900}`, { n, text: TEXT });
      const before = Y.encodeStateVector(doc);
      const rows: Uint8Array[] = [];
      doc.on("update", (row: Uint8Array) => rows.push(row));
      // a machine that takes a millisecond for each look at the clock: a fast one is through before anybody can go on
      let now = 0;
      const slow = vi.spyOn(performance, "now").mockImplementation(() => now++);
      const encoding = encodeWhole(doc, LARGE);
      let isOver = false;
      const goOn = () => {
        if (isOver) return;
        write(doc, random, 2);
        setImmediate(goOn);
      };
      setImmediate(goOn);
      const whole = await encoding;
      slow.mockRestore();
      isOver = true;
      expect(rows.length).toBeGreaterThan(0);
      const again = read(whole, ...rows);
      expect(again.store.pendingStructs).toBeNull();
      expect(again.getMap(RECORDS).toJSON()).toEqual(doc.getMap(RECORDS).toJSON());
      expect(Y.encodeStateVector(again)).toEqual(Y.encodeStateVector(doc));
      // Without those rows it still holds all that was there when it was begun.
      const alone = read(whole);
      for (const [client, clock] of Y.decodeStateVector(before)) {
        expect(Y.getState(alone.store, client)).toBeGreaterThanOrEqual(clock);
      }
    });
  }
});
