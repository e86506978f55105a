import {
  type BindingRecord,
  type CanvasValue,
  type ClusterId,
  isShapeKey,
  type PositionId,
  RECORDS,
  readCards,
  readClusters,
  type ShapeKey,
  splitKey,
  xyKey,
} from "@acuerdo/shared";
import type * as Y from "yjs";
import { addCluster, FROM_LIST, placeCards, putInCluster, setProps } from "./cards.ts";

/**
 * What the lists do to cards and clusters on the canvas. Each gives back how it is undone: what others have done with it
 * meanwhile stays as they left it.
 */

/** False when there was nothing left to undo: others have changed it meanwhile. */
export type Undo = () => boolean;

type Records = Y.Map<CanvasValue>;
const recordsOf = (doc: Y.Doc): Records => doc.getMap(RECORDS);

const isBinding = (value: CanvasValue): value is BindingRecord => "typeName" in value && value.typeName === "binding";

/** A shape, its place, and what holds arrows to it or, of an arrow, it to others. */
function keysOf(records: Records, id: ShapeKey): string[] {
  const held = [...records.entries()].flatMap(([key, value]) =>
    isBinding(value) && (value.fromId === id || value.toId === id) ? [key] : [],
  );
  return [id, xyKey(id), ...held].filter((key) => records.has(key));
}

/** Whether what it needs is there: a binding is nothing without both its shapes. */
function hasGround(records: Records, key: string, value: CanvasValue): boolean {
  if (splitKey(key)?.kind !== "binding") return true;
  const { fromId, toId } = value as BindingRecord;
  return records.has(fromId) && records.has(toId);
}

/** Takes shapes away. Undone, those come back whose key is still free. */
export function removeShapes(doc: Y.Doc, ids: readonly ShapeKey[]): Undo {
  const records = recordsOf(doc);
  const taken = new Map<string, CanvasValue>();
  doc.transact(() => {
    for (const key of ids.flatMap((id) => keysOf(records, id))) {
      const value = records.get(key);
      if (value !== undefined) taken.set(key, value);
      records.delete(key);
    }
  }, FROM_LIST);
  return () =>
    doc.transact(() => {
      const ordered = [...taken].sort(([a], [b]) => Number(isShapeKey(b)) - Number(isShapeKey(a)));
      const back = ordered.filter(([key, value]) => {
        const isFree = !records.has(key) && hasGround(records, key, value);
        if (isFree) records.set(key, value);
        return isFree;
      });
      return back.length > 0;
    }, FROM_LIST);
}

/** Takes shapes away that were just made; false where they are gone already. */
export function unmake(doc: Y.Doc, ids: readonly ShapeKey[]): boolean {
  const here = ids.filter((id) => recordsOf(doc).has(id));
  removeShapes(doc, here);
  return here.length > 0;
}

/** Puts a position's card into a cluster, or out of every one; undone, it lies where it lay, or is off the board again. */
export function putCard(doc: Y.Doc, positionId: PositionId, into: ClusterId | null): Undo {
  const records = recordsOf(doc);
  const cardNow = () => readCards(records.entries()).find((card) => card.positionId === positionId);
  const hullsOf = () => readClusters(records.entries()).filter(({ clusterId }) => clusterId === into);
  const before = cardNow();
  const kept =
    before && ([before.shapeId, xyKey(before.shapeId)] as const).map((key) => [key, records.get(key)] as const);
  const hadHull = hullsOf().length > 0;
  putInCluster(doc, positionId, into);
  return () =>
    doc.transact(() => {
      const card = cardNow();
      if (card?.clusterId !== into) return false;
      if (!kept) removeShapes(doc, [card.shapeId]);
      for (const [key, value] of kept ?? []) if (value !== undefined) records.set(key, value);
      if (into !== null && !hadHull) removeIfEmpty(doc, into);
      return true;
    }, FROM_LIST);
}

/** Takes a cluster's hull away where no card lies in it. */
function removeIfEmpty(doc: Y.Doc, clusterId: ClusterId): boolean {
  if (cardsIn(doc, clusterId).length > 0) return false;
  const hulls = readClusters(recordsOf(doc).entries()).filter((hull) => hull.clusterId === clusterId);
  return unmake(
    doc,
    hulls.map(({ shapeId }) => shapeId),
  );
}

