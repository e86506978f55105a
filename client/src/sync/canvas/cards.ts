import {
  type CanvasValue,
  type Card,
  type CardShape,
  CLUSTER_SIZE,
  type ClusterHull,
  type ClusterId,
  type ClusterShape,
  cardOf,
  clusterPlace,
  freePlaces,
  indexAbove,
  indexBelow,
  isFractionalIndex,
  isShapeKey,
  PAGE,
  type Place,
  type PositionId,
  placeInside,
  RECORDS,
  readCards,
  readClusters,
  readRecord,
  type ShapeKey,
  type ShapeRecord,
  shapeKey,
  splitKey,
  xyKey,
} from "@acuerdo/shared";
import { useMemo, useSyncExternalStore } from "react";
import type * as Y from "yjs";
import { useSession, useSessionPart } from "../use-session.ts";
import { canvasOf } from "./canvases.ts";
import type { CanvasSession } from "./session.ts";

/**
 * Cards and clusters of the canvas document for the lists beside the canvas: read without their places, which change
 * twenty times a second while somebody drags, and written so that whatever the canvas can do, a list can do too.
 */

export interface CanvasCards {
  readonly cards: readonly Card[];
  readonly clusters: readonly ClusterHull[];
  /** Shapes that were on the canvas and were taken off it. */
  readonly takenOff: ReadonlySet<string>;
  /** Whether it is what the server has. */
  readonly isFresh: boolean;
  /** Whether there is nothing else to wait for: until then an empty list means nothing. */
  readonly arrived: boolean;
}

interface Shown extends Omit<CanvasCards, "arrived"> {
  /** Whether it has been what the server has, since the page was opened. */
  readonly hasCome: boolean;
  /** Whether it was whole when the device kept it. */
  readonly isKnown: boolean;
}

/** Under this origin the canvas sees that a change came from a list. */
export const FROM_LIST = "list";

/** The shapes that a list of this page has just put on the canvas; none of those that came from anybody else. */
export function madeFromList({ changes }: Y.YMapEvent<CanvasValue>, { origin }: Y.Transaction): string[] {
  if (origin !== FROM_LIST) return [];
  return [...changes.keys].flatMap(([key, { action }]) => (action === "add" && isShapeKey(key) ? [key] : []));
}

const recordsOf = (doc: Y.Doc): Y.Map<CanvasValue> => doc.getMap(RECORDS);

function readAll(doc: Y.Doc): { cards: Card[]; clusters: ClusterHull[] } {
  const entries = [...recordsOf(doc).entries()];
  return { cards: readCards(entries), clusters: readClusters(entries) };
}

/** What lay on the canvas once and lies there no more: the document remembers that it was deleted. */
export function takenOff(doc: Y.Doc): ReadonlySet<string> {
  const gone = new Set<string>();
  for (const [key, { deleted }] of recordsOf(doc)._map) if (deleted && isShapeKey(key)) gone.add(key);
  return gone;
}

/** One for each document, shared by every list that shows it. Two people who place the same thing at once make one card: its key is the position's id. */
class CardsView {
  #shown: Shown | null = null;
  #stale = true;
  readonly #canvas: CanvasSession;
  readonly #listeners = new Set<() => void>();

