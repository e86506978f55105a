/** How alike two divisions of the same people are: 1 the same, about 0 by chance. */

const pairs = (n: number): number => (n * (n - 1)) / 2;

/** Adjusted Rand index of Hubert and Arabie (1985). The lists give each person's group, in the same order of people. */
export function adjustedRand(left: ArrayLike<number>, right: ArrayLike<number>): number {
  const both = new Map<string, number>();
  const first = new Map<number, number>();
  const second = new Map<number, number>();
  const count = <K>(map: Map<K, number>, key: K) => map.set(key, (map.get(key) ?? 0) + 1);
  for (let i = 0; i < left.length; i++) {
    const [l, r] = [left[i] ?? 0, right[i] ?? 0];
    count(both, `${l} ${r}`);
    count(first, l);
    count(second, r);
  }
  const sum = (map: ReadonlyMap<unknown, number>) => [...map.values()].reduce((total, n) => total + pairs(n), 0);
  const [together, inFirst, inSecond] = [sum(both), sum(first), sum(second)];
  const byChance = left.length > 1 ? (inFirst * inSecond) / pairs(left.length) : 0;
  const most = (inFirst + inSecond) / 2;
  return most === byChance ? 1 : (together - byChance) / (most - byChance);
}
