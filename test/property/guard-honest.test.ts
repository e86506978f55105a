import { afterAll, describe, expect, test } from "vitest";
import { FIGURES, World, type WorldFigures, type WorldSetup } from "../support/guard-worlds.ts";

/** Worlds of each kind: `GUARD_WORLDS=400` for the full run. */
const WORLDS = Number(process.env.GUARD_WORLDS ?? 5);
const SEED = Number(process.env.GUARD_SEED ?? 500);
const STEPS = 120;

const KINDS: readonly [name: string, setup: WorldSetup][] = [
  ["who say hello", {}],
  ["whose server loses its newest updates", { lossy: true }],
  ["on three servers that lag", { nodes: 3 }],
  ["of other programs, without a hello", { plain: true }],
];

describe.each(KINDS)("people %s", (name, setup) => {
  const all: WorldFigures[] = [];
  const seeds = Array.from({ length: WORLDS }, (_, i) => SEED + i);
  test.each(seeds)("[GD23] seed %i: nothing refused, nothing gone, nobody left with something else", (seed) => {
    const figures = new World(seed, setup).run(STEPS);
    all.push(figures);
    expect(figures).toMatchObject({ refused: 0, vanished: 0, diverged: 0 });
  });
  afterAll(() => console.log(`guard, honest people ${name}: ${summary(all)}`));
});

/** For `docs/reliability.md`. */
function summary(all: readonly WorldFigures[]): string {
  const of = (field: keyof WorldFigures) => all.reduce((sum, figures) => sum + figures[field], 0);
  return [`${all.length} worlds`, ...FIGURES.map((field) => `${field} ${of(field)}`)].join(", ");
}
