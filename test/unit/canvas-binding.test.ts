import { RECORDS } from "@acuerdo/shared";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { Peer, sample, Wire } from "../support/canvas/peers.ts";
import { arrowBinding, shapeRecord } from "../support/guard/samples.ts";

const records = (peer: Peer) => peer.doc.getMap<unknown>(RECORDS);

function pair(): { a: Peer; b: Peer; wire: Wire } {
  const [a, b] = [new Peer(1), new Peer(2)];
  return { a, b, wire: new Wire([a, b]) };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe("what is written", () => {
  test("[CB1] a shape stands under two keys: itself without its place, and its place", () => {
    const peer = new Peer(1);
    peer.add(sample.card("a"), 10, 20);
    peer.push();
    expect(records(peer).toJSON()).toEqual({ "shape:a": sample.card("a"), "shape:a|xy": [10, 20] });
  });

  test("[CB4] a drawing whose name no board takes is taken back and said, with what holds on to it; never left on one screen alone", () => {
    const peer = new Peer(1);
    const long = "x".repeat(65);
    peer.add(sample.geo(long));
    peer.add(sample.geo("b"));
    peer.push();
    expect(peer.refused).toEqual(["key"]);
    expect(records(peer).has("shape:b")).toBe(true);
    expect([...records(peer).keys()].some((key) => key.includes(long))).toBe(false);
    expect(peer.store.has(`shape:${long}` as never)).toBe(false);
    peer.push();
    expect(peer.refused).toEqual(["key"]);
  });

  test("[CB1] a move writes the place and nothing else", () => {
    const peer = new Peer(1);
    peer.add(sample.card("a"));
    peer.push();
    const changed: string[] = [];
    records(peer).observe(({ keysChanged }) => changed.push(...(keysChanged as Set<string>)));
    peer.change("a", { x: 5 });
    peer.push();
    peer.change("a", { y: 7 });
    peer.push();
    expect(changed).toEqual(["shape:a|xy", "shape:a|xy"]);
    expect(records(peer).get("shape:a|xy")).toEqual([5, 7]);
  });

  test("[CB1] a change and its opposite write nothing", () => {
    const peer = new Peer(1);
    peer.add(sample.geo("a"));
    peer.push();
    let updates = 0;
    peer.doc.on("update", () => updates++);
    peer.change("a", { x: 5, props: { color: "red" } });
    peer.change("a", { x: 0, props: { color: "blue" } });
    peer.push();
    expect(updates).toBe(0);
  });

  test("[CB2] what changes within 33 ms is written once, by itself", () => {
    const peer = new Peer(1);
    peer.add(sample.card("a"));
    vi.advanceTimersByTime(40);
    let updates = 0;
    peer.doc.on("update", () => updates++);
    for (let x = 1; x <= 60; x++) {
      peer.change("a", { x });
      vi.advanceTimersByTime(11);
    }
    expect(updates).toBe(20);
    expect(records(peer).get("shape:a|xy")).toEqual([60, 0]);
  });

  test("[CB3] a stroke is written when the pen is lifted", () => {
    const peer = new Peer(1);
    peer.add(sample.stroke("s", 2, false));
    peer.push();
    peer.change("s", sample.stroke("s", 300, false));
    peer.push();
    expect(records(peer).size).toBe(0);
    peer.change("s", sample.stroke("s", 500, true));
    vi.advanceTimersByTime(40);
    expect([...records(peer).keys()]).toEqual(["shape:s", "shape:s|xy"]);
  });

  test("[CB4] what no board takes is taken back and said, and nothing of it is written", () => {
    const peer = new Peer(1);
    peer.add(sample.text("long"));
    peer.push();
    const kept = peer.shape("long");
    peer.change("long", { x: 30, props: { w: Number.MAX_VALUE } });
    peer.add(sample.stroke("heavy", 4_000));
    peer.add({ ...sample.geo("child"), parentId: "shape:long" });
    peer.push();
    expect(peer.refused.sort()).toEqual(["number", "parent", "size"]);
    expect(peer.shapes).toEqual([kept]);
    expect([...records(peer).keys()]).toEqual(["shape:long", "shape:long|xy"]);
  });

  test("[CB4] an arrow that is taken back takes its bindings with it", () => {
    const peer = new Peer(1);
    peer.add(sample.card("c"));
    peer.add(shapeRecord("a", "arrow", { ...(sample.arrow("a").props as object), bend: Number.MAX_VALUE }));
    peer.bind("b", "a", "c");
    peer.push();
    expect(Object.keys(peer.seen())).toEqual(["shape:c"]);
    expect([...records(peer).keys()]).toEqual(["shape:c", "shape:c|xy"]);
  });

  test("[CB5] an observer writes nothing", () => {
    const peer = new Peer(1, false);
    peer.add(sample.card("a"));
    vi.advanceTimersByTime(100);
    expect(records(peer).size).toBe(0);
  });
});

describe("what comes in", () => {
  test("[CB6] two people move and recolour one shape: both hold", () => {
    const { a, b, wire } = pair();
    a.add(sample.geo("g"));
    wire.settle();
    a.change("g", { x: 100, y: 50 });
    b.change("g", { props: { color: "green" } });
    wire.settle();
    for (const peer of [a, b]) expect(peer.shape("g")).toMatchObject({ x: 100, y: 50, props: { color: "green" } });
    expect(a.seen()).toEqual(b.seen());
  });

  test("[CB6] local keys that wait are stronger than what comes in", () => {
    const { a, b, wire } = pair();
    a.add(sample.geo("g"));
    wire.settle();
    b.change("g", { x: 7 });
    b.push();
    a.change("g", { x: 100 });
    wire.deliver(1, 0, 9);
    expect(a.shape("g")?.x).toBe(100);
    wire.settle();
    expect(a.seen()).toEqual(b.seen());
  });

  test("[CB7] a move leaves the shape's props the same object", () => {
    const { a, b, wire } = pair();
    a.add(sample.geo("g"));
    wire.settle();
    const before = b.shape("g")?.props;
    a.change("g", { x: 40 });
    wire.settle();
    expect(b.shape("g")?.x).toBe(40);
    expect(b.shape("g")?.props).toBe(before);
  });

  test("[CB8] bad entries are left out, counted and said once; the rest of the board opens", () => {
    const { a, b, wire } = pair();
    a.add(sample.card("good"));
    a.push();
    const bad: [string, unknown][] = [
      ["shape:text", shapeRecord("text", "text", { ...(sample.text("x").props as object), richText: { type: "doc" } })],
      ["shape:card", { ...sample.card("card"), parentId: "shape:gone" }],
      ["shape:image", shapeRecord("image", "image", {})],
      ["shape:type", new Y.Map()],
      ["shape:other", sample.card("not-the-key")],
      ["constructor", 1],
      ["shape:good|xy|xy", [1, 2]],
      ["binding:b", { ...arrowBinding("b", "good", "good"), type: "rope" }],
    ];
    a.doc.transact(() => {
      for (const [key, value] of bad) records(a).set(key, value);
    });
    wire.settle();
    expect(b.shapes.map(({ id }) => id)).toEqual(["shape:good"]);
    expect(b.binding.skipped).toBe(bad.length);
    const joiner = new Peer(3);
    new Wire([b, joiner]);
    Y.applyUpdate(joiner.doc, Y.encodeStateAsUpdate(b.doc));
    expect(joiner.seen()).toEqual(b.seen());
    expect(console.warn).toHaveBeenCalledTimes(3);
  });

  test("[CB8] a record that breaks tldraw in the middle of a merge is left out alone", () => {
    const { a, b, wire } = pair();
    b.store.sideEffects.registerBeforeCreateHandler("shape", (shape) => {
      if (shape.id === "shape:breaks") throw new Error("tldraw");
      return shape;
    });
    for (const id of ["one", "breaks", "two"]) a.add(sample.card(id));
    wire.settle();
    expect(b.shapes.map(({ id }) => id).sort()).toEqual(["shape:one", "shape:two"]);
    expect(b.binding.skipped).toBe(1);
  });

  test("[CB8] a shape that turns bad goes, and comes back when it is good again", () => {
    const { a, b, wire } = pair();
    a.add(sample.card("c"), 3, 4);
    wire.settle();
    const good = records(a).get("shape:c");
    records(a).set("shape:c", { ...sample.card("c"), opacity: 7 });
    wire.settle();
    expect(b.shapes).toEqual([]);
    records(a).set("shape:c", good);
    wire.settle();
    expect(b.shape("c")).toMatchObject({ x: 3, y: 4 });
  });

  test("[CB9] a shape without its place lies at the origin until its place comes", () => {
    const peer = new Peer(1);
    records(peer).set("shape:c", sample.card("c"));
    expect(peer.shape("c")).toMatchObject({ x: 0, y: 0 });
    records(peer).set("shape:c|xy", [8, 9]);
    expect(peer.shape("c")).toMatchObject({ x: 8, y: 9 });
  });

  test("[CB10] deleted by one while another moves it: it is gone for both", () => {
    const { a, b, wire } = pair();
    a.add(sample.card("c"));
    wire.settle();
    a.remove("c");
    b.change("c", { x: 9 });
    wire.settle();
    expect(a.shapes).toEqual([]);
    expect(b.shapes).toEqual([]);
  });

  test("[CB10] deleted by one while another writes in it: it stays, where it was", () => {
    const { a, b, wire } = pair();
    a.add(sample.geo("g"), 70, 80);
    wire.settle();
    a.remove("g");
    b.change("g", { props: { color: "red" } });
    b.push();
    a.push();
    wire.settle();
    for (const peer of [a, b]) expect(peer.shape("g")).toMatchObject({ x: 70, y: 80, props: { color: "red" } });
  });

  test("[CB11] a binding waits until both its ends are there", () => {
    const { a, b, wire } = pair();
    a.add(sample.arrow("a"));
    a.bind("b", "a", "c");
    a.push();
    records(a).set("binding:b", arrowBinding("b", "a", "c"));
    wire.deliver(0, 1, 9);
    expect(Object.keys(b.seen())).toEqual(["shape:a"]);
    a.add(sample.card("c"));
    wire.settle();
    expect(Object.keys(b.seen())).toEqual(["binding:b", "shape:a", "shape:c"]);
    a.remove("c");
    wire.settle();
    expect(Object.keys(b.seen())).toEqual(["shape:a"]);
  });

  test("[CB12] what others do is no step of mine, and writes nothing back", () => {
    const { a, b, wire } = pair();
    a.add(sample.card("c"));
    a.add(sample.arrow("a"));
    a.bind("b", "a", "c");
    wire.settle();
    let updates = 0;
    b.doc.on("update", (_: Uint8Array, origin: unknown) => {
      if (origin !== wire) updates++;
    });
    a.remove("c");
    wire.settle();
    expect(b.history.getNumUndos()).toBe(0);
    expect(updates).toBe(0);
  });
});
