import { canvas, sayPercent } from "@acuerdo/shared";
import { type Editor, useEditor, useValue } from "@tldraw/tldraw";
import { Minus, MousePointerClick, Plus, Redo2, Trash2, Undo2 } from "lucide-react";
import { useSyncExternalStore } from "react";
import { useLanguage, useSay } from "../sync/use-session.ts";
import { IconButton } from "../ui/Button.tsx";
import { Icon } from "../ui/Icon.tsx";
import { runtimeOf } from "./runtime.ts";
import "./dock.css";
import { Resize } from "./Resize.tsx";
import { zoomToAll } from "./view.ts";

/** Undo, redo, remove, zoom. */
export function Corner() {
  const editor = useEditor();
  const t = useSay();
  const readOnly = useValue("readonly", () => editor.getIsReadonly(), [editor]);
  return (
    <fieldset className="cv-corner" aria-label={t(canvas.history)}>
      <Cursors />
      {!readOnly && <Steps />}
      {!readOnly && <Resize />}
      <Zoom />
    </fieldset>
  );
}

const ANIMATED = { animation: { duration: 160 } };

function Steps() {
  const editor = useEditor();
  const t = useSay();
  const canUndo = useValue("undo", () => editor.getCanUndo(), [editor]);
  const canRedo = useValue("redo", () => editor.getCanRedo(), [editor]);
  const chosen = useValue("chosen", () => editor.getSelectedShapeIds().length > 0, [editor]);
  return (
    <div className="cv-corner-row">
      <IconButton icon={Undo2} label={t(canvas.undo)} disabled={!canUndo} onClick={() => editor.undo()} />
      <IconButton icon={Redo2} label={t(canvas.redo)} disabled={!canRedo} onClick={() => editor.redo()} />
      <IconButton icon={Trash2} label={t(canvas.remove)} disabled={!chosen} onClick={() => remove(editor)} />
    </div>
  );
}

function remove(editor: Editor): void {
  editor.markHistoryStoppingPoint("remove");
  editor.deleteShapes(editor.getSelectedShapeIds());
  editor.getContainer().focus();
}

function Zoom() {
  const editor = useEditor();
  const t = useSay();
  const { language } = useLanguage();
  const percent = useValue("zoom", () => sayPercent(language, editor.getZoomLevel()), [editor, language]);
  const center = () => editor.getViewportScreenCenter();
  return (
    <div className="cv-corner-row">
      <IconButton icon={Minus} label={t(canvas.zoomOut)} onClick={() => editor.zoomOut(center(), ANIMATED)} />
      <button
        type="button"
        className="cv-percent"
        translate="no"
        title={t(canvas.fit, { percent })}
        onClick={() => zoomToAll(editor, ANIMATED)}
      >
        <span aria-hidden="true">{percent}</span>
        <span className="ac-hidden">{t(canvas.fit, { percent })}</span>
      </button>
      <IconButton icon={Plus} label={t(canvas.zoomIn)} onClick={() => editor.zoomIn(center(), ANIMATED)} />
    </div>
  );
}

/** In a crowd the cursors of the others are off until somebody asks for them. */
function Cursors() {
  const { presence } = runtimeOf(useEditor());
  const t = useSay();
  const { people, shown } = useSyncExternalStore(presence.subscribe, () => presence.state);
  if (people <= presence.many) return null;
  return (
    <button type="button" className="cv-cursors" aria-pressed={shown} onClick={() => presence.show(!shown)}>
      <Icon icon={MousePointerClick} size={18} />
      <span>{t(shown ? canvas.cursorsOn : canvas.cursorsOff, { n: people })}</span>
    </button>
  );
}
