import { canvas, cleanWords, MAX_TEXT } from "@acuerdo/shared";
import {
  createShapeId,
  type Editor,
  type TLContent,
  type TLShape,
  type TLShapeId,
  type TLTextShape,
  toRichText,
  type VecLike,
} from "@tldraw/tldraw";
import { isCluster } from "./membership.ts";
import { isCard, runtimeOf } from "./runtime.ts";

/** What comes from outside: words become a text, drawings stay drawings, everything else is refused and said. */

/** A text this long still fits a record with all its marks, and a screen. */
const MAX_PASTED = Math.min(2_000, MAX_TEXT);
const MAX_LINES = 80;
/** Longer lines are wrapped at this width, in page units. */
const WIDE = 480;
const DRAWN: ReadonlySet<string> = new Set(["draw", "highlight", "line", "text", "arrow", "geo", "note"]);

function shortened(text: string): string {
  return cleanWords(text).trim().split("\n").slice(0, MAX_LINES).join("\n").slice(0, MAX_PASTED);
}

const BLOCKS = "p,div,li,tr,br,h1,h2,h3,h4,h5,h6,blockquote,pre";

/** The words of a page, with its lines; parsed where nothing is fetched and nothing runs. */
function wordsOf(html: string): string {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  for (const left of body.querySelectorAll("script,style,template")) left.remove();
  for (const block of body.querySelectorAll(BLOCKS)) block.after("\n");
  return (body.textContent ?? "").replace(/[ \t\u00a0]+/g, " ").replace(/\s*\n\s*/g, "\n");
}

function pasteText(editor: Editor, text: string, point: VecLike | undefined): void {
  const kept = shortened(text);
  if (kept === "") return;
  const { x, y } = point ?? editor.getViewportPageBounds().center;
  const id = createShapeId();
  const long = kept.split("\n").some((line) => line.length > 48);
  editor.markHistoryStoppingPoint("paste");
  const props = { richText: toRichText(kept), autoSize: !long, ...(long ? { w: WIDE } : {}) };
  editor.createShapes<TLTextShape>([{ id, type: "text", x: x - (long ? WIDE / 2 : 0), y, props }]);
  editor.select(id);
  if (kept.length < text.trim().length) runtimeOf(editor).hint.set(canvas.cut);
}

const isOurs = (shape: TLShape) => isCard(shape) || isCluster(shape);

/** Without what a board does not take: pictures, groups, and second cards of one position. */
export function drawingsIn(content: TLContent): TLContent {
  const shapes = content.shapes.filter((shape) => DRAWN.has(shape.type) && content.rootShapeIds.includes(shape.id));
  const kept = new Set(shapes.map(({ id }) => id));
  return {
    ...content,
    assets: [],
    shapes,
    rootShapeIds: content.rootShapeIds.filter((id) => kept.has(id)),
    bindings: (content.bindings ?? []).filter(({ fromId, toId }) => kept.has(fromId) && kept.has(toId)),
  };
}

function pasteDrawings(editor: Editor, content: TLContent, point: VecLike | undefined): void {
  const drawings = drawingsIn(content);
  if (content.shapes.some(isOurs)) runtimeOf(editor).hint.set(canvas.noCopies);
  else if (drawings.shapes.length < content.shapes.length) runtimeOf(editor).hint.set(canvas.noFiles);
  if (drawings.shapes.length === 0) return;
  editor.markHistoryStoppingPoint("paste");
  editor.putContentOntoCurrentPage(drawings, { point, select: true });
}

const isId = (shape: TLShapeId | TLShape): shape is TLShapeId => typeof shape === "string";

/** A position has one card, a cluster one hull: copies of them would be the same thing twice. */
function copyDrawingsOnly(editor: Editor): void {
  const duplicate = editor.duplicateShapes.bind(editor);
  editor.duplicateShapes = (shapes: readonly (TLShapeId | TLShape)[], offset?: VecLike) => {
    const all = shapes.map((shape) => (isId(shape) ? editor.getShape(shape) : shape));
    const drawn = all.filter((shape) => shape !== undefined && !isOurs(shape)) as TLShape[];
    if (drawn.length < all.length) runtimeOf(editor).hint.set(canvas.noCopies);
    if (drawn.length > 0)
      duplicate(
        drawn.map(({ id }) => id),
        offset,
      );
    return editor;
  };
}

export function takeOnlyWords(editor: Editor): void {
  const refuse = () => runtimeOf(editor).hint.set(canvas.noFiles);
  for (const type of ["files", "file-replace", "svg-text", "embed", "excalidraw"] as const) {
    editor.registerExternalContentHandler(type, refuse);
  }
  for (const type of ["file", "url"] as const) editor.registerExternalAssetHandler(type, null);
  editor.registerExternalContentHandler("text", ({ text, html, point }) => {
    pasteText(editor, html ? wordsOf(html) : text, point);
  });
  editor.registerExternalContentHandler("url", ({ url, point }) => pasteText(editor, url, point));
  editor.registerExternalContentHandler("tldraw", ({ content, point }) => pasteDrawings(editor, content, point));
  copyDrawingsOnly(editor);
}
