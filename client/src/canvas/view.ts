import type { PositionId } from "@acuerdo/shared";
import type { Box, Editor, TLCameraMoveOptions } from "@tldraw/tldraw";
import { beginningZoom } from "./beginning.ts";
import { isFar } from "./near.ts";
import { type Area, fitInto, isWithin, moveInto, roomOf } from "./room.ts";
import { isCard } from "./runtime.ts";
import { boundsOfAll, boundsOfCards, cardsTogether } from "./sight.ts";

/** What is in sight. */

/** Below this, what was made somewhere else is too small to be noticed. */
const SMALL = 0.3;
/** Where an empty board begins, so that the first cards from the lists are in sight. */
const START = { x: 72, y: 72, z: 1 };
/** Beside the beginning of a large board, in screen pixels. */
const EDGE = 32;

/** Where our own tools lie over the canvas. */
const TOOLS = ".cv-corner, .cv-dock, .cv-styles";

/** The part of the canvas in which nothing lies under tools. */
export function clearRoom(editor: Editor): Area {
  const container = editor.getContainer();
  const whole = container.getBoundingClientRect();
  const tools = [...container.querySelectorAll(TOOLS)].map((tool) => {
    const { left, top, width: w, height: h } = tool.getBoundingClientRect();
    return { x: left - whole.left, y: top - whole.top, w, h };
  });
  return roomOf({ w: whole.width, h: whole.height }, tools);
}

/** Shows all of it clear of the tools, no larger than `most`. */
function show(editor: Editor, bounds: Box, options: TLCameraMoveOptions = {}, most = 1): void {
  const least = (editor.getCameraOptions().zoomSteps[0] ?? SMALL) * editor.getBaseZoom();
  editor.setCamera(fitInto(bounds, clearRoom(editor), { least, most }), options);
}

/** Everything that lies together on the board, never larger than life. */
export function zoomToAll(editor: Editor, options: TLCameraMoveOptions = {}): void {
  const bounds = boundsOfAll(editor);
  if (bounds) show(editor, bounds, options);
  else editor.setCamera(START, options);
}

/** What somebody sees who comes in: the cards, as long as they can be read; else from where they begin, in whole clusters. */
export function firstView(editor: Editor): void {
  const bounds = boundsOfCards(editor) ?? boundsOfAll(editor);
  if (bounds) show(editor, bounds);
  else editor.setCamera(START);
  if (!bounds || !isFar(editor)) return;
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

/** Moves the view only where it does not show all of it, large enough to be noticed. */
export function bringIntoSight(editor: Editor, bounds: Box): void {
  const inSight = isWithin(bounds, clearRoom(editor), editor.getCamera()) && editor.getZoomLevel() >= SMALL;
  if (!inSight) show(editor, bounds, { animation: { duration: 200 } });
}

/** By key as by button: what lies at the end of the world is not zoomed to, and what is chosen lies clear of the tools. */
export function lookClearOfTools(editor: Editor): void {
  editor.zoomToFit = (options) => {
    zoomToAll(editor, options);
    return editor;
  };
  editor.zoomToSelection = (options) => {
    const chosen = editor.getSelectionPageBounds();
    if (chosen) show(editor, chosen, options, Math.max(1, editor.getZoomLevel()));
    return editor;
  };
  // from thing to thing by Tab
  editor.zoomToSelectionIfOffscreen = (_, options) => {
    const [chosen, room, camera] = [editor.getSelectionPageBounds(), clearRoom(editor), editor.getCamera()];
    if (chosen && !isWithin(chosen, room, camera)) editor.setCamera(moveInto(chosen, room, camera), options);
  };
}
