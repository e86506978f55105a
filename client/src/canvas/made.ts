import { type CanvasValue, RECORDS } from "@acuerdo/shared";
import { Box, type Editor, type TLShapeId } from "@tldraw/tldraw";
import type * as Y from "yjs";
import { madeFromList } from "../sync/canvas/cards.ts";
import { bringIntoSight } from "./view.ts";

/** Brings what a list makes into view: on a full board its place may be far from where one looks. */
export function showWhatListsMake(editor: Editor, doc: Y.Doc): () => void {
  const records = doc.getMap<CanvasValue>(RECORDS);
  const follow = (event: Y.YMapEvent<CanvasValue>, transaction: Y.Transaction) => {
    const made = madeFromList(event, transaction) as TLShapeId[];
    if (made.length === 0) return;
    // the canvas reads the document once a frame
    editor.timers.requestAnimationFrame(() => {
      const boxes = made.flatMap((id) => editor.getShapePageBounds(id) ?? []);
      if (boxes.length > 0) bringIntoSight(editor, Box.Common(boxes));
    });
  };
  records.observe(follow);
  return () => records.unobserve(follow);
}
