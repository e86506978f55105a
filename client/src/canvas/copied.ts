import type { Editor, TLContent, TLShape } from "@tldraw/tldraw";
import { cardsIn, isCluster } from "./membership.ts";

/** What the canvas puts on the clipboard: words for every other program, and with them the drawings for this one. */

/** The attribute in which the drawings lie: other programs show an element's words and not this. */
const HOLDER = "data-acuerdo-canvas";

export interface Copied {
  readonly text: string;
  readonly html: string;
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);

/** As people read a page: row by row, from the left. */
function inReadingOrder(editor: Editor, shapes: readonly TLShape[]): TLShape[] {
  const at = (shape: TLShape) => editor.getShapePageBounds(shape)?.point ?? { x: 0, y: 0 };
  return shapes.toSorted((a, b) => at(a).y - at(b).y || at(a).x - at(b).x);
}

/** A cluster's sentence is followed by what lies in it. */
function withCards(editor: Editor, shapes: readonly TLShape[]): TLShape[] {
  const along = inReadingOrder(editor, shapes).flatMap((shape) =>
    isCluster(shape) ? [shape, ...inReadingOrder(editor, cardsIn(editor, shape.props.clusterId))] : [shape],
  );
  return [...new Map(along.map((shape) => [shape.id, shape])).values()];
}

const wordsOn = (editor: Editor, shape: TLShape): string => editor.getShapeUtil(shape).getText(shape)?.trim() ?? "";

/** Of what is chosen; null where nothing is. */
export function copiedFrom(editor: Editor): Copied | null {
  const content = editor.getContentFromCurrentPage(editor.getSelectedShapeIds());
  if (!content) return null;
  const words = withCards(editor, editor.getSelectedShapes()).map((shape) => wordsOn(editor, shape));
  const said = words.filter((text) => text !== "");
  const lines = said.map((text) => `<p>${escaped(text).replaceAll("\n", "<br>")}</p>`).join("");
  return {
    text: said.join("\n"),
    html: `<div ${HOLDER}="${escaped(JSON.stringify(content))}">${lines}</div>`,
  };
}

const isContent = (value: unknown): value is TLContent =>
  typeof value === "object" && value !== null && Array.isArray((value as TLContent).shapes);

/** The drawings that `copiedFrom` has put into a page; null where there are none. */
export function drawingsOn(html: string): TLContent | null {
  if (!html.includes(HOLDER)) return null;
  const page = new DOMParser().parseFromString(html, "text/html");
  const held = page.querySelector(`[${HOLDER}]`)?.getAttribute(HOLDER) ?? "";
  try {
    const content: unknown = JSON.parse(held);
    return isContent(content) ? content : null;
  } catch {
    return null; // cut short on its way: its words are still there
  }
}
