import { expect, test } from "vitest";
import { ALL_CHECKS, type Checks } from "../../server/src/guard/checks.ts";
import { fuzz } from "../support/guard-fuzz.ts";

/** The attack suite must notice when a check is missing: each is switched off in turn. */
const CASES = Number(process.env.GUARD_MUTANT_CASES ?? 6000);

test.each(Object.keys(ALL_CHECKS) as (keyof Checks)[])(
  "[GD22] seed 22: without `%s` the attacks get through",
  (check) => {
    const { harms, cases } = fuzz({ seed: 22, cases: CASES, checks: { [check]: false }, untilHarm: true });
    console.log(
      `mutant without ${check}: ${harms.length > 0 ? "caught" : "survived"} after ${cases} cases: ${harms[0]}`,
    );
    expect(harms).toHaveLength(1);
  },
);
