import { type CanvasTool, canvas } from "@acuerdo/shared";
import { createShapeId, type Editor, type TLShapeId, type TLTextShape, toRichText } from "@tldraw/tldraw";
import type { ClusterTool } from "./cluster-tool.ts";
import { isCluster } from "./membership.ts";
import { isCard, runtimeOf } from "./runtime.ts";

/**
 * A tool chosen by keyboard, where there is no place to click on: what it makes goes to the middle of what is in sight, what
 * it joins or erases is what is chosen. Drawing needs a hand.
 */

function writeText(editor: Editor): void {
  const { x, y } = editor.getViewportPageBounds().center;
  const id = createShapeId();
  editor.markHistoryStoppingPoint("text");
  editor.createShapes<TLTextShape>([{ id, type: "text", x, y, props: { richText: toRichText("") } }]);
  const shape = editor.getShape(id);
  if (!shape) return;
  editor.select(id);
  editor.setEditingShape(id);
  editor.setCurrentTool("select.editing_shape", { target: "shape", shape });
}

function join(editor: Editor, from: TLShapeId, to: TLShapeId): void {
  const fromId = createShapeId();
  editor.markHistoryStoppingPoint("arrow");
  editor.createShapes([{ id: fromId, type: "arrow" }]);
  const hold = { normalizedAnchor: { x: 0.5, y: 0.5 }, isExact: false, isPrecise: false, snap: "none" } as const;
  editor.createBindings([
    { type: "arrow", fromId, toId: from, props: { ...hold, terminal: "start" } },
    { type: "arrow", fromId, toId: to, props: { ...hold, terminal: "end" } },
  ]);
  editor.select(fromId);
}

/** Where an arrow begins that waits for its end: keys choose one thing at a time. */
const begun = new WeakMap<Editor, TLShapeId>();

function joinChosen(editor: Editor): void {
  const { hint } = runtimeOf(editor);
  const [one, other, ...more] = editor.getSelectedShapeIds();
  const from = begun.get(editor);
  begun.delete(editor);
  if (one && other && more.length === 0) join(editor, one, other);
  else if (!one || other) hint.set(canvas.arrowFirst);
  else if (from && from !== one && editor.getShape(from)) join(editor, from, one);
  else {
    begun.set(editor, one);
    hint.set(canvas.arrowThen);
  }
}

/** Cards and clusters are spared, as by the eraser itself. */
function eraseChosen(editor: Editor): void {
  const drawn = editor.getSelectedShapes().filter((shape) => !isCard(shape) && !isCluster(shape));
  if (drawn.length === 0) runtimeOf(editor).hint.set(canvas.eraseFirst);
  else editor.markHistoryStoppingPoint("erase");
  editor.deleteShapes(drawn.map(({ id }) => id));
}

/** True where the tool has done its work already. */
export function workByKeyboard(editor: Editor, tool: CanvasTool): boolean {
  const { center } = editor.getViewportPageBounds();
  if (tool === "position") runtimeOf(editor).composer.set({ x: center.x, y: center.y });
  else if (tool === "text") writeText(editor);
  else if (tool === "arrow") joinChosen(editor);
  else if (tool === "eraser") eraseChosen(editor);
  else if (tool === "cluster") {
    editor.setCurrentTool(tool);
    editor.getStateDescendant<ClusterTool>("cluster")?.putAt(center);
  } else return false;
  return true;
}
