import { afterAll, describe, expect, test } from "vitest";
import { World, type WorldFigures, type WorldSetup } from "../support/guard-worlds.ts";

/** Worlds of each kind: `GUARD_WORLDS=400` for the full run. */
const WORLDS = Number(process.env.GUARD_WORLDS ?? 12);
const SEED = Number(process.env.GUARD_SEED ?? 500);
const STEPS = 120;

const KINDS: readonly [name: string, setup: WorldSetup][] = [
  ["who say hello", {}],
  ["whose server loses its newest updates", { lossy: true }],
  ["of other programs, without a hello", { plain: true }],
];

describe.each(KINDS)("people %s", (name, setup) => {
  const all: WorldFigures[] = [];
  const seeds = Array.from({ length: WORLDS }, (_, i) => SEED + i);
  test.each(seeds)("[GD23] seed %i: nothing refused, nobody left with something else", (seed) => {
    const figures = new World(seed, setup).run(STEPS);
    all.push(figures);
    expect(figures.codes).toEqual([]);
    expect(figures.vanished).toBe(0);
    expect(figures.diverged).toBe(0);
  });
  afterAll(() => console.log(`guard, honest people ${name}: ${summary(all)}`));
});

/** For `docs/reliability.md`. */
function summary(all: readonly WorldFigures[]): string {
  const of = (field: Exclude<keyof WorldFigures, "codes">) => all.reduce((sum, figures) => sum + figures[field], 0);
  const fields = [
    "sends",
    "structs",
    "reconnects",
    "reloads",
    "restarts",
    "resyncs",
    "stripped",
    "refused",
    "diverged",
  ] as const;
  return [`${all.length} worlds`, ...fields.map((field) => `${field} ${of(field)}`)].join(", ");
}
