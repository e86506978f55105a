/**
 * How stances are spread over the five grades. Shown beside a judgement and used to break ties, never to decide: a
 * perfect index may hide one person who cannot live with it, or describe consensus about nothing.
 * A histogram has people per grade, lowest first; five entries stand for -2 to +2.
 */
export type Histogram = readonly number[];

const total = (counts: Histogram): number => counts.reduce((sum, count) => sum + count, 0);
const at = (counts: Histogram, grade: number): number => counts[grade] ?? 0;
/** The middle of the scale is 0: grade 2 of five. */
const scoreOf = (counts: Histogram, grade: number): number => grade - (counts.length - 1) / 2;

/** NaN when nobody has a graded stance, like every mean of nothing. */
export function mean(counts: Histogram): number {
  return counts.reduce((sum, count, grade) => sum + count * scoreOf(counts, grade), 0) / total(counts);
}

/** Mean resistance of systemic consensing, 0 (all endorse) to 10 (all object), mapped linearly from the score. */
export function resistance(counts: Histogram): number {
  return 2.5 * ((counts.length - 1) / 2 - mean(counts));
}

/** Consensus of Tastle and Wierman (2007): 1 + sum of p log2(1 - distance from the mean / width), 0 to 1. */
export function tastleWierman(counts: Histogram): number {
  const centre = mean(counts);
  const people = total(counts);
  return counts.reduce((sum, count, grade) => {
    if (count === 0) return sum;
    const distance = Math.abs(scoreOf(counts, grade) - centre) / (counts.length - 1);
    return sum + (count / people) * Math.log2(1 - distance);
  }, 1);
}

/** How far the occupied grades are one block, -1 to 1: triples 110 and 011 speak for it, 101 against. */
function unimodality(layer: readonly boolean[]): number {
  const k = layer.length;
  let one = 0;
  let two = 0;
  for (let a = 0; a < k; a++)
    for (let b = a + 1; b < k; b++)
      for (let c = b + 1; c < k; c++) {
        if (layer[b] && layer[a] !== layer[c]) one += 1;
        if (layer[a] && !layer[b] && layer[c]) two += 1;
      }
  return one + two === 0 ? 1 : ((k - 2) * one - (k - 1) * two) / ((k - 2) * (one + two));
}

/** Agreement A of van der Eijk (2001): the histogram peeled into layers; 1 one mind, 0 flat, -1 two poles. */
export function vanDerEijk(counts: Histogram): number {
  const people = total(counts);
  let left = [...counts];
  let agreement = 0;
  while (left.some((count) => count > 0)) {
    const layer = left.map((count) => count > 0);
    const height = Math.min(...left.filter((count) => count > 0));
    const occupied = layer.filter(Boolean).length;
    const weight = (height * occupied) / people;
    agreement += weight * unimodality(layer) * (1 - (occupied - 1) / (counts.length - 1));
    left = left.map((count) => (count > 0 ? count - height : 0));
  }
  return agreement;
}

/** 0 one mind, 1 two poles. */
export const polarisation = (counts: Histogram): number => (1 - vanDerEijk(counts)) / 2;

/** Score below which the share `q` of the people lies, interpolated linearly between neighbours. */
export function quantile(counts: Histogram, q: number): number {
  const place = q * (total(counts) - 1);
  const low = scoreAt(counts, Math.floor(place));
  return low + (place - Math.floor(place)) * (scoreAt(counts, Math.ceil(place)) - low);
}

function scoreAt(counts: Histogram, place: number): number {
  let seen = 0;
  for (let grade = 0; grade < counts.length; grade++) {
    seen += at(counts, grade);
    if (place < seen) return scoreOf(counts, grade);
  }
  return Number.NaN;
}

/** Majority judgement: the lower median grade, and the shares of people above and below it. */
export interface MajorityGrade {
  readonly median: number;
  readonly above: number;
  readonly below: number;
}

export function majorityGrade(counts: Histogram): MajorityGrade {
  const people = total(counts);
  const median = scoreAt(counts, Math.ceil(people / 2) - 1);
  const share = (side: (grade: number) => boolean) =>
    counts.reduce((sum, count, grade) => sum + (side(scoreOf(counts, grade)) ? count : 0), 0) / people;
  return { median, above: share((score) => score > median), below: share((score) => score < median) };
}

/** Higher first; equal medians by the larger of the shares above and below (Balinski and Laraki 2010). */
export function compareMajority(left: MajorityGrade, right: MajorityGrade): number {
  const gauge = ({ above, below }: MajorityGrade) => (above > below ? above : -below);
  return right.median - left.median || gauge(right) - gauge(left);
}
