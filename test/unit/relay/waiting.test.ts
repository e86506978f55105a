import { type Actor, FRAME, RECORDS, SYNC } from "@acuerdo/shared";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import { beforeEach, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { lackingIn, putBack } from "../../../client/src/sync/canvas/aside.ts";
import { splitUpdate } from "../../../client/src/sync/link/pieces.ts";
import { Meters } from "../../../server/src/meters.ts";
import { CanvasConnection } from "../../../server/src/relay/connection.ts";
import { openGuard } from "../../../server/src/relay/gate.ts";
import { Journal } from "../../../server/src/relay/journal.ts";
import { CanvasRoom } from "../../../server/src/relay/room.ts";
import { SimStore } from "../../sim/store.ts";
import { HandClock } from "../../support/server/hand-clock.ts";
import { HOST } from "../../support/server/told.ts";

/** What is said of marks while something that came before them waits for somebody who is away. */

const board = "board-waiting" as never;
const [UNDER, OVER] = ["shape:under|xy", "shape:over|xy"];

let clock: HandClock;
let store: SimStore;
let room: CanvasRoom;

beforeEach(async () => {
  clock = new HandClock();
  store = new SimStore();
  const journal = new Journal(store, clock);
  const given = { board, store, journal, openGate: openGuard, clock, meters: new Meters(), maxBytes: 1e9 };
  room = await CanvasRoom.load({ ...given, onFault: (fault) => expect(fault).toBeNull() });
});

/** Lets everything happen that does not wait for a person. */
async function rest(ms = 50): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) {
    clock.pass(ms / 4);
    while (store.queued > 0) store.next("done");
    await Promise.resolve().then(() => Promise.resolve());
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** A browser that answers what it is asked, in pieces if it is told to. */
class Client {
  readonly doc: Y.Doc;
  readonly said: string[] = [];
  readonly #pieceBytes: number;
  #connection: CanvasConnection;

  constructor(name: string, doc = new Y.Doc(), pieceBytes = 1e6) {
    this.doc = doc;
    this.#pieceBytes = pieceBytes;
    const actor = { memberId: name, voiceId: name, role: "participant" } as unknown as Actor;
    const hear = (bytes: Uint8Array) => this.#hear(bytes);
    const line = {
      send: hear,
      answer: () => undefined,
      tell: (batch: { messages: readonly { bytes: Uint8Array; from: object | null }[] }, mine: object) => {
        for (const { bytes, from } of batch.messages) if (from !== mine) hear(bytes);
      },
      hint: () => true,
      close: (code: number) => void this.said.push(`closed ${code}`),
    };
    this.#connection = new CanvasConnection({ room, actor, person: () => null, line, clock, host: HOST });
    this.#frame(FRAME.hello, 1, 1, doc.clientID);
    this.#connection.open();
  }

  #frame(...numbers: number[]): void {
    const encoder = encoding.createEncoder();
    for (const number of numbers) encoding.writeVarUint(encoder, number);
    this.#connection.receive(encoding.toUint8Array(encoder));
  }

  sync(step: number, payload: Uint8Array): void {
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, FRAME.sync);
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, payload);
    this.#connection.receive(encoding.toUint8Array(encoder));
  }

  mark(n: number): void {
    this.#frame(FRAME.mark, n);
  }

  leave(): void {
    this.#connection.closed();
  }

  #hear(bytes: Uint8Array): void {
    const decoder = decoding.createDecoder(bytes);
    const type = decoding.readVarUint(decoder);
    if (type === FRAME.mark) this.said.push(`saved ${decoding.readVarUint(decoder)}`);
    if (type === FRAME.refused) this.said.push(`${decoding.readVarUint(decoder)} ${decoding.readVarString(decoder)}`);
    if (type !== FRAME.sync) return;
    const step = decoding.readVarUint(decoder);
    const payload = decoding.readVarUint8Array(decoder);
    if (step === SYNC.update) Y.applyUpdate(this.doc, payload, "server");
    else if (step === SYNC.step1) setImmediate(() => this.#answer(payload));
  }

  #answer(stateVector: Uint8Array): void {
    const update = Y.encodeStateAsUpdate(this.doc, stateVector);
    const pieces = update.length > this.#pieceBytes ? splitUpdate(update, this.#pieceBytes) : [update];
    for (const [n, piece] of pieces.entries()) this.sync(n === pieces.length - 1 ? SYNC.step2 : SYNC.update, piece);
  }
}

const onDisk = (): unknown => store.replay(board).getMap(RECORDS).toJSON();

