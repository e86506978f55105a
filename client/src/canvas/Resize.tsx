import { canvas } from "@acuerdo/shared";
import { type Editor, useEditor, useValue } from "@tldraw/tldraw";
import { Maximize2, Minimize2 } from "lucide-react";
import { useSay } from "../sync/use-session.ts";
import { IconButton } from "../ui/Button.tsx";
import { LEAST } from "./cluster-shape.tsx";
import { isCluster } from "./membership.ts";
import type { ClusterShape } from "./shape-props.ts";

/** How much larger or smaller one press makes a cluster. */
const STEP = 1.15;

function resize(editor: Editor, { id, type, x, y, props }: ClusterShape, factor: number): void {
  const w = Math.max(LEAST.minWidth, Math.round(props.w * factor));
  const h = Math.max(LEAST.minHeight, Math.round(props.h * factor));
  editor.markHistoryStoppingPoint("resize");
  editor.updateShapes<ClusterShape>([
    { id, type, x: x - (w - props.w) / 2, y: y - (h - props.h) / 2, props: { w, h } },
  ]);
}

/** The size of the chosen cluster without dragging a corner. */
export function Resize() {
  const editor = useEditor();
  const t = useSay();
  const chosen = useValue("chosen cluster", () => editor.getOnlySelectedShape(), [editor]);
  if (!chosen || !isCluster(chosen)) return null;
  return (
    <div className="cv-corner-row">
      <IconButton icon={Maximize2} label={t(canvas.larger)} onClick={() => resize(editor, chosen, STEP)} />
      <IconButton icon={Minimize2} label={t(canvas.smaller)} onClick={() => resize(editor, chosen, 1 / STEP)} />
    </div>
  );
}
