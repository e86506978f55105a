import { expect, test } from "vitest";
import { patienceAtDoor } from "../../../client/src/sync/way-in/patience.ts";
import { COSTS } from "../../../server/src/limits/costs.ts";

/** Whoever waits their turn at the door is not hung up on by their own browser. */

/** For the way there and back, and what the server has to write. */
const WAY_MS = 3_000;

test("[HT34] a browser waits for longer than the server lets somebody wait: a newcomer, with and without a code", () => {
  const { welcomeWaitMs, joinWaitMs, codeWaitMs } = COSTS;
  const code = "ACDEFHJ";
  expect(patienceAtDoor({})).toBeGreaterThanOrEqual(welcomeWaitMs + WAY_MS);
  expect(patienceAtDoor({ code })).toBeGreaterThanOrEqual(welcomeWaitMs + codeWaitMs + WAY_MS);
  expect(patienceAtDoor({}, true)).toBeGreaterThanOrEqual(joinWaitMs + WAY_MS);
  expect(patienceAtDoor({ code }, true)).toBeGreaterThanOrEqual(joinWaitMs + codeWaitMs + WAY_MS);
});
