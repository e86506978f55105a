import type * as Y from "yjs";
import { canvasOf } from "../sync/canvas/canvases.ts";
import { useSession } from "../sync/use-session.ts";
import { type Done, useDone } from "../ui/last-done.ts";

/** The board's canvas, and how to say what was done to it. */
export interface BoardActs {
  readonly doc: Y.Doc;
  readonly done: (done: Done | null) => void;
}

export function useBoardActs(): BoardActs {
  return { doc: canvasOf(useSession()).doc, done: useDone() };
}
