/**
 * Whether two statements point the same way. Their texts cannot tell: "should be legal" and "should not be legal" are
 * almost the same words. Only people who rated both can.
 */
import type { Score } from "../nouns/stance/stance.ts";

/** A statement's graded stances, by person. */
export type Ratings = ReadonlyMap<string, Score>;

export interface Direction {
  /** People who rated both. */
  readonly both: number;
  /** 0 opposed to 1 the same; 0.6 while nobody has rated both. */
  readonly agreement: number;
  /** Pearson's correlation, NaN where one of them has no spread. */
  readonly correlation: number;
}

const UNKNOWN = 0.6;
const UNKNOWN_WEIGHT = 2;
const WIDTH = 4;

export function directionOf(left: Ratings, right: Ratings): Direction {
  let [n, alike, x, y, xx, yy, xy] = [0, 0, 0, 0, 0, 0, 0];
  for (const [person, one] of left) {
    const other = right.get(person);
    if (other === undefined) continue;
    n += 1;
    alike += 1 - Math.abs(one - other) / WIDTH;
    x += one;
    y += other;
    xx += one * one;
    yy += other * other;
    xy += one * other;
  }
  return {
    both: n,
    agreement: (alike + UNKNOWN * UNKNOWN_WEIGHT) / (n + UNKNOWN_WEIGHT),
    correlation: (n * xy - x * y) / Math.sqrt((n * xx - x * x) * (n * yy - y * y)),
  };
}

/** Enough people who rated both, and they rate them alike: a package deal, whatever the texts say. */
export const goTogether = ({ both, correlation }: Direction): boolean => both >= 10 && correlation >= 0.6;
