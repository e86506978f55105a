import { type Random, randomOf } from "../../../shared/src/convergence/random.ts";
import type { Stance } from "../../../shared/src/convergence/stances.ts";
import type { Score } from "../../../shared/src/nouns/stance/stance.ts";

export interface Camps {
  readonly seed: string;
  readonly people: number;
  readonly statements: number;
  /** Camps that lean their own way on each statement; 1 is a board without camps. */
  readonly camps: number;
  /** Share of the statements that a person rates. */
  readonly rated: number;
  /** How much people of one camp differ, in scores. */
  readonly noise: number;
}

const around = (lean: number, noise: number, random: Random): Score => {
  const value = lean + noise * (random() + random() + random() - 1.5);
  return Math.max(-2, Math.min(2, Math.round(value))) as Score;
};

/** Generated stances, person p in camp p modulo `camps`. */
export function stancesOf({ seed, people, statements, camps, rated, noise }: Camps): Stance[] {
  const random = randomOf(seed);
  const leans = Array.from({ length: camps }, () => Array.from({ length: statements }, () => 3 * random() - 1.5));
  const stances: Stance[] = [];
  for (let p = 0; p < people; p++)
    for (let s = 0; s < statements; s++) {
      if (random() >= rated) continue;
      stances.push([`p${p}`, `s${s}`, around(leans[p % camps]?.[s] ?? 0, noise, random)]);
    }
  return stances;
}

export const campOf = (person: string, camps: number): number => Number(person.slice(1)) % camps;
