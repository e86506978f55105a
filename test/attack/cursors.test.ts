import { FRAME } from "@acuerdo/shared";
import * as encoding from "lib0/encoding";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Awareness, applyAwarenessUpdate } from "y-protocols/awareness";
import type { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import type { Random } from "../sim/random.ts";
import { count, eventually, random, report, SEED } from "../support/attack/attack.ts";
import { memoryOf } from "../support/attack/process.ts";
import { type Door, frame, join, openBoard, provide, RawSocket, type Seat, synced } from "../support/server/client.ts";
import { type ServerProcess, startServerProcess } from "../support/server/server.ts";

/** Forged cursors (suite 12): others' client ids, too large, nobody's, gone and back again. Nobody else's cursor moves. */

const CASES = count(1_000, 10_000);
const MIB = 1_048_576;

let server: ServerProcess;
let door: Door;
let mallory: Seat;
let ana: WebsocketProvider;
let berta: WebsocketProvider;

beforeAll(async () => {
  server = await startServerProcess();
  door = await openBoard(server.url);
  mallory = await join(server.url, door, "participant", "Mallory");
  const [one, two] = [
    await join(server.url, door, "participant", "Ana"),
    await join(server.url, door, "participant", "Berta"),
  ];
  ana = provide(server.url, door.id, "canvas", one.token);
  berta = provide(server.url, door.id, "canvas", two.token);
  await Promise.all([synced(ana), synced(berta)]);
  ana.awareness.setLocalState({ cursor: { x: 1, y: 1 } });
  await eventually("Berta sees Ana", () => berta.awareness.getStates().has(ana.doc.clientID));
});
afterAll(() => {
  ana.destroy();
  berta.destroy();
  return server.stop();
});

type Entry = readonly [client: number, clock: number, state: string];

function update(entries: readonly Entry[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, entries.length);
  for (const [client, clock, state] of entries) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, state);
  }
  return encoding.toUint8Array(encoder);
}

function forged(next: Random, victim: number, own: number): Uint8Array {
  const clock = next.pick([0, 1, 5, 1e6, 2 ** 31, 2 ** 32 - 1]);
  const claim = JSON.stringify({
    cursor: { x: 666, y: 666 },
    user: { name: "Ana", memberId: "ana", role: "mediator" },
  });
  return update(
    next.pick<Entry[]>([
      [[victim, clock, claim]],
      [[victim, clock, "null"]],
      [
        [own, clock, claim],
        [victim, clock, claim],
      ],
      [
        [victim, clock, claim],
        [own, clock, "null"],
      ],
      [[own, next.below(1e6), JSON.stringify({ cursor: "x".repeat(next.below(5_000)) })]],
      Array.from({ length: next.below(200) }, (): Entry => [next.below(2 ** 31), clock, claim]),
      [[next.below(2 ** 31), clock, "null"]],
      [[own, next.below(1e6), next.pick(["[]", "1", '"x"', '{"__proto__":{"x":1}}', "{}", "null"])]],
    ]),
  );
}

const moved = (state: unknown): boolean => JSON.stringify(state ?? null).includes("666") || state === undefined;

test(`[AT12] seed ${SEED}: ${CASES} forged cursors move nobody else's, and leave nothing behind`, async () => {
  const next = random();
  const before = memoryOf(server);
  let harms = 0;
  for (let sent = 0; sent < CASES; ) {
    const own = 1 + next.below(2 ** 31);
    const raw = await RawSocket.open(server.url, door.id, "canvas", mallory.token);
    for (let n = 0; n < 50; n += 1, sent += 1) {
      const bytes = forged(next, ana.doc.clientID, own);
      raw.socket.send(frame(FRAME.awareness, (encoder) => encoding.writeVarUint8Array(encoder, bytes)));
    }
    raw.mark(1); // before a hello: the server has read all of it when it closes
    await raw.closed;
    if (moved(berta.awareness.getStates().get(ana.doc.clientID))) harms += 1;
    for (const state of berta.awareness.getStates().values()) {
      const user = (state as { user?: { name?: string } }).user;
      if (user?.name === "Ana" && JSON.stringify(state).includes("666")) harms += 1;
    }
  }
  await eventually("nobody but Ana and Berta is left", () => berta.awareness.getStates().size <= 2, 40_000);
  report("12 cursors", {
    cases: CASES,
    harms,
    "left behind": berta.awareness.getStates().size - 2,
    "RSS growth MiB": ((memoryOf(server) - before) / MIB).toFixed(1),
  });
  expect(harms).toBe(0);
});

test("[AT12] control: Ana's own cursor moves", async () => {
  ana.awareness.setLocalState({ cursor: { x: 2, y: 3 } });
  await eventually("Berta sees it", () =>
    JSON.stringify(berta.awareness.getStates().get(ana.doc.clientID)).includes('"y":3'),
  );
});

test(`[AT12] seed ${SEED}: a server that passes awareness on as it comes is caught`, () => {
  const next = random();
  const victim = new Y.Doc();
  const [seen, victims] = [new Awareness(new Y.Doc()), new Awareness(victim)];
  victims.setLocalState({ cursor: { x: 1, y: 1 } });
  seen.states.set(victim.clientID, victims.getLocalState() as Record<string, unknown>);
  let harms = 0;
  for (let n = 0; n < 100; n += 1) {
    try {
      applyAwarenessUpdate(seen, forged(next, victim.clientID, 7), null);
    } catch {
      harms += 1;
    }
    if (moved(seen.getStates().get(victim.clientID))) harms += 1;
  }
  for (const awareness of [seen, victims]) awareness.destroy();
  expect(harms).toBeGreaterThan(10);
});
