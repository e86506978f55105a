import type { Card, ClusterHull, Place } from "@acuerdo/shared";

/**
 * Where a card or a cluster goes when it is put on the board from a list instead of by hand: the first free cell of a
 * plain grid, read row by row. Nothing that lies on the board already is moved.
 */

/** On screen a card is as tall as its text; this is what most take, so that the next row stays clear of them. */
const CARD_ROOM = { w: 240, h: 200 } as const;
const GAP = 20;
const COLUMNS = 6;
/** Room for a cluster's sentence above its cards. */
const HEADING = 88;
const PADDING = 20;

const STEP_X = CARD_ROOM.w + GAP;
const STEP_Y = CARD_ROOM.h + GAP;

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export const CLUSTER_SIZE = { w: 560, h: 400 } as const;

const overlaps = (a: Box, b: Box): boolean => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

const boxOf = ({ x, y }: { x: number; y: number }): Box => ({ x, y, ...CARD_ROOM });

/** Free places for `count` cards. Rows far from everything are always free, so it ends. */
export function freePlaces(cards: readonly Card[], clusters: readonly ClusterHull[], count: number): Place[] {
  const taken: Box[] = [...cards.map(boxOf), ...clusters];
  const places: Place[] = [];
  for (let cell = 0; places.length < count; cell++) {
    const here = { x: (cell % COLUMNS) * STEP_X, y: Math.floor(cell / COLUMNS) * STEP_Y };
    if (taken.some((box) => overlaps(boxOf(here), box))) continue;
    places.push([here.x, here.y]);
  }
  return places;
}

/** Clusters grow downwards as cards come in: this many rows are left free for that. */
const ROWS_AHEAD = 4;
const ROOM = { w: CLUSTER_SIZE.w, h: CLUSTER_SIZE.h + (ROWS_AHEAD - 1) * STEP_Y } as const;
const CLUSTER_COLUMNS = 3;

/** A free place for a new cluster: to the right of the grid on which cards are put, with room below it. */
export function clusterPlace(cards: readonly Card[], clusters: readonly ClusterHull[]): Box {
  const taken: Box[] = [...cards.map(boxOf), ...clusters];
  const left = COLUMNS * STEP_X + 3 * GAP;
  for (let cell = 0; ; cell++) {
    const box = {
      x: left + (cell % CLUSTER_COLUMNS) * (ROOM.w + 2 * GAP),
      y: Math.floor(cell / CLUSTER_COLUMNS) * (ROOM.h + 2 * GAP),
      ...ROOM,
    };
    if (!taken.some((other) => overlaps(box, other))) return { ...box, ...CLUSTER_SIZE };
  }
}

/** A free place inside a cluster, and how tall the cluster must then be. */
export function placeInside(hull: Box, cards: readonly Card[]): { readonly place: Place; readonly h: number } {
  const columns = Math.max(1, Math.floor((hull.w - 2 * PADDING + GAP) / STEP_X));
  const taken = cards.map(boxOf).filter((box) => overlaps(box, { ...hull, h: Number.MAX_SAFE_INTEGER / 4 }));
  for (let cell = 0; ; cell++) {
    const x = hull.x + PADDING + (cell % columns) * STEP_X;
    const y = hull.y + HEADING + Math.floor(cell / columns) * STEP_Y;
    if (taken.some((box) => overlaps(boxOf({ x, y }), box))) continue;
    return { place: [x, y], h: Math.max(hull.h, y + CARD_ROOM.h + PADDING - hull.y) };
  }
}
