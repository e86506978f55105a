/** How well points of the plane are divided: near their own group, far from the next one. -1 to 1. */
import type { Points } from "./components.ts";
import { at } from "./sparse.ts";

/** Distance from point i to each group, summed over its people. */
function distancesFrom(i: number, { x, y, weight }: Points, group: ArrayLike<number>, sums: Float64Array): void {
  const px = at(x, i);
  const py = at(y, i);
  sums.fill(0);
  for (let j = 0; j < x.length; j++) {
    const dx = at(x, j) - px;
    const dy = at(y, j) - py;
    const g = at(group, j);
    sums[g] = at(sums, g) + at(weight, j) * Math.sqrt(dx * dx + dy * dy);
  }
}

/**
 * Rousseeuw (1987): (b - a) / max(a, b), 0 for somebody alone, averaged over people. A point of weight w stands for w
 * people at the same place. `group` numbers each point's group from 0 to k - 1.
 */
export function silhouette(points: Points, group: ArrayLike<number>, k: number): number {
  const size = new Float64Array(k);
  for (let i = 0; i < points.x.length; i++) size[at(group, i)] = at(size, at(group, i)) + at(points.weight, i);
  const sums = new Float64Array(k);
  let sum = 0;
  let people = 0;
  for (let i = 0; i < points.x.length; i++) {
    const own = at(group, i);
    people += at(points.weight, i);
    if (at(size, own) <= 1) continue;
    distancesFrom(i, points, group, sums);
    const within = at(sums, own) / (at(size, own) - 1);
    let next = Number.POSITIVE_INFINITY;
    for (let g = 0; g < k; g++) {
      if (g !== own && at(size, g) > 0) next = Math.min(next, at(sums, g) / at(size, g));
    }
    const widest = Math.max(within, next);
    if (widest > 0 && next < Number.POSITIVE_INFINITY) sum += (at(points.weight, i) * (next - within)) / widest;
  }
  return people > 0 ? sum / people : 0;
}
