import { expect, test } from "vitest";
import type { Late } from "../../../server/src/ledger/late.ts";
import { MIX } from "../../../server/src/ledger/mix.ts";
import { Ticks } from "../../../server/src/ledger/ticks.ts";
import { HandClock } from "../../support/server/hand-clock.ts";

/** Marks at which what waits alone is said. */

test("[AN3] a ledger that is loaded anew says what was done in one's own name five minutes after it, not at a mark of the clock", () => {
  const clock = new HandClock();
  clock.pass(MIX.lateMs - 2 * MIX.tickMs - (clock.now() % MIX.lateMs)); // a mark of the clock's own is near
  const said: Late[] = [];
  const ticks = new Ticks(clock, (late) => {
    said.push(late);
    ticks.ask();
  });
  ticks.ask();
  for (let passed = 0; passed < MIX.lateMs - MIX.tickMs; passed += MIX.tickMs) clock.pass(MIX.tickMs);
  expect(said.some(({ counts }) => counts)).toBe(true);
  expect(said.some(({ acts }) => acts)).toBe(false);
  clock.pass(MIX.tickMs);
  expect(said.at(-1)?.acts).toBe(true);
});
