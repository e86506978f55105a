import { isPlace, RECORDS } from "@acuerdo/shared";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { Peer, sample, seeded, Wire } from "../support/canvas/peers.ts";

/** Random people on one canvas, over a wire that loses, delays and mends: in the end they see the same. */

/** More of them by hand: CANVAS_SEEDS=2000 npx vitest run --root test --project property canvas-binding */
const SEEDS = Number(process.env.CANVAS_SEEDS ?? 24);
const PEOPLE = 3;
const STEPS = 200;
const IDS = ["a", "b", "c", "d", "e", "f"];
const KINDS = ["card", "cluster", "text", "geo", "stroke"] as const;
const COLOURS = ["red", "green", "blue"];

type Random = () => number;
const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
const near = (random: Random) => Math.round(random() * 400) / 2;

function recolour(random: Random, peer: Peer, id: string): void {
  const { type } = peer.shape(id) ?? {};
  if (type === "position") peer.change(id, { props: { clusterId: pick(random, [null, "cluster-1", "cluster-2"]) } });
  else if (type === "cluster") peer.change(id, { props: { w: 100 + near(random) } });
  else if (type) peer.change(id, { props: { color: pick(random, COLOURS) } });
}

const acts: readonly ((random: Random, peer: Peer, id: string) => void)[] = [
  (random, peer, id) => !peer.shape(id) && peer.add(sample[pick(random, KINDS)](id), near(random), near(random)),
  (random, peer, id) => peer.change(id, { x: near(random), y: near(random) }),
  (random, peer, id) => peer.change(id, { x: near(random), y: near(random) }),
  recolour,
  recolour,
  (random, peer, id) => peer.change(id, { opacity: pick(random, [0.5, 1]) }),
  (random, peer, id) => random() < 0.4 && peer.remove(id),
  (random, peer, id) => {
    const arrow = `arrow-${id}`;
    if (!peer.shape(arrow)) peer.add(sample.arrow(arrow));
    if (peer.shape(id)) peer.bind(`hold-${id}-${pick(random, ["1", "2"])}`, arrow, id);
  },
  (_, peer) => void peer.history.undo(),
  (_, peer) => void peer.history.redo(),
  // no board takes these: they are taken back, and nobody else ever hears of them
  (_, peer, id) => peer.change(id, { opacity: 1, rotation: 1e9 }),
  (_, peer, id) => !peer.shape(id) && peer.add({ ...sample.stroke(id), rotation: 1e9 }),
];

function disturb(random: Random, wire: Wire): void {
  const from = Math.floor(random() * PEOPLE);
  const to = (from + 1 + Math.floor(random() * (PEOPLE - 1))) % PEOPLE;
  const what = random();
  if (what < 0.7) wire.deliver(from, to, 1 + Math.floor(random() * 4));
  else if (what < 0.85) wire.cut(from, to);
  else wire.mend(from, to);
}

/** What anybody should see who reads the document plainly. */
function read(doc: Y.Doc): string[] {
  const entries = doc.getMap(RECORDS);
  return [...entries.keys()].filter((key) => !isPlace(entries.get(key)) && key.startsWith("shape:")).sort();
}

function run(seed: number): { peers: Peer[]; joiner: Peer } {
  const random = seeded(seed);
  const peers = Array.from({ length: PEOPLE }, (_, i) => new Peer(i + 1, true, i !== 0));
  const wire = new Wire(peers);
  for (let step = 0; step < STEPS; step++) {
    const peer = pick(random, peers);
    pick(random, acts)(random, peer, pick(random, IDS));
    if (random() < 0.5) peer.push();
    if (random() < 0.6) peer.frame();
    disturb(random, wire);
    disturb(random, wire);
  }
  wire.settle();
  const joiner = new Peer(99);
  Y.applyUpdate(joiner.doc, Y.encodeStateAsUpdate((peers[0] as Peer).doc));
  return { peers, joiner };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(console, "warn").mockImplementation(() => undefined);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe("random people on one canvas", () => {
  test.each(Array.from({ length: SEEDS }, (_, seed) => seed))(
    "[CB20] seed %i: all end equal, and so does a joiner",
    (seed) => {
      const { peers, joiner } = run(seed);
      for (const peer of peers) {
        expect(peer.doc.getMap(RECORDS).toJSON()).toEqual(joiner.doc.getMap(RECORDS).toJSON());
        expect(peer.seen()).toEqual(joiner.seen());
        expect(peer.faults()).toEqual([]);
        expect(peer.binding.skipped).toBe(0);
      }
      const shapes = Object.keys(joiner.seen()).filter((id) => id.startsWith("shape:"));
      expect(shapes.sort()).toEqual(read(joiner.doc));
    },
  );
});
