import { expect, test } from "vitest";
import { ALL_CHECKS, type Checks } from "../../server/src/guard/checks.ts";
import { count } from "../support/attack/attack.ts";
import { fuzz } from "../support/guard/fuzz.ts";

/** Attacks at most on a guard with one check switched off. */
const CASES = Number(process.env.GUARD_MUTANT_CASES ?? 6000);
const SEED = 22;
/** The stage on which one was found that takes long to find: in the short count the stages before it are left out. */
const FOUND: Partial<Record<keyof Checks, number>> = count({ steps: 78 }, {});

test.each(Object.keys(ALL_CHECKS) as (keyof Checks)[])(
  `[GD22] seed ${SEED}: without the check "%s" harm gets through`,
  (check) => {
    const { harms, cases } = fuzz({
      seed: SEED,
      cases: CASES,
      checks: { [check]: false },
      untilHarm: true,
      from: FOUND[check] ?? 0,
    });
    const harm = harms[0] ?? "survived";
    console.log(`guard, mutant without ${check}: after ${cases} cases: ${harm}`);
    expect(harm).toMatch(check === "steps" ? /: slow$/ : /: (?!slow$|survived)/);
  },
);
