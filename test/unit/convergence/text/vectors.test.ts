import { describe, expect, test } from "vitest";
import { averageLinkage } from "../../../../shared/src/convergence/linkage.ts";
import { adjustedRand } from "../../../../shared/src/convergence/rand-index.ts";
import { labelWords } from "../../../../shared/src/convergence/text/labels.ts";
import type { Language } from "../../../../shared/src/convergence/text/stop-words.ts";
import {
  cosine,
  cosineOfVectors,
  likenessTable,
  mayContradict,
  moreLike,
  type Worded,
  wordNotes,
} from "../../../../shared/src/convergence/text/vectors.ts";
import { REWORDED } from "./reworded.ts";

const notes = (texts: readonly string[]) => texts.map((text, index) => ({ id: `n${index}`, text }));

function likeness(worded: readonly Worded[]): number[][] {
  return likenessTable(worded).map((row, i) => [...row].map((value, j) => (i === j ? 0 : value)));
}

/** Adjusted Rand index of the groups found at the cut with the triples the notes were written in. */
function found(texts: readonly (readonly string[])[], language: Language, cut: number): number {
  const worded = wordNotes(notes(texts.flat()), language);
  const groupOf = new Int32Array(worded.length);
  averageLinkage(likeness(worded), cut).forEach((group, number) => {
    for (const index of group) groupOf[index] = number;
  });
  const truth = texts.flatMap((same, number) => same.map(() => number));
  return adjustedRand(groupOf, truth);
}

describe("rewordings are found", () => {
  test("[CV34] English, at the cut for people who asked, and at the one for unattended suggestions", () => {
    expect(found(REWORDED.en, "en", 0.1)).toBeGreaterThanOrEqual(0.8);
    expect(found(REWORDED.en, "en", 0.15)).toBeGreaterThanOrEqual(0.95);
  });

  test("[CV34] Spanish", () => {
    expect(found(REWORDED.es, "es", 0.1)).toBeGreaterThanOrEqual(0.75);
    expect(found(REWORDED.es, "es", 0.15)).toBeGreaterThanOrEqual(0.75);
  });

  test("[CV34] both languages on one board", () => {
    expect(found([...REWORDED.en, ...REWORDED.es], "es", 0.1)).toBeGreaterThanOrEqual(0.75);
  });

  test("[CV34] likeness is symmetric, 1 with itself, 0 for a note without words", () => {
    const worded = wordNotes(notes(["A garden for the school", "A school garden", "🍃", "Buses at night"]));
    const table = likenessTable(worded);
    worded.forEach((left, i) => {
      worded.forEach((right, j) => {
        expect(table[i]?.[j]).toBeCloseTo(cosine(left, right), 12);
      });
    });
    expect(table[0]?.[0]).toBeCloseTo(1, 12);
    expect(table[0]?.[1]).toBeCloseTo(1, 12);
    expect([...(table[2] ?? [])]).toEqual([0, 0, 0, 0]);
    expect(table[0]?.[3]).toBeLessThan(0.1);
  });
});

test("[CV42] from any card, the others by likeness", () => {
  const worded = wordNotes(notes(["Music stops at ten", "Stop the music at eleven", "Trees", "Loud music at night"]));
  const [first] = worded;
  if (!first) throw new Error("four notes");
  expect(moreLike(first, worded).map(({ id }) => id)).toEqual(["n1", "n3"]);
});

test("[CV38] opposites in almost the same words are told from rewordings", () => {
  const contradict = (left: string, right: string, language: Language) => {
    const [one, other] = wordNotes(notes([left, right]), language);
    return one && other ? mayContradict(one, other) : undefined;
  };
  expect(contradict("Marijuana should be legal", "Marijuana should not be legalized", "en")).toBe(true);
  expect(contradict("Alcohol at parties. It's not a monastery.", "No alcohol at parties.", "en")).toBe(true);
  expect(contradict("El hospital da altas en domingo", "El hospital no da altas en domingo", "es")).toBe(true);
  expect(contradict("No cars in the square", "The square without cars", "en")).toBe(false);
  expect(contradict("A garden in the square", "The square has a garden", "en")).toBe(false);
});

test("[CV41] label words tell a cluster from the board, as they were written", () => {
  const board = notes([
    "Un huerto escolar en el patio",
    "El huerto lo cuidan las familias",
    "Regar el huerto en verano",
    "El patio abierto por la tarde",
    "Autobús por la noche",
  ]);
  expect(labelWords(["n0", "n1", "n2"], board, 1, "es")).toEqual(["huerto"]);
  expect(labelWords([], board, 3, "es")).toEqual([]);
});

test("[CV43] a host's vectors are compared like words", () => {
  expect(cosineOfVectors(Float32Array.of(1, 0), Float32Array.of(2, 0))).toBe(1);
  expect(cosineOfVectors(Float32Array.of(1, 0), Float32Array.of(0, 3))).toBe(0);
  expect(cosineOfVectors(Float32Array.of(0, 0), Float32Array.of(1, 1))).toBe(0);
});
