import type { Place, Pointer } from "@acuerdo/shared";
import { PageRecordType, type TLInstancePresence } from "@tldraw/tldraw";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from "y-protocols/awareness";
import * as Y from "yjs";
import { colourOf, personOf } from "../../client/src/sync/presence/people.ts";
import { Presence } from "../../client/src/sync/presence/presence.ts";
import type { PresenceWire } from "../../client/src/sync/presence/wire.ts";
import { Peer, sample } from "../support/canvas/peers.ts";

class Screen {
  readonly peer: Peer;
  readonly awareness: Awareness;
  readonly presence: Presence;
  #frames: (() => void)[] = [];
  merges = 0;
  /** Places that went out. */
  readonly sent: (Place | null)[] = [];
  /** Places that come in. */
  move: (places: readonly Pointer[]) => void = () => undefined;

  constructor(client: number, mine: readonly string[]) {
    this.peer = new Peer(client);
    this.awareness = new Awareness(this.peer.doc);
    const merge = this.peer.store.mergeRemoteChanges.bind(this.peer.store);
    this.peer.store.mergeRemoteChanges = (change) => {
      this.merges += 1;
      merge(change);
    };
    const wire: PresenceWire = {
      awareness: this.awareness,
      sendPlace: (place) => this.sent.push(place),
      onPlaces: (listener) => {
        this.move = listener;
        return () => undefined;
      },
    };
    this.presence = new Presence(wire, this.peer.store, {
      pageId: PageRecordType.createId("page"),
      mine: () => mine,
      frame: (run) => this.#frames.push(run),
    });
  }

  frame(): void {
    const due = this.#frames;
    this.#frames = [];
    for (const run of due) run();
  }

  /** As the server passes it on: with its own word on who it is. */
  hear(client: number, state: object | null): void {
    const other = new Awareness(new Y.Doc());
    other.clientID = client;
    other.meta.set(client, { clock: 0, lastUpdated: 0 });
    for (let i = 0; i <= (this.awareness.meta.get(client)?.clock ?? 0); i++) other.setLocalState(state as never);
    applyAwarenessUpdate(this.awareness, encodeAwarenessUpdate(other, [client]), "server");
    other.destroy();
  }

  get seen(): TLInstancePresence[] {
    return this.peer.store.allRecords().filter((record) => record.typeName === "instance_presence");
  }

  close(): void {
    this.presence.close();
    this.awareness.destroy();
  }
}

let screen: Screen;
beforeEach(() => {
  vi.useFakeTimers();
  screen = new Screen(1, ["me", "my phone"]);
});
afterEach(() => {
  screen.close();
  vi.useRealTimers();
});

