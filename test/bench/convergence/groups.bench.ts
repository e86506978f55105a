import { bench, describe } from "vitest";
import { opinionGroups } from "../../../shared/src/convergence/groups.ts";
import { stancesOf } from "../../unit/convergence/camps.ts";

/** Seconds each: few runs, none to warm up. */
const ONCE = { iterations: 3, time: 0, warmupIterations: 0, warmupTime: 0 };

describe("10,000 people, 300 statements, about 375,000 stances", () => {
  const stances = stancesOf({ seed: "large", people: 10_000, statements: 300, camps: 4, rated: 0.125, noise: 1.6 });

  bench("opinion groups", () => void opinionGroups(stances, { seed: "bench", gate: false }), ONCE);
  bench("opinion groups with the stability gate", () => void opinionGroups(stances, { seed: "bench" }), ONCE);
});

describe("60 people, 200 statements", () => {
  const stances = stancesOf({ seed: "room", people: 60, statements: 200, camps: 3, rated: 0.6, noise: 1 });

  bench("opinion groups with the stability gate", () => void opinionGroups(stances, { seed: "bench" }));
});