  constructor(canvas: CanvasSession) {
    this.#canvas = canvas;
    recordsOf(canvas.doc).observe((event) => {
      for (const key of event.keysChanged) if (isShapeKey(key)) return this.#changed();
    });
    canvas.link.provider.on("sync", () => this.#changed());
    void canvas.known.then(() => this.#changed());
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  get = (): Shown => {
    if (this.#shown && !this.#stale) return this.#shown;
    this.#stale = false;
    const { doc, link, isKnown } = this.#canvas;
    const isFresh = link.provider.synced;
    const hasCome = isFresh || (this.#shown?.hasCome ?? false);
    this.#shown = { ...readAll(doc), takenOff: takenOff(doc), isFresh, hasCome, isKnown };
    return this.#shown;
  };

  #changed(): void {
    this.#stale = true;
    for (const listener of this.#listeners) listener();
  }
}

const views = new WeakMap<Y.Doc, CardsView>();

/** The cards and clusters on the canvas. Asking connects the canvas document, without loading what draws it. */
export function useCanvasCards(): CanvasCards {
  const canvas = canvasOf(useSession());
  let view = views.get(canvas.doc);
  if (!view) {
    view = new CardsView(canvas);
    views.set(canvas.doc, view);
  }
  const shown = useSyncExternalStore(view.subscribe, view.get);
  const isAway = useSessionPart(({ link }) => link === "offline" || link === "closed");
  const arrived = shown.hasCome || (shown.isKnown && isAway);
  return useMemo(() => ({ ...shown, arrived }), [shown, arrived]);
}

/** The positions whose card lies in the cluster, in the order of their cards. */
export function positionsIn(cards: readonly Card[], clusterId: ClusterId): PositionId[] {
  return [...new Set(cards.filter((card) => card.clusterId === clusterId).map((card) => card.positionId))];
}

const isShape = (value: CanvasValue): value is ShapeRecord => "typeName" in value && value.typeName === "shape";

const indexesOf = (doc: Y.Doc): string[] => [...recordsOf(doc).values()].filter(isShape).map(({ index }) => index);

function write(doc: Y.Doc, shape: CardShape | ClusterShape, place: Place): void {
  recordsOf(doc).set(shape.id, shape);
  recordsOf(doc).set(xyKey(shape.id), place);
}

const base = { typeName: "shape", parentId: PAGE, rotation: 0, isLocked: false, opacity: 1, meta: {} } as const;

interface NewCard {
  readonly positionId: PositionId;
  readonly clusterId: ClusterId | null;
  readonly place: Place;
}

function addCards(doc: Y.Doc, cards: readonly NewCard[]): void {
  let index = indexAbove(indexesOf(doc));
  for (const { positionId, clusterId, place } of cards) {
    write(doc, cardOf(positionId, clusterId, index), place);
    index = indexAbove([index]);
  }
}

/** Where the next card from a list goes: for what the server is asked to put there. */
export function nextPlace(doc: Y.Doc): Place {
  const { cards, clusters } = readAll(doc);
  return freePlaces(cards, clusters, 1)[0] ?? [0, 0];
}

/** Puts positions on the board that have no card yet, on free cells of the grid. */
export function placeCards(doc: Y.Doc, positionIds: readonly PositionId[]): void {
  doc.transact(() => {
    const { cards, clusters } = readAll(doc);
    const placed = new Set(cards.map((card) => card.positionId));
    const missing = positionIds.filter((id) => !placed.has(id));
    const places = freePlaces(cards, clusters, missing.length);
    addCards(
      doc,
      missing.map((positionId, i) => ({ positionId, clusterId: null, place: places[i] ?? [0, 0] })),
    );
  }, FROM_LIST);
}

const isDrawing = ({ type }: ShapeRecord): boolean => type !== "position" && type !== "cluster";

export function countDrawings(doc: Y.Doc): number {
  return [...recordsOf(doc).values()].filter((value) => isShape(value) && isDrawing(value)).length;
}

/** Takes every drawing away for everybody, with what holds arrows: cards and clusters stay. */
export function removeDrawings(doc: Y.Doc): void {
  const records = recordsOf(doc);
  const stays = (key: string): boolean => {
    const named = splitKey(key);
    const shape = named && named.kind !== "binding" ? records.get(named.id) : undefined;
    return shape !== undefined && isShape(shape) && !isDrawing(shape);
  };
  doc.transact(() => {
    for (const key of [...records.keys()]) if (!stays(key)) records.delete(key);
  }, FROM_LIST);
}

/** Draws an empty cluster on free ground. Its sentence is the ledger's. */
export function addCluster(doc: Y.Doc, clusterId: ClusterId): void {
  doc.transact(() => {
    const { cards, clusters } = readAll(doc);
    if (clusters.some((hull) => hull.clusterId === clusterId)) return;
    const { x, y } = clusterPlace(cards, clusters);
    const props = { ...CLUSTER_SIZE, clusterId };
    const index = indexBelow(indexesOf(doc)); // behind the cards that will lie on it
    write(doc, { ...base, id: shapeKey(clusterId), type: "cluster", index, props }, [x, y]);
  }, FROM_LIST);
}

/** Other props for a shape that is there; without effect where it is not. */
export function setProps(doc: Y.Doc, id: ShapeKey, props: Readonly<Record<string, unknown>>): void {
  const known = readRecord(id, recordsOf(doc).get(id)) as ShapeRecord | string;
  if (typeof known === "string") return;
  // what was taken before the bounds of today is not written again as it was
  const index = isFractionalIndex(known.index) ? known.index : indexAbove(indexesOf(doc));
  recordsOf(doc).set(id, { ...known, index, props: { ...known.props, ...props } });
}

/** A free place in the cluster, which grows for it. */
function roomIn(doc: Y.Doc, clusterId: ClusterId): Place {
  addCluster(doc, clusterId);
  const { cards, clusters } = readAll(doc);
  const hull = clusters.find((one) => one.clusterId === clusterId);
  if (!hull) return [0, 0];
  const { place, h } = placeInside(hull, cards);
  if (h > hull.h) setProps(doc, hull.shapeId, { h });
  return place;
}

/** Puts a position's card into a cluster, or out of every cluster: the card is made, or moves there. */
export function putInCluster(doc: Y.Doc, positionId: PositionId, clusterId: ClusterId | null): void {
  doc.transact(() => {
    const { cards, clusters } = readAll(doc);
    const homes = cards.filter((one) => one.positionId === positionId);
    const card = homes.find((one) => one.shapeId === shapeKey(positionId)) ?? homes[0];
    if (card && card.clusterId === clusterId) return;
    const place = clusterId ? roomIn(doc, clusterId) : (freePlaces(cards, clusters, 1)[0] ?? [0, 0]);
    if (!card) return addCards(doc, [{ positionId, clusterId, place }]);
    setProps(doc, card.shapeId, { clusterId });
    recordsOf(doc).set(xyKey(card.shapeId), place);
  }, FROM_LIST);
}
