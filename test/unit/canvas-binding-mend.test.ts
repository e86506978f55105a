import { checkRecord, RECORDS } from "@acuerdo/shared";
import { getIndexBetween, type IndexKey, type TLShape } from "@tldraw/tldraw";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Peer, sample, Wire } from "../support/canvas/peers.ts";
import { arrowBinding, PROPS, shapeRecord } from "../support/guard/samples.ts";

/** What strangers, and earlier versions, left on a canvas: people can see it, work around it and take it away. */

const records = (peer: Peer) => peer.doc.getMap<unknown>(RECORDS);
const force = (peer: Peer, ...entries: [string, unknown][]) =>
  peer.doc.transact(() => {
    for (const [key, value] of entries) records(peer).set(key, value);
  });
const order = (peer: Peer) =>
  peer.shapes.toSorted((a, b) => (a.index < b.index ? -1 : 1)).map(({ id }) => id.slice("shape:".length));
const indexes = (peer: Peer) => peer.shapes.map(({ index }) => index).sort();

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe("[CB13] one order", () => {
  test("for two who drew first at the same time, on both screens and for who comes later", () => {
    const [a, b] = [new Peer(1), new Peer(2)];
    const wire = new Wire([a, b]);
    a.add(sample.geo("two"));
    b.add(sample.geo("one"));
    wire.settle();
    const joiner = new Peer(3);
    force(joiner, ...Object.entries(a.doc.getMap(RECORDS).toJSON()));
    for (const peer of [a, b, joiner]) {
      expect(order(peer)).toEqual(["one", "two"]);
      expect(new Set(indexes(peer)).size).toBe(2);
    }
    expect([a.seen(), b.seen()]).toEqual([joiner.seen(), joiner.seen()]);
  });
  test("in which there is room between any two, and what is put there stays there", () => {
    const [a, b] = [new Peer(1), new Peer(2)];
    const wire = new Wire([a, b]);
    force(a, ["shape:a", sample.geo("a")], ["shape:b", sample.geo("b")], ["shape:c", sample.geo("c")]);
    wire.settle();
    const [low, high] = indexes(b) as [IndexKey, IndexKey];
    b.add({ ...sample.geo("between"), index: getIndexBetween(low, high) });
    wire.settle();
    for (const peer of [a, b]) expect(new Set(indexes(peer)).size).toBe(4);
    expect(order(a)).toEqual(order(b));
    expect(a.faults()).toEqual([]);
  });
  test("among indexes that leave no room at all", () => {
    const peer = new Peer(1);
    const odd = ["izzzzzzzzz", "R000000000", `a1${"z".repeat(126)}`, "a1", "a10"];
    force(peer, ...odd.map((index, i): [string, unknown] => [`shape:s${i}`, { ...sample.geo(`s${i}`), index }]));
    expect(order(peer)).toEqual(["s1", "s3", "s4", "s2", "s0"]);
    peer.change("s0", { props: { color: "red" } });
    peer.push();
    expect(checkRecord("shape:s0", records(peer).get("shape:s0"))).toBeNull();
  });
  test("for which nothing is written, and which is no work of others on mine", () => {
    const [a, b] = [new Peer(1), new Peer(2)];
    const wire = new Wire([a, b]);
    a.add(sample.geo("z"));
    wire.settle();
    let updates = 0;
    a.doc.on("update", (_: Uint8Array, __: unknown, ___: unknown, { local }: { local: boolean }) => {
      if (local) updates += 1;
    });
    b.add(sample.geo("a"));
    wire.settle();
    expect([updates, order(a)]).toEqual([0, ["a", "z"]]);
    a.history.undo();
    wire.settle();
    expect([order(a), order(b)]).toEqual([["a"], ["a"]]);
  });
});

describe("[CB14] what an earlier version took", () => {
  test("is shown unlocked, visible and within reach, and written so when somebody changes it", () => {
    const [a, b] = [new Peer(1), new Peer(2)];
    const wire = new Wire([a, b]);
    const cover = {
      ...sample.geo("cover"),
      isLocked: true,
      opacity: 0,
      props: { ...PROPS.geo, geo: "rectangle", w: 1e6, h: 1e6 },
    };
    force(a, ["shape:cover", cover], ["shape:cover|xy", [5, 6]]);
    wire.settle();
    expect(b.shape("cover")).toMatchObject({ isLocked: false, opacity: 0.5, x: 5, y: 6, props: { w: 20_000 } });
    expect(records(b).get("shape:cover")).toEqual(cover);
    b.store.put([{ ...(b.shape("cover") as TLShape), x: 9 }]);
    wire.settle();
    expect(records(a).get("shape:cover")).toEqual(cover);
    expect(a.shape("cover")?.x).toBe(9);
    b.change("cover", { props: { color: "red" } });
    wire.settle();
    expect(checkRecord("shape:cover", records(a).get("shape:cover"))).toBeNull();
    b.remove("cover");
    wire.settle();
    expect(records(a).size).toBe(0);
  });
  test("what is drawn or written beyond the bounds is kept within them, here too", () => {
    const peer = new Peer(1);
    peer.add({ ...sample.geo("wide"), props: { ...PROPS.geo, geo: "rectangle", w: 90_000, h: 0.2 } });
    const richText = {
      type: "doc",
      content: [{ type: "paragraph", content: [{ type: "text", text: "a\u202eb\u0000c" }] }],
    };
    peer.add(shapeRecord("words", "text", { ...PROPS.text, richText }));
    peer.push();
    expect(peer.refused).toEqual([]);
    expect(peer.faults()).toEqual([]);
    expect(peer.shape("wide")?.props).toMatchObject({ w: 20_000, h: 1 });
    expect(JSON.stringify(peer.shape("words")?.props)).toContain('"abc"');
    let updates = 0;
    peer.doc.on("update", () => updates++);
    peer.push();
    expect(updates).toBe(0);
  });
});

