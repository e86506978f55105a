import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { Diff } from "../../../server/src/relay/diff.ts";

/** Three people who write over each other's entries, delete, nest and hear of each other now and then. */
function lived(edits: readonly (readonly [who: number, key: number, what: number])[]): Y.Doc {
  const docs = [new Y.Doc(), new Y.Doc(), new Y.Doc()];
  const bring = (from: Y.Doc, to: Y.Doc) => Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)));
  for (const [who, key, what] of edits) {
    const doc = docs[who] as Y.Doc;
    const map = doc.getMap<unknown>("records");
    if (what === 0) map.delete(`k${key}`);
    else if (what === 1) for (const other of docs) bring(other, doc);
    else if (what === 2) map.set(`k${key}`, new Y.Array());
    else if (what === 3 && map.get(`k${key}`) instanceof Y.Array)
      (map.get(`k${key}`) as Y.Array<number>).insert(0, [1, 2, 3]);
    else map.set(`k${key}`, { n: key, text: "x".repeat(key * 7) });
  }
  const [first = new Y.Doc(), ...others] = docs;
  for (const other of others) bring(other, first);
  return first;
}

const edits = fc.array(fc.tuple(fc.nat(2), fc.nat(12), fc.nat(9)), { minLength: 1, maxLength: 120, size: "max" });
const isWaiting = ({ store }: Y.Doc): boolean => store.pendingStructs !== null || store.pendingDs !== null;
const shown = (doc: Y.Doc) => doc.getMap("records").toJSON();

/** All pieces, each of which must be taken as it comes. */
function give(diff: Diff, to: Y.Doc, bytes: number, between: () => void = () => undefined): number {
  for (let pieces = 1; ; pieces += 1) {
    const { update, isLast, isCaughtUp } = diff.next(bytes);
    Y.applyUpdate(to, update);
    expect(isWaiting(to)).toBe(false);
    if (isLast) return pieces;
    if (!isCaughtUp) between();
  }
}

describe("[WS40] a document goes out in pieces", () => {
  test("none waits for another, and they come to the same as the whole, whatever was there before", () => {
    fc.assert(
      fc.property(edits, edits, fc.integer({ min: 1, max: 400 }), (before, after, bytes) => {
        const doc = lived(before);
        const behind = new Y.Doc();
        Y.applyUpdate(behind, Y.encodeStateAsUpdate(doc));
        const other = lived(after);
        Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
        for (const to of [behind, new Y.Doc()]) {
          give(new Diff(() => doc, Y.encodeStateVector(to)), to, bytes);
          expect(shown(to)).toEqual(shown(doc));
          expect(Y.encodeStateAsUpdate(to)).toEqual(Y.encodeStateAsUpdate(doc));
        }
      }),
      { seed: 22, numRuns: 200 },
    );
  });

  test("what is written between two pieces comes with the next", () => {
    const doc = lived(Array.from({ length: 300 }, (_, n) => [n % 3, n % 13, 1 + (n % 9)] as const));
    const records = doc.getMap<unknown>("records");
    const to = new Y.Doc();
    let n = 0;
    const pieces = give(new Diff(() => doc, Y.encodeStateVector(to)), to, 60, () => {
      n += 1;
      if (n < 50) records.set(`k${n % 13}`, { late: n });
      if (n === 20) records.delete("k3");
    });
    expect(pieces).toBeGreaterThan(20);
    expect(shown(to)).toEqual(shown(doc));
  });

  test("who breaks off goes on where they were", () => {
    const doc = lived(Array.from({ length: 300 }, (_, n) => [n % 3, n % 13, 1 + (n % 9)] as const));
    const to = new Y.Doc();
    let bytes = 0;
    for (let isLast = false; !isLast; ) {
      const piece = new Diff(() => doc, Y.encodeStateVector(to)).next(500);
      Y.applyUpdate(to, piece.update);
      bytes += piece.update.length;
      isLast = piece.isLast;
    }
    expect(shown(to)).toEqual(shown(doc));
    expect(bytes).toBeLessThan(3 * Y.encodeStateAsUpdate(doc).length);
  });
});
