import {
  type ClusterId,
  type Language,
  lists,
  type Params,
  type Sentence,
  say,
  spoken,
  theirsIn,
} from "@acuerdo/shared";
import type { Editor, TLShape, TLShapeId } from "@tldraw/tldraw";
import { tell } from "../ui/speech.ts";
import { runtimeOf } from "./runtime.ts";

/** What a screen reader is told of acts on the canvas, where nothing else says them. */

export const localeOf = (editor: Editor): Language => (editor.user.getLocale() === "es" ? "es" : "en");

const tellOn = (editor: Editor, sentence: Sentence, params?: Params): void =>
  tell(say(localeOf(editor), sentence, params));

/** A card has come into a cluster, or out of every one. */
export function tellHome(editor: Editor, clusterId: ClusterId | null): void {
  const { ledger } = runtimeOf(editor).faces;
  const sentence = clusterId && ledger?.clusters.get(clusterId)?.sentence;
  if (clusterId === null) tellOn(editor, spoken.outOfClusters);
  else if (ledger && sentence)
    tellOn(editor, spoken.intoCluster, { cluster: theirsIn(ledger.board.language)(sentence) });
  else tellOn(editor, spoken.intoUnnamed);
}

/** What a step back takes away is seen, and nothing else says it. */
export function tellUndoing(editor: Editor): void {
  const undo = editor.undo.bind(editor);
  editor.undo = () => {
    if (editor.getCanUndo()) tellOn(editor, lists.undone);
    return undo();
  };
}

/** By key, by button or by the eraser. */
export function tellRemovals(editor: Editor): void {
  const remove = editor.deleteShapes.bind(editor);
  const count = () => editor.getCurrentPageShapeIds().size;
  editor.deleteShapes = (shapes: TLShapeId[] | TLShape[]) => {
    const before = count();
    remove(shapes as TLShapeId[]);
    if (count() < before) tellOn(editor, spoken.offBoard, { n: before - count() });
    return editor;
  };
}
