import { beforeEach, describe, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { Document } from "../../../client/src/sync/link/document.ts";

/** What a throw does to a document, in each place from which one could come. */

let doc: Document;
let said: ReturnType<typeof vi.spyOn>;
beforeEach(() => {
  doc = new Document();
  said = vi.spyOn(console, "error").mockImplementation(() => undefined);
  return () => said.mockRestore();
});

const fails = (): never => {
  throw new Error("a listener");
};
const set = (n: number) => doc.getMap("records").set(`n${n}`, n);

const EVENTS = ["beforeTransaction", "beforeObserverCalls", "afterTransaction", "afterTransactionCleanup", "update"];
EVENTS.push("updateV2", "beforeAllTransactions", "afterAllTransactions", "subdocs");

describe("[OF10] no listener silences a document", () => {
  test.each(EVENTS)("one of '%s'", (name) => {
    const [before, after] = [vi.fn(), vi.fn()];
    doc.on("update", before);
    doc.on(name as "update", fails);
    doc.on("update", after);
    for (let n = 0; n < 4; n += 1) set(n);
    expect([before.mock.calls.length, after.mock.calls.length, doc.isDead]).toEqual([4, 4, false]);
    expect(said.mock.calls.length).toBeGreaterThanOrEqual(name === "subdocs" ? 0 : 4);
  });

  test("an observer of a type, also for what comes from another document, all of which arrives", () => {
    const other = new Y.Doc();
    const seen = vi.fn();
    doc.getMap("records").observe(fails);
    doc.getMap("records").observeDeep(fails);
    doc.on("update", seen);
    for (let n = 0; n < 4; n += 1) {
      other.getMap("records").set(`n${n}`, n);
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
    }
    expect(doc.getMap("records").toJSON()).toEqual({ n0: 0, n1: 1, n2: 2, n3: 3 });
    expect([seen.mock.calls.length, doc.isDead]).toEqual([4, false]);
  });

  test("a document of Yjs itself is silenced by one, and would be noticed", () => {
    const plain = new Y.Doc();
    const seen = vi.fn();
    plain.on("update", seen);
    plain.on("update", fails);
    for (let n = 0; n < 4; n += 1) {
      try {
        plain.getMap("records").set(`n${n}`, n);
      } catch {}
    }
    expect(seen.mock.calls.length).toBe(1);
    const isDead = Object.getOwnPropertyDescriptor(Document.prototype, "isDead")?.get;
    expect(isDead?.call(plain)).toBe(true);
  });
});
