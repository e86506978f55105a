import type { OpinionGroups } from "@acuerdo/shared";

/** From the plane of the answers to the paper of the drawing. */

export const PAPER = { w: 480, h: 340, margin: 64 } as const;
export const RADIUS = 15;
export const LETTERS = "ABCDE";

interface Spot {
  readonly x: number;
  readonly y: number;
}

export interface Dot extends Spot {
  readonly person: string;
  /** Its group's place in the list of groups; -1 for none. */
  readonly group: number;
}

export const letterOf = (number: number): string => LETTERS[number] ?? String(number + 1);

const middle = (values: readonly number[]): number => (Math.min(...values) + Math.max(...values)) / 2;
const breadth = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);

/** One scale for both directions: a difference looks as great as it is. */
function onPaper(map: OpinionGroups["map"]): (place: { x: number; y: number }) => Spot {
  const [xs, ys] = [map.map(({ x }) => x), map.map(({ y }) => y)];
  const room = { w: PAPER.w - 2 * PAPER.margin, h: PAPER.h - 2 * PAPER.margin };
  const scale = Math.min(room.w / (breadth(xs) || 1), room.h / (breadth(ys) || 1));
  const [x, y] = [middle(xs), middle(ys)];
  return (place) => ({ x: PAPER.w / 2 + (place.x - x) * scale, y: PAPER.h / 2 + (place.y - y) * scale });
}

const TURN = Math.PI * (3 - Math.sqrt(5));
/** In a crowd dots may overlap rather than wander off. */
const MOST_TRIES = 80;

/** The nearest free place on a spiral: people who answered alike stand beside each other, not on one another. */
function freeSpot(wanted: Spot, taken: readonly Spot[]): Spot {
  for (let n = 0; n < MOST_TRIES; n++) {
    const far = RADIUS * 0.9 * Math.sqrt(n);
    const spot = { x: wanted.x + far * Math.cos(n * TURN), y: wanted.y + far * Math.sin(n * TURN) };
    if (taken.every((other) => Math.hypot(other.x - spot.x, other.y - spot.y) >= 2 * RADIUS)) return spot;
  }
  return wanted;
}

export function dotsOf({ map, groups }: OpinionGroups): Dot[] {
  const groupOf = new Map(groups.flatMap(({ people }, g) => people.map((person) => [person, g] as const)));
  const spotOf = onPaper(map);
  const dots: Dot[] = [];
  for (const place of map) {
    const spot = freeSpot(spotOf(place), dots);
    dots.push({ person: place.person, ...spot, group: groupOf.get(place.person) ?? -1 });
  }
  return dots;
}

type Point = readonly [x: number, y: number];

const turns = ([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point): number =>
  (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);

function halfHull(points: readonly Point[]): Point[] {
  const hull: Point[] = [];
  for (const point of points) {
    for (;;) {
      const [before, last] = [hull.at(-2), hull.at(-1)];
      if (!before || !last || turns(before, last, point) > 0) break;
      hull.pop();
    }
    hull.push(point);
  }
  return hull.slice(0, -1);
}

/** The convex outline of a group's dots (Andrew's monotone chain). */
export function outlineOf(dots: readonly Dot[]): Point[] {
  const points = dots.map(({ x, y }): Point => [x, y]).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  if (points.length < 3) return points;
  return [...halfHull(points), ...halfHull(points.toReversed())];
}
