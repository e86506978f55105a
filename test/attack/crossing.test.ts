import { afterAll, beforeAll, expect, test } from "vitest";
import { count, random, report, SEED } from "../support/attack/attack.ts";
import { Crossing } from "../support/attack/crossing.ts";
import { weaken } from "../support/attack/weaken.ts";
import { startServer } from "../support/server/server.ts";

/** Everybody asks at once, on what they saw a while ago (suite 36). */

const ROUNDS = count(20, 400);
const MUTANT_ROUNDS = 5;

let server: Awaited<ReturnType<typeof startServer>>;
/** How often somebody may write is another suite's: here whoever asks too often would cross nothing. */
const strengthen = weaken("writes as often as it is asked to");
beforeAll(async () => {
  server = await startServer();
});
afterAll(async () => {
  await server.stop();
  strengthen();
});

test(`[AT36] seed ${SEED}: in ${ROUNDS} rounds of requests that cross, nothing is done on what its sender had not seen`, async () => {
  const crossing = await Crossing.begin(server, random());
  for (let round = 0; round < ROUNDS; round += 1) await crossing.round();
  const { sent, done, refused, harm, kinds } = crossing.figures;
  report("36 crossing requests", { cases: sent, done, "refused as changed meanwhile": refused, harm: harm.length });
  expect(harm).toEqual([]);
  // each of them was done, and each of them crossed a change: else nothing was tried
  expect(kinds.done).toEqual(kinds.sent);
  expect(kinds.refused).toEqual(kinds.sent);
});

test("[AT36] control: where nothing changes meanwhile, nothing is refused for that", async () => {
  const crossing = await Crossing.begin(server, random(1));
  for (let n = 0; n < count(15, 400); n += 1) await crossing.alone();
  const { sent, refused } = crossing.figures;
  report("36 control", { cases: sent, refused });
  expect(refused).toBe(0);
});

test("[AT36] a server that forgets what a request was decided on is caught", async () => {
  const strengthen = weaken("forgets what a request was decided on");
  const crossing = await Crossing.begin(server, random(2));
  for (let round = 0; round < MUTANT_ROUNDS; round += 1) await crossing.round();
  strengthen();
  const { harm } = crossing.figures;
  report("36 weakened", { harm: harm.length });
  expect(harm).not.toEqual([]);
});
