import { MAX_COORDINATE, MAX_EXTENT } from "./limits.ts";
import type { Card, ClusterHull } from "./read.ts";
import type { Place } from "./value.ts";

/**
 * Where a card or a cluster goes when it is put on the board from a list instead of by hand: the first free cell of a
 * plain grid, read row by row. Nothing that lies on the board already is moved. There always is one, and always nearby:
 * what somebody has laid over everything, or around everything, is no obstacle.
 */

/** On screen a card is as tall as its text; this is what most take, so that the next row stays clear of them. */
const CARD_ROOM = { w: 240, h: 200 } as const;
const GAP = 20;
const COLUMNS = 6;
/** Then the next block begins, to the left of the one before. */
const ROWS = 100;
const BLOCKS = 40;
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
/** A cluster that is wider or taller than this is not kept clear of. */
const LARGEST_OBSTACLE = 6_000;

const boxOf = ({ x, y }: { x: number; y: number }): Box => ({ x, y, ...CARD_ROOM });
const isObstacle = ({ w, h }: Box): boolean => w <= LARGEST_OBSTACLE && h <= LARGEST_OBSTACLE;

/** An endless grid of cells, and which of them something lies in. */
class Grid {
  readonly #size: Box;
  readonly #step: { readonly x: number; readonly y: number };
  readonly #taken = new Set<string>();

  /** @param first the first cell; `gap` lies between two. */
  constructor(first: Box, gap: number) {
    this.#size = first;
    this.#step = { x: first.w + gap, y: first.h + gap };
  }

  cell(column: number, row: number): Box {
    const { x, y, w, h } = this.#size;
    return { x: x + column * this.#step.x, y: y + row * this.#step.y, w, h };
  }

  isFree(column: number, row: number): boolean {
    return !this.#taken.has(`${column}/${row}`);
  }

  take(box: Box): void {
    const { x, y, w, h } = this.#size;
    const first = (edge: number, size: number, step: number) => Math.floor((edge - size) / step) + 1;
    const last = (edge: number, step: number) => Math.ceil(edge / step) - 1;
    for (let column = first(box.x - x, w, this.#step.x); column <= last(box.x - x + box.w, this.#step.x); column++)
      for (let row = first(box.y - y, h, this.#step.y); row <= last(box.y - y + box.h, this.#step.y); row++)
        this.#taken.add(`${column}/${row}`);
  }
}

/** So many free cells, read block by block and row by row; where there are too few of them, cells that are not free. */
function cells(
  grid: Grid,
  count: number,
  { columns, rows, turn }: { columns: number; rows: number; turn: 1 | -1 },
): Box[] {
  const found: Box[] = [];
  const rest: Box[] = [];
  for (let n = 0; n < BLOCKS * rows * columns && found.length < count; n++) {
    const block = Math.floor(n / (rows * columns));
    const column = (n % columns) + turn * block * (columns + 1);
    const row = Math.floor(n / columns) % rows;
    if (grid.isFree(column, row)) found.push(grid.cell(column, row));
    else if (rest.length < count) rest.push(grid.cell(column, row));
  }
  return [...found, ...rest].slice(0, count);
}

/** Places for `count` cards, free where there are as many. */
export function freePlaces(cards: readonly Card[], clusters: readonly ClusterHull[], count: number): Place[] {
  const grid = new Grid({ x: 0, y: 0, ...CARD_ROOM }, GAP);
  for (const box of [...cards.map(boxOf), ...clusters.filter(isObstacle)]) grid.take(box);
  return cells(grid, count, { columns: COLUMNS, rows: ROWS, turn: -1 }).map(({ x, y }) => [x, y]);
}

/** Clusters grow downwards as cards come in: this many rows are left free for that. */
const ROWS_AHEAD = 4;
const ROOM = { w: CLUSTER_SIZE.w, h: CLUSTER_SIZE.h + (ROWS_AHEAD - 1) * STEP_Y } as const;
const CLUSTER_COLUMNS = 3;
const CLUSTER_ROWS = 20;

/** A place for a new cluster: to the right of the grid on which cards are put, with room below it. */
export function clusterPlace(cards: readonly Card[], clusters: readonly ClusterHull[]): Box {
  const grid = new Grid({ x: COLUMNS * STEP_X + 3 * GAP, y: 0, ...ROOM }, 2 * GAP);
  for (const box of [...cards.map(boxOf), ...clusters.filter(isObstacle)]) grid.take(box);
  const [{ x, y } = { x: 0, y: 0 }] = cells(grid, 1, { columns: CLUSTER_COLUMNS, rows: CLUSTER_ROWS, turn: 1 });
  return { x, y, ...CLUSTER_SIZE };
}

const overlaps = (a: Box, b: Box): boolean => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
const onBoard = (at: number): number => Math.max(-MAX_COORDINATE, Math.min(MAX_COORDINATE, at));
/** No cluster is taller than a shape may be. */
const MOST_ROWS = Math.floor((MAX_EXTENT - HEADING - PADDING) / STEP_Y) - 1;

/** A free place inside a cluster, and how tall the cluster must then be. */
export function placeInside(hull: Box, cards: readonly Card[]): { readonly place: Place; readonly h: number } {
  const columns = Math.max(1, Math.floor((hull.w - 2 * PADDING + GAP) / STEP_X));
  const taken = cards.map(boxOf).filter((box) => overlaps(box, { ...hull, h: MAX_EXTENT }));
  for (let cell = 0; cell < MOST_ROWS * columns; cell++) {
    const x = hull.x + PADDING + (cell % columns) * STEP_X;
    const y = hull.y + HEADING + Math.floor(cell / columns) * STEP_Y;
    if (taken.some((box) => overlaps(boxOf({ x, y }), box))) continue;
    return { place: [onBoard(x), onBoard(y)], h: Math.max(hull.h, y + CARD_ROOM.h + PADDING - hull.y) };
  }
  return { place: [onBoard(hull.x + PADDING), onBoard(hull.y + HEADING)], h: hull.h };
}