describe("who is here", () => {
  test("[PE1] a cursor comes with the server's name and the person's colour, and goes with the person", () => {
    screen.hear(7, { cursor: [10, 20], sel: [], user: { memberId: "ana", name: "Ana" } });
    screen.frame();
    expect(screen.seen).toMatchObject([{ userName: "Ana", cursor: { x: 10, y: 20 }, color: colourOf("ana") }]);
    screen.hear(7, null);
    screen.frame();
    expect(screen.seen).toEqual([]);
  });

  test("[PE1] under whose id the server shows somebody else, goes on under another", () => {
    screen.presence.point([1, 2], ["shape:a"]);
    vi.advanceTimersByTime(1_000);
    screen.hear(1, { cursor: [10, 20], sel: [], user: { memberId: "me", name: "Me" } });
    expect(screen.awareness.clientID).toBe(1);
    screen.hear(1, { cursor: [10, 20], sel: [], user: { memberId: "eva", name: "Eva" } });
    expect(screen.awareness.clientID).not.toBe(1);
    expect(screen.awareness.getLocalState()).toEqual({ sel: ["shape:a"] });
    screen.frame();
    expect(screen.seen).toMatchObject([{ userName: "Eva" }]);
  });

  test("[PE1] without the server's word there is a cursor and no name", () => {
    screen.hear(7, { cursor: [1, 2], name: "Somebody else", sel: [] });
    screen.frame();
    expect(screen.seen).toMatchObject([{ userName: "", cursor: { x: 1, y: 2 } }]);
  });

  test("[PE2] fifty moves between two frames are one merge", () => {
    screen.frame();
    const before = screen.merges;
    for (let client = 10; client < 20; client++) {
      for (let x = 0; x < 5; x++) screen.hear(client, { cursor: [x, 0], sel: [], user: { memberId: "one", name: "" } });
    }
    screen.frame();
    expect(screen.merges - before).toBe(1);
    expect(screen.seen).toHaveLength(10);
  });

  test("[PE3] my other tab shows, and is not another person", () => {
    screen.hear(7, { cursor: [1, 2], sel: [], user: { memberId: "me", name: "Me" } });
    screen.frame();
    expect(screen.seen).toHaveLength(1);
    expect(screen.presence.state.people).toBe(1);
  });

  test("[PE3] [JO10] who was joined by another device stays under their own id, and that device is nobody else", () => {
    screen.presence.point([1, 2], []);
    vi.advanceTimersByTime(1_000);
    screen.hear(1, { sel: [], user: { memberId: "my phone", name: "Me" } });
    screen.hear(7, { sel: [], user: { memberId: "my phone", name: "Me" } });
    expect(screen.awareness.clientID).toBe(1);
    expect(screen.presence.state.people).toBe(1);
  });

  test("[PE4] above fifteen people cursors are off until they are asked for, and on again when the room empties", () => {
    const say = (n: number) => screen.hear(n, { cursor: [n, 0], sel: [], user: { memberId: `m${n}`, name: "" } });
    for (let n = 100; n < 114; n++) say(n);
    screen.frame();
    expect(screen.presence.state).toEqual({ people: 15, shown: true });
    expect(screen.seen).toHaveLength(14);
    say(114);
    screen.frame();
    expect(screen.presence.state).toEqual({ people: 16, shown: false });
    expect(screen.seen).toHaveLength(0);
    screen.hear(114, null);
    screen.frame();
    expect(screen.seen).toHaveLength(14);
    say(114);
    screen.presence.show(true);
    screen.frame();
    expect(screen.seen).toHaveLength(15);
    screen.presence.show(false);
    screen.frame();
    expect(screen.seen).toHaveLength(0);
  });

  test("[PE5] what others say is read with care", () => {
    screen.peer.add(sample.card("here"));
    const bad: unknown[] = [
      ...["x", 3, null, [], { cursor: "1,2" }, { cursor: [1] }, { cursor: [Number.NaN, 1] }, { cursor: [1e9, 0] }],
      { cursor: [{}, 0] },
    ];
    for (const [i, state] of bad.entries()) screen.hear(200 + i, state as object);
    screen.hear(300, { cursor: [1, 1], sel: ["shape:here", "shape:gone", "page:page", 7, null], user: "Ana" });
    screen.frame();
    expect(screen.seen.map(({ selectedShapeIds, userName }) => ({ selectedShapeIds, userName }))).toEqual([
      { selectedShapeIds: ["shape:here"], userName: "" },
    ]);
    expect(personOf(1, { cursor: [0, 0], sel: Array(500).fill("shape:a") })?.selected).toHaveLength(20);
  });
});

