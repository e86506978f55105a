import type { PositionId } from "@acuerdo/shared";
import { Box, type Editor, react, type TLCameraMoveOptions } from "@tldraw/tldraw";
import { beginningZoom, READ } from "./beginning.ts";
import { isCard } from "./runtime.ts";
import { boundsOfAll, boundsOfCards, cardsTogether } from "./sight.ts";

/** What is in sight. */

/** Below this, words are no longer read and need not be drawn. */
const FAR = 0.3;
/** Room around what is brought into view, in screen pixels: the dock covers some of it. */
const INSET = 96;
/** Where an empty board begins, so that the first cards from the lists are in sight. */
const START = { x: 72, y: 72, z: 1 };
/** Beside the beginning of a large board, in screen pixels. */
const EDGE = 32;

/** Everything that lies together on the board, never larger than life. */
export function zoomToAll(editor: Editor, options: TLCameraMoveOptions = {}): void {
  const bounds = boundsOfAll(editor);
  if (bounds) editor.zoomToBounds(bounds, { targetZoom: 1, inset: INSET, ...options });
  else editor.setCamera(START, options);
}

/** What somebody sees who comes in: the cards, as long as they can be read; else from where they begin, in whole clusters. */
export function firstView(editor: Editor): void {
  const bounds = boundsOfCards(editor) ?? boundsOfAll(editor);
  if (bounds) editor.zoomToBounds(bounds, { targetZoom: 1, inset: INSET });
  else editor.setCamera(START);
  if (!bounds || editor.getZoomLevel() >= READ) return;
  const extents = cardsTogether(editor).map(({ minX, maxX }) => ({ from: minX - bounds.x, to: maxX - bounds.x }));
  const z = beginningZoom(extents, editor.getViewportScreenBounds().w - EDGE);
  editor.setCamera({ x: EDGE / z - bounds.x, y: START.y / z - bounds.y, z });
}

/** Selects the position's card and brings it into view. */
export function findCard(editor: Editor, positionId: PositionId): void {
  const card = editor.getCurrentPageShapes().find((shape) => isCard(shape) && shape.props.positionId === positionId);
  const bounds = card && editor.getShapePageBounds(card);
  if (!card || !bounds) return;
  editor.select(card.id);
  bringIntoSight(editor, bounds);
}

/** Moves the view only where it does not show all of it, large enough to be read. */
export function bringIntoSight(editor: Editor, bounds: Box): void {
  const inSight = editor.getViewportPageBounds().contains(Box.From(bounds)) && editor.getZoomLevel() >= FAR;
  if (!inSight) editor.zoomToBounds(bounds, { targetZoom: 1, inset: INSET, animation: { duration: 200 } });
}

/** From far away the cards are colours only: what is not read is not drawn. */
export function drawLessFromAfar(editor: Editor): () => void {
  const { dataset } = editor.getContainer();
  return react("level of detail", () => {
    dataset.lod = editor.getZoomLevel() < FAR ? "far" : "near";
  });
}
