import { beginning, canvas, cleanText, lengthOf, MAX_TEXT } from "@acuerdo/shared";
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
import { pastedWords, statementsIn } from "./pasted-words.ts";
import { isCard, runtimeOf } from "./runtime.ts";

/** What comes from outside: words become a text, drawings stay drawings, everything else is refused and said. */

/** Letters and lines that one text takes: it still fits a record with all its marks, and a screen. */
const MAX_PASTED = Math.min(2_000, MAX_TEXT);
const MAX_LINES = 80;
/** Longer lines are wrapped at this width, in page units. */
const WIDE = 480;
const DRAWN: ReadonlySet<string> = new Set(["draw", "highlight", "line", "text", "arrow", "geo", "note"]);

/** As much of it as one text takes, cut between two signs. */
export const fitting = (words: string): string =>
  beginning(words.split("\n").slice(0, MAX_LINES).join("\n"), MAX_PASTED).trimEnd();

/** @param words clean, as `pastedWords` gives them. */
export function pasteText(editor: Editor, words: string, point: VecLike | undefined): void {
  const kept = fitting(words);
  if (kept === "") return;
  const { x, y } = point ?? editor.getViewportPageBounds().center;
  const id = createShapeId();
  const long = kept.split("\n").some((line) => lengthOf(line) > 48);
  editor.markHistoryStoppingPoint("paste");
  const props = { richText: toRichText(kept), autoSize: !long, ...(long ? { w: WIDE } : {}) };
  editor.createShapes<TLTextShape>([{ id, type: "text", x: x - (long ? WIDE / 2 : 0), y, props }]);
  editor.select(id);
  const runtime = runtimeOf(editor);
  if (kept.length < words.length) runtime.hint.set(canvas.cut);
  const statements = statementsIn(words);
  runtime.pasted.set(statements.length > 1 ? { statements, id, at: { x, y } } : null);
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

const isThere = (editor: Editor, ours: TLShape): boolean =>
  editor.getCurrentPageShapes().some((shape) => {
    if (isCard(shape) && isCard(ours)) return shape.props.positionId === ours.props.positionId;
    return isCluster(shape) && isCluster(ours) && shape.props.clusterId === ours.props.clusterId;
  });

/** Whether the ledger knows what it stands for: cards of other boards are nothing here. */
function isKnown(editor: Editor, ours: TLShape): boolean {
  const { ledger } = runtimeOf(editor).faces;
  if (isCluster(ours)) return ledger?.clusters.has(ours.props.clusterId) === true;
  return isCard(ours) && ledger?.positions.get(ours.props.positionId)?.withdrawn === false;
}

/** Cards and clusters that were cut here, and lie nowhere now, go where they are pasted. @returns what is left to paste. */
export function bringLostBack(editor: Editor, content: TLContent, point: VecLike): TLContent {
  const lost = content.shapes.filter((one) => isOurs(one) && !isThere(editor, one) && isKnown(editor, one));
  const [first] = lost;
  if (!first) return content;
  editor.markHistoryStoppingPoint("paste");
  const moved = lost.map((one) => ({ ...one, x: point.x + one.x - first.x, y: point.y + one.y - first.y }));
  editor.createShapes(moved.map(({ id, type, x, y, props }) => ({ id, type, x, y, props })));
  const gone = new Set(lost.map(({ id }) => id));
  return { ...content, shapes: content.shapes.filter(({ id }) => !gone.has(id)) };
}

export function pasteDrawings(editor: Editor, content: TLContent, point: VecLike | undefined): void {
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
    pasteText(editor, pastedWords({ text, html: html ?? "" }), point);
  });
  editor.registerExternalContentHandler("url", ({ url, point }) => pasteText(editor, cleanText(url), point));
  editor.registerExternalContentHandler("tldraw", ({ content, point }) => pasteDrawings(editor, content, point));
  copyDrawingsOnly(editor);
}