describe("[CB15] what costs too much to draw", () => {
  const cloud = (id: string) => shapeRecord(id, "geo", { ...PROPS.geo, geo: "cloud", w: 6_000, h: 6_000 });
  test("is left out where a board has more of it than it may hold; cards never are", () => {
    const peer = new Peer(1);
    const clouds = Array.from({ length: 200 }, (_, n): [string, unknown] => [`shape:c${n}`, cloud(`c${n}`)]);
    const cards = Array.from({ length: 50 }, (_, n): [string, unknown] => [`shape:k${n}`, sample.card(`k${n}`)]);
    force(peer, ...clouds, ...cards);
    const shown = peer.shapes.filter(({ type }) => type === "geo").length;
    expect(shown).toBeGreaterThan(20);
    expect(shown).toBeLessThan(80);
    expect(peer.binding.skipped).toBe(200 - shown);
    expect(peer.shapes.filter(({ type }) => type === "position")).toHaveLength(50);
  });
  test("is left out where it is too much by itself, and can be taken away all the same", () => {
    const peer = new Peer(1);
    const points = Array.from({ length: 900 }, (_, i) => ({ x: i % 2 ? 300 : -300, y: i }));
    const heavy = shapeRecord("h", "highlight", { ...PROPS.highlight, segments: [{ type: "free", points }] });
    force(peer, ["shape:h", heavy], ["shape:h|xy", [1, 1]], ["shape:k", sample.card("k")], ["nonsense", 5]);
    expect([peer.binding.skipped, order(peer)]).toEqual([2, ["k"]]);
    peer.binding.removeSkipped();
    expect([peer.binding.skipped, [...records(peer).keys()]]).toEqual([0, ["shape:k"]]);
  });
  test("an arrow lets go of what is so far away that it would be too much", () => {
    const peer = new Peer(1);
    const arrow = shapeRecord("a", "arrow", { ...PROPS.arrow, dash: "dotted", size: "s" });
    force(
      peer,
      ...([
        ["shape:a", arrow],
        ["shape:a|xy", [0, 0]],
        ["shape:k", sample.card("k")],
        ["shape:k|xy", [500, 0]],
      ] as [string, unknown][]),
      ["binding:b", arrowBinding("b", "a", "k")],
    );
    expect(Object.keys(peer.seen())).toContain("binding:b");
    force(peer, ["shape:k|xy", [900_000, 900_000]]);
    expect(Object.keys(peer.seen())).not.toContain("binding:b");
    force(peer, ["shape:k|xy", [700, 0]]);
    expect(Object.keys(peer.seen())).toContain("binding:b");
  });
});

test("[CB16] a text is written with its first letter, and an empty one is nobody's trouble", () => {
  const [a, b] = [new Peer(1), new Peer(2)];
  const wire = new Wire([a, b]);
  const rich = (text: string) => ({
    type: "doc",
    content: [{ type: "paragraph", ...(text && { content: [{ type: "text", text }] }) }],
  });
  a.add(shapeRecord("t", "text", { ...PROPS.text, richText: rich("") }), 7, 8);
  a.push();
  expect(records(a).size).toBe(0);
  a.change("t", { props: { richText: rich("¡Hola!") } });
  wire.settle();
  expect(b.shape("t")).toMatchObject({ x: 7, y: 8 });
  force(a, ["shape:empty", shapeRecord("empty", "text", { ...PROPS.text, richText: rich(" ") })]);
  wire.settle();
  expect([order(b), b.binding.skipped]).toEqual([["t"], 1]);
});

test("[CB17] without drawings there are cards, clusters and nothing else; what is not shown is counted and kept", () => {
  const told: [number, number][] = [];
  const peer = new Peer(1, true, false, { drawings: false, left: (unsound, hidden) => told.push([unsound, hidden]) });
  force(
    peer,
    ...([
      ["shape:k", sample.card("k")],
      ["shape:c", sample.cluster("c")],
    ] as [string, unknown][]),
    ...([
      ["shape:g", sample.geo("g")],
      ["shape:s", sample.stroke("s")],
      ["shape:bad", 5],
    ] as [string, unknown][]),
  );
  expect(peer.shapes.map(({ type }) => type).sort()).toEqual(["cluster", "position"]);
  expect(told.at(-1)).toEqual([1, 2]);
  records(peer).delete("shape:s");
  expect(told.at(-1)).toEqual([1, 1]);
  peer.change("k", { x: 4 });
  peer.push();
  expect([...records(peer).keys()].sort()).toEqual(["shape:bad", "shape:c", "shape:g", "shape:k", "shape:k|xy"]);
});
