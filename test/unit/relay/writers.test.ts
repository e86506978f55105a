import * as decoding from "lib0/decoding";
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import type { Batch } from "../../../server/src/relay/batch.ts";
import { Cleared } from "../../../server/src/relay/cleared.ts";
import { BOARD, RoomStage } from "../../support/browser/room-stage.ts";
import { card } from "../../support/guard/samples.ts";

/** Client ids that wrote on a canvas do not stay in it for ever. */

const MANY = 30;

/** Takes a message of the server's: past its type and step comes an update. */
function read(doc: Y.Doc, bytes: Uint8Array): void {
  const decoder = decoding.createDecoder(bytes.subarray(2));
  Y.applyUpdate(doc, decoding.readVarUint8Array(decoder));
}

/** Page loads in which something is drawn, and taken away again or not. */
async function pageLoads(stage: RoomStage, from: number, to: number, stays: boolean): Promise<void> {
  for (let n = from; n < to && !stage.room.failed; n += 1) {
    const guest = stage.enter(`guest${n % 5}`);
    await guest.write((records) => void records.set(`shape:k${n}`, card(`k${n}`)));
    if (!stays) await guest.write((records) => records.delete(`shape:k${n}`));
    stage.room.leave(guest);
  }
  await stage.rest(1_000);
}
const named = (stage: RoomStage) => Y.decodeStateVector(Y.encodeStateVector(stage.store.replay(BOARD))).size;

describe("[WS36] a canvas with more client ids than are worth carrying", () => {
  test("is loaded anew without those who have nothing on it, while people are on it too", async () => {
    const stage = new RoomStage({ manyWriters: MANY });
    await stage.load();
    const eva = stage.enter("eva");
    await eva.write((records) => void records.set("shape:eva", card("eva")));
    await pageLoads(stage, 0, MANY + 5, false);
    expect([stage.room.failed, eva.failures]).toEqual([true, 1]);
    await stage.done(stage.load());
    expect(Object.keys(stage.room.records())).toEqual(["shape:eva"]);
    expect(named(stage)).toBe(2); // hers, and the mark
    expect([...stage.store.rows(BOARD).claims]).toEqual([[eva.doc.clientID, "eva"]]);
    expect(stage.room.before(Y.encodeStateVector(eva.doc))?.size).toBeGreaterThanOrEqual(MANY - 1);
    const again = stage.enter("eva");
    expect(await again.write((records) => void records.set("shape:eva|xy", [1, 1]))).toBeNull();
    expect(stage.room.before(Y.encodeStateVector(again.doc))).toBeNull();
  });
  test("is left as it is where most of them have something on it", async () => {
    const stage = new RoomStage({ manyWriters: MANY });
    await stage.load();
    await pageLoads(stage, 0, MANY * 2, true);
    expect(stage.room.failed).toBe(false);
    await stage.done(stage.room.free());
    await stage.done(stage.load());
    expect(stage.store.rows(BOARD).cleared).toBeUndefined();
    expect(Object.keys(stage.room.records())).toHaveLength(MANY * 2);
  });
});

test("[WS36] whoever broke off while they loaded a cleared canvas goes on where they stopped", async () => {
  const stage = new RoomStage({ alwaysReclaims: true });
  await stage.load();
  for (let n = 0; n < 12; n += 1) {
    const guest = stage.enter(`guest${n}`);
    await guest.write((records) => {
      for (let k = 0; k < 60; k += 1) records.set(`shape:g${n}-${k}`, card(`g${n}-${k}`));
    });
    stage.room.leave(guest);
  }
  await stage.done(stage.room.free());
  await stage.done(stage.load());
  const late = stage.enter("late");
  await late.write((records) => void records.set("shape:late", card("late")));
  const answer = stage.room.missing(Uint8Array.of(0));
  const part = new Y.Doc();
  let parts = 0;
  while (answer && !answer.isOver) {
    for (const { bytes } of (answer.next(1_000) as readonly Batch[]).flatMap(({ messages }) => messages)) {
      read(part, bytes);
      parts += 1;
      expect(stage.room.before(Y.encodeStateVector(part))).toBeNull();
    }
  }
  expect(parts).toBeGreaterThan(3);
  expect(part.getMap("records").size).toBe(12 * 60 + 1);
});

describe("[WS36] what is remembered of those who are not named any more", () => {
  const docWith = (...clients: readonly number[]) => {
    const doc = new Y.Doc();
    for (const client of clients) {
      const one = new Y.Doc();
      one.clientID = client;
      one.getMap("records").set(`k${client}`, 1);
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(one));
    }
    return doc;
  };
  const vectorOf = (...clients: readonly number[]) =>
    Y.encodeStateVector(new Map(clients.map((client) => [client, 1])));

  test("outlives further clearings, and tells copies of any time from what is there", () => {
    const once = docWith(1, 2, 90);
    const first = new Cleared(new Cleared(undefined, new Y.Doc()).stateAfter(docWith(1, 2, 3), once), once);
    const twice = docWith(1, 91);
    const second = new Cleared(first.stateAfter(once, twice), twice);
    expect([...second.gone.keys()].sort((a, b) => a - b)).toEqual([2, 3, 90]);
    for (const old of [[3], [1, 2, 3], [1, 2, 90], [1]]) expect(second.before(vectorOf(...old))).not.toBeNull();
    expect(second.before(vectorOf(1, 2, 3))).toEqual(new Map([2, 3].map((client) => [client, 1])));
    for (const now of [[], [1, 91], [1, 91, 7], [7]]) expect(second.before(vectorOf(...now))).toBeNull();
  });
  test("is bounded: beyond that whoever lacks the mark is from before, and what they write under themselves is theirs", () => {
    const before = docWith(1);
    for (let client = 1_000; client < 67_000; client += 1)
      before.store.clients.set(client, [new Y.GC(Y.createID(client, 0), 1)]);
    const after = docWith(1, 90);
    const cleared = new Cleared(new Cleared(undefined, before).stateAfter(before, after), after);
    expect(cleared.gone.size).toBe(0);
    expect(cleared.before(vectorOf(5, 6), [6])).toEqual(new Map([[5, 1]]));
    expect(cleared.before(vectorOf(1, 90, 6), [6])).toBeNull();
    expect(cleared.before(vectorOf())).toBeNull();
  });
});
