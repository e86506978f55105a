import { CANVAS_TOOLS, type CanvasTool, canvas, canvasTools } from "@acuerdo/shared";
import { type Editor, useEditor, useValue } from "@tldraw/tldraw";
import { BoxSelect, Eraser, Hand, MousePointer2, MoveUpRight, Pencil, StickyNote, Type } from "lucide-react";
import type { MouseEvent } from "react";
import { useSay } from "../sync/use-session.ts";
import { Icon, type LucideIcon } from "../ui/Icon.tsx";
import { workByKeyboard } from "./dock-keys.ts";
import { Styles } from "./Styles.tsx";
import "./dock.css";

/** The tools: at most eight, each with its word and its key. */

const ICONS: Readonly<Record<CanvasTool, LucideIcon>> = {
  select: MousePointer2,
  hand: Hand,
  position: StickyNote,
  cluster: BoxSelect,
  draw: Pencil,
  text: Type,
  arrow: MoveUpRight,
  eraser: Eraser,
};
const READERS: readonly CanvasTool[] = ["select", "hand"];

function choose(editor: Editor, tool: CanvasTool, event: MouseEvent): void {
  const byKeyboard = event.detail === 0;
  if (byKeyboard && workByKeyboard(editor, tool)) return;
  editor.setCurrentTool(tool);
  if (!byKeyboard) editor.getContainer().focus();
}

export function Dock() {
  const editor = useEditor();
  const t = useSay();
  const current = useValue("tool", () => editor.getCurrentToolId(), [editor]);
  const readOnly = useValue("readonly", () => editor.getIsReadonly(), [editor]);
  const shown = readOnly ? READERS : CANVAS_TOOLS;
  return (
    <>
      {!readOnly && <Styles />}
      <div className="cv-dock" role="toolbar" aria-label={t(canvas.tools)}>
        {shown.map((tool) => (
          <button
            key={tool}
            type="button"
            className="cv-tool"
            data-tool={tool}
            aria-pressed={current === tool}
            aria-keyshortcuts={canvasTools[tool].key}
            title={`${t(canvasTools[tool].hint)} (${canvasTools[tool].key})`}
            onClick={(event) => choose(editor, tool, event)}
          >
            <Icon icon={ICONS[tool]} />
            <span className="cv-tool-word">{t(canvasTools[tool].name)}</span>
          </button>
        ))}
      </div>
    </>
  );
}