/** Two documents that a server has seen which then lost what Ben wrote last: Ana's holds it. */
function beforeTheKill(): { ana: Y.Doc; ben: Y.Doc } {
  const [ana, ben] = [new Y.Doc(), new Y.Doc()];
  ben.getMap(RECORDS).set(OVER, [1, 1]);
  Y.applyUpdate(ana, Y.encodeStateAsUpdate(ben));
  return { ana, ben };
}

describe("[WS11] a mark behind something left out", () => {
  test("waits for the author of what was deleted, and is echoed once that is here and dead", async () => {
    const { ana, ben } = beforeTheKill();
    ana.getMap(RECORDS).delete(OVER);
    const a = new Client("ana", ana);
    await rest();
    a.mark(1);
    await rest(5_000);
    expect(a.said).toEqual([]);
    const b = new Client("ben", ben);
    await rest();
    b.mark(1);
    await rest(10_000);
    expect([a.said, b.said]).toEqual([["saved 1"], ["saved 1"]]);
    expect(onDisk()).toEqual({});
    expect(store.replay(board).getMap(RECORDS)._map.get(OVER)?.deleted).toBe(true);
  });

  test("waits where a deletion lies under what its sender sees and nobody else", async () => {
    const { ana, ben } = beforeTheKill();
    const carol = new Y.Doc();
    carol.getMap(RECORDS).set(UNDER, [0, 0]);
    const c = new Client("carol", carol);
    await rest();
    for (const doc of [ana, ben]) Y.applyUpdate(doc, Y.encodeStateAsUpdate(carol));
    const before = Y.encodeStateVector(ben);
    ana.getMap(RECORDS).delete(UNDER);
    Y.applyUpdate(ben, Y.encodeStateAsUpdate(ana));
    ben.getMap(RECORDS).set(UNDER, [2, 2]);
    Y.applyUpdate(ana, Y.encodeStateAsUpdate(ben, before));
    const a = new Client("ana", ana);
    await rest();
    a.mark(1);
    await rest(5_000);
    expect([a.said, onDisk()]).toEqual([[], { [UNDER]: [0, 0] }]);
    const b = new Client("ben", ben);
    await rest(10_000);
    expect([a.said, onDisk()]).toEqual([["saved 1"], { [OVER]: [1, 1], [UNDER]: [2, 2] }]);
    for (const client of [a, b, c]) client.leave();
  });

  test("waits where an answer came in pieces, and the last of them says nothing of it", async () => {
    const { ana, ben } = beforeTheKill();
    ana.getMap(RECORDS).set(OVER, [3, 3]);
    const a = new Client("ana", ana, 10);
    await rest();
    a.mark(1);
    await rest(5_000);
    expect(a.said).toEqual([]);
    new Client("ben", ben);
    await rest(10_000);
    expect([a.said, onDisk()]).toEqual([["saved 1"], { [OVER]: [3, 3] }]);
  });
});

test("[WS19] who waits for somebody that does not come is told so, begins afresh, and what it saw is everybody's", async () => {
  const { ana, ben } = beforeTheKill();
  ana.getMap(RECORDS).set(UNDER, [4, 4]);
  ana.getMap(RECORDS).set(OVER, [3, 3]);
  ana.getMap(RECORDS).set("shape:late|xy", [5, 5]);
  const a = new Client("ana", ana);
  await rest();
  a.mark(1);
  for (let second = 0; second < 60; second += 1) await rest(1_000);
  expect(a.said).toEqual(["1 lost"]);
  a.leave();
  expect(onDisk()).toEqual({ [UNDER]: [4, 4] });

  const again = new Client("ana");
  Y.applyUpdate(again.doc, Y.encodeStateAsUpdate(store.replay(board)));
  const before = Y.encodeStateVector(again.doc);
  putBack(again.doc, lackingIn(again.doc, Y.encodeStateAsUpdate(ana)));
  again.sync(SYNC.update, Y.encodeStateAsUpdate(again.doc, before));
  again.mark(1);
  await rest();
  const whole = { [UNDER]: [4, 4], [OVER]: [3, 3], "shape:late|xy": [5, 5] };
  expect([again.said, onDisk()]).toEqual([["saved 1"], whole]);

  const b = new Client("ben", ben);
  await rest();
  b.mark(1);
  await rest();
  expect(b.said).toEqual(["saved 1"]);
  for (const doc of [again.doc, b.doc]) Y.applyUpdate(doc, Y.encodeStateAsUpdate(store.replay(board)));
  expect(again.doc.getMap(RECORDS).toJSON()).toEqual(onDisk());
  expect(b.doc.getMap(RECORDS).toJSON()).toEqual(onDisk());
});
