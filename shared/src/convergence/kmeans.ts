/** K-means on the plane, begun several times far apart (k-means++) and kept where it fits best. */
import type { Points } from "./components.ts";
import type { Random } from "./random.ts";

export interface Division {
  /** Group of each point, 0 to k - 1. */
  readonly group: Int32Array;
  readonly k: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Sum of weighted squared distances to the own centre. */
  readonly inertia: number;
}

/** Arthur and Vassilvitskii (2007): each next centre is drawn in proportion to the squared distance so far. */
function spread({ x, y, weight }: Points, k: number, random: Random): { x: Float64Array; y: Float64Array } {
  const centres = { x: new Float64Array(k), y: new Float64Array(k) };
  const distance = Float64Array.from(weight);
  for (let c = 0; c < k; c++) {
    let left = random() * distance.reduce((sum, d) => sum + d, 0);
    let chosen = 0;
    for (let i = 0; i < distance.length; i++) {
      if ((distance[i] as number) > 0) chosen = i;
      left -= distance[i] as number;
      if (left < 0) break;
    }
    const [cx, cy] = [x[chosen] as number, y[chosen] as number];
    centres.x[c] = cx;
    centres.y[c] = cy;
    for (let i = 0; i < distance.length; i++) {
      const dx = (x[i] as number) - cx;
      const dy = (y[i] as number) - cy;
      const squared = (weight[i] as number) * (dx * dx + dy * dy);
      distance[i] = c === 0 ? squared : Math.min(distance[i] as number, squared);
    }
  }
  return centres;
}

/** Sends every point to the nearest centre, the first on a tie. */
function assign({ x, y, weight }: Points, cx: Float64Array, cy: Float64Array, group: Int32Array) {
  let inertia = 0;
  let moved = false;
  for (let i = 0; i < group.length; i++) {
    const px = x[i] as number;
    const py = y[i] as number;
    let best = 0;
    let nearest = Number.POSITIVE_INFINITY;
    for (let c = 0; c < cx.length; c++) {
      const dx = (cx[c] as number) - px;
      const dy = (cy[c] as number) - py;
      const squared = dx * dx + dy * dy;
      if (squared < nearest) {
        nearest = squared;
        best = c;
      }
    }
    inertia += (weight[i] as number) * nearest;
    if (group[i] !== best) moved = true;
    group[i] = best;
  }
  return { inertia, moved };
}

/** Centres move to the mean of their people; a centre without people stays where it is. */
function recentre({ x, y, weight }: Points, group: Int32Array, cx: Float64Array, cy: Float64Array): void {
  const sum = { x: new Float64Array(cx.length), y: new Float64Array(cx.length), people: new Float64Array(cx.length) };
  for (let i = 0; i < group.length; i++) {
    const g = group[i] as number;
    sum.x[g] = (sum.x[g] as number) + (weight[i] as number) * (x[i] as number);
    sum.y[g] = (sum.y[g] as number) + (weight[i] as number) * (y[i] as number);
    sum.people[g] = (sum.people[g] as number) + (weight[i] as number);
  }
  for (let c = 0; c < cx.length; c++) {
    if ((sum.people[c] as number) === 0) continue;
    cx[c] = (sum.x[c] as number) / (sum.people[c] as number);
    cy[c] = (sum.y[c] as number) / (sum.people[c] as number);
  }
}

function once(points: Points, k: number, steps: number, random: Random): Division {
  const { x, y } = spread(points, k, random);
  const group = new Int32Array(points.x.length).fill(-1);
  let found = assign(points, x, y, group);
  for (let step = 0; step < steps && found.moved; step++) {
    recentre(points, group, x, y);
    found = assign(points, x, y, group);
  }
  return { group, k, x, y, inertia: found.inertia };
}

export interface Effort {
  readonly starts: number;
  /** Most times that the centres move; they stop before when nobody changes group. */
  readonly steps: number;
}

/** The best of several starts; the first of equals. */
export function divide(points: Points, k: number, { starts, steps }: Effort, random: Random): Division {
  let best = once(points, k, steps, random);
  for (let start = 1; start < starts; start++) {
    const next = once(points, k, steps, random);
    if (next.inertia < best.inertia) best = next;
  }
  return best;
}