describe("where others point, by pointer frames", () => {
  const somebody = (peer: number) => ({ sel: [], peer, user: { memberId: `m${peer}`, name: `M${peer}` } });

  test("[PE1] a place comes by a person's number, in whatever order it and its person arrive", () => {
    screen.move([{ peer: 2, place: [5, 6] }]);
    screen.hear(70, somebody(1));
    screen.frame();
    expect(screen.seen).toEqual([]);
    screen.hear(71, somebody(2));
    screen.move([{ peer: 1, place: [1, 2] }]);
    screen.frame();
    const seen = screen.seen.map(({ userName, cursor }) => [userName, cursor?.x, cursor?.y]);
    expect(seen.sort()).toEqual([
      ["M1", 1, 2],
      ["M2", 5, 6],
    ]);
    screen.move([{ peer: 1, place: null }]);
    screen.frame();
    expect(screen.seen.map(({ userName }) => userName)).toEqual(["M2"]);
  });

  test("[PE1] a number that is given to somebody else takes no place along", () => {
    screen.hear(70, somebody(1));
    screen.move([{ peer: 1, place: [1, 2] }]);
    screen.frame();
    screen.hear(70, null);
    screen.frame();
    screen.hear(71, somebody(1));
    screen.frame();
    expect(screen.seen).toEqual([]);
  });

  test("[PE6] my place goes out as a frame, and nothing else does while nothing else changes", () => {
    let told = 0;
    screen.presence.point([1.4, 2.6], ["shape:a"]);
    vi.advanceTimersByTime(100);
    screen.awareness.on("update", () => told++);
    screen.presence.point([3, 4], ["shape:a"]);
    vi.advanceTimersByTime(100);
    expect(screen.sent).toEqual([
      [1, 3],
      [3, 4],
    ]);
    expect(told).toBe(0);
  });
});

describe("strokes under way", () => {
  const user = { memberId: "ana", name: "Ana" };
  const tail = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => [from + i, 0]);

  test("[PE7] a stroke grows as its last points come, starts anew with the next, and goes when it is finished", () => {
    const line = () => screen.seen[0]?.scribbles[0]?.points.map(({ x }) => x);
    for (const [n, from] of [
      [10, 0],
      [30, 6],
      [31, 7],
    ] as const) {
      screen.hear(7, { cursor: [n, 0], sel: [], user, pen: { n, t: tail(from, n) } });
      screen.frame();
    }
    expect(line()).toEqual(Array.from({ length: 31 }, (_, i) => i));
    screen.hear(7, { cursor: [0, 0], sel: [], user, pen: { n: 2, t: tail(0, 2) } });
    screen.frame();
    expect(line()).toEqual([0, 1]);
    screen.hear(7, { cursor: [0, 0], sel: [], user });
    screen.frame();
    expect(screen.seen[0]?.scribbles).toEqual([]);
  });

  test("[PE7] a stroke that makes no sense is no stroke", () => {
    for (const pen of [3, {}, { n: 2 }, { n: 1.5, t: [[0, 0]] }, { n: 1, t: [["a", 0]] }, { n: 0, t: [] }]) {
      screen.hear(7, { cursor: [0, 0], sel: [], user, pen });
      screen.frame();
      expect(screen.seen[0]?.scribbles).toEqual([]);
    }
  });

  test("[PE7] I say the last 24 points of mine, and how many there are", () => {
    screen.presence.point([50, 0], [], tail(0, 50) as [number, number][]);
    vi.advanceTimersByTime(100);
    expect(screen.awareness.getLocalState()).toEqual({ sel: [], pen: { n: 50, t: tail(26, 50) } });
  });
});

describe("what I say", () => {
  const said = () => screen.awareness.getLocalState();

  test("[PE6] at most fifteen times a second, and the last word arrives", () => {
    for (let x = 0; x <= 1000; x += 5) {
      screen.presence.point([x + 0.4, 0], ["shape:a"]);
      vi.advanceTimersByTime(5);
    }
    vi.advanceTimersByTime(100);
    expect(screen.sent.length).toBeGreaterThan(10);
    expect(screen.sent.length).toBeLessThanOrEqual(17);
    expect(screen.sent.at(-1)).toEqual([1000, 0]);
    expect(said()).toEqual({ sel: ["shape:a"] });
  });

  test("[PE6] nothing is said twice", () => {
    screen.presence.point([1, 1], []);
    vi.advanceTimersByTime(200);
    let times = 0;
    screen.awareness.on("update", () => times++);
    screen.presence.point([1.2, 0.9], []);
    vi.advanceTimersByTime(200);
    expect(times).toBe(0);
    expect(screen.sent).toEqual([[1, 1]]);
    screen.presence.point(null, []);
    vi.advanceTimersByTime(200);
    expect(screen.sent).toEqual([[1, 1], null]);
  });
});
