/** Rich text as it may be shown: words that are cleaned, links that give the page they open no hold on the board's. */
import { cleanWords } from "./words.ts";

interface Mark {
  readonly type: string;
  readonly attrs?: { readonly rel?: string | null };
}
interface Node {
  readonly type: string;
  readonly text?: string;
  readonly marks?: readonly Mark[];
  readonly content?: readonly Node[];
}

/** Without the first of them the page that opens could lead this one elsewhere. */
const REL = "noopener noreferrer nofollow";

function mendMark(mark: Mark): Mark {
  const rel = mark.attrs?.rel;
  const reaches = mark.type === "link" && typeof rel === "string" && !rel.split(" ").includes("noopener");
  return reaches ? { ...mark, attrs: { ...mark.attrs, rel: REL } } : mark;
}

/** The same list where nothing in it changes; what becomes null is left out. */
function mendAll<T>(list: readonly T[], mend: (entry: T) => T | null): readonly T[] {
  const mended = list.map(mend);
  return mended.every((entry, i) => entry === list[i]) ? list : mended.filter((entry) => entry !== null);
}

/** Null: nothing is left of it, and an empty text breaks a viewer's editor. */
function mendNode(node: Node): Node | null {
  const text = node.text === undefined ? undefined : cleanWords(node.text);
  if (text === "" && node.type === "text") return null;
  const marks = node.marks && mendAll(node.marks, mendMark);
  const content = node.content && mendAll(node.content, mendNode);
  if (text === node.text && marks === node.marks && content === node.content) return node;
  return { ...node, ...(text !== undefined && { text }), ...(marks && { marks }), ...(content && { content }) };
}

/** @param value rich text that can be read. */
export const mendRichText = (value: unknown): unknown => mendNode(value as Node);
