import type { OpinionGroups } from "@acuerdo/shared";

/** From the plane of the answers to the paper of the drawing. */

export const PAPER = { w: 600, h: 400, margin: 44 } as const;
export const LETTERS = "ABCDE";

export interface Dot {
  readonly person: string;
  readonly x: number;
  readonly y: number;
  /** Its group's place in the list of groups; -1 for none. */
  readonly group: number;
}

export const letterOf = (number: number): string => LETTERS[number] ?? String(number + 1);

function onPaper(values: readonly number[], length: number): (value: number) => number {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const room = length - 2 * PAPER.margin;
  return (value) => PAPER.margin + (most > least ? (value - least) / (most - least) : 0.5) * room;
}

export function dotsOf({ map, groups }: OpinionGroups): Dot[] {
  const groupOf = new Map(groups.flatMap(({ people }, g) => people.map((person) => [person, g] as const)));
  const x = onPaper(
    map.map((place) => place.x),
    PAPER.w,
  );
  const y = onPaper(
    map.map((place) => place.y),
    PAPER.h,
  );
  return map.map((place) => ({
    person: place.person,
    x: x(place.x),
    y: y(place.y),
    group: groupOf.get(place.person) ?? -1,
  }));
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
