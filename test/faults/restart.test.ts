import { RECORDS } from "@acuerdo/shared";
import { expect, test } from "vitest";
import type { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { count, eventually, quantile, report } from "../support/attack/attack.ts";
import { memoryOf } from "../support/attack/process.ts";
import type { Weakness } from "../support/attack/weaken.ts";
import { drawOn, lost, speakOn, Tally } from "../support/faults/load.ts";
import { testInFull } from "../support/in-full.ts";
import { join, openBoard, provide, synced } from "../support/server/client.ts";
import { freshFolder, startServerProcess } from "../support/server/server.ts";

/** A server that is asked to stop under load (suite 27), and all who come back at once (suite 26). */

const STOPS = count(2, 50);
const WRITERS = 3;
const STOP_MS = 5_000;
const PEOPLE = count(40, 200);
const RECORDS_ON_BOARD = 500;
const BACK_MS = 15_000;
/** One has the load of all and of a start at once. */
const MAX_MEMORY_RATIO = 2;
const ENV = { ACUERDO_MAX_INTENTS_AT_ONCE: "1000000", ACUERDO_MAX_SOCKETS_PER_MEMBER: "1000" };

async function stopped(stops: number, weakness?: Weakness) {
  const options = { dataDir: freshFolder(), env: ENV, ...(weakness && { weakness }) };
  const tally = new Tally();
  const [codes, exits, ms]: [Set<number>, Set<number | null>, number[]] = [new Set(), new Set(), []];
  let server = await startServerProcess(options);
  const door = await openBoard(server.url);
  for (let stop = 0; stop < stops; stop += 1) {
    const seats = await Promise.all(Array.from({ length: WRITERS }, () => join(server.url, door, "participant")));
    const enough = tally.more(40, 3);
    const { url } = server;
    const drawing = seats.map((seat, index) => drawOn(url, door, seat, `s${stop}w${index}`, tally));
    const speaking = seats.map((seat) => speakOn(url, door, seat, tally));
    await enough;
    const start = performance.now();
    exits.add(await server.terminate());
    ms.push(performance.now() - start);
    for (const code of await Promise.all(drawing)) codes.add(code);
    await Promise.all(speaking);
    server = await startServerProcess(options);
  }
  const gone = await lost(server.url, door, tally);
  await server.stop();
  return { gone, tally, codes: [...codes], exits: [...exits], slowest: Math.max(...ms) };
}

test(`[FT27] ${STOPS} stops under load lose nothing that was acknowledged, and say 1012`, async () => {
  const { gone, tally, codes, exits, slowest } = await stopped(STOPS);
  const figures = { saved: tally.saved.size, "intents answered": tally.answered.size, lost: gone.length };
  report("27 SIGTERM", { stops: STOPS, ...figures, "longest ms": slowest.toFixed(0) });
  expect(gone).toEqual([]);
  expect({ codes, exits }).toEqual({ codes: [1012], exits: [0] });
  expect(slowest).toBeLessThan(STOP_MS);
});

testInFull("[FT27] a server that goes without a word is caught", async () => {
  const { codes } = await stopped(1, "goes without a word");
  expect(codes).not.toEqual([1012]);
});

interface Away {
  readonly canvas: WebsocketProvider;
  readonly ledger: WebsocketProvider;
}

/** People who have both documents open when the server is killed, and who come back by themselves. */
async function returned(people: number, weakness?: Weakness) {
  const options = { dataDir: freshFolder(), env: ENV };
  const first = await startServerProcess(options);
  const door = await openBoard(first.url);
  const { token } = await join(first.url, door, "participant");
  const arrive = async (): Promise<Away> => {
    const open = (document: string) => provide(first.url, door.id, document, token, new Y.Doc());
    const one = { canvas: open("canvas"), ledger: open("ledger") };
    await Promise.all([synced(one.canvas), synced(one.ledger)]);
    return one;
  };
  const all = [await arrive()];
  const records = (all[0] as Away).canvas.doc.getMap(RECORDS);
  for (let n = 0; n < RECORDS_ON_BOARD; n += 1) records.set(`shape:n${n}|xy`, [n, n]);
  all.push(...(await Promise.all(Array.from({ length: people - 1 }, arrive))));
  await eventually("everybody has the board", () =>
    all.every(({ canvas }) => canvas.doc.getMap(RECORDS).size === RECORDS_ON_BOARD),
  );
  const steady = memoryOf(first);
  await first.kill();
  const gone = () => all.every(({ canvas, ledger }) => !canvas.synced && !ledger.synced);
  await eventually("everybody has noticed", gone);
  const server = await startServerProcess({ ...options, port: first.port, ...(weakness && { weakness }) });
  const start = performance.now();
  const ms: number[] = [];
  const again = all.flatMap(({ canvas, ledger }) =>
    [canvas, ledger].map((one) => synced(one).then(() => ms.push(performance.now() - start))),
  );
  await Promise.all(again);
  const peak = memoryOf(server);
  records.set("shape:after|xy", [1, 1]);
  const told = () => all.filter(({ canvas }) => canvas.doc.getMap(RECORDS).has("shape:after|xy")).length;
  await eventually("everybody is told", () => told() === people, 5_000).catch(() => undefined);
  const outcome = { ms, memory: peak / steady, untold: people - told() };
  for (const { canvas, ledger } of all) for (const one of [canvas, ledger]) one.destroy();
  await server.stop();
  return outcome;
}

test(`[FT26] ${PEOPLE} people come back at once after a kill, to both documents, and work on together`, async () => {
  const { ms, memory, untold } = await returned(PEOPLE);
  report("26 herd", {
    ...{ sockets: ms.length, "p50 ms": quantile(ms, 0.5).toFixed(0), "p99 ms": quantile(ms, 0.99).toFixed(0) },
    ...{ "memory, times that of before": memory.toFixed(2), "people not told of the next change": untold },
  });
  expect(Math.max(...ms)).toBeLessThan(BACK_MS);
  expect(memory).toBeLessThan(MAX_MEMORY_RATIO);
  expect(untold).toBe(0);
});

testInFull("[FT26] a server that loads a board anew for everybody who comes is caught", async () => {
  const { untold } = await returned(8, "loads a board anew for everybody who comes");
  expect(untold).toBeGreaterThan(0);
});
