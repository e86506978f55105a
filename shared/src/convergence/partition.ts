/** One division of the people on the plane into two to five groups, by silhouette. */
import type { Points } from "./components.ts";
import { divide } from "./kmeans.ts";
import { randomOf } from "./random.ts";
import { silhouette } from "./silhouette.ts";
import { addTo, f64, i32 } from "./typed.ts";

export interface Partition {
  /** Group of each person, 0 to k - 1. */
  readonly group: Int32Array;
  readonly k: number;
  /** -1 to 1. */
  readonly silhouette: number;
}

/** Above this many people neighbours are joined first, since a silhouette costs the square of the points. */
const PEOPLE_ONE_BY_ONE = 2000;
const BASES = 100;
/** Neighbours need not come to rest: the groups are looked for among them afterwards. */
const JOIN = { starts: 1, steps: 10 };
const GROUP = { starts: 10, steps: 50 };
const MOST_GROUPS = 5;
const PEOPLE_PER_GROUP = 12;

/** Points that stand for the people, one each or joined, and which point stands for whom. */
export interface Bases {
  readonly points: Points;
  readonly baseOf: Int32Array;
}

export function basesOf(people: Points, seed: string): Bases {
  const size = people.x.length;
  if (size <= PEOPLE_ONE_BY_ONE) return { points: people, baseOf: new Int32Array(size).map((_, i) => i) };
  const joined = divide(people, BASES, JOIN, randomOf(`${seed}/bases`));
  const weight = new Float64Array(BASES);
  for (let i = 0; i < size; i++) addTo(weight, i32(joined.group, i), f64(people.weight, i));
  return { points: { x: joined.x, y: joined.y, weight }, baseOf: joined.group };
}

/** A camp of fewer is people, not a camp. */
export const smallestGroup = (people: number): number => Math.max(3, Math.ceil(0.05 * people - 1e-9));

export function groupSizes(group: Int32Array, k: number): Int32Array {
  const sizes = new Int32Array(k);
  for (const g of group) sizes[g] = i32(sizes, g) + 1;
  return sizes;
}

/** The division with the best silhouette among those whose groups are all large enough, if there is one. */
export function bestPartition({ points, baseOf }: Bases, seed: string): Partition | undefined {
  const people = baseOf.length;
  let best: Partition | undefined;
  for (let k = 2; k <= Math.min(MOST_GROUPS, 2 + Math.floor(people / PEOPLE_PER_GROUP)); k++) {
    const found = divide(points, k, GROUP, randomOf(`${seed}/groups/${k}`));
    const group = baseOf.map((base) => i32(found.group, base));
    if (Math.min(...groupSizes(group, k)) < smallestGroup(people)) continue;
    const quality = silhouette(points, found.group, k);
    if (!best || quality > best.silhouette) best = { group, k, silhouette: quality };
  }
  return best;
}

/**
 * The division of an earlier run, where people stand now. `group` has -1 for those who are new: they go to the nearest
 * of the groups' centres.
 */
export function carriedOver(people: Points, { points, baseOf }: Bases, group: Int32Array, k: number): Partition {
  const sum = { x: new Float64Array(k), y: new Float64Array(k), people: new Float64Array(k) };
  group.forEach((g, i) => {
    if (g < 0) return;
    addTo(sum.x, g, f64(people.x, i));
    addTo(sum.y, g, f64(people.y, i));
    addTo(sum.people, g, 1);
  });
  const nearest = (i: number): number => {
    let best = 0;
    let least = Number.POSITIVE_INFINITY;
    for (let g = 0; g < k; g++) {
      const size = f64(sum.people, g);
      const dx = f64(sum.x, g) / size - f64(people.x, i);
      const dy = f64(sum.y, g) / size - f64(people.y, i);
      const far = dx * dx + dy * dy;
      if (size > 0 && far < least) [best, least] = [g, far];
    }
    return best;
  };
  const carried = group.map((g, i) => (g < 0 ? nearest(i) : g));
  const votes = Array.from({ length: points.x.length }, () => new Int32Array(k));
  carried.forEach((g, i) => {
    const own = votes[i32(baseOf, i)];
    if (own) own[g] = i32(own, g) + 1;
  });
  const ofBase = Int32Array.from(votes, (own) => own.indexOf(Math.max(...own)));
  return { group: carried, k, silhouette: silhouette(points, ofBase, k) };
}
