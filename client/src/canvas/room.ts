/** The part of the canvas over which no tools lie, and how something is shown in it. In screen pixels from its upper left corner. */

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** Around what is shown. */
const EDGE = 24;
/** Of a canvas that is hardly more than its tools, so much is left all the same. */
const LEAST = 120;

/**
 * What is left of a canvas between tools at its upper and at its lower edge.
 * @param tools where they lie, from the same corner.
 */
export function roomOf({ w, h }: Pick<Area, "w" | "h">, tools: readonly Area[]): Area {
  const shown = tools.filter((tool) => tool.w > 0 && tool.h > 0);
  const above = shown.filter((tool) => tool.y + tool.h / 2 < h / 2);
  const below = shown.filter((tool) => !above.includes(tool));
  const top = Math.max(0, ...above.map((tool) => tool.y + tool.h)) + EDGE;
  const bottom = Math.min(h, ...below.map((tool) => tool.y)) - EDGE;
  if (bottom - top < LEAST) return { x: EDGE, y: EDGE, w: Math.max(1, w - 2 * EDGE), h: Math.max(1, h - 2 * EDGE) };
  return { x: EDGE, y: top, w: Math.max(1, w - 2 * EDGE), h: bottom - top };
}

/** The camera for which these bounds of the page lie in the middle of the room, whole where `least` allows it, and never larger than `most`. */
export function fitInto(bounds: Area, room: Area, { least, most }: { least: number; most: number }): Camera {
  const z = Math.min(most, Math.max(least, Math.min(room.w / bounds.w, room.h / bounds.h)));
  const middle = (from: number, size: number, page: number, length: number) =>
    (from + size / 2) / z - page - length / 2;
  return { x: middle(room.x, room.w, bounds.x, bounds.w), y: middle(room.y, room.h, bounds.y, bounds.h), z };
}

/** How far a length from `from` to `to` is to be moved to lie between `start` and `end`; where it is longer, its beginning lies there. */
const shift = (from: number, to: number, start: number, end: number): number =>
  from < start || to - from > end - start ? start - from : Math.min(0, end - to);

/** The camera for which these bounds lie in the room, moved no further than it takes. */
export function moveInto(bounds: Area, room: Area, { x, y, z }: Camera): Camera {
  const [left, top] = [(bounds.x + x) * z, (bounds.y + y) * z];
  const dx = shift(left, left + bounds.w * z, room.x, room.x + room.w);
  const dy = shift(top, top + bounds.h * z, room.y, room.y + room.h);
  return { x: x + dx / z, y: y + dy / z, z };
}

/** Whether they lie clear of the tools and the edges, however close. */
export const isWithin = (bounds: Area, room: Area, camera: Camera): boolean => {
  const whole = { x: room.x - EDGE, y: room.y - EDGE, w: room.w + 2 * EDGE, h: room.h + 2 * EDGE };
  const moved = moveInto(bounds, whole, camera);
  return Math.abs(moved.x - camera.x) * camera.z < 1 && Math.abs(moved.y - camera.y) * camera.z < 1;
};
