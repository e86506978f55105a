import { type ClusterId, PAGE, type PositionId, type ShapeKey, shapeKey, xyKey } from "@acuerdo/shared";
import type * as Y from "yjs";
import type { Workshop } from "./workshop.ts";

/** Where a tidy group would have put its cards: a hull for each cluster, three cards in a row, the loose ones below. */

export const CARD = { w: 240, h: 168 } as const;
const GAP = 24;
const HEADING = 96;
const COLUMNS = 3;
const HULLS_IN_A_ROW = 3;
const HULL_WIDTH = COLUMNS * (CARD.w + GAP) + GAP;

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** The nth fractional index, from 0: `a0` … `az`, then `b00` … `bzz`. */
export function nthIndex(n: number): string {
  const rest = n - DIGITS.length;
  return rest < 0 ? `a${DIGITS[n]}` : `b${DIGITS[Math.floor(rest / DIGITS.length)]}${DIGITS[rest % DIGITS.length]}`;
}

export interface Place {
  readonly x: number;
  readonly y: number;
}

export interface Layout {
  readonly hulls: ReadonlyMap<string, Place & { readonly w: number; readonly h: number }>;
  readonly cards: ReadonlyMap<string, Place>;
}

export function layOut(workshop: Workshop): Layout {
  const hulls = new Map<string, Place & { w: number; h: number }>();
  const cards = new Map<string, Place>();
  let top = 0;
  let rowHeight = 0;
  const lay = (ids: readonly string[], left: number, from: number, columns: number) => {
    ids.forEach((id, n) => {
      cards.set(id, { x: left + (n % columns) * (CARD.w + GAP), y: from + Math.floor(n / columns) * (CARD.h + GAP) });
    });
  };
  workshop.clusters.forEach(({ id }, n) => {
    const column = n % HULLS_IN_A_ROW;
    if (column === 0 && n > 0) {
      top += rowHeight + GAP * 2;
      rowHeight = 0;
    }
    const members = workshop.positions.filter(({ cluster }) => cluster === id).map((position) => position.id);
    const h = HEADING + Math.max(1, Math.ceil(members.length / COLUMNS)) * (CARD.h + GAP);
    const x = column * (HULL_WIDTH + GAP * 2);
    hulls.set(id, { x, y: top, w: HULL_WIDTH, h });
    lay(members, x + GAP, top + HEADING, COLUMNS);
    rowHeight = Math.max(rowHeight, h);
  });
  const loose = workshop.positions.filter(({ cluster }) => cluster === null || !hulls.has(cluster));
  lay(
    loose.map(({ id }) => id),
    GAP,
    top + rowHeight + GAP * 3,
    6,
  );
  return { hulls, cards };
}

function putShape(
  records: Y.Map<unknown>,
  id: string,
  index: string,
  shape: { type: string; props: object },
  place: Place,
): ShapeKey {
  const key = shapeKey(id);
  const fixed = { typeName: "shape", parentId: PAGE, rotation: 0, isLocked: false, opacity: 1, meta: {} };
  records.set(key, { id: key, ...fixed, index, ...shape });
  records.set(xyKey(key), [place.x, place.y]);
  return key;
}

export function putCard(records: Y.Map<unknown>, n: number, positionId: PositionId, place: Place): ShapeKey {
  const props = { ...CARD, positionId, clusterId: null };
  return putShape(records, positionId, nthIndex(60 + n), { type: "position", props }, place);
}

export function putHull(
  records: Y.Map<unknown>,
  n: number,
  clusterId: ClusterId,
  hull: Place & { w: number; h: number },
): void {
  putShape(records, clusterId, nthIndex(n), { type: "cluster", props: { w: hull.w, h: hull.h, clusterId } }, hull);
}

/** Drags a card into a cluster: it lies at a new place and names the cluster. */
export function dragInto(records: Y.Map<unknown>, card: ShapeKey, clusterId: ClusterId, place: Place): void {
  const record = records.get(card) as { props: object } | undefined;
  if (!record) throw new Error(`no card ${card}`);
  records.set(card, { ...record, props: { ...record.props, clusterId } });
  records.set(xyKey(card), [place.x, place.y]);
}
