import { type TLTextOptions, toRichText } from "@tldraw/tldraw";
import { fitting } from "./content.ts";
import { pastedWords } from "./pasted-words.ts";

/**
 * What is pasted while somebody writes on the canvas: the same words as on the table itself. The editor alone would run the
 * cells of a table together, and keep of a page what no board takes.
 */

type Handlers = NonNullable<NonNullable<TLTextOptions["tipTapConfig"]>["editorProps"]>;

/** The editor's own copies keep their bold and their lists. */
const isItsOwn = (html: string): boolean => html.includes("data-pm-slice");

export const handlePaste: NonNullable<Handlers["handlePaste"]> = (view, event) => {
  const { clipboardData } = event;
  const html = clipboardData?.getData("text/html") ?? "";
  if (!clipboardData || isItsOwn(html)) return false;
  const words = fitting(pastedWords({ text: clipboardData.getData("text/plain"), html }));
  if (words === "") return false;
  const doc = view.state.schema.nodeFromJSON(toRichText(words));
  // open at both ends: the first line goes on in the line that is being written
  const slice = doc.slice(1, doc.content.size - 1);
  view.dispatch(view.state.tr.replaceSelection(slice).scrollIntoView());
  event.preventDefault();
  return true;
};
