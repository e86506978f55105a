/**
 * K-means as Polis uses it: from the first distinct points, in order. Another order gives other groups; the engine's
 * own groups (`../groups.ts`) do not inherit that.
 */
import type { Points } from "../components.ts";
import { f64 } from "../typed.ts";

export interface Cluster {
  readonly x: number;
  readonly y: number;
  readonly members: readonly number[];
}

/** Centres that moved less than this have come to rest. */
const REST = 0.01;

export function firstDistinct(points: Points, k: number): Cluster[] {
  const seen = new Set<string>();
  const centres: Cluster[] = [];
  for (let i = 0; i < points.x.length && centres.length < k; i++) {
    const [x, y] = [f64(points.x, i), f64(points.y, i)];
    if (seen.has(`${x},${y}`)) continue;
    seen.add(`${x},${y}`);
    centres.push({ x, y, members: [] });
  }
  return centres;
}

export function centreOf(points: Points, members: readonly number[]): Cluster {
  let [x, y, people] = [0, 0, 0];
  for (const i of members) {
    x += f64(points.weight, i) * f64(points.x, i);
    y += f64(points.weight, i) * f64(points.y, i);
    people += f64(points.weight, i);
  }
  return { x: x / people, y: y / people, members };
}

/** Every point goes to the nearest centre, to the later one on a tie; centres without points are dropped. */
function step(points: Points, centres: readonly Cluster[]): Cluster[] {
  const members: number[][] = centres.map(() => []);
  for (let i = 0; i < points.x.length; i++) {
    let best = 0;
    let nearest = Number.POSITIVE_INFINITY;
    centres.forEach((centre, c) => {
      const distance = (centre.x - f64(points.x, i)) ** 2 + (centre.y - f64(points.y, i)) ** 2;
      if (distance <= nearest) [best, nearest] = [c, distance];
    });
    members[best]?.push(i);
  }
  return members.filter((list) => list.length > 0).map((list) => centreOf(points, list));
}

function atRest(left: readonly Cluster[], right: readonly Cluster[]): boolean {
  const sorted = (clusters: readonly Cluster[]) => [...clusters].sort((a, b) => a.x - b.x || a.y - b.y);
  const before = sorted(left);
  return sorted(right).every((centre, c) => {
    const old = before[c];
    return old === undefined || Math.hypot(centre.x - old.x, centre.y - old.y) < REST;
  });
}

export function kmeans(points: Points, start: readonly Cluster[], steps: number): Cluster[] {
  let clusters = step(points, start);
  let before = start;
  for (let done = 1; done < steps && !atRest(before, clusters); done++) {
    before = clusters;
    clusters = step(points, clusters);
  }
  return clusters;
}

/**
 * Centres for a run that continues an older one: the old groups' present members, identical centres merged into the
 * larger group's, and while there are fewer than k the point farthest from its nearest centre on its own.
 */
export function warmStart(points: Points, before: readonly (readonly number[])[], k: number): Cluster[] {
  const merged = new Map<string, Cluster>();
  for (const members of before.filter((list) => list.length > 0)) {
    const centre = centreOf(points, members);
    const same = merged.get(`${centre.x},${centre.y}`);
    const all = same ? [...same.members, ...members] : members;
    merged.set(`${centre.x},${centre.y}`, { ...centre, members: all });
  }
  const centres = [...merged.values()];
  while (centres.length < Math.min(k, points.x.length)) {
    const far = farthest(points, centres);
    if (far === undefined) break;
    centres.push(far);
  }
  return centres;
}

function farthest(points: Points, centres: readonly Cluster[]): Cluster | undefined {
  let best: Cluster | undefined;
  let greatest = 0;
  for (let i = 0; i < points.x.length; i++) {
    const [x, y] = [f64(points.x, i), f64(points.y, i)];
    const nearest = Math.min(...centres.map((centre) => Math.hypot(centre.x - x, centre.y - y)));
    if (nearest > greatest) [best, greatest] = [{ x, y, members: [i] }, nearest];
  }
  return best;
}
