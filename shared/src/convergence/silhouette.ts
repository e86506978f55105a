/** How well points of the plane are divided: near their own group, far from the next one. -1 to 1. */
import type { Points } from "./components.ts";
import { addTo, f64, i32 } from "./typed.ts";

/** Distance from point i to each group, summed over its people. */
function distancesFrom(i: number, { x, y, weight }: Points, group: Int32Array, sums: Float64Array): void {
  const px = f64(x, i);
  const py = f64(y, i);
  sums.fill(0);
  for (let j = 0; j < x.length; j++) {
    const dx = (x[j] as number) - px;
    const dy = (y[j] as number) - py;
    const g = group[j] as number;
    sums[g] = (sums[g] as number) + (weight[j] as number) * Math.sqrt(dx * dx + dy * dy);
  }
}

/**
 * Rousseeuw (1987): (b - a) / max(a, b), 0 for somebody alone, averaged over people. A point of weight w stands for w
 * people at the same place. `group` numbers each point's group from 0 to k - 1.
 */
export function silhouette(points: Points, group: Int32Array, k: number): number {
  const size = new Float64Array(k);
  for (let i = 0; i < points.x.length; i++) addTo(size, i32(group, i), f64(points.weight, i));
  const sums = new Float64Array(k);
  let sum = 0;
  let people = 0;
  for (let i = 0; i < points.x.length; i++) {
    const own = i32(group, i);
    people += f64(points.weight, i);
    if (f64(size, own) <= 1) continue;
    distancesFrom(i, points, group, sums);
    const within = f64(sums, own) / (f64(size, own) - 1);
    let next = Number.POSITIVE_INFINITY;
    for (let g = 0; g < k; g++) {
      if (g !== own && f64(size, g) > 0) next = Math.min(next, f64(sums, g) / f64(size, g));
    }
    const widest = Math.max(within, next);
    if (widest > 0 && next < Number.POSITIVE_INFINITY) sum += (f64(points.weight, i) * (next - within)) / widest;
  }
  return people > 0 ? sum / people : 0;
}
