import { describe, expect, test } from "vitest";
import { MUTANTS } from "../sim/mutants.ts";
import { playMany, summary } from "../sim/play.ts";

/** A few worlds of the room's simulation; `npm run test:sim -- --seeds 100000` plays many, and one again by its seed. */

const SEEDS = Number(process.env.ACUERDO_SIM_SEEDS ?? 200);
const MINUTE_MS = 60_000;

test(
  `[SM1] seeds 1 to ${SEEDS}: equal documents, nothing pending, and whatever was said to be saved or answered is on disk`,
  async () => {
    const outcome = await playMany({ first: 1, count: SEEDS });
    console.log(summary(outcome));
    expect(outcome.failures).toEqual([]);
    expect(outcome.figures.saved).toBeGreaterThan(SEEDS);
  },
  5 * MINUTE_MS,
);

describe("[SM2] a weakened server is caught, one that", () => {
  test.each(Object.entries(MUTANTS))(
    "%s",
    async (_, flaws) => {
      const { failures } = await playMany({ first: 1, count: 500, flaws, untilFailure: true });
      expect(failures).toHaveLength(1);
    },
    5 * MINUTE_MS,
  );
});

test("[SM3] seed 362: what was deleted before the server knew it is deleted for those who saw it alive", async () => {
  expect((await playMany({ first: 362, count: 1 })).failures).toEqual([]);
});
