import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { count, eventually, random, report, SEED } from "../support/attack/attack.ts";
import type { Weakness } from "../support/attack/weaken.ts";
import { answerOn, drawOn, lost, lostAnswers, speakOn, Tally } from "../support/faults/load.ts";
import { testInFull } from "../support/in-full.ts";
import { type Door, join, newDevice, openBoard, type Seat } from "../support/server/client.ts";
import { freshFolder, type ServerProcess, startServerProcess } from "../support/server/server.ts";

/** kill -9 of the real server under load (suite 16): what was said to be saved is there, and an intent that was answered is in the record. */

const KILLS = count(3, 100);
const HOLDING_KILLS = count(1, 20);
/** A server that says saved too early loses something with nearly every kill. */
const WEAK_KILLS = count(1, 3);
const WRITERS = 4;
const LONGEST_LIFE_MS = 400;
/** In the short run the machine has other tests to play, and the server may start from its sources. */
const START_MS = count(30_000, 10_000);

/** A server that ends by itself is a failure of its own. */
const ended = (server: ServerProcess): Promise<never> =>
  new Promise((_, reject) => server.child.once("exit", () => reject(new Error("the server ended by itself"))));

/** People work; at a moment that the seed names the server is killed, and they are gone when it comes back. */
async function oneLife(server: ServerProcess, door: Door, devices: readonly string[], tally: Tally, ms: number) {
  const seats = await Promise.all(devices.map((device) => join(server.url, door, "participant", undefined, device)));
  const enough = tally.more(10, 1).then(() => pause(ms));
  const work = seats.flatMap((seat, index) => [
    drawOn(server.url, door, seat, `${server.child.pid}-${index}`, tally),
    speakOn(server.url, door, seat, tally),
  ]);
  await Promise.race([enough, ended(server)]);
  await server.kill();
  await Promise.all(work);
}

async function killed(kills: number, weakness?: Weakness) {
  const options = {
    dataDir: freshFolder(),
    env: { ACUERDO_MAX_INTENTS_AT_ONCE: "1000000", ACUERDO_MAX_BOARDS_PER_HOUR: "100000" },
    ...(weakness && { weakness }),
  };
  const next = random();
  const tally = new Tally();
  const devices = Array.from({ length: WRITERS }, newDevice);
  const starts: number[] = [];
  let server = await startServerProcess(options);
  const door = await openBoard(server.url);
  for (let kill = 0; kill < kills; kill += 1) {
    await oneLife(server, door, devices, tally, next.below(LONGEST_LIFE_MS));
    const start = performance.now();
    server = await startServerProcess(options);
    starts.push(performance.now() - start);
  }
  const gone = await lost(server.url, door, tally);
  await server.stop();
  return { gone, saved: tally.saved.size, answered: tally.answered.size, slowest: Math.max(...starts) };
}

/** On a board with anonymous voices: answers that nobody is shown, and that nobody but a disk remembers. */
async function killedHolding(kills: number) {
  const options = { dataDir: freshFolder(), env: { ACUERDO_MAX_INTENTS_AT_ONCE: "1000000" } };
  const next = random(1);
  const devices = Array.from({ length: WRITERS }, newDevice);
  const held = devices.map(() => new Set<string>());
  const total = () => held.reduce((sum, { size }) => sum + size, 0);
  let server = await startServerProcess(options);
  const door = await openBoard(server.url, "anonymous");
  const enter = () => Promise.all(devices.map((device) => join(server.url, door, "participant", undefined, device)));
  for (let kill = 0; kill < kills; kill += 1) {
    const seats = await enter();
    const work = seats.map((seat, index) => answerOn(server.url, door, seat, held[index] as Set<string>));
    const before = total();
    const enough = eventually("answers", () => total() >= before + WRITERS).then(() =>
      pause(next.below(LONGEST_LIFE_MS)),
    );
    await Promise.race([enough, ended(server)]);
    await server.kill();
    await Promise.all(work);
    server = await startServerProcess(options);
  }
  const seats = await enter();
  const lostOf = (seat: Seat, index: number) => lostAnswers(server.url, door, seat, held[index] as Set<string>);
  const gone = (await Promise.all(seats.map(lostOf))).flat();
  await server.stop();
  return { gone, answered: total() };
}

test(`[AN4] seed ${SEED}: ${HOLDING_KILLS} × kill -9 lose no answer that is held`, async () => {
  const { gone, answered } = await killedHolding(HOLDING_KILLS);
  report("16 kill -9, held answers", { kills: HOLDING_KILLS, answered, lost: gone.length });
  expect(gone).toEqual([]);
  expect(answered).toBeGreaterThanOrEqual(HOLDING_KILLS * WRITERS);
});

describe("[SV1] nothing that was acknowledged is lost", () => {
  test(`[FT16] seed ${SEED}: ${KILLS} × kill -9 under load`, async () => {
    const { gone, saved, answered, slowest } = await killed(KILLS);
    const figures = { saved, "intents answered": answered, lost: gone.length };
    report("16 kill -9", { kills: KILLS, ...figures, "longest start ms": slowest.toFixed(0) });
    expect(gone).toEqual([]);
    expect(saved).toBeGreaterThan(KILLS * 10);
    expect(slowest).toBeLessThan(START_MS);
  });

  testInFull("[FT16] a server that says saved before anything is on disk is caught", async () => {
    const { gone, saved } = await killed(WEAK_KILLS, "says saved before anything is on disk");
    report("16 weakened", { kills: WEAK_KILLS, saved, lost: gone.length });
    expect(gone).not.toEqual([]);
  });
});
