import { Worker } from "node:worker_threads";
import { build } from "esbuild";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { opinionGroups } from "../../shared/src/convergence/groups.ts";
import { analyse } from "../../shared/src/convergence/polis/conversation.ts";
import { groupInformedConsensus } from "../../shared/src/convergence/polis/counts.ts";
import type { Cast, Vote } from "../../shared/src/convergence/polis/votes.ts";
import { randomOf } from "../../shared/src/convergence/random.ts";
import type { Stance } from "../../shared/src/convergence/stances.ts";
import { stancesOf } from "../unit/convergence/camps.ts";

const SEEDS = [1, 2, 3, 4, 5, 6];

const board = (seed: number): Stance[] => {
  const random = randomOf(`shape ${seed}`);
  return stancesOf({
    seed: `board ${seed}`,
    people: 20 + Math.floor(60 * random()),
    statements: 10 + Math.floor(20 * random()),
    camps: 1 + Math.floor(4 * random()),
    rated: 0.3 + 0.6 * random(),
    noise: 0.5 + 1.5 * random(),
  });
};

function shuffled<T>(items: readonly T[], seed: string): T[] {
  const random = randomOf(seed);
  return items
    .map((item) => ({ item, place: random() }))
    .sort((left, right) => left.place - right.place)
    .map(({ item }) => item);
}

describe("opinion groups", () => {
  test.each(SEEDS)("[CV25] seed %i: the order and the names of people never matter", (seed) => {
    const stances = board(seed);
    const found = opinionGroups(stances, { seed: "board" });
    const nameOf = (person: string) => `${(Number(person.slice(1)) * 7919) % 104729} ${person}`;
    const renamed = shuffled(stances, "order").map(
      ([person, statement, answer]): Stance => [nameOf(person), statement, answer],
    );
    const again = opinionGroups(renamed, { seed: "board" });
    expect([again.verdict, again.silhouette, again.stability]).toEqual([
      found.verdict,
      found.silhouette,
      found.stability,
    ]);
    expect(again.axes).toEqual(found.axes);
    expect(again.groups.map(({ people }) => people)).toEqual(
      found.groups.map(({ people }) => people.map(nameOf).sort()),
    );
  });
});

test("[CV47] a worker and this thread give the same bytes", async () => {
  const entry = `
    import { parentPort, workerData } from "node:worker_threads";
    import { opinionGroups } from "./shared/src/convergence/groups.ts";
    parentPort.postMessage(workerData.map((stances) => JSON.stringify(opinionGroups(stances, { seed: "board" }))));
  `;
  const root = new URL("../../", import.meta.url).pathname;
  const bundle = await build({
    stdin: { contents: entry, resolveDir: root },
    bundle: true,
    write: false,
    platform: "node",
    format: "cjs",
  });
  const boards = SEEDS.map(board);
  const worker = new Worker(bundle.outputFiles[0]?.text ?? "", { eval: true, workerData: boards });
  const there = await new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
  });
  await worker.terminate();
  expect(there).toEqual(boards.map((stances) => JSON.stringify(opinionGroups(stances, { seed: "board" }))));
});

test("[CV22] seed 77: another agreement raises the group-informed consensus, another pass lowers it", () => {
  const counts = fc.record({ agree: fc.nat(50), others: fc.nat(50) });
  fc.assert(
    fc.property(fc.array(counts, { minLength: 1, maxLength: 5 }), (groups) => {
      const of = (agree: number, others: number) => ({
        agree: Int32Array.of(agree),
        disagree: Int32Array.of(0),
        seen: Int32Array.of(agree + others),
      });
      const consensus = (more: number, passes: number) =>
        groupInformedConsensus(
          groups.map(({ agree, others }, g) => (g === 0 ? of(agree + more, others + passes) : of(agree, others))),
          1,
        )[0] ?? 0;
      expect(consensus(1, 0)).toBeGreaterThan(consensus(0, 0));
      expect(consensus(0, 1)).toBeLessThan(consensus(0, 0));
    }),
    { seed: 77 },
  );
});

test.each(SEEDS)("[CV21] seed %i: everybody who takes part is in one group of a conversation", (seed) => {
  const votes = board(seed).map(([person, statement, answer]): Cast<string, string> => {
    return [person, statement, Math.sign(Number(answer)) as Vote];
  });
  const { found, takingPart } = analyse(votes);
  expect(found.groups.flat().sort((l, r) => l - r)).toEqual(takingPart);
});
