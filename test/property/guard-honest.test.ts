import { afterAll, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { CanvasGuard } from "../../server/src/guard/guard.ts";
import { Editor } from "../support/guard/editor.ts";
import { pick, rngOf } from "../support/guard/forge.ts";
import { shown } from "../support/guard/oracle.ts";
import { FIGURES, World, type WorldFigures, type WorldSetup } from "../support/guard/worlds.ts";

/** Worlds of each kind: `GUARD_WORLDS=400` for the full run. */
const WORLDS = Number(process.env.GUARD_WORLDS ?? 5);
const SEED = Number(process.env.GUARD_SEED ?? 500);
const STEPS = 120;
const SOUND = { refused: 0, vanished: 0, diverged: 0 };

const KINDS: readonly [name: string, setup: WorldSetup][] = [
  ["who say hello", {}],
  ["whose server loses its newest updates", { lossy: true }],
  ["on three servers that lag", { nodes: 3 }],
  ["of other programs, without a hello", { plain: true }],
];
const seeds = Array.from({ length: WORLDS }, (_, i) => SEED + i);

describe.each(KINDS)("people %s", (name, setup) => {
  const all: WorldFigures[] = [];
  test.each(seeds)("[GD23] seed %i: nothing refused, nothing gone, nobody left with something else", (seed) => {
    const figures = new World(seed, setup).run(STEPS);
    all.push(figures);
    expect(figures).toMatchObject(SOUND);
  });
  afterAll(() => console.log(`guard, honest people ${name}: ${summary(all)}`));
});

test("[GD23] seed 831: tabs that wait for each other were taken for a circle", () => {
  expect(new World(831, { lossy: true }).run(STEPS)).toMatchObject(SOUND);
});

test.each([...seeds, ...seeds.map((seed) => seed + 10_000)])(
  "[GD23] seed %i: eight tabs away for long, one update brings everything",
  (seed) => {
    const rng = rngOf(seed);
    const actor = { id: "ana", role: "participant" } as const;
    const tabs = Array.from({ length: 8 }, () => new Editor({ actor, browser: [], ids: [], rng }));
    for (let i = 0; i < 300; i++) {
      const [from, to] = [pick(rng, tabs), pick(rng, tabs)];
      from.edit();
      if (rng() < 0.6) Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)), "tab");
    }
    const all = new Y.Doc();
    for (const { doc } of tabs) Y.applyUpdate(all, Y.encodeStateAsUpdate(doc));
    const server = new Y.Doc();
    const guard = new CanvasGuard(server);
    expect(guard.admit([...all.store.clients.keys()], actor)).toBeNull();
    expect(guard.write(actor, Y.encodeStateAsUpdate(all))).toMatchObject({ ok: true, stripped: 0, missing: 0 });
    expect(shown(server)).toBe(shown(all));
  },
);

test("[GD23] seed 7: eight tabs away for 6,000 changes to twelve shapes, sent as one update", () => {
  const rng = rngOf(7);
  const actor = { id: "ana", role: "participant" } as const;
  const tabs = Array.from({ length: 8 }, () => new Y.Doc());
  for (const [n, tab] of tabs.entries()) tab.clientID = 50 + n * 13;
  for (let i = 0; i < 6000; i++) {
    const [from, to] = [pick(rng, tabs), pick(rng, tabs)];
    from.getMap("records").set(`shape:s${Math.floor(rng() * 12)}|xy`, [i, 0]);
    if (rng() < 0.6) Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)));
  }
  const all = new Y.Doc();
  for (const tab of tabs) Y.applyUpdate(all, Y.encodeStateAsUpdate(tab));
  const server = new Y.Doc();
  const guard = new CanvasGuard(server);
  expect(
    guard.admit(
      tabs.map(({ clientID }) => clientID),
      actor,
    ),
  ).toBeNull();
  expect(guard.write(actor, Y.encodeStateAsUpdate(all))).toMatchObject({ ok: true, missing: 0 });
  expect(shown(server)).toBe(shown(all));
});

/** For `docs/reliability.md`. */
function summary(all: readonly WorldFigures[]): string {
  const of = (field: keyof WorldFigures) => all.reduce((sum, figures) => sum + figures[field], 0);
  return [`${all.length} worlds`, ...FIGURES.map((field) => `${field} ${of(field)}`)].join(", ");
}
