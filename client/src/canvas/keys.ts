import { canvas } from "@acuerdo/shared";
import type { Editor, TLShape } from "@tldraw/tldraw";
import { recall, remember } from "../sync/saved/device.ts";
import { isCluster } from "./membership.ts";
import { isCard, runtimeOf } from "./runtime.ts";

/** The canvas by keys: Tab goes from thing to thing and out at either end, and what the keys do is said. */

/** As they lie, but each cluster's cards after it. */
function inOrder(shapes: TLShape[]): TLShape[] {
  const hulls = new Set(shapes.filter(isCluster).map(({ props }) => props.clusterId));
  const homeOf = (shape: TLShape) => (isCard(shape) ? shape.props.clusterId : null);
  const isHoused = (shape: TLShape) => {
    const home = homeOf(shape);
    return home !== null && hulls.has(home);
  };
  return shapes
    .filter((shape) => !isHoused(shape))
    .flatMap((shape) =>
      isCluster(shape) ? [shape, ...shapes.filter((card) => homeOf(card) === shape.props.clusterId)] : [shape],
    );
}

function readClustersFirst(editor: Editor): void {
  const asTheyLie = editor.getCurrentPageShapesInReadingOrder.bind(editor);
  editor.getCurrentPageShapesInReadingOrder = () => inOrder(asTheyLie());
}

/** tldraw's own listener passes by what bears this. */
const passBy = (event: KeyboardEvent): void => {
  Object.assign(event, { isKilled: true });
};

/** Whether this key would go round: from the last thing on, or from the first one back. */
function isAtTheEnd(editor: Editor, back: boolean): boolean {
  const shapes = editor.getCurrentPageShapesInReadingOrder();
  const end = back ? shapes[0] : shapes.at(-1);
  return end !== undefined && editor.getSelectedShapeIds().includes(end.id);
}

/** Whether a Tab begins with the first thing: after Escape it leaves instead. */
class Door {
  isOpen = false;
  isEntering = false;
}

function onTab(editor: Editor, door: Door, event: KeyboardEvent): void {
  if (event.target !== editor.getContainer())
    passBy(event); // a button over the canvas
  else if (editor.isIn("select.idle")) goOn(editor, door, event);
}

function goOn(editor: Editor, door: Door, event: KeyboardEvent): void {
  const chosen = editor.getSelectedShapeIds().length > 0;
  if (chosen && isAtTheEnd(editor, event.shiftKey)) {
    editor.selectNone();
    passBy(event);
  } else if (!chosen && door.isOpen && !event.shiftKey && editor.getCurrentPageShapeIds().size > 0) {
    event.preventDefault();
    door.isEntering = true;
  }
}

const KEYS_TOLD = "canvas.keys";

/** Said to the eye once on a device; to a screen reader whenever it comes, by the canvas's description. */
function tellKeysOnce(editor: Editor): void {
  if (recall<boolean>(KEYS_TOLD, "boolean") || !editor.getContainer().matches(":focus-visible")) return;
  remember(KEYS_TOLD, true);
  runtimeOf(editor).hint.set(canvas.keys);
}

export function goByTab(editor: Editor): () => void {
  const container = editor.getContainer();
  const door = new Door();
  readClustersFirst(editor);
  const down = (event: KeyboardEvent) => {
    if (event.key === "Tab" && !(event.target as Element).matches("[contenteditable='true']"))
      onTab(editor, door, event);
    if (event.key === "Escape" && event.target === container) door.isOpen = false;
  };
  const up = (event: KeyboardEvent) => {
    if (event.key !== "Tab" || !door.isEntering) return;
    door.isEntering = false;
    event.stopImmediatePropagation();
    editor.selectAdjacentShape("next");
  };
  const come = ({ target, relatedTarget }: FocusEvent) => {
    if (target !== container || container.contains(relatedTarget as Node | null)) return;
    door.isOpen = true;
    tellKeysOnce(editor);
  };
  container.addEventListener("keydown", down, true);
  container.addEventListener("keyup", up, true);
  container.addEventListener("focusin", come);
  return () => {
    container.removeEventListener("keydown", down, true);
    container.removeEventListener("keyup", up, true);
    container.removeEventListener("focusin", come);
  };
}
