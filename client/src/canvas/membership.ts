import type { ClusterId } from "@acuerdo/shared";
import type { Editor, TLShape, TLShapeId, TLShapePartial, VecLike } from "@tldraw/tldraw";
import { isCard } from "./runtime.ts";
import type { ClusterShape, PositionShape } from "./shape-props.ts";
import { tellHome } from "./telling.ts";

/**
 * Which cards lie in a cluster is written on the cards. They keep their own place on the page, so a cluster that goes
 * orphans nothing; what a parent would do for its children is done here.
 */

export const isCluster = (shape: TLShape): shape is ClusterShape => shape.type === "cluster";

const clustersOf = (editor: Editor): ClusterShape[] => editor.getCurrentPageShapesSorted().filter(isCluster);

export function cardsIn(editor: Editor, clusterId: ClusterId): PositionShape[] {
  return editor
    .getCurrentPageShapes()
    .filter(isCard)
    .filter((card) => card.props.clusterId === clusterId);
}

/** The cluster under the middle of a card: the one it is in already, else the topmost. */
export function clusterUnder(editor: Editor, card: PositionShape): ClusterShape | null {
  const middle = editor.getShapePageBounds(card)?.center;
  if (!middle) return null;
  const here = clustersOf(editor).filter((cluster) => editor.getShapePageBounds(cluster)?.containsPoint(middle));
  return here.find(({ props }) => props.clusterId === card.props.clusterId) ?? here.at(-1) ?? null;
}

function put(card: PositionShape, clusterId: ClusterId | null): TLShapePartial<PositionShape> {
  return { id: card.id, type: "position", props: { clusterId } };
}

/** What dropping the card here changes; nothing where it stays in what it was in. */
export function settled(editor: Editor, card: PositionShape): TLShapePartial<PositionShape> | undefined {
  const clusterId = clusterUnder(editor, card)?.props.clusterId ?? null;
  return clusterId === card.props.clusterId ? undefined : put(card, clusterId);
}

/** A cluster drawn around cards takes those that are in no other. */
export function takeIn(editor: Editor, cluster: ClusterShape): void {
  const bounds = editor.getShapePageBounds(cluster);
  const loose = editor
    .getCurrentPageShapes()
    .filter(isCard)
    .filter((card) => card.props.clusterId === null)
    .filter((card) => bounds?.containsPoint(editor.getShapePageBounds(card)?.center ?? { x: Infinity, y: 0 }));
  editor.updateShapes(loose.map((card) => put(card, cluster.props.clusterId)));
}

/** Where a cluster's cards were when it was picked up. */
const pickedUp = new WeakMap<Editor, Map<TLShapeId, readonly PositionShape[]>>();

/** Cards that are dragged by hand as well go their own way. */
export function pickUp(editor: Editor, cluster: ClusterShape): void {
  const held = new Set(editor.getSelectedShapeIds());
  const cards = cardsIn(editor, cluster.props.clusterId).filter(({ id }) => !held.has(id));
  const all = pickedUp.get(editor) ?? new Map();
  pickedUp.set(editor, all.set(cluster.id, cards));
}

/** Brings the cards along: from where they were, so that nothing adds up and a cancelled drag needs no repair. */
export function bringAlong(editor: Editor, from: ClusterShape, to: VecLike): void {
  const cards = pickedUp.get(editor)?.get(from.id) ?? [];
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  editor.updateShapes(cards.map(({ id, type, x, y }) => ({ id, type, x: x + dx, y: y + dy })));
}

function withCards(editor: Editor, ids: readonly TLShapeId[]): TLShapeId[] {
  const shapes = ids.map((id) => editor.getShape(id)).filter((shape) => shape !== undefined);
  const along = shapes.filter(isCluster).flatMap(({ props }) => cardsIn(editor, props.clusterId));
  return [...new Set([...ids, ...along.map(({ id }) => id)])];
}

const idsOf = (shapes: readonly (TLShapeId | TLShape)[]): TLShapeId[] =>
  shapes.map((shape) => (typeof shape === "string" ? shape : shape.id));

/** The arrow keys move a cluster with its cards, and may bring a card into a cluster or out of it. */
function followNudges(editor: Editor): void {
  const nudge = editor.nudgeShapes.bind(editor);
  editor.nudgeShapes = (shapes: TLShapeId[] | TLShape[], offset: VecLike) => {
    const ids = idsOf(shapes);
    nudge(withCards(editor, ids), offset);
    const moved = ids.map((id) => editor.getShape(id)).filter((shape) => shape !== undefined);
    const changes = moved.filter(isCard).flatMap((card) => settled(editor, card) ?? []);
    editor.updateShapes(changes);
    for (const { props } of changes) tellHome(editor, props?.clusterId ?? null);
    return editor;
  };
}

/** Keeps what tldraw does to any shape from breaking ours: turning, deleting, erasing. Returns how to stop. */
export function keepMembership(editor: Editor): () => void {
  followNudges(editor);
  const upright = editor.sideEffects.registerBeforeChangeHandler("shape", (_, shape, source) => {
    const turned = source === "user" && shape.rotation !== 0 && (isCard(shape) || isCluster(shape));
    return turned ? { ...shape, rotation: 0 } : shape;
  });
  const freed = editor.sideEffects.registerAfterDeleteHandler("shape", (shape, source) => {
    if (source !== "user" || !isCluster(shape)) return;
    const { clusterId } = shape.props;
    if (clustersOf(editor).some(({ props }) => props.clusterId === clusterId)) return;
    editor.updateShapes(cardsIn(editor, clusterId).map((card) => put(card, null)));
  });
  const spared = editor.sideEffects.registerBeforeChangeHandler("instance_page_state", (_, state) => {
    const erasingShapeIds = state.erasingShapeIds.filter((id) => {
      const shape = editor.getShape(id);
      return !shape || !(isCard(shape) || isCluster(shape));
    });
    return erasingShapeIds.length < state.erasingShapeIds.length ? { ...state, erasingShapeIds } : state;
  });
  return () => {
    upright();
    freed();
    spared();
  };
}
