import { FRAME, RECORDS, SYNC } from "@acuerdo/shared";
import * as decoding from "lib0/decoding";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { lackingIn, putBack } from "../../client/src/sync/canvas/aside.ts";
import { openSqlite } from "../../server/src/store/sql.ts";
import { deadUpdate } from "../support/guard/gone-writers.ts";
import { card } from "../support/guard/samples.ts";
import { change, type Door, join, openBoard, RawSocket, type Seat } from "../support/server/client.ts";
import { freshFolder, startServer } from "../support/server/server.ts";

/** A board on which thousands of client ids wrote that have nothing on it any more, over real sockets. */

const IDS = 10_000;
const LIVE = 20;

/** A row of the log in which each of them has drawn something and taken it away, and somebody has drawn what is there. */
function pastOf(live: Y.Doc): { readonly data: Uint8Array; readonly claims: [number, string][] } {
  const clients = Array.from({ length: IDS }, (_, n) => 2 ** 31 + (IDS - n) * 7);
  for (let n = 0; n < LIVE; n += 1) live.getMap(RECORDS).set(`shape:live${n}`, card(`live${n}`));
  const all = new Y.Doc();
  for (const update of [deadUpdate(clients), Y.encodeStateAsUpdate(live)]) Y.applyUpdate(all, update);
  return { data: Y.encodeStateAsUpdate(all), claims: clients.map((client, n) => [client, `made-up-${n % 40}`]) };
}

/** What somebody is told who comes with a document: messages of the server's until its answer ends. */
async function comeIn(url: string, door: Door, seat: Seat, doc: Y.Doc) {
  const raw = await RawSocket.open(url, door.id, "canvas", seat.token);
  raw.hello(doc.clientID);
  raw.sync(SYNC.step1, Y.encodeStateVector(doc));
  const bytes = { question: 0, answer: 0 };
  for (;;) {
    const { type, decoder } = await raw.next(FRAME.sync, FRAME.refused);
    if (type === FRAME.refused) {
      expect([decoding.readVarUint(decoder), decoding.readVarString(decoder)]).toEqual([0, "lost"]);
      const gone = new Map<number, number>();
      for (let rest = decoding.readVarUint(decoder); rest > 0; rest -= 1)
        gone.set(decoding.readVarUint(decoder), decoding.readVarUint(decoder));
      return { raw, bytes, gone };
    }
    const step = decoding.readVarUint(decoder);
    const payload = decoding.readVarUint8Array(decoder);
    if (step === SYNC.step1) bytes.question += payload.length;
    else {
      bytes.answer += payload.length;
      Y.applyUpdate(doc, payload);
    }
    if (step === SYNC.step2) return { raw, bytes, gone: null };
  }
}

/** Resolves with the mark, or with the code of a refusal. */
async function marked(raw: RawSocket, n: number): Promise<number | string> {
  raw.mark(n);
  const { type, decoder } = await raw.next(FRAME.mark, FRAME.refused);
  const mark = decoding.readVarUint(decoder);
  return type === FRAME.mark ? mark : decoding.readVarString(decoder);
}

test(`[WS36] ${IDS} client ids of long ago cost nobody anything who comes, and whoever was there before them loses nothing`, async () => {
  const dataDir = freshFolder();
  let server = await startServer({ dataDir });
  const door = await openBoard(server.url);
  const seat = await join(server.url, door, "participant", "Ana");
  await server.stop();
  const live = new Y.Doc();
  const { data, claims } = pastOf(live);
  const store = await openSqlite(`${dataDir}/acuerdo.db`);
  await store.appendCanvas([{ board: door.id, seq: 1, data, claims: [...claims, [live.clientID, seat.memberId]] }]);
  await store.close();
  const copy = new Y.Doc();
  Y.applyUpdate(copy, data);
  const before = { question: Y.encodeStateVector(copy).length, answer: Y.encodeStateAsUpdate(copy).length };
  expect(before.question).toBeGreaterThan(50_000);
  server = await startServer({ dataDir });

  const fresh = new Y.Doc();
  const first = await comeIn(server.url, door, seat, fresh);
  console.log(
    `state vector ${before.question} → ${first.bytes.question} bytes, answer ${before.answer} → ${first.bytes.answer}`,
  );
  expect(first.bytes.question).toBeLessThan(100);
  expect(first.bytes.answer).toBeLessThan(LIVE * 500);
  expect(fresh.getMap(RECORDS).toJSON()).toEqual(live.getMap(RECORDS).toJSON());

  // somebody who has all of it from before, and drew, moved and took away without a connection
  copy.getMap(RECORDS).set("shape:offline", card("offline"));
  copy.getMap(RECORDS).set("shape:live1|xy", [7, 7]);
  copy.getMap(RECORDS).delete("shape:live2");
  const stale = await comeIn(server.url, door, seat, copy);
  expect(stale.gone?.size).toBe(IDS);
  stale.raw.sync(SYNC.step2, Y.encodeStateAsUpdate(copy)); // what an honest browser may have sent by then
  expect(await marked(stale.raw, 1)).toBe("lost");
  stale.raw.socket.close();
  const again = new Y.Doc();
  const { raw } = await comeIn(server.url, door, seat, again);
  const had = Y.encodeStateVector(again);
  const gone = Y.encodeStateVector(stale.gone ?? new Map());
  putBack(again, lackingIn(again, Y.encodeStateAsUpdate(copy), gone));
  raw.sync(SYNC.update, Y.encodeStateAsUpdate(again, had));
  expect(await marked(raw, 2)).toBe(2);

  const expected: Record<string, unknown> = { ...live.getMap(RECORDS).toJSON(), "shape:live1|xy": [7, 7] };
  expected["shape:offline"] = card("offline");
  delete expected["shape:live2"];
  const seen = new Y.Doc();
  const last = await comeIn(server.url, door, seat, seen);
  expect(seen.getMap(RECORDS).toJSON()).toEqual(expected);

  // an id of long ago is nobody's, and naming it is no fault
  const [old = 0] = claims[0] ?? [];
  const thief = new Y.Doc();
  thief.clientID = old;
  last.raw.hello(old);
  last.raw.sync(SYNC.update, change(thief, "shape:stolen|xy", [1, 1]));
  const [watching] = [new Y.Doc()];
  const watcher = await comeIn(server.url, door, seat, watching);
  expect(watching.getMap(RECORDS).has("shape:stolen|xy")).toBe(false);
  for (const socket of [first.raw, raw, last.raw, watcher.raw]) socket.socket.close();
  await server.stop();
  const kept = await openSqlite(`${dataDir}/acuerdo.db`);
  expect((await kept.canvas(door.id)).claims.length).toBeLessThan(10);
  await kept.close();
}, 60_000);
