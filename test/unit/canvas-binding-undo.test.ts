import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Peer, sample, Wire } from "../support/canvas/peers.ts";

function pair(): { a: Peer; b: Peer; wire: Wire } {
  const [a, b] = [new Peer(1), new Peer(2)];
  const wire = new Wire([a, b]);
  a.add(sample.geo("g"), 10, 10);
  wire.settle();
  a.history.clear();
  return { a, b, wire };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("undo takes back only what I did", () => {
  test("[UN1] my move goes back, their colour stays; redo moves again", () => {
    const { a, b, wire } = pair();
    a.change("g", { x: 200, y: 90 });
    wire.settle();
    b.change("g", { props: { color: "green" } });
    wire.settle();
    a.history.undo();
    wire.settle();
    for (const peer of [a, b]) expect(peer.shape("g")).toMatchObject({ x: 10, y: 10, props: { color: "green" } });
    a.history.redo();
    wire.settle();
    for (const peer of [a, b]) expect(peer.shape("g")).toMatchObject({ x: 200, y: 90, props: { color: "green" } });
  });

  test("[UN2] what somebody has changed since stays as they left it, a place as a whole", () => {
    const { a, b, wire } = pair();
    a.change("g", { x: 200, y: 90, props: { color: "red" } });
    wire.settle();
    b.change("g", { x: 300 });
    wire.settle();
    a.history.undo();
    wire.settle();
    for (const peer of [a, b]) expect(peer.shape("g")).toMatchObject({ x: 300, y: 90, props: { color: "blue" } });
  });

  test("[UN2] … and so does a colour that somebody has given it since", () => {
    const { a, b, wire } = pair();
    a.change("g", { props: { color: "red", size: "l" } });
    wire.settle();
    b.change("g", { props: { color: "green" } });
    wire.settle();
    a.history.undo();
    wire.settle();
    for (const peer of [a, b]) expect(peer.shape("g")).toMatchObject({ props: { color: "green", size: "m" } });
  });

  test("[UN3] what somebody has deleted stays deleted", () => {
    const { a, b, wire } = pair();
    a.change("g", { x: 200 });
    wire.settle();
    b.remove("g");
    wire.settle();
    a.history.undo();
    wire.settle();
    expect(a.shapes).toEqual([]);
    expect(b.shapes).toEqual([]);
  });

  test("[UN4] my own deletion comes back, as it was", () => {
    const { a, b, wire } = pair();
    const before = a.shape("g");
    a.remove("g");
    wire.settle();
    a.history.undo();
    wire.settle();
    for (const peer of [a, b]) expect(peer.shape("g")).toEqual(before);
  });

  test("[UN5] what I made goes, unless somebody else has worked on it", () => {
    const { a, b, wire } = pair();
    a.add(sample.text("mine"));
    wire.settle();
    a.history.undo();
    wire.settle();
    expect(b.shape("mine")).toBeUndefined();
    a.history.redo();
    wire.settle();
    b.change("mine", { props: { color: "red" } });
    wire.settle();
    a.history.undo();
    wire.settle();
    for (const peer of [a, b]) expect(peer.shape("mine")).toMatchObject({ props: { color: "red" } });
  });

  test("[UN6] an arrow comes back without its hold on a card that is gone", () => {
    const { a, b, wire } = pair();
    a.add(sample.arrow("arrow"));
    a.bind("hold", "arrow", "g");
    wire.settle();
    a.step(() => {
      a.store.remove(["binding:hold" as never]);
      a.store.remove(["shape:arrow" as never]);
    });
    wire.settle();
    b.remove("g");
    wire.settle();
    a.history.undo();
    wire.settle();
    for (const peer of [a, b]) expect(Object.keys(peer.seen())).toEqual(["shape:arrow"]);
  });
});
