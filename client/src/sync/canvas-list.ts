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
  shapeKey,
  splitKey,
  xyKey,
} from "@acuerdo/shared";
import type * as Y from "yjs";
import { FROM_LIST, putInCluster, setProps } from "./canvas-cards.ts";

/**
 * What the lists take away from the canvas, or take apart. Each gives back how it is undone: what was taken away comes back
 * where nothing has come in its place meanwhile.
 */

export type Undo = () => void;

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
      for (const [key, value] of ordered)
        if (!records.has(key) && hasGround(records, key, value)) records.set(key, value);
    }, FROM_LIST);
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
      if (card?.clusterId !== into) return;
      if (!kept) removeShapes(doc, [card.shapeId]);
      for (const [key, value] of kept ?? []) if (value !== undefined) records.set(key, value);
      const isEmpty = into !== null && cardsIn(doc, into).length === 0;
      if (isEmpty && !hadHull)
        removeShapes(
          doc,
          hullsOf().map(({ shapeId }) => shapeId),
        );
    }, FROM_LIST);
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
function move(doc: Y.Doc, ids: readonly PositionId[], from: ClusterId | null, to: ClusterId | null): void {
  doc.transact(() => {
    const homes = new Map(
      readCards(recordsOf(doc).entries()).map(({ positionId, clusterId }) => [positionId, clusterId]),
    );
    for (const id of ids) if (homes.get(id) === from) putInCluster(doc, id, to);
  }, FROM_LIST);
}

const cardsIn = (doc: Y.Doc, clusterId: ClusterId) =>
  readCards(recordsOf(doc).entries()).filter((card) => card.clusterId === clusterId);

/** Takes a cluster apart: its cards stay where they lie, in none. */
export function dissolve(doc: Y.Doc, clusterId: ClusterId): Undo {
  const hulls = readClusters(recordsOf(doc).entries()).filter((hull) => hull.clusterId === clusterId);
  const members = new Set(cardsIn(doc, clusterId).map(({ shapeId }) => shapeId));
  let undo: Undo = () => undefined;
  const put = (from: ClusterId | null, to: ClusterId | null) => {
    for (const card of readCards(recordsOf(doc).entries()))
      if (members.has(card.shapeId) && card.clusterId === from) setProps(doc, card.shapeId, { clusterId: to });
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
      undo();
      put(null, clusterId);
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
  let undo: Undo = () => undefined;
  doc.transact(() => {
    move(doc, ids, from, into);
    undo = dissolve(doc, from);
  }, FROM_LIST);
  return () =>
    doc.transact(() => {
      undo();
      move(doc, ids, into, from);
    }, FROM_LIST);
}

/** Takes some cards of a cluster into one of their own. */
export function split(doc: Y.Doc, ids: readonly PositionId[], from: ClusterId, into: ClusterId): Undo {
  move(doc, ids, from, into);
  return () =>
    doc.transact(() => {
      move(doc, ids, into, from);
      removeShapes(doc, [shapeKey(into)]);
    }, FROM_LIST);
}