/** Makes a cluster without cards. Undone, it is gone, unless something was put into it. */
export function makeCluster(doc: Y.Doc, clusterId: ClusterId): Undo {
  addCluster(doc, clusterId);
  return () => removeIfEmpty(doc, clusterId);
}

/** Puts positions on the board that have no card yet. Undone, they wait for a place again, but for those that lie in a cluster by now. */
export function place(doc: Y.Doc, ids: readonly PositionId[]): Undo {
  placeCards(doc, ids);
  return () => {
    const cards = readCards(recordsOf(doc).entries());
    const free = cards.filter(({ positionId, clusterId }) => ids.includes(positionId) && clusterId === null);
    return unmake(
      doc,
      free.map(({ shapeId }) => shapeId),
    );
  };
}

/** Takes a position's card off the board: the position stays, and waits for a place again. */
export function takeOff(doc: Y.Doc, positionId: PositionId): Undo {
  const cards = readCards(recordsOf(doc).entries());
  return removeShapes(
    doc,
    cards.filter((card) => card.positionId === positionId).map(({ shapeId }) => shapeId),
  );
}

/** Puts cards into a cluster, or out of every one, where they are still in the one they are taken from. */
function move(doc: Y.Doc, ids: readonly PositionId[], from: ClusterId | null, to: ClusterId | null): boolean {
  return doc.transact(() => {
    const homes = new Map(
      readCards(recordsOf(doc).entries()).map(({ positionId, clusterId }) => [positionId, clusterId]),
    );
    const moved = ids.filter((id) => homes.get(id) === from);
    for (const id of moved) putInCluster(doc, id, to);
    return moved.length > 0;
  }, FROM_LIST);
}

const cardsIn = (doc: Y.Doc, clusterId: ClusterId) =>
  readCards(recordsOf(doc).entries()).filter((card) => card.clusterId === clusterId);

/** Takes a cluster apart: its cards stay where they lie, in none. */
export function dissolve(doc: Y.Doc, clusterId: ClusterId): Undo {
  const hulls = readClusters(recordsOf(doc).entries()).filter((hull) => hull.clusterId === clusterId);
  const members = new Set(cardsIn(doc, clusterId).map(({ shapeId }) => shapeId));
  let undo: Undo = () => false;
  const put = (from: ClusterId | null, to: ClusterId | null): boolean => {
    const those = readCards(recordsOf(doc).entries()).filter(
      ({ shapeId, clusterId: home }) => members.has(shapeId) && home === from,
    );
    for (const { shapeId } of those) setProps(doc, shapeId, { clusterId: to });
    return those.length > 0;
  };
  doc.transact(() => {
    put(clusterId, null);
    undo = removeShapes(
      doc,
      hulls.map(({ shapeId }) => shapeId),
    );
  }, FROM_LIST);
  return () =>
    doc.transact(() => {
      const isBack = undo();
      return put(null, clusterId) || isBack;
    }, FROM_LIST);
}

/** Takes all cards out of a cluster, which stays. */
export function emptyOut(doc: Y.Doc, clusterId: ClusterId): Undo {
  const ids = cardsIn(doc, clusterId).map(({ positionId }) => positionId);
  move(doc, ids, clusterId, null);
  return () => move(doc, ids, null, clusterId);
}

/** Makes two clusters one: the cards of the first lie in the second then, and the first is gone. */
export function merge(doc: Y.Doc, from: ClusterId, into: ClusterId): Undo {
  const ids = cardsIn(doc, from).map(({ positionId }) => positionId);
  let undo: Undo = () => false;
  doc.transact(() => {
    move(doc, ids, from, into);
    undo = dissolve(doc, from);
  }, FROM_LIST);
  return () =>
    doc.transact(() => {
      const isBack = undo();
      return move(doc, ids, into, from) || isBack;
    }, FROM_LIST);
}

/** Takes some cards of a cluster into one of their own. */
export function split(doc: Y.Doc, ids: readonly PositionId[], from: ClusterId, into: ClusterId): Undo {
  move(doc, ids, from, into);
  return () =>
    doc.transact(() => {
      const isBack = move(doc, ids, into, from);
      return removeIfEmpty(doc, into) || isBack;
    }, FROM_LIST);
}
