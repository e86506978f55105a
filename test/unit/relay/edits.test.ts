import { type BoardId, type Place, RECORDS, shapeKey, xyKey } from "@acuerdo/shared";
import { beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { Meters } from "../../../server/src/meters.ts";
import type { CanvasMember } from "../../../server/src/relay/audience.ts";
import type { Batch } from "../../../server/src/relay/batch.ts";
import { GuardGate, openGuard } from "../../../server/src/relay/gate.ts";
import { Journal } from "../../../server/src/relay/journal.ts";
import { CanvasRoom } from "../../../server/src/relay/room.ts";
import { SimStore } from "../../sim/store.ts";
import { told } from "../../support/browser/room-stage.ts";
import { card } from "../../support/guard/samples.ts";
import { change } from "../../support/server/client.ts";
import { HandClock } from "../../support/server/hand-clock.ts";

/** What the server itself writes on a canvas. */

const board = "board-edited" as BoardId;
const ANA = { memberId: "ana", role: "participant", named: true } as never;
const KEY = shapeKey("one");
const place = (n: number): Place => [n, n];

let clock: HandClock;
let store: SimStore;
let room: CanvasRoom;

async function load(): Promise<void> {
  const journal = new Journal(store, clock);
  const given = { board, store, journal, openGate: openGuard, clock, meters: new Meters(), maxBytes: 1e9 };
  room = await CanvasRoom.load({ ...given, onFault: () => undefined });
}

beforeEach(async () => {
  clock = new HandClock();
  store = new SimStore();
  await load();
});

/** Lets everything happen; writes meet this fate. */
async function rest(fate: "done" | "failed" | "unclear" = "done"): Promise<void> {
  for (let turn = 0; turn < 6; turn += 1) {
    clock.pass(20);
    while (store.queued > 0) store.next(fate);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Somebody's screen. */
class Screen implements CanvasMember {
  readonly doc = new Y.Doc();
  readonly seat = { memberId: "ana" as never, person: () => null, client: null, compact: false };
  failures = 0;

  constructor() {
    for (const batch of told(room.missing(Uint8Array.of(0)))) this.tell(batch);
    room.join(this);
  }
  tell(batch: Batch): void {
    for (const { bytes } of batch.messages) {
      let at = 2; // past the type and the step
      while ((bytes[at] as number) >= 0x80) at += 1;
      Y.applyUpdate(this.doc, bytes.subarray(at + 1), "remote");
    }
  }
  hint(batch: Batch): boolean {
    this.tell(batch);
    return true;
  }
  failed(): void {
    this.failures += 1;
  }
  get shown(): Record<string, unknown> {
    return this.doc.getMap(RECORDS).toJSON();
  }
}

/** Sends somebody's change; gives the verdict once it is there. */
function write(doc: Y.Doc, key: string, value: unknown): Promise<unknown> {
  expect(room.admit(ANA, [doc.clientID])).toBeNull();
  const update = change(doc, key, value);
  const seat = { memberId: "ana" as never, person: () => null, client: null, compact: false };
  return new Promise((judged) => room.write({ from: seat, writer: ANA, update, judged }));
}

test("[WS22] what the server writes is shown, in memory too, when it is on disk and not before", async () => {
  const screen = new Screen();
  let done = false;
  const edit = room
    .edit((records) => records.set(KEY, card("one") as never))
    .then(() => {
      done = true;
    });
  clock.pass(100);
  await Promise.resolve();
  expect([screen.shown, room.records(), done]).toEqual([{}, {}, false]);
  await rest();
  await edit;
  expect(screen.shown).toEqual({ [KEY]: card("one") });
  expect(store.rows(board).mirror.getMap(RECORDS).toJSON()).toEqual(screen.shown);
  await load();
  expect(room.records()).toEqual(screen.shown);
});

test("[WS22] each sees what came before it: people's changes that were not judged yet, and the server's own", async () => {
  const screen = new Screen();
  const ana = new Y.Doc();
  void write(ana, xyKey(KEY), place(1));
  const seen: unknown[] = [];
  const step = (records: Parameters<Parameters<CanvasRoom["edit"]>[0]>[0]) => {
    const before = records.get(xyKey(KEY)) as Place;
    seen.push([before[0], [...records.entries()].length, records.has(KEY)]);
    records.set(xyKey(KEY), place(before[0] + 1));
    records.set(KEY, card("one") as never);
  };
  const edits = [room.edit(step), room.edit(step), room.edit(step)];
  await rest();
  await Promise.all(edits);
  expect(seen).toEqual([
    [1, 1, false],
    [2, 2, true],
    [3, 2, true],
  ]);
  expect(screen.shown).toEqual({ [KEY]: card("one"), [xyKey(KEY)]: place(4) });
});

test("[WS22] somebody who writes on the same key meanwhile ends with what everybody has, and the rest goes on", async () => {
  const screen = new Screen();
  const ana = new Y.Doc();
  const edit = room.edit((records) => records.set(xyKey(KEY), place(9)));
  const written = write(ana, xyKey(KEY), place(1));
  await rest();
  await Promise.all([edit, written]);
  for (const { messages } of told(room.missing(Y.encodeStateVector(ana))))
    for (const { bytes } of messages) Y.applyUpdate(ana, bytes.subarray(3));
  expect(ana.getMap(RECORDS).toJSON()).toEqual(screen.shown);
});

test("[WS22] it deletes, what was deleted comes back, and where nothing changes nothing is written", async () => {
  const screen = new Screen();
  const edit = async (run: Parameters<CanvasRoom["edit"]>[0]) => {
    const edited = room.edit(run);
    await rest();
    await edited;
  };
  await edit((records) => records.set(KEY, card("one") as never));
  await edit((records) => records.delete(KEY));
  expect([screen.shown, room.records()]).toEqual([{}, {}]);
  await edit((records) => records.set(KEY, card("one") as never));
  expect(screen.shown).toEqual({ [KEY]: card("one") });
  const rows = store.rows(board).log.length;
  await edit(() => undefined);
  await edit((records) => records.delete("shape:nobody"));
  expect(store.rows(board).log.length).toBe(rows);
});

test("[WS22] what no board takes is not written, nor anything of what came with it; others' changes are", async () => {
  const broken = room.edit((records) => {
    records.set(xyKey(KEY), place(1));
    records.set(KEY, { ...card("one"), parentId: "page:other" } as never);
  });
  const sound = room.edit((records) => records.set("shape:two|xy", place(2)));
  const expected = expect(broken).rejects.toThrow("parent");
  await rest();
  await Promise.all([expected, sound]);
  expect(room.records()).toEqual({ "shape:two|xy": place(2) });
});

test.each(["failed", "unclear"] as const)("[WS22] a commit that is %s ends the room and its edits", async (fate) => {
  const screen = new Screen();
  const edits = [1, 2].map((n) => room.edit((records) => records.set(xyKey(KEY), place(n))));
  const failing = edits.map((edit) => expect(edit).rejects.toThrow());
  await rest(fate);
  await Promise.all(failing);
  await expect(room.edit(() => undefined)).rejects.toThrow("failed");
  expect([screen.failures, screen.shown]).toEqual([1, {}]);
  await load();
  expect(room.records()).toEqual(fate === "failed" ? {} : { [xyKey(KEY)]: place(1) });
});

test("[WS22] the server's client id is nobody else's, neither while it is used nor afterwards, and another after a restart", () => {
  const doc = new Y.Doc();
  const gate = new GuardGate(doc, { drawClient: () => 77 });
  const draft = gate.draft();
  draft.set(xyKey(KEY), place(1));
  Y.applyUpdate(doc, gate.encode(draft) as Uint8Array);
  expect([...doc.store.clients.keys()]).toEqual([77]);
  expect(gate.admit(ANA, [77])).toMatchObject({ code: "client-id" });
  const drawn = [77, 78];
  const again = new GuardGate(doc, { claims: gate.fresh(), drawClient: () => drawn.shift() as number });
  expect(again.admit(ANA, [77])).toMatchObject({ code: "client-id" });
  const next = again.draft();
  next.set(xyKey(KEY), place(2));
  Y.applyUpdate(doc, again.encode(next) as Uint8Array);
  expect([...doc.store.clients.keys()]).toEqual([77, 78]);
  expect(again.admit(ANA, [78])).toMatchObject({ code: "client-id" });
  expect(doc.getMap(RECORDS).toJSON()).toEqual({ [xyKey(KEY)]: place(2) });
});

test("[WS22] the update is the one that Yjs would have written", () => {
  const records = [KEY, xyKey(KEY), "shape:two|xy", "shape:three"] as const;
  const write = (set: (key: string, value: unknown) => void, remove: (key: string) => void, round: number) => {
    for (const key of records) set(key, key.endsWith("|xy") ? place(round) : { ...card("one"), id: key });
    if (round % 2 === 1) remove(xyKey(KEY));
  };
  const [ours, theirs] = [new Y.Doc(), new Y.Doc()];
  theirs.clientID = 5;
  const gate = new GuardGate(ours, { drawClient: () => 5 });
  for (let round = 0; round < 4; round += 1) {
    const draft = gate.draft();
    write(
      (key, value) => draft.set(key, value as never),
      (key) => draft.delete(key),
      round,
    );
    Y.applyUpdate(ours, gate.encode(draft) as Uint8Array);
    const map = theirs.getMap(RECORDS);
    theirs.transact(() =>
      write(
        (key, value) => map.set(key, value),
        (key) => map.delete(key),
        round,
      ),
    );
    expect(ours.getMap(RECORDS).toJSON()).toEqual(theirs.getMap(RECORDS).toJSON());
    expect(ours.store.pendingStructs).toBeNull();
  }
});
