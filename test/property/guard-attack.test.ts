import { afterAll, describe, expect, test } from "vitest";
import { ATTACKS } from "../support/guard/attacks.ts";
import { fuzz, type Tally } from "../support/guard/fuzz.ts";

/** Cases drawn at random, in all: `GUARD_CASES=100000` for the full run. */
const CASES = Number(process.env.GUARD_CASES ?? 300);
/** The first of the seeds. */
const SEED = Number(process.env.GUARD_SEED ?? 2026);
const CASES_A_SEED = 150;
const MINUTES = 60_000;

describe("each attack by itself", () => {
  test.each(Object.keys(ATTACKS))("[GD20] %s does no harm", (only) => {
    const tally = fuzz({ seed: SEED, cases: 2, only });
    expect(tally.harms).toEqual([]);
    expect(tally.victims).toBe(2);
  });
});

describe("attacks at random", () => {
  const tallies: Tally[] = [];
  const seeds = Array.from({ length: Math.ceil(CASES / CASES_A_SEED) }, (_, i) => SEED + i);
  test.each(seeds)(
    "[GD20] seed %i: no harm, no victim's write lost, no honest write refused",
    (seed) => {
      const tally = fuzz({ seed, cases: Math.min(CASES_A_SEED, CASES), unguarded: true });
      tallies.push(tally);
      expect(tally.harms).toEqual([]);
    },
    5 * MINUTES,
  );
  afterAll(() => console.log(summary(tallies)));
  test("[GD21] the same bytes do harm to a document without a guard, in seven of ten cases at least", () => {
    expect(sum(tallies, "harmfulUnguarded") / sum(tallies, "cases")).toBeGreaterThan(0.7);
  });
});

function sum(
  tallies: readonly Tally[],
  field: "cases" | "accepted" | "refused" | "stripped" | "harmfulUnguarded" | "victims" | "controls",
): number {
  return tallies.reduce((total, tally) => total + tally[field], 0);
}

function merged(tallies: readonly Tally[], field: "unguarded" | "codes"): string {
  const counts = new Map<string, number>();
  for (const tally of tallies) {
    for (const [name, count] of Object.entries(tally[field])) counts.set(name, (counts.get(name) ?? 0) + count);
  }
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([name, count]) => `${name} ${count}`)
    .join(", ");
}

/** For `docs/reliability.md`. */
function summary(tallies: readonly Tally[]): string {
  const of = (field: Parameters<typeof sum>[1]) => sum(tallies, field);
  const harms = tallies.reduce((total, tally) => total + tally.harms.length, 0);
  return [
    `guard, attacks: ${of("cases")} cases from seed ${SEED}; accepted ${of("accepted")} (${of("stripped")} of them cut), refused ${of("refused")}; harm ${harms}`,
    `  without a guard: ${of("harmfulUnguarded")} harmful: ${merged(tallies, "unguarded")}`,
    `  refused as: ${merged(tallies, "codes")}`,
    `  victims' next writes ${of("victims")}, attacker's honest writes ${of("controls")}: all accepted whole`,
  ].join("\n");
}
