import { canvas } from "@acuerdo/shared";
import type { Editor, TLContent, VecLike } from "@tldraw/tldraw";
import { bringLostBack, pasteDrawings, pasteText } from "./content.ts";
import { copiedFrom, drawingsOn } from "./copied.ts";
import { pastedWords } from "./pasted-words.ts";
import { runtimeOf } from "./runtime.ts";

/**
 * Copy, cut, paste and drop on the canvas, by what the event itself brings: that is there on plain http too, asks nobody for
 * leave, and is there at once. tldraw's own way needs a clipboard that browsers keep for https; it is left what tldraw made elsewhere.
 */

type Stop = () => void;

const FIELDS = new Set(["INPUT", "SELECT", "TEXTAREA"]);

/** Whether the keys belong to what lies on the canvas, and to no field, menu or dialog. */
function isOnCanvas(editor: Editor): boolean {
  const focused = document.activeElement;
  const isElsewhere =
    focused instanceof HTMLElement &&
    (focused.isContentEditable || FIELDS.has(focused.tagName) || focused.closest("dialog") !== null);
  if (isElsewhere || editor.getEditingShapeId() !== null || editor.menus.hasAnyOpenMenus()) return false;
  return editor.getInstanceState().isFocused;
}

/** No other listener takes it, and the browser does nothing of its own. */
function keep(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** Under the pointer, where that is in sight. */
function placeOf(editor: Editor): VecLike {
  const { currentPagePoint, shiftKey } = editor.inputs;
  const sight = editor.getViewportPageBounds();
  return !shiftKey && sight.containsPoint(currentPagePoint) ? currentPagePoint.clone() : sight.center;
}

/** Made by tldraw on another page: it reads that itself, and gives it to `pasteDrawings`. */
const isTldraws = (html: string): boolean => /<div data-tldraw[^>]*>/.test(html);
/** Drawings of other programs, as text that nobody wants to read. */
const isCode = (text: string): boolean => /^\s*(?:<svg\b|<iframe\b|\{\s*"type"\s*:\s*"excalidraw)/.test(text);

function pasteContent(editor: Editor, content: TLContent, point: VecLike): void {
  const rest = bringLostBack(editor, content, point);
  pasteDrawings(editor, rest, point);
}

function take(editor: Editor, data: DataTransfer, point: VecLike): void {
  const [text, html] = [data.getData("text/plain"), data.getData("text/html")];
  const content = drawingsOn(html);
  const words = isCode(text) ? "" : pastedWords({ text, html });
  if (content) pasteContent(editor, content, point);
  else if (words !== "") pasteText(editor, words, point);
  else if (data.types.length > 0) runtimeOf(editor).hint.set(canvas.noFiles);
}

function copy(editor: Editor, { clipboardData }: ClipboardEvent): boolean {
  const copied = copiedFrom(editor);
  if (!copied || !clipboardData) return false;
  if (copied.text !== "") clipboardData.setData("text/plain", copied.text);
  clipboardData.setData("text/html", copied.html);
  return true;
}

/** The middle button pastes on some systems, and moves the table here. */
function followMiddleButton(): { readonly isDown: () => boolean; readonly stop: Stop } {
  let down = false;
  const follow = ({ button }: PointerEvent) => {
    if (button !== 1) return;
    down = true;
    requestAnimationFrame(() => {
      down = false;
    });
  };
  document.addEventListener("pointerup", follow, true);
  return { isDown: () => down, stop: () => document.removeEventListener("pointerup", follow, true) };
}

export function followClipboard(editor: Editor): Stop {
  const middle = followMiddleButton();
  const onCopy = (event: ClipboardEvent) => {
    if (isOnCanvas(editor) && copy(editor, event)) keep(event);
  };
  const onCut = (event: ClipboardEvent) => {
    if (!isOnCanvas(editor) || !copy(editor, event)) return;
    keep(event);
    if (editor.getIsReadonly()) return;
    editor.markHistoryStoppingPoint("cut");
    editor.deleteShapes(editor.getSelectedShapeIds());
  };
  const onPaste = (event: ClipboardEvent) => {
    const { clipboardData } = event;
    if (!isOnCanvas(editor) || !clipboardData || isTldraws(clipboardData.getData("text/html"))) return;
    keep(event);
    if (!editor.getIsReadonly() && !middle.isDown()) take(editor, clipboardData, placeOf(editor));
  };
  const onDrop = (event: DragEvent) => {
    if (!event.dataTransfer || editor.getEditingShapeId() !== null) return;
    keep(event);
    if (editor.getIsReadonly()) return;
    take(editor, event.dataTransfer, editor.screenToPage({ x: event.clientX, y: event.clientY }));
  };
  const container = editor.getContainer();
  document.addEventListener("copy", onCopy, true);
  document.addEventListener("cut", onCut, true);
  document.addEventListener("paste", onPaste, true);
  container.addEventListener("drop", onDrop, true);
  return () => {
    middle.stop();
    document.removeEventListener("copy", onCopy, true);
    document.removeEventListener("cut", onCut, true);
    document.removeEventListener("paste", onPaste, true);
    container.removeEventListener("drop", onDrop, true);
  };
}
