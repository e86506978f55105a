/** The two tests of proportions that Polis uses, each with one imagined success and one imagined failure or so. */

/** Quantile of the normal distribution for 90 % on one side. */
export const Z90 = 1.2816;

/** Is the share of `hits` above one half? In standard deviations. */
export function oneProportion(hits: number, trials: number): number {
  return 2 * Math.sqrt(trials + 1) * ((hits + 1) / (trials + 1) - 0.5);
}

/** Is the share inside greater than the share outside? In standard deviations; 0 when all shares are 1. */
export function twoProportions(hitsIn: number, hitsOut: number, trialsIn: number, trialsOut: number): number {
  const inside = (hitsIn + 1) / (trialsIn + 1);
  const outside = (hitsOut + 1) / (trialsOut + 1);
  const pooled = (hitsIn + hitsOut + 2) / (trialsIn + trialsOut + 2);
  if (pooled === 1) return 0;
  return (inside - outside) / Math.sqrt(pooled * (1 - pooled) * (1 / (trialsIn + 1) + 1 / (trialsOut + 1)));
}

/** Share of `hits`, with one imagined yes and one imagined no (Laplace). */
export const laplace = (hits: number, trials: number): number => (hits + 1) / (trials + 2);
