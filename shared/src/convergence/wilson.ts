/** How far a share found in some of the people may be from the share among all of them. */

export interface Interval {
  readonly lo: number;
  readonly hi: number;
}

/**
 * Wilson's score interval for `hits` of `asked`, drawn without replacement from `population` people: the quantile
 * shrinks by the finite-population correction, so that a census has no interval. (Wilson 1927; Cochran 1977, 2.)
 */
export function wilson(hits: number, asked: number, population: number, z: number): Interval {
  if (asked <= 0) return { lo: 0, hi: 1 };
  const unseen = population > 1 ? Math.max(0, population - asked) / (population - 1) : 0;
  const zz = z * z * unseen;
  const share = hits / asked;
  const centre = share + zz / (2 * asked);
  const spread = Math.sqrt(zz * ((share * (1 - share)) / asked + zz / (4 * asked * asked)));
  const scale = 1 + zz / asked;
  return { lo: Math.max(0, (centre - spread) / scale), hi: Math.min(1, (centre + spread) / scale) };
}
