import { FRAME, pathOf, RECORDS, SYNC } from "@acuerdo/shared";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import { count, eventually, random, report, SEED } from "../support/attack/attack.ts";
import { weaken } from "../support/attack/weaken.ts";
import {
  ask,
  change,
  cursor,
  type Door,
  get,
  join,
  newDevice,
  openBoard,
  place,
  post,
  provide,
  RawSocket,
  type Seat,
  synced,
} from "../support/server/client.ts";
import { startServer, type TestServer } from "../support/server/server.ts";

/** Somebody who was taken off a board and will not go (suite 38): everything they could do before, again and again. */

const PEOPLE = count(3, 40);

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

interface Scene {
  readonly door: Door;
  readonly mara: Seat;
  readonly mallory: Seat;
  readonly device: string;
  readonly raws: readonly RawSocket[];
}

const DOCUMENTS = ["canvas", "ledger"] as const;

async function scene(): Promise<Scene> {
  const door = await openBoard(server.url);
  const device = newDevice();
  const mara = await join(server.url, door, "mediator", "Mara");
  const mallory = await join(server.url, door, "participant", "Mallory", device);
  const open = (document: string) => RawSocket.open(server.url, door.id, document, mallory.token);
  const raws = await Promise.all([...DOCUMENTS, ...DOCUMENTS].map(open));
  return { door, mara, mallory, device, raws };
}

const remove = ({ door, mara, mallory }: Scene) =>
  ask(server.url, door, mara, { kind: "member.remove", memberId: mallory.memberId, reason: "Inventada" });

/** Ways of asking over http; what a removed person gets from any of them is a refusal. */
const asking = ({ door, mallory, device }: Scene) => {
  const { token } = mallory;
  const id = { id: door.id };
  const enter = (with_: object) => post(server.url, pathOf("members", id), { secret: device, name: "Otra", ...with_ });
  return [
    () => place(server.url, door, mallory, "De Mallory"),
    () => ask(server.url, door, mallory, { kind: "member.change", name: "Ana" }),
    () => ask(server.url, door, mallory, { kind: "member.restore", memberId: mallory.memberId }),
    () => post(server.url, pathOf("keys", id), { role: "participant" }, token),
    () => get(server.url, pathOf("me", id), token),
    () => get(server.url, pathOf("events", id), token),
    () => get(server.url, pathOf("export", { ...id, format: "json" }), token),
    () => get(server.url, pathOf("export", { ...id, format: "md" }), token),
    () => enter({}),
    () => enter({ code: door.code }),
    ...Object.values(door.keys).map((key) => () => enter({ key })),
    () => post(server.url, pathOf("welcome", id), { secret: device, key: door.keys.participant }),
  ];
};

/** What got through of everything that somebody tries on the sockets they had and on new ones, and over http. */
async function tries(at: Scene, offset: number): Promise<{ cases: number; through: string[] }> {
  const next = random(offset);
  const through: string[] = [];
  const reader = provide(server.url, at.door.id, "canvas", at.mara.token);
  await synced(reader);
  const writes = at.raws.filter((_, index) => DOCUMENTS[index % 2] === "canvas");
  for (const raw of writes) {
    const doc = new Y.Doc();
    raw.hello(doc.clientID);
    raw.sync(SYNC.update, change(doc, `shape:mallory-${next.below(1e9)}|xy`, [1, 1]));
    raw.socket.send(cursor(doc.clientID, 1, { cursor: { x: 1, y: 1 } }));
  }
  const answers = await Promise.all(asking(at).map((call) => call()));
  for (const { status, body } of answers) if (status !== 403) through.push(`${status} ${JSON.stringify(body)}`);
  const fresh = await Promise.all(
    DOCUMENTS.map((document) => RawSocket.open(server.url, at.door.id, document, at.mallory.token)),
  );
  for (const raw of fresh) {
    raw.sync(SYNC.step1, Y.encodeStateVector(new Y.Doc()));
    const told = await raw.next(FRAME.sync).catch(() => null);
    if (told) through.push("a new socket is answered");
  }
  // what comes in behind an honest change has been looked at when that change is there
  await place(server.url, at.door, at.mara, "Quieta");
  const isOpen = () => at.raws.filter(({ socket }) => socket.readyState === socket.OPEN).length;
  await eventually("all sockets are closed", () => isOpen() === 0, 2_000).catch(() => undefined);
  if (isOpen() > 0) through.push(`${isOpen()} sockets stay open`);
  const keys = [...reader.doc.getMap(RECORDS).keys()].filter((key) => key.startsWith("shape:mallory"));
  through.push(...keys);
  reader.destroy();
  for (const { socket } of [...at.raws, ...fresh]) socket.terminate();
  return { cases: answers.length + fresh.length + at.raws.length + writes.length * 2, through };
}

test(`[AT38] seed ${SEED}: of ${PEOPLE} people who were taken off a board none reads, writes or comes back`, async () => {
  let cases = 0;
  const through: string[] = [];
  for (let person = 0; person < PEOPLE; person += 1) {
    const at = await scene();
    expect((await remove(at)).status).toBe(200);
    const tried = await tries(at, person);
    cases += tried.cases;
    through.push(...tried.through);
    const { members } = (await post(server.url, pathOf("welcome", { id: at.door.id }), { key: at.door.keys.observer }))
      .body;
    expect(members).toBe(1);
  }
  report("38 removed", { people: PEOPLE, cases, through: through.length });
  expect(through).toEqual([]);
});

test("[AT38] control: whoever was not taken off may do all of it", async () => {
  const at = await scene();
  const { through } = await tries(at, 0);
  expect(through).toContain(`${at.raws.length} sockets stay open`);
  expect(through.some((what) => what.startsWith("shape:mallory"))).toBe(true);
  expect(through.filter((what) => /^20[01]/.test(what))).toHaveLength(asking(at).length - 2);
});

test("[AT38] a server that tells nobody who was taken off is caught", async () => {
  const at = await scene();
  const strengthen = weaken("tells nobody who was taken off");
  expect((await remove(at)).status).toBe(200);
  const { through } = await tries(at, 0);
  strengthen();
  report("38 weakened", { through: through.length });
  expect(through).not.toEqual([]);
});
